using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using PracticeReview.Data.Support;
using PracticeReview.Data.Translations;

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

    /// <summary>Named to children and young people where a partnership has named nobody: none of their leaflets is without somebody to ring.</summary>
    private static readonly SupportView s_childline = new(default, "Childline", "", "0800 1111", "https://www.childline.org.uk", "Day and night, every day. The call is free.", [], 0,
        IsForYoungPeople: true);

    /// <summary>The values by the names the long texts use.</summary>
    /// <param name="support">The organisations that support families, for the texts that name them.</param>
    public Dictionary<string, IHtmlContent> ToValues(IEnumerable<SupportView>? support = null) => new(StringComparer.Ordinal)
    {
        ["partnership"] = Text(PartnershipName),
        ["phone"] = Text(Phone),
        ["email"] = Text(Email),
        ["support"] = SupportList(support ?? []),
        ["young-support"] = SupportList((support ?? []).Where(one => one.IsForYoungPeople).DefaultIfEmpty(s_childline), withHours: true),
    };

    private static HtmlContentBuilder Text(string text)
    {
        var content = new HtmlContentBuilder();
        content.Append(text);
        return content;
    }

    private static IHtmlContent SupportList(IEnumerable<SupportView> support, bool withHours = false)
    {
        var list = new TagBuilder("ul");
        foreach (var organisation in support.DistinctBy(one => one.Name, StringComparer.OrdinalIgnoreCase).Take(MostInALeaflet))
        {
            var item = new TagBuilder("li");
            var name = new TagBuilder("bdi");
            var website = organisation.Website is { } address ? new Uri(address).Host.Replace("www.", "", StringComparison.Ordinal) : null;
            name.InnerHtml.Append(string.Join(", ", new[] { organisation.Name, organisation.Telephone, website }.OfType<string>()));
            item.InnerHtml.AppendHtml(name);
            if (withHours && organisation.Hours is { } when)
            {
                var hours = new TagBuilder("bdi");
                hours.Attributes["lang"] = organisation.Translation is { Hours: not null } made && Languages.TryFind(made.Language, out var language) ? language.Tag : "en";
                hours.InnerHtml.Append(organisation.Translation?.Hours ?? when);
                item.InnerHtml.AppendHtml(new TagBuilder("br") { TagRenderMode = TagRenderMode.SelfClosing });
                item.InnerHtml.AppendHtml(hours);
            }
            list.InnerHtml.AppendHtml(item);
        }
        return list.HasInnerHtml ? list : new HtmlContentBuilder();
    }
}
