using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0024_Involvement")]
public sealed class FamilyInvolvement : SqlMigration
{
    protected override string FileName => "0024_Involvement";
}
