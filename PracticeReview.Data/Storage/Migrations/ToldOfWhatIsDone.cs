using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0055_ToldOfWhatIsDone")]
public sealed class ToldOfWhatIsDone : SqlMigration
{
    protected override string FileName => "0055_ToldOfWhatIsDone";
}
