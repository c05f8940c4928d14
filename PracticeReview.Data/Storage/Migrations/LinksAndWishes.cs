using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0046_LinksAndWishes")]
public sealed class LinksAndWishes : SqlMigration
{
    protected override string FileName => "0046_LinksAndWishes";
}
