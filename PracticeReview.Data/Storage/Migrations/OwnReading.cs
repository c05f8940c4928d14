using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0066_OwnReading")]
public sealed class OwnReading : SqlMigration
{
    protected override string FileName => "0066_OwnReading";
}
