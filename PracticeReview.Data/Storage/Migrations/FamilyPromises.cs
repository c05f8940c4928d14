using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0036_FamilyPromises")]
public sealed class FamilyPromises : SqlMigration
{
    protected override string FileName => "0036_FamilyPromises";
}
