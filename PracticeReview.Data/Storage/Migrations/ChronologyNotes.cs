using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0019_ChronologyNotes")]
public sealed class ChronologyNotes : SqlMigration
{
    protected override string FileName => "0019_ChronologyNotes";
}
