using PracticeReview.Data.Cases;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.Papers;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Documents;

namespace PracticeReview.Web.Workspace.Referrals;

/// <summary>A decision notice as a Word file and as a PDF, always as an attachment. Its file name is the case's reference.</summary>
internal static class DecisionNoticeEndpoints
{
    public static void MapDecisionNotices(this IEndpointRouteBuilder app)
    {
        var notice = app.MapGroup("/workspace/cases/{id:guid}/decisions/{decision:guid}").RequireAuthorization(Policies.Workspace);
        notice.MapGet("/notice.docx", (Guid id, Guid decision, HttpContext context) =>
            SendAsync(id, decision, context, WordPaper.Write, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"));
        notice.MapGet("/notice.pdf", (Guid id, Guid decision, HttpContext context) => SendAsync(id, decision, context, PdfPaper.Write, "application/pdf", "pdf"));
    }

    private static async Task<IResult> SendAsync(Guid id, Guid decision, HttpContext context, Action<Paper, Stream> write, string type, string extension)
    {
        var notices = context.RequestServices.GetRequiredService<DecisionNotices>();
        if (await context.StaffAsync() is not { } actor || await notices.OpenAsync(actor, new CaseId(id), decision, context.RequestAborted) is not { } notice)
        {
            return Results.Text(Data.Refusal.NotFound.ToString(), statusCode: StatusCodes.Status404NotFound);
        }
        var file = new MemoryStream();
        write(notice.ToPaper(ReferralWords.Of(ReferralWords.Outcomes, notice.Outcome), ReferralWords.Basis(notice.Basis)), file);
        file.Position = 0;
        return Results.File(file, type, $"{notice.Reference}-decision.{extension}");
    }
}
