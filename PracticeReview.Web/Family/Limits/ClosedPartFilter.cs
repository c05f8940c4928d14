using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Web.Identity;

namespace PracticeReview.Web.Family.Limits;

/// <summary>Leads whoever opens a part that is closed to them to a page that says so kindly. What they may read and send is decided by the rule and the database.</summary>
internal sealed class ClosedPartFilter(FamilyLimitQueries limits, FamilyPart part) : IAsyncPageFilter
{
    /// <summary>Puts the filter before every page of these folders.</summary>
    public static void Close(PageConventionCollection conventions)
    {
        foreach (var (folder, part) in new[] { ("/Family/Draft", FamilyPart.Draft), ("/Family/Focus", FamilyPart.Focus), ("/Family/Questions", FamilyPart.Questions), ("/Family/Asked", FamilyPart.Asked) })
        {
            conventions.AddFolderApplicationModelConvention(folder, model => model.Filters.Add(new TypeFilterAttribute(typeof(ClosedPartFilter)) { Arguments = [part] }));
        }
    }

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        // What was typed and sent is left to the page: its rule refuses and the page keeps the words.
        if (HttpMethods.IsGet(http.Request.Method) && http.Features.Get<Data.People.FamilySession>() is { } session
            && (await limits.ClosedPartsAsync(session.Actor, http.RequestAborted)).Contains(part))
        {
            context.Result = new RedirectResult($"/{http.Request.RouteValues["language"]}/family/not-open");
            return;
        }
        await next();
    }
}
