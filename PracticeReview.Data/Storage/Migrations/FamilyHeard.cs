using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0031_FamilyHeard")]
public sealed class FamilyHeard : SqlMigration
{
    protected override string FileName => "0031_FamilyHeard";
}
