using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0057_MemoriesConsidered")]
public sealed class MemoriesConsidered : SqlMigration
{
    protected override string FileName => "0057_MemoriesConsidered";
}
