using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0007_Reports")]
public sealed class Reports : SqlMigration
{
    protected override string FileName => "0007_Reports";
}
