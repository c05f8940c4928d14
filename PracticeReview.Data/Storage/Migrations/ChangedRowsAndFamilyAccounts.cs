using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0030_ChangedRowsAndFamilyAccounts")]
public sealed class ChangedRowsAndFamilyAccounts : SqlMigration
{
    protected override string FileName => "0030_ChangedRowsAndFamilyAccounts";
}
