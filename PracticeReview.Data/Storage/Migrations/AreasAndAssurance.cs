using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0027_AreasAndAssurance")]
public sealed class AreasAndAssurance : SqlMigration
{
    protected override string FileName => "0027_AreasAndAssurance";
}
