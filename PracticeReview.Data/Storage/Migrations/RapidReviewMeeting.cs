using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0013_RapidReviewMeeting")]
public sealed class RapidReviewMeeting : SqlMigration
{
    protected override string FileName => "0013_RapidReviewMeeting";
}
