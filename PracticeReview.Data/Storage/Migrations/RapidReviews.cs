using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0010_RapidReviews")]
public sealed class RapidReviews : SqlMigration
{
    protected override string FileName => "0010_RapidReviews";
}
