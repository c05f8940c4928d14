using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0064_WordsOutlastPages")]
public sealed class WordsOutlastPages : SqlMigration
{
    protected override string FileName => "0064_WordsOutlastPages";
}
