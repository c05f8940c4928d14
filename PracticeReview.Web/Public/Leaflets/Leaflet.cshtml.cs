using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using PracticeReview.Data.People;
using PracticeReview.Data.Support;
using PracticeReview.Data.Translations;
using PracticeReview.Web.Public.LongTexts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Public.Leaflets;

/// <summary>The leaflet for families (Policy 6) in each of its forms: to read, to print, or as a file.</summary>
[AllowAnonymous]
public sealed class LeafletModel(IOptions<LongTextContacts> contacts, SupportQueries support, LeafletFiles files) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Version { get; set; }

    public LeafletVersion Form { get; private set; } = LeafletVersion.All[0];

    public string Phone => contacts.Value.Phone;

    /// <summary>The picture beside the title; null in the forms that bring their own, or none.</summary>
    public string? Picture => Form.Name switch
    {
        "plain" => "people",
        "children" => "child",
        "young-people" => "talk",
        _ => null,
    };

    /// <summary>What stands for the placeholders, the pictures of the easy version included.</summary>
    public IReadOnlyDictionary<string, IHtmlContent> Values { get; private set; } = new Dictionary<string, IHtmlContent>(StringComparer.Ordinal);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Form = LeafletVersion.Find(Version) ?? LeafletVersion.All[0];
        var language = RouteData.Values["language"] as string ?? Languages.English.Code;
        var lists = await support.ListAsync(PublicActor.Anybody, language, cancellation);
        var values = contacts.Value.ToValues(lists.SelectMany(list => list.Organisations));
        foreach (var picture in EasyReadPictures.Names)
        {
            values["picture-" + picture] = EasyReadPictures.Show(picture);
        }
        Values = values;
    }

    /// <summary>The name of the file that holds exactly what this page shows, in the language in which it shows it.</summary>
    public string FileName(Localizer words, LongPage text) => LeafletFiles.NameOf(Form, words.Shown, words.ShowsUnreviewed, text);

    public bool HasFile(string name) => files.Has(name);
}
