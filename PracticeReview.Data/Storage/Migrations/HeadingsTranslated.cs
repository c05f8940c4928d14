using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0042_HeadingsTranslated")]
public sealed class HeadingsTranslated : SqlMigration
{
    protected override string FileName => "0042_HeadingsTranslated";
}
