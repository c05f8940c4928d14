using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0037_Approaching")]
public sealed class Approaching : SqlMigration
{
    protected override string FileName => "0037_Approaching";
}
