using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0063_FamilyContradictionsDecided")]
public sealed class FamilyContradictionsDecided : SqlMigration
{
    protected override string FileName => "0063_FamilyContradictionsDecided";
}
