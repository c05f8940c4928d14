using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0059_AgeAndConsent")]
public sealed class AgeAndConsent : SqlMigration
{
    protected override string FileName => "0059_AgeAndConsent";
}
