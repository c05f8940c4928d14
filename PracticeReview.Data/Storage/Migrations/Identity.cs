using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0002_Identity")]
public sealed class Identity : SqlMigration
{
    protected override string FileName => "0002_Identity";
}
