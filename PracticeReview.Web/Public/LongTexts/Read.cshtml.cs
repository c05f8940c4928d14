using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Public.LongTexts;

/// <summary>The long texts that anyone may read.</summary>
[AllowAnonymous]
public sealed class ReadModel(IOptions<LongTextContacts> contacts) : PageModel
{
    private static readonly Dictionary<string, string> s_pictures = new(StringComparer.Ordinal)
    {
        ["what-a-review-is"] = "learn",
        ["who-decides"] = "meeting",
        ["how-reviews-work"] = "path",
        ["other-processes"] = "signs",
        ["your-rights"] = "choose",
        ["who-sees-what"] = "private",
        ["how-it-may-feel"] = "sad",
        ["signing-in"] = "phone",
        ["shared-device"] = "door",
        ["staying-safe"] = "door",
    };

    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    public string Phone => contacts.Value.Phone;

    /// <summary>What stands for the placeholders of the long texts.</summary>
    public IReadOnlyDictionary<string, IHtmlContent> Values => contacts.Value.ToValues();

    /// <summary>The picture beside the title; null where there is none.</summary>
    public string? Picture => s_pictures.GetValueOrDefault(Name);

    /// <summary>Where a reader goes on from here: the two topics that follow; none after a text about the site itself.</summary>
    public IReadOnlyList<Topic> WaysOn(Localizer words)
    {
        List<Topic> all = [.. Topics.ToUnderstand(words), .. Topics.ToDecide(words), .. Topics.ToComeIn(words)];
        var at = all.FindIndex(topic => topic.Address == Name);
        return at < 0 ? [] : [all[(at + 1) % all.Count], all[(at + 2) % all.Count]];
    }
}
