using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0003_Referrals")]
public sealed class ReferralsAndDecisions : SqlMigration
{
    protected override string FileName => "0003_Referrals";
}
