using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0069_MeetingsChanged")]
public sealed class MeetingsChanged : SqlMigration
{
    protected override string FileName => "0069_MeetingsChanged";
}
