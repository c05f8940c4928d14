using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0034_AgencyInvolvements")]
public sealed class AgencyInvolvementsOfACase : SqlMigration
{
    protected override string FileName => "0034_AgencyInvolvements";
}
