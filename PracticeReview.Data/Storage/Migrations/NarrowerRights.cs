using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0026_NarrowerRights")]
public sealed class NarrowerRights : SqlMigration
{
    protected override string FileName => "0026_NarrowerRights";
}
