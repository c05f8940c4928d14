using System.Text;
using System.Text.RegularExpressions;
using PracticeReview.Data.Translations;

namespace PracticeReview.Web.Words.Extraction;

/// <summary>
/// Finds <c>words.Say("…")</c>, <c>words.SayIn("…", "…")</c>, <c>words.SayMany("…", "…", …)</c> and <c>Texts.Mark("…")</c> in C#;
/// the localizer is called <c>words</c> or <c>Words</c> wherever it is asked.
/// A line <c>// Translators: …</c> just above is passed on.
/// </summary>
public static partial class CodeTexts
{
    private const string CommentMark = "// Translators: ";

    public static IEnumerable<ExtractedText> Find(string place, string code)
    {
        foreach (Match call in Calls().Matches(code))
        {
            var lineStart = code.LastIndexOf('\n', call.Index) + 1;
            if (code.AsSpan(lineStart, call.Index - lineStart).TrimStart().StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }

            var at = call.Index + call.Length;
            var first = Literal(code, ref at) ?? throw Wrong(place, code, call.Index, "the English must be a literal");
            var comment = CommentAbove(code, lineStart);
            yield return call.Groups["name"].Value switch
            {
                "SayIn" => new ExtractedText(new TextKey(Second(), first), null, comment, place),
                "SayMany" => new ExtractedText(new TextKey(first), Second(), comment, place),
                _ => new ExtractedText(new TextKey(first), null, comment, place)
            };

            string Second()
            {
                while (at < code.Length && (char.IsWhiteSpace(code[at]) || code[at] == ','))
                {
                    at++;
                }

                return Literal(code, ref at) ?? throw Wrong(place, code, call.Index, "the second text must be a literal");
            }
        }
    }

    /// <summary>Finds the sentences of refusals, which are the second of <c>Refuse(field, "…")</c> and <c>new Refusal(field, "…")</c>.</summary>
    public static IEnumerable<ExtractedText> FindRefusals(string place, string code)
    {
        foreach (Match refusal in Refusals().Matches(code))
        {
            var at = refusal.Index + refusal.Length;
            yield return new ExtractedText(new TextKey(Literal(code, ref at)!), null, null, place);
        }
    }

    private static ExtractionException Wrong(string place, string code, int at, string problem) =>
        new(place, code.AsSpan(0, at).Count('\n') + 1, problem);

    private static string? CommentAbove(string code, int lineStart)
    {
        if (lineStart < 2)
        {
            return null;
        }

        var above = code[(code.LastIndexOf('\n', lineStart - 2) + 1)..(lineStart - 1)].Trim();
        return above.StartsWith(CommentMark, StringComparison.Ordinal) ? above[CommentMark.Length..] : null;
    }

    private static string? Literal(string code, ref int at)
    {
        var text = new StringBuilder();
        while (true)
        {
            Skip(code, ref at);
            if (at >= code.Length || code[at] != '"' || code.AsSpan(at).StartsWith("\"\"\"", StringComparison.Ordinal))
            {
                return null;
            }

            for (at++; at < code.Length && code[at] != '"'; at++)
            {
                text.Append(code[at] != '\\' ? code[at] : code[++at] switch { 'n' => '\n', 't' => '\t', var other => other });
            }

            at++;
            var after = at;
            Skip(code, ref after);
            if (after >= code.Length || code[after] != '+')
            {
                return text.ToString();
            }

            at = after + 1;
        }
    }

    private static void Skip(string code, ref int at)
    {
        while (at < code.Length && char.IsWhiteSpace(code[at]))
        {
            at++;
        }
    }

    [GeneratedRegex(@"(?:\b(?:Refuse|new\sRefusal)\(\s*(?:null|field|nameof\([\w.]+\)|""[^""]*"")|\bnew\(\s*null)\s*,\s*(?="")", RegexOptions.CultureInvariant)]
    private static partial Regex Refusals();

    [GeneratedRegex(@"\b(?:[Ww]ords\.(?<name>SayMany|SayIn|Say)|Texts\.(?<name>Mark))\(", RegexOptions.CultureInvariant)]
    private static partial Regex Calls();
}
