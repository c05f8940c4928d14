using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0038_SpokenWords")]
public sealed class SpokenWords : SqlMigration
{
    protected override string FileName => "0038_SpokenWords";
}
