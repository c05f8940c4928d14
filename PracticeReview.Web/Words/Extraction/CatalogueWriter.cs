using System.Text;
using PracticeReview.Data.Translations;

namespace PracticeReview.Web.Words.Extraction;

/// <summary>Writes <c>.po</c> files: the template of all texts, and a catalogue brought up to date with it.</summary>
public static class CatalogueWriter
{
    /// <summary>Gathers what was found into one entry for each text, in the order of files and of texts in them.</summary>
    /// <exception cref="InvalidOperationException">The same text has a count in one place and none in another.</exception>
    public static IReadOnlyList<CatalogueEntry> Gather(IEnumerable<ExtractedText> found) =>
        [.. found.GroupBy(text => text.Key).Select(group =>
        {
            var many = group.Select(text => text.Many).Distinct(StringComparer.Ordinal).ToArray();
            return many.Length > 1
                ? throw new InvalidOperationException($"\"{group.Key}\" stands with two different plurals; give one of them a context.")
                : new CatalogueEntry(
                    group.Key,
                    many[0],
                    many[0] is null ? [""] : ["", ""],
                    TextState.Untranslated,
                    [.. group.Select(text => text.Comment).OfType<string>().Distinct(StringComparer.Ordinal)],
                    [],
                    [.. group.Select(text => text.Place).Distinct(StringComparer.Ordinal)]);
        })];

    /// <summary>The template.</summary>
    public static string Template(IReadOnlyList<CatalogueEntry> texts) => Write(Header(null), texts, []);

    /// <summary>
    /// A catalogue with exactly the current texts. What was translated stays as it was; a new text comes empty;
    /// a text whose English is gone or has changed is kept, marked as obsolete, and never shown.
    /// </summary>
    public static string Merged(Language language, Catalogue? old, IReadOnlyList<CatalogueEntry> texts)
    {
        var plurals = old?.Plurals ?? PluralRule.Parse(language.Plurals);
        var current = texts.Select(text => old?.Find(text.Key) is { } kept && kept.EnglishMany == text.EnglishMany
            ? kept with { Comments = text.Comments, Places = text.Places }
            : text with { Forms = [.. Enumerable.Repeat("", text.EnglishMany is null ? 1 : plurals.Forms)] }).ToList();

        var gone = (old?.Entries ?? []).Where(entry => entry.State != TextState.Untranslated
            && !current.Any(text => text.Key == entry.Key && text.EnglishMany == entry.EnglishMany));
        var obsolete = new List<string>(old?.Obsolete ?? []);
        foreach (var entry in gone)
        {
            obsolete.AddRange(Body(entry).Select(line => "#~ " + line));
        }

        return Write(Header(language), current, obsolete);
    }

    private static string Header(Language? language)
    {
        var header = new StringBuilder(language is null ? "" : "# Made by a machine: every text that no “Reviewed by” or “Written by” above it says somebody stands for.\n").Append("msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n");
        return language is null
            ? header.ToString()
            : header.Append("\"Language: ").Append(language.Code).Append("\\n\"\n\"Plural-Forms: ").Append(language.Plurals).Append("\\n\"\n").ToString();
    }

    private static string Write(string header, IEnumerable<CatalogueEntry> entries, List<string> obsolete)
    {
        var file = new StringBuilder(header);
        foreach (var entry in entries)
        {
            file.Append('\n');
            Lines(file, "# ", entry.Notes);
            Lines(file, "#. ", entry.Comments);
            Lines(file, "#: ", entry.Places);
            if (entry.State != TextState.Untranslated)
            {
                file.Append("#, ").Append(entry.State == TextState.NeedsWork ? "fuzzy" : entry.State.ToWord()).Append('\n');
            }

            Lines(file, "", Body(entry));
        }

        if (obsolete.Count > 0)
        {
            file.Append('\n');
            Lines(file, "", obsolete);
        }

        return file.ToString();
    }

    private static IEnumerable<string> Body(CatalogueEntry entry)
    {
        if (entry.Key.Context is { } context)
        {
            yield return "msgctxt " + Quote(context);
        }

        yield return "msgid " + Quote(entry.Key.English);
        if (entry.EnglishMany is null)
        {
            yield return "msgstr " + Quote(entry.Forms[0]);
            yield break;
        }

        yield return "msgid_plural " + Quote(entry.EnglishMany);
        for (var i = 0; i < entry.Forms.Count; i++)
        {
            yield return $"msgstr[{i}] {Quote(entry.Forms[i])}";
        }
    }

    private static void Lines(StringBuilder file, string before, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            file.Append((before + line).TrimEnd()).Append('\n');
        }
    }

    private static string Quote(string text) =>
        "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\t", "\\t") + "\"";
}
