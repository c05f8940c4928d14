using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Razor.Internal;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.Hosting;
using PracticeReview.Tests.Rules.Translations;
using PracticeReview.Web.Words;

[assembly: RazorCompiledItem(typeof(HandMadePage), "mvc.1.0.razor-page", "/HandMade/Page.cshtml")]
[assembly: RazorCompiledItem(typeof(HandMadeLayout), "mvc.1.0.view", "/HandMade/Layout.cshtml")]

namespace PracticeReview.Tests.Rules.Translations;

/// <summary>A page with a layout, a section, a form and a message, written as the Razor compiler would write it.</summary>
[RazorCompiledItemMetadata("RouteTemplate", "/{language:language}/hand-made")]
public sealed class HandMadePage : Page
{
    [RazorInject]
    public Localizer Words { get; set; } = null!;

    public HandMadeModel Model => (HandMadeModel)ViewContext.ViewData.Model!;

    public override async Task ExecuteAsync()
    {
        Layout = "/HandMade/Layout.cshtml";
        DefineSection("Foot", () =>
        {
            Write(Words.Say("Foot"));
            return Task.CompletedTask;
        });
        WriteLiteral("<h1>");
        Write(Words.Say("Ready"));
        WriteLiteral("</h1><p>");
        Write(Words.Say("Written by {who}", ("who", Model.Who)));
        WriteLiteral("</p><p>");
        Write(Model.Greeting);
        WriteLiteral("</p>");
        foreach (var error in ModelState.Values.SelectMany(entry => entry.Errors))
        {
            WriteLiteral("<b>");
            Write(error.ErrorMessage);
            WriteLiteral("</b>");
        }

        await Task.CompletedTask;
    }
}

[IgnoreAntiforgeryToken]
public sealed class HandMadeModel(Localizer words) : PageModel
{
    public static int Handled { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Who { get; set; } = "Juniper";

    public LocalText Greeting => words.Say("Ready");

    public void OnPost()
    {
        Handled++;
        ModelState.AddModelError("Who", words.Say("Enter a name"));
    }
}

public sealed class HandMadeLayout : RazorPage<object>
{
    [RazorInject]
    public Localizer Words { get; set; } = null!;

    public override async Task ExecuteAsync()
    {
        WriteLiteral($"<html lang=\"{Words.Shown.Tag}\" dir=\"{Words.Shown.Dir}\"><body>");
        WriteLiteral(Words.FellBack ? "[" + Words.InterpreterLine().Text + "]" : "");
        WriteLiteral(Words.ShowsUnreviewed ? "[unreviewed]" : "");
        Words.NoticeShown = Words.ShowsUnreviewed;
        Write(RenderBody());
        Write(await RenderSectionAsync("Foot"));
        WriteLiteral("</body></html>");
    }
}
