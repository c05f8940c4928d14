using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0070_WritersOfTranslations")]
public sealed class WritersOfTranslations : SqlMigration
{
    protected override string FileName => "0070_WritersOfTranslations";
}
