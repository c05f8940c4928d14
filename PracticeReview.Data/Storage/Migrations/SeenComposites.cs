using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0052_SeenComposites")]
public sealed class SeenComposites : SqlMigration
{
    protected override string FileName => "0052_SeenComposites";
}
