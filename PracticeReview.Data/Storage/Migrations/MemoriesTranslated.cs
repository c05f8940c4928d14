using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0032_MemoriesTranslated")]
public sealed class MemoriesTranslated : SqlMigration
{
    protected override string FileName => "0032_MemoriesTranslated";
}
