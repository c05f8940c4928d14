using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PracticeReview.Data.Translations;

namespace PracticeReview.Web.Words;

/// <summary>
/// <c>&lt;p localize&gt;English text&lt;/p&gt;</c>, or <c>&lt;localize&gt;</c> where no element is wanted: shows the text in the
/// person's language. Values stand in <c>&lt;parameter name="…"&gt;</c>. With <c>localize-count</c> the element's own text
/// is the form for many and <c>localize-one</c> the form for one.
/// </summary>
[HtmlTargetElement("localize")]
[HtmlTargetElement("*", Attributes = "localize")]
public sealed class LocalizeTagHelper(Localizer words) : TagHelper
{
    /// <summary>Tells apart two texts whose English is the same.</summary>
    [HtmlAttributeName("localize-context")]
    public string? Context { get; set; }

    /// <summary>A word to the translator. It is read by the extraction and never shown.</summary>
    [HtmlAttributeName("localize-comment")]
    public string? Comment { get; set; }

    /// <summary>The number in a text with a count.</summary>
    [HtmlAttributeName("localize-count")]
    public long? Count { get; set; }

    /// <summary>The English for exactly one.</summary>
    [HtmlAttributeName("localize-one")]
    public string? One { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var parameters = new TextParameters();
        context.Items[typeof(TextParameters)] = parameters;
        var content = await output.GetChildContentAsync(NullHtmlEncoder.Default);
        var english = EnglishText.FromHtml(content.GetContent(NullHtmlEncoder.Default));

        if (output.TagName == "localize")
        {
            output.TagName = null;
        }

        output.Attributes.RemoveAll("localize");
        if (Count is { } count)
        {
            parameters.Add(TextShape.Count, words.Number(count));
            var one = One ?? throw new InvalidOperationException($"The text \"{english}\" has localize-count and needs localize-one.");
            output.Content.SetHtmlContent(new LocalText(words, new TextKey(one, Context), english, count, parameters.ToArray()));
        }
        else
        {
            output.Content.SetHtmlContent(new LocalText(words, new TextKey(english, Context), null, 0, parameters.ToArray()));
        }
    }
}

/// <summary>A value inside a localised text. It is encoded, and set apart from the sentence's direction.</summary>
[HtmlTargetElement("parameter", Attributes = "name")]
public sealed class ParameterTagHelper : TagHelper
{
    /// <summary>The placeholder's name: a lower-case letter, then letters, digits and hyphens.</summary>
    public required string Name { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(TextParameters), out var found) || found is not TextParameters parameters)
        {
            throw new InvalidOperationException($"The parameter '{Name}' stands outside a localised text.");
        }

        var content = await output.GetChildContentAsync(LocalText.Encoder);
        parameters.Add(Name, new HtmlString(content.GetContent(LocalText.Encoder).Trim()));
        output.TagName = null;
        output.Content.SetHtmlContent("{" + Name + "}");
    }
}

/// <summary>The values collected while a localised element is being read.</summary>
internal sealed class TextParameters
{
    private readonly List<(string, object?)> _values = [];

    public void Add(string name, object value) => _values.Add((name, value));

    public (string, object?)[] ToArray() => [.. _values];
}
