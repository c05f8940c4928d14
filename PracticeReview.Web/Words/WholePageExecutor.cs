using System.Diagnostics;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Mvc.ViewEngines;

namespace PracticeReview.Web.Words;

/// <summary>
/// Shows a page whole in one language. The page is first written into memory in the language asked for;
/// when any text on it, its layout or its parts was not ready, that writing is thrown away and the page
/// is written again, all of it, in English. The page's handler has run once either way.
/// </summary>
internal sealed class WholePageExecutor(
    IHttpResponseStreamWriterFactory writers,
    ICompositeViewEngine views,
    IRazorViewEngine pages,
    IRazorPageActivator activator,
    DiagnosticListener diagnostics,
    HtmlEncoder encoder)
    : PageResultExecutor(writers, views, pages, activator, diagnostics, encoder)
{
    public override async Task ExecuteAsync(PageContext pageContext, PageResult result)
    {
        var words = pageContext.HttpContext.RequestServices.GetRequiredService<Localizer>();
        if (words.Requested.IsSource)
        {
            await base.ExecuteAsync(pageContext, result);
            return;
        }

        var response = pageContext.HttpContext.Response;
        var wire = response.Body;
        await using var written = new MemoryStream();
        response.Body = written;
        try
        {
            await base.ExecuteAsync(pageContext, result);
            if (words.Missing.Count > 0)
            {
                words.TurnEnglish();
                SayAgain(pageContext.ModelState, words);
                await WriteAgainAsync(pageContext, result, written);
            }
            else if (words is { ShowsUnreviewed: true, NoticeShown: false })
            {
                // The notice stands above the first text that turned out to need it.
                await WriteAgainAsync(pageContext, result, written);
            }
        }
        finally
        {
            response.Body = wire;
        }

        response.Headers.ContentLanguage = words.Shown.Tag;
        written.Position = 0;
        await written.CopyToAsync(wire, pageContext.HttpContext.RequestAborted);
    }

    private Task WriteAgainAsync(PageContext pageContext, PageResult result, MemoryStream written)
    {
        written.SetLength(0);
        result.Page.SectionWriters.Clear();
        result.Page.Layout = null;
        return base.ExecuteAsync(pageContext, result);
    }

    /// <summary>Messages beside fields were written when the handler ran; they turn English with the page.</summary>
    private static void SayAgain(ModelStateDictionary state, Localizer words)
    {
        foreach (var errors in state.Values.Select(entry => entry.Errors))
        {
            for (var i = 0; i < errors.Count; i++)
            {
                if (words.WhoseText(errors[i].ErrorMessage) is { } text)
                {
                    errors[i] = new ModelError(text.ToString());
                }
            }
        }
    }
}
