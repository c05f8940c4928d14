using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0050_SmallPictures")]
public sealed class SmallPictures : SqlMigration
{
    protected override string FileName => "0050_SmallPictures";
}
