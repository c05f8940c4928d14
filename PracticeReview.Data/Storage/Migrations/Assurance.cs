using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0006_Assurance")]
public sealed class Assurance : SqlMigration
{
    protected override string FileName => "0006_Assurance";
}
