using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PracticeReview.Web.Words;

/// <summary>
/// Attributes that people read or hear: <c>localize-title="English text"</c> writes <c>title</c> in the person's language,
/// and so on. An attribute holds no values; a sentence with values is made in the page model with <see cref="Localizer.Say"/>.
/// </summary>
[HtmlTargetElement("*", Attributes = "localize-title")]
[HtmlTargetElement("*", Attributes = "localize-aria-label")]
[HtmlTargetElement("*", Attributes = "localize-alt")]
[HtmlTargetElement("*", Attributes = "localize-value")]
[HtmlTargetElement("*", Attributes = "localize-content")]
[HtmlTargetElement("*", Attributes = "localize-placeholder")]
public sealed class LocalizeAttributesTagHelper(Localizer words) : TagHelper
{
    [HtmlAttributeName("localize-title")]
    public string? Title { get; set; }

    [HtmlAttributeName("localize-aria-label")]
    public string? AriaLabel { get; set; }

    [HtmlAttributeName("localize-alt")]
    public string? Alt { get; set; }

    [HtmlAttributeName("localize-value")]
    public string? Value { get; set; }

    /// <summary>For <c>meta</c>.</summary>
    [HtmlAttributeName("localize-content")]
    public string? MetaContent { get; set; }

    [HtmlAttributeName("localize-placeholder")]
    public string? Placeholder { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Set(output, "title", Title);
        Set(output, "aria-label", AriaLabel);
        Set(output, "alt", Alt);
        Set(output, "value", Value);
        Set(output, "content", MetaContent);
        Set(output, "placeholder", Placeholder);
    }

    private void Set(TagHelperOutput output, string name, string? english)
    {
        if (english is not null)
        {
            output.Attributes.SetAttribute(name, words.SayMarked(EnglishText.Collapse(english)).ToString());
        }
    }
}
