using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0041_WishesAnswered")]
public sealed class WishesAnswered : SqlMigration
{
    protected override string FileName => "0041_WishesAnswered";
}
