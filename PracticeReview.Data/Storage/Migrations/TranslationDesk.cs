using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0023_TranslationDesk")]
public sealed class TranslationDesk : SqlMigration
{
    protected override string FileName => "0023_TranslationDesk";
}
