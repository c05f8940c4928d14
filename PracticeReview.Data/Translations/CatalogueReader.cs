using System.Text;

namespace PracticeReview.Data.Translations;

/// <summary>
/// Reads a gettext <c>.po</c> file, strictly: anything it does not understand is refused with the file and line,
/// because a text that is silently dropped is a page that silently turns English.
/// </summary>
public static class CatalogueReader
{
    private const string PluralsHeader = "Plural-Forms:";

    /// <param name="file">Named in errors.</param>
    /// <param name="content">The text of the file.</param>
    /// <param name="language">The code that the header must state; null for the template, which states none.</param>
    /// <exception cref="TranslationFileException">The first mistake found.</exception>
    public static Catalogue Read(string file, string content, string? language)
    {
        var entries = new List<CatalogueEntry>();
        var obsolete = new List<string>();
        var keys = new HashSet<TextKey>();
        PluralRule? plurals = null;
        var draft = new CatalogueDraft(file);
        var number = 0;

        foreach (var raw in content.TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            var line = raw.EndsWith('\r') ? raw[..^1] : raw;
            if (line.StartsWith("#~", StringComparison.Ordinal))
            {
                obsolete.Add(line);
                continue;
            }

            if (line.Length == 0)
            {
                Finish(number);
                continue;
            }

            if (draft.HasText && (line.StartsWith('#') || line.StartsWith("msgctxt ", StringComparison.Ordinal) || line.StartsWith("msgid ", StringComparison.Ordinal) && draft.HasTranslation))
            {
                Finish(number);
            }

            draft.Take(line, number);
        }

        Finish(number);
        return plurals is null
            ? throw new TranslationFileException(file, 1, "The header is missing.")
            : new Catalogue(language ?? "", plurals, entries, obsolete);

        void Finish(int line)
        {
            if (!draft.HasText)
            {
                if (!draft.OnlyComments)
                {
                    draft = new CatalogueDraft(file);
                }

                return;
            }

            if (plurals is null)
            {
                plurals = ReadHeader(file, draft, language);
            }
            else
            {
                var entry = draft.ToEntry(plurals, isTemplate: language is null);
                if (!keys.Add(entry.Key))
                {
                    throw new TranslationFileException(file, draft.FirstLine, $"The text \"{entry.Key}\" is in the file twice.");
                }

                entries.Add(entry);
            }

            draft = new CatalogueDraft(file);
        }
    }

    private static PluralRule ReadHeader(string file, CatalogueDraft draft, string? language)
    {
        if (!draft.IsHeader)
        {
            throw new TranslationFileException(file, draft.FirstLine, "The file must begin with a header: msgid \"\".");
        }

        var lines = draft.Header.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (!lines.Contains("Content-Type: text/plain; charset=UTF-8", StringComparer.Ordinal))
        {
            throw new TranslationFileException(file, draft.FirstLine, "The header must state 'Content-Type: text/plain; charset=UTF-8'.");
        }

        if (language is null)
        {
            return PluralRule.English;
        }

        if (!lines.Contains("Language: " + language, StringComparer.Ordinal))
        {
            throw new TranslationFileException(file, draft.FirstLine, $"The header must state 'Language: {language}'.");
        }

        var plurals = lines.FirstOrDefault(line => line.StartsWith(PluralsHeader, StringComparison.Ordinal))
            ?? throw new TranslationFileException(file, draft.FirstLine, "The header must state Plural-Forms.");
        try
        {
            return PluralRule.Parse(plurals[PluralsHeader.Length..].Trim());
        }
        catch (FormatException problem)
        {
            throw new TranslationFileException(file, draft.FirstLine, problem.Message);
        }
    }

    /// <summary>Reads a quoted string with the escapes \" \\ \n and \t.</summary>
    internal static string Unquote(string file, int line, string quoted)
    {
        if (quoted.Length < 2 || quoted[0] != '"' || quoted[^1] != '"')
        {
            throw new TranslationFileException(file, line, "A text must stand between double quotes.");
        }

        var text = new StringBuilder(quoted.Length);
        for (var at = 1; at < quoted.Length - 1; at++)
        {
            var c = quoted[at];
            if (c == '"')
            {
                throw new TranslationFileException(file, line, "A double quote inside a text must be written \\\".");
            }

            if (c != '\\')
            {
                text.Append(c);
                continue;
            }

            at++;
            text.Append(at == quoted.Length - 1 ? throw new TranslationFileException(file, line, "A text ends in a lone backslash.") : quoted[at] switch
            {
                '"' => '"',
                '\\' => '\\',
                'n' => '\n',
                't' => '\t',
                _ => throw new TranslationFileException(file, line, $"\\{quoted[at]} is not an escape this file may use.")
            });
        }

        return text.ToString();
    }
}
