using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0043_WaitingForWords")]
public sealed class WaitingForWords : SqlMigration
{
    protected override string FileName => "0043_WaitingForWords";
}
