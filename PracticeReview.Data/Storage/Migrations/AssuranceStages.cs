using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0025_AssuranceStages")]
public sealed class AssuranceStages : SqlMigration
{
    protected override string FileName => "0025_AssuranceStages";
}
