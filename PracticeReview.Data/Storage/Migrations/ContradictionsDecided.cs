using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0062_ContradictionsDecided")]
public sealed class ContradictionsDecided : SqlMigration
{
    protected override string FileName => "0062_ContradictionsDecided";
}
