using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using PracticeReview.Data.Support;

namespace PracticeReview.Web.Public.LongTexts;

/// <summary>
/// What a partnership says about itself in the long texts; section "LongTexts" of the configuration.
/// The values are the partnership's own, shown as they are in every language.
/// </summary>
public sealed class LongTextContacts
{
    /// <summary>More organisations than this do not fit a leaflet; all of them stand on a page of their own.</summary>
    public const int MostInALeaflet = 6;

    public string PartnershipName { get; set; } = "Example Safeguarding Partnership";

    public string Phone { get; set; } = "01632 960 000";

    public string Email { get; set; } = "reviews@partnership.example";

    /// <summary>The values by the names the long texts use.</summary>
    /// <param name="support">The organisations that support families, for the texts that name them.</param>
    public Dictionary<string, IHtmlContent> ToValues(IEnumerable<SupportView>? support = null) => new(StringComparer.Ordinal)
    {
        ["partnership"] = Text(PartnershipName),
        ["phone"] = Text(Phone),
        ["email"] = Text(Email),
        ["support"] = SupportList(support ?? []),
    };

    private static HtmlContentBuilder Text(string text)
    {
        var content = new HtmlContentBuilder();
        content.Append(text);
        return content;
    }

    private static IHtmlContent SupportList(IEnumerable<SupportView> support)
    {
        var list = new TagBuilder("ul");
        foreach (var organisation in support.DistinctBy(one => one.Name, StringComparer.OrdinalIgnoreCase).Take(MostInALeaflet))
        {
            var item = new TagBuilder("li");
            var name = new TagBuilder("bdi");
            var website = organisation.Website is { } address ? new Uri(address).Host.Replace("www.", "", StringComparison.Ordinal) : null;
            name.InnerHtml.Append(string.Join(", ", new[] { organisation.Name, organisation.Telephone, website }.OfType<string>()));
            item.InnerHtml.AppendHtml(name);
            list.InnerHtml.AppendHtml(item);
        }
        return list.HasInnerHtml ? list : new HtmlContentBuilder();
    }
}
