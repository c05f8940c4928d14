using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0058_Quoted")]
public sealed class Quoted : SqlMigration
{
    protected override string FileName => "0058_Quoted";
}
