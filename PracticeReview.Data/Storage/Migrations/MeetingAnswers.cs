using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0056_MeetingAnswers")]
public sealed class MeetingAnswers : SqlMigration
{
    protected override string FileName => "0056_MeetingAnswers";
}
