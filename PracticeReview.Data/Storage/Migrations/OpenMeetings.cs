using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0029_OpenMeetings")]
public sealed class OpenMeetings : SqlMigration
{
    protected override string FileName => "0029_OpenMeetings";
}
