using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0020_BeforeSigningIn")]
public sealed class BeforeSigningIn : SqlMigration
{
    protected override string FileName => "0020_BeforeSigningIn";
}
