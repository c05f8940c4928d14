using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0021_FamilyArea")]
public sealed class FamilyArea : SqlMigration
{
    protected override string FileName => "0021_FamilyArea";
}
