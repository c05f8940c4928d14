using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0015_InformationAndJobs")]
public sealed class InformationAndJobs : SqlMigration
{
    protected override string FileName => "0015_InformationAndJobs";
}
