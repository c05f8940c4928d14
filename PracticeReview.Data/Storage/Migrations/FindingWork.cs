using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0017_FindingWork")]
public sealed class FindingWork : SqlMigration
{
    protected override string FileName => "0017_FindingWork";
}
