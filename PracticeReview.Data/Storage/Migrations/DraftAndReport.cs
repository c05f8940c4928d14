using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0039_DraftAndReport")]
public sealed class DraftAndReport : SqlMigration
{
    protected override string FileName => "0039_DraftAndReport";
}
