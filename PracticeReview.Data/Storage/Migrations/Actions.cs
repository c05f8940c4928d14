using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0008_Actions")]
public sealed class Actions : SqlMigration
{
    protected override string FileName => "0008_Actions";
}
