using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0053_StillHolds")]
public sealed class StillHolds : SqlMigration
{
    protected override string FileName => "0053_StillHolds";
}
