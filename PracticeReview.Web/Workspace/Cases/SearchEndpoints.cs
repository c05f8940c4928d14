using Microsoft.AspNetCore.Mvc;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Documents;

namespace PracticeReview.Web.Workspace.Cases;

/// <summary>Takes what is typed into the search, by a form that no address shows, and leads to the page of what is found.</summary>
internal static class SearchEndpoints
{
    public const string Address = "/workspace/search/ask";

    public static void MapSearch(this IEndpointRouteBuilder app) =>
        app.MapPost(Address, AskAsync).RequireAuthorization(Policies.Workspace);

    private static async Task<IResult> AskAsync(HttpContext context, SealedQuestion questions, [FromForm] string? asked) =>
        await context.StaffAsync() is not { } actor ? Results.Redirect("/workspace")
        : string.IsNullOrWhiteSpace(asked) ? Results.Redirect("/workspace/search")
        : Results.Redirect("/workspace/search?q=" + Uri.EscapeDataString(questions.Seal(actor.Id, asked.Trim())));
}
