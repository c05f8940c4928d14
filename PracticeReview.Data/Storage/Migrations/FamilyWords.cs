using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0022_FamilyWords")]
public sealed class FamilyWords : SqlMigration
{
    protected override string FileName => "0022_FamilyWords";
}
