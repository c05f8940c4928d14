using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0001_Foundations")]
public sealed class Foundations : SqlMigration
{
    protected override string FileName => "0001_Foundations";
}
