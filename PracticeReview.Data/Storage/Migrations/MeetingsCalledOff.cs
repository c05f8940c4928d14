using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0040_MeetingsCalledOff")]
public sealed class MeetingsCalledOff : SqlMigration
{
    protected override string FileName => "0040_MeetingsCalledOff";
}
