using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0051_OpenedAgain")]
public sealed class OpenedAgain : SqlMigration
{
    protected override string FileName => "0051_OpenedAgain";
}
