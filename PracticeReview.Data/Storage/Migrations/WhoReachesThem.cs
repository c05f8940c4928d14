using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0067_WhoReachesThem")]
public sealed class WhoReachesThem : SqlMigration
{
    protected override string FileName => "0067_WhoReachesThem";
}
