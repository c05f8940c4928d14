using System.Globalization;
using System.Text;

namespace PracticeReview.Data.Translations.Desk;

/// <summary>
/// Texts as a gettext PO file, for agencies and their tools. A text of the interface is named by its English and context, as in the
/// product's own catalogues; a long text or a text of a case by its id, which stands in its context.
/// </summary>
public static class PoExchange
{
    private const string IdMark = "PracticeReview ";

    /// <summary>Stands beside "fuzzy" above what a machine made. Whoever takes "fuzzy" off, as their tool does when they confirm a text, has read it.</summary>
    private const string MachineMark = "machine-made";

    public static string Write(Language language, IReadOnlyList<DeskText> texts)
    {
        var file = new StringBuilder("msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n")
            .Append("\"Language: ").Append(language.Code).Append("\\n\"\n\"Plural-Forms: ").Append(language.Plurals).Append("\\n\"\n");
        foreach (var text in texts)
        {
            if (text.Kind == DeskKind.Interface)
            {
                Entry(file, text, text.Context, text.Source.Texts, text.Forms, text.Source.HasCount);
                continue;
            }
            for (var part = 0; part < text.Source.Texts.Count; part++)
            {
                Entry(file, text, string.Create(CultureInfo.InvariantCulture, $"{IdMark}{text.Id}#{part}"), [text.Source.Texts[part]], [text.Forms[part]], hasCount: false);
            }
        }
        return file.ToString();
    }

    /// <summary>Reads a file as far as it can be read; what cannot be is among its units, with the reason.</summary>
    public static ExchangeFile Read(string content)
    {
        var units = new List<ExchangeUnit>();
        string? language = null;
        var isFirst = true;
        foreach (var block in Blocks(content))
        {
            var entry = Entry(block.Line, block.Lines);
            if (isFirst && entry.Id is null && entry.Key is null && entry is { Problem: null, Forms: [var header] })
            {
                language = header.Split('\n').Select(line => line.Split(": ", 2)).FirstOrDefault(parts => parts[0] == "Language")?.ElementAtOrDefault(1)?.Trim();
                isFirst = false;
                continue;
            }
            isFirst = false;
            units.Add(entry);
        }
        return units.Count == 0 && language is null ? ExchangeFile.Unreadable("This is no PO file: it holds no texts.") : new ExchangeFile(language, [.. Together(units).Select(unit => unit with { Language = language })]);
    }

    // The title and the body of a long text are two entries, and one translation.
    private static List<ExchangeUnit> Together(List<ExchangeUnit> units) =>
        [.. units.GroupBy(unit => unit.Id is { } id && unit.Problem is null ? id.Split('#')[0] : unit.Where + "#").Select(group =>
        {
            var parts = group.OrderBy(unit => unit.Id, StringComparer.Ordinal).ToList();
            return parts[0].Id is not { } id || parts[0].Problem is not null ? parts[0]
                : parts[0] with { Id = id.Split('#')[0], Sources = [.. parts.SelectMany(part => part.Sources)], Forms = [.. parts.SelectMany(part => part.Forms)], IsUnfinished = parts.Exists(part => part.IsUnfinished), IsMachineMade = parts.Exists(part => part.IsMachineMade), Waits = parts.Exists(part => part.Waits) };
        })];

    private static IEnumerable<(int Line, List<string> Lines)> Blocks(string content)
    {
        var lines = new List<string>();
        var (number, begin) = (0, 1);
        foreach (var raw in content.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            number++;
            if (raw.Trim().Length > 0)
            {
                begin = lines.Count == 0 ? number : begin;
                lines.Add(raw.Trim());
                continue;
            }
            if (lines.Exists(line => line[0] != '#'))
            {
                yield return (begin, lines);
            }
            lines = [];
        }
    }

    private static ExchangeUnit Entry(int line, List<string> lines)
    {
        var where = line.ToString(CultureInfo.InvariantCulture);
        string? context = null, english = null, many = null;
        var forms = new SortedDictionary<int, string>();
        var (isUnfinished, isMachineMade, waits) = (false, false, false);
        Action<string>? open = null;
        try
        {
            foreach (var text in lines)
            {
                if (text[0] == '#')
                {
                    isMachineMade |= text.StartsWith("#,", StringComparison.Ordinal) && text.Contains("fuzzy", StringComparison.Ordinal) && text.Contains(MachineMark, StringComparison.Ordinal);
                    waits |= text.StartsWith("#,", StringComparison.Ordinal) && text.Contains(TextState.WaitingForReview.ToWord(), StringComparison.Ordinal);
                    isUnfinished |= text.StartsWith("#,", StringComparison.Ordinal) && (text.Contains("fuzzy", StringComparison.Ordinal) || text.Contains(TextState.NeedsWork.ToWord(), StringComparison.Ordinal));
                    continue;
                }
                var quote = text.IndexOf('"', StringComparison.Ordinal);
                var keyword = quote < 0 ? text : text[..quote].Trim();
                var value = quote < 0 ? throw new FormatException("A line holds no text in double quotes.") : CatalogueReader.Unquote("", line, text[quote..]);
                open = keyword switch
                {
                    "" => open ?? throw new FormatException("A continued text has nothing before it."),
                    "msgctxt" => more => context += more,
                    "msgid" => more => english += more,
                    "msgid_plural" => more => many += more,
                    "msgstr" => more => forms[0] = forms.GetValueOrDefault(0) + more,
                    ['m', 's', 'g', 's', 't', 'r', '[', var digit, ']'] when digit is >= '0' and <= '5' => more => forms[digit - '0'] = forms.GetValueOrDefault(digit - '0') + more,
                    _ => throw new FormatException($"“{keyword}” cannot stand here."),
                };
                open(value);
            }
        }
        catch (Exception problem) when (problem is FormatException or TranslationFileException)
        {
            return new ExchangeUnit(where, null, null, [english ?? ""], [], false, problem is TranslationFileException known ? known.Problem : problem.Message);
        }
        var isOwn = context?.StartsWith(IdMark, StringComparison.Ordinal) == true;
        return new ExchangeUnit(where, isOwn ? context![IdMark.Length..] : null, isOwn || string.IsNullOrEmpty(english) ? null : new TextKey(english, context),
            many is null ? [english ?? ""] : [english ?? "", many], [.. forms.Values], isUnfinished, english is null ? "The text itself (msgid) is missing." : null)
        {
            IsMachineMade = isMachineMade,
            Waits = waits,
        };
    }

    private static void Entry(StringBuilder file, DeskText text, string? context, IReadOnlyList<string> sources, IReadOnlyList<string> forms, bool hasCount)
    {
        file.Append('\n');
        foreach (var note in text.Notes)
        {
            file.Append("#. ").Append(note.ReplaceLineEndings(" ")).Append('\n');
        }
        if (forms.Any(form => form.Length > 0))
        {
            // Approved or not: who reads the file sees where it stands, and what comes back is reviewed again.
            if (text.IsMachineMade)
            {
                file.Append("# Made by a machine. Take “fuzzy” off when you have read it and put it right.\n#, fuzzy, ").Append(MachineMark).Append('\n');
            }
            else
            {
                file.Append("#, ").Append(text.State <= TextState.NeedsWork ? "fuzzy" : text.State.ToWord()).Append('\n');
            }
        }
        if (context is not null)
        {
            file.Append("msgctxt ").Append(Quote(context)).Append('\n');
        }
        file.Append("msgid ").Append(Quote(sources[0])).Append('\n');
        if (!hasCount)
        {
            file.Append("msgstr ").Append(Quote(forms[0])).Append('\n');
            return;
        }
        file.Append("msgid_plural ").Append(Quote(sources[1])).Append('\n');
        for (var form = 0; form < forms.Count; form++)
        {
            file.Append(CultureInfo.InvariantCulture, $"msgstr[{form}] {Quote(forms[form])}\n");
        }
    }

    private static string Quote(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal) + "\"";
}
