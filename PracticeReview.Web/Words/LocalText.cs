using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using PracticeReview.Data.Translations;

namespace PracticeReview.Web.Words;

/// <summary>
/// A text that is looked up only when it is written out, so that it follows when the page turns English.
/// In HTML its values are encoded and set apart by <c>&lt;bdi&gt;</c>, so that a name in another script
/// cannot turn the sentence around.
/// </summary>
public sealed class LocalText : IHtmlContent
{
    /// <summary>Encodes what HTML needs and leaves every script readable.</summary>
    internal static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const char IsolateStart = '\u2068';
    private const char IsolateEnd = '\u2069';

    private readonly Localizer _words;
    private readonly TextKey _key;
    private readonly string? _many;
    private readonly long _count;
    private readonly (string Name, object? Value)[] _values;

    internal LocalText(Localizer words, TextKey key, string? many, long count, (string Name, object? Value)[] values)
    {
        (_words, _key, _many, _count, _values) = (words, key, many, count, values);
    }

    /// <summary>The text without markup, for attributes, titles and messages. The tags <c>strong</c> and <c>em</c> fall away.</summary>
    public override string ToString()
    {
        var written = Build(static text => text, static _ => "", Isolated);
        _words.Remember(written, this);
        return written;
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) =>
        writer.Write(Build(Encoder.Encode, static tag => tag, value => $"<bdi>{Html(value)}</bdi>"));

    private string Build(Func<string, string> plain, Func<string, string> tag, Func<object?, string> value)
    {
        var template = _words.Find(_key, _many, _count);
        var result = new StringBuilder(template.Length + 32);
        var at = 0;
        foreach (var part in TextShape.Parts().EnumerateMatches(template))
        {
            result.Append(plain(template[at..part.Index]));
            var text = template.Substring(part.Index, part.Length);
            result.Append(text[0] == '<' ? tag(text) : value(ValueOf(text[1..^1])));
            at = part.Index + part.Length;
        }

        return result.Append(plain(template[at..])).ToString();
    }

    private object? ValueOf(string name)
    {
        foreach (var (candidate, value) in _values)
        {
            if (candidate == name)
            {
                return value;
            }
        }

        throw new InvalidOperationException($"The text \"{_key}\" was given no value for {{{name}}}.");
    }

    private string Html(object? value)
    {
        if (value is not IHtmlContent content)
        {
            return Encoder.Encode(Plain(value));
        }

        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        content.WriteTo(writer, Encoder);
        return writer.ToString();
    }

    private string Isolated(object? value)
    {
        var text = Plain(value);
        return _words.Shown.IsRightToLeft || text.Any(IsRightToLeft) ? $"{IsolateStart}{text}{IsolateEnd}" : text;
    }

    private string Plain(object? value) => value switch
    {
        null => "",
        DateOnly day => _words.Date(day),
        int number => _words.Number(number),
        long number => _words.Number(number),
        IFormattable other => other.ToString(null, _words.Shown.Culture),
        _ => value.ToString() ?? ""
    };

    private static bool IsRightToLeft(char c) => c is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFF';
}
