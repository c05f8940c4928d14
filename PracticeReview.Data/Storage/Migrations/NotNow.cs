using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0065_NotNow")]
public sealed class NotNow : SqlMigration
{
    protected override string FileName => "0065_NotNow";
}
