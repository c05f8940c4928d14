using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0044_TheirWordsInEnglish")]
public sealed class TheirWordsInEnglish : SqlMigration
{
    protected override string FileName => "0044_TheirWordsInEnglish";
}
