using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0028_HeldByTheDatabase")]
public sealed class HeldByTheDatabase : SqlMigration
{
    protected override string FileName => "0028_HeldByTheDatabase";
}
