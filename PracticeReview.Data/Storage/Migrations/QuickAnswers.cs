using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PracticeReview.Data.Storage.Migrations;

[DbContext(typeof(PracticeReviewDbContext)), Migration("0029_QuickAnswers")]
public sealed class QuickAnswers : SqlMigration
{
    protected override string FileName => "0029_QuickAnswers";
}
