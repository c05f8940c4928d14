using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Public.LongTexts;

/// <summary>The leaflet and the other long texts that anyone may read.</summary>
public sealed class ReadModel(IOptions<LongTextContacts> contacts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    public string Phone => contacts.Value.Phone;

    /// <summary>What stands for the placeholders of the long texts.</summary>
    public IReadOnlyDictionary<string, IHtmlContent> Values => contacts.Value.ToValues();
}
