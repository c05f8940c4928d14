using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0014_ReferralDepth")]
public sealed class ReferralDepth : SqlMigration
{
    protected override string FileName => "0014_ReferralDepth";
}
