using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PracticeReview.Web.Family;

/// <summary>
/// What stood in a form when it was opened, as a fingerprint in the form itself: so it is known without a script whether anything was
/// changed. Forms of the family area say so by <c>data-keep</c>; the first of a page is the one that goes along into another language.
/// </summary>
[HtmlTargetElement("form", Attributes = "data-keep")]
public sealed class FormBeginning : TagHelper
{
    // Hidden fields: nobody changes them.
    private static readonly string[] s_hidden = ["First", "WordsLanguage", "WordsFor", SendingPage.EditionField];
    private static readonly object s_form = new();
    private static readonly object s_fields = new();

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <summary>The form of this page whose words go along into another language; null where there is none.</summary>
    internal static KeptForm? Of(HttpContext http) => http.Items[s_form] as KeptForm;

    /// <summary>A field of the form says what stands in it.</summary>
    internal static void Say(HttpContext http, string name, IEnumerable<string> values)
    {
        if (http.Items[s_fields] is not List<(string, string)> fields)
        {
            http.Items[s_fields] = fields = [];
        }
        fields.AddRange(values.Select(value => (name, value)));
    }

    /// <summary>Whether the form was sent as it was opened. A form that does not say how it began counts as changed.</summary>
    internal static bool IsUnchanged(IFormCollection form) =>
        form[FamilyFormPage.BeganField].ToString() is { Length: > 0 } began
        && began == Fingerprint(FamilyFormPage.FieldsOf(form).Keys.Where(name => !s_hidden.Contains(name)).SelectMany(name => form[name].Select(value => (name, value ?? ""))));

    // Before all that is done with the form: another tag helper of every form writes its fields first.
    public override void Init(TagHelperContext context) => View.HttpContext.Items[s_fields] = null;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var http = View.HttpContext;
        _ = await output.GetChildContentAsync();
        var fields = http.Items[s_fields] as List<(string, string)> ?? [];
        http.Items[s_fields] = null;
        var began = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        began.Attributes["type"] = "hidden";
        began.Attributes["name"] = FamilyFormPage.BeganField;
        began.Attributes["value"] = Fingerprint(fields);
        output.PostContent.AppendHtml(began);
        // A page may be written twice: the same form is the first again.
        var address = output.Attributes["action"].Value.ToString()!;
        if (Of(http) is not { } first || first.Address == address)
        {
            if (!output.Attributes.TryGetAttribute("id", out var id))
            {
                output.Attributes.SetAttribute("id", "words");
            }
            http.Items[s_form] = new KeptForm(id?.Value.ToString() ?? "words", address);
        }
    }

    private static string Fingerprint(IEnumerable<(string Name, string Value)> fields) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', fields
        .Select(field => (field.Name, Value: field.Value.ReplaceLineEndings("\n")))
        .Where(field => field.Value.Length > 0)
        .Select(field => $"{field.Name}={field.Value}")
        .Order(StringComparer.Ordinal)))))[..16];
}

/// <summary>The form of a page in which words are kept.</summary>
/// <param name="Id">By which a button elsewhere on the page belongs to it.</param>
/// <param name="Address">Where it is sent, in the language of the page.</param>
internal sealed record KeptForm(string Id, string Address)
{
    /// <summary>Where it is sent to go on in another language.</summary>
    public string In(string language) => $"/{language}/{string.Join('/', Address.Split('/').Skip(2))}?handler=Language";
}
