using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0045_WordsForYoungPeople")]
public sealed class WordsForYoungPeople : SqlMigration
{
    protected override string FileName => "0045_WordsForYoungPeople";
}
