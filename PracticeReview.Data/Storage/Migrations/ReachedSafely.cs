using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0033_ReachedSafely")]
public sealed class ReachedSafely : SqlMigration
{
    protected override string FileName => "0033_ReachedSafely";
}
