using Microsoft.AspNetCore.Antiforgery;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Documents;

namespace PracticeReview.Web.Workspace.Cases;

/// <summary>Takes what is typed into the search, by a form that no address shows, and leads to the page of what is found.</summary>
internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder app) =>
        app.MapPost("/workspace/search/ask", AskAsync).RequireAuthorization(Policies.Workspace);

    private static async Task<IResult> AskAsync(HttpContext context, IAntiforgery antiforgery, SealedQuestion questions)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }
        var asked = (await context.Request.ReadFormAsync(context.RequestAborted))["asked"].ToString().Trim();
        return await context.StaffAsync() is not { } actor || asked.Length == 0
            ? Results.Redirect("/workspace/search")
            : Results.Redirect("/workspace/search?q=" + Uri.EscapeDataString(questions.Seal(actor.Id, asked)));
    }
}
