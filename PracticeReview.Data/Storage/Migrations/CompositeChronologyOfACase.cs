using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0018_CompositeChronology")]
public sealed class CompositeChronologyOfACase : SqlMigration
{
    protected override string FileName => "0018_CompositeChronology";
}
