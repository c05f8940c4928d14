using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0071_SaidAndExplained")]
public sealed class SaidAndExplained : SqlMigration
{
    protected override string FileName => "0071_SaidAndExplained";
}
