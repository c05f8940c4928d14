using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0009_Jobs")]
public sealed class JobsAndReminders : SqlMigration
{
    protected override string FileName => "0009_Jobs";
}
