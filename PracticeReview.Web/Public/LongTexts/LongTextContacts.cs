using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace PracticeReview.Web.Public.LongTexts;

/// <summary>
/// What a partnership says about itself in the long texts; section "LongTexts" of the configuration.
/// The values are the partnership's own, shown as they are in every language.
/// </summary>
public sealed class LongTextContacts
{
    public string PartnershipName { get; set; } = "Example Safeguarding Partnership";

    public string Phone { get; set; } = "01632 960 000";

    public string Email { get; set; } = "reviews@partnership.example";

    /// <summary>Organisations that support families. A partnership replaces these with those it has agreed with.</summary>
    public IList<SupportOrganisation> Support { get; set; } = [];

    /// <summary>The values by the names the long texts use.</summary>
    public IReadOnlyDictionary<string, IHtmlContent> ToValues() => new Dictionary<string, IHtmlContent>(StringComparer.Ordinal)
    {
        ["partnership"] = Text(PartnershipName),
        ["phone"] = Text(Phone),
        ["email"] = Text(Email),
        ["support"] = SupportList()
    };

    private static HtmlContentBuilder Text(string text)
    {
        var content = new HtmlContentBuilder();
        content.Append(text);
        return content;
    }

    private TagBuilder SupportList()
    {
        var list = new TagBuilder("ul");
        foreach (var organisation in Support)
        {
            var item = new TagBuilder("li");
            var name = new TagBuilder("bdi");
            name.InnerHtml.Append(organisation.Contact.Length == 0 ? organisation.Name : $"{organisation.Name}, {organisation.Contact}");
            item.InnerHtml.AppendHtml(name);
            list.InnerHtml.AppendHtml(item);
        }

        return list;
    }
}

/// <summary>An organisation that supports families.</summary>
public sealed class SupportOrganisation
{
    public string Name { get; set; } = "";

    /// <summary>A telephone number or address, as the organisation gives it.</summary>
    public string Contact { get; set; } = "";
}
