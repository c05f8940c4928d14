using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0016_SessionsEnd")]
public sealed class SessionsEnd : SqlMigration
{
    protected override string FileName => "0016_SessionsEnd";
}
