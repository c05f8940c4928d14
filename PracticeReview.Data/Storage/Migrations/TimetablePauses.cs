using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0012_Timetable")]
public sealed class TimetablePauses : SqlMigration
{
    protected override string FileName => "0012_Timetable";
}
