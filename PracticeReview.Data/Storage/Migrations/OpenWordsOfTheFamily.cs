using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0068_OpenWordsOfTheFamily")]
public sealed class OpenWordsOfTheFamily : SqlMigration
{
    protected override string FileName => "0068_OpenWordsOfTheFamily";
}
