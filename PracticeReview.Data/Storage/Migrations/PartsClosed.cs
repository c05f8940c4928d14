using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0047_PartsClosed")]
public sealed class PartsClosed : SqlMigration
{
    protected override string FileName => "0047_PartsClosed";
}
