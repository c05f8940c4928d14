using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace PracticeReview.Data.Translations.Desk;

/// <summary>Texts as XLIFF 1.2 (OASIS, 2008), which translators' tools read and write. Each form of a text is a unit of its own.</summary>
public static class XliffExchange
{
    private const string MachineMark = "mt-suggestion";
    private static readonly XNamespace Xliff = "urn:oasis:names:tc:xliff:document:1.2";

    public static string Write(IReadOnlyList<DeskText> texts)
    {
        var root = new XElement(Xliff + "xliff", new XAttribute("version", "1.2"));
        foreach (var file in texts.GroupBy(text => (text.From, text.Into)))
        {
            root.Add(new XElement(Xliff + "file", new XAttribute("original", "PracticeReview"), new XAttribute("datatype", "plaintext"),
                new XAttribute("source-language", file.Key.From), new XAttribute("target-language", file.Key.Into),
                new XElement(Xliff + "body", file.SelectMany(Units))));
        }
        return new XDeclaration("1.0", "utf-8", null) + "\n" + root;
    }

    private static IEnumerable<XElement> Units(DeskText text) => Enumerable.Range(0, text.Source.Forms).Select(form =>
    {
        var unit = new XElement(Xliff + "trans-unit", new XAttribute("id", string.Create(CultureInfo.InvariantCulture, $"{text.Id}#{form}")), new XAttribute(XNamespace.Xml + "space", "preserve"),
            new XElement(Xliff + "source", Clean(text.Source.Of(form))));
        if (text.Forms[form].Length > 0)
        {
            // The standard's own word for what a machine suggests; translators' tools take it off when somebody confirms the text.
            unit.Add(new XElement(Xliff + "target", text.IsMachineMade ? new XAttribute("state-qualifier", MachineMark) : null, new XAttribute("state", text.State switch
            {
                TextState.Approved => "final",
                TextState.WaitingForReview => "needs-review-translation",
                _ => "needs-translation",
            }), Clean(text.Forms[form])));
        }
        unit.Add((text.Context is null ? text.Notes : [.. text.Notes, text.Context]).Select(note => new XElement(Xliff + "note", Clean(note))));
        return unit;
    });

    /// <summary>Reads a file; a unit that cannot be read is among the units, with the reason.</summary>
    public static ExchangeFile Read(Stream content)
    {
        XDocument document;
        try
        {
            // No document type and nothing from elsewhere: a file is text, and not a way into the machine that reads it.
            using var reader = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = ExchangeFile.MostBytes });
            document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException problem)
        {
            return ExchangeFile.Unreadable($"This is no XML that can be read (line {problem.LineNumber}).");
        }
        if (document.Root is not { } root || root.Name != Xliff + "xliff" || root.Attribute("version")?.Value != "1.2")
        {
            return ExchangeFile.Unreadable("This is no XLIFF 1.2 file.");
        }
        var files = root.Elements(Xliff + "file").ToList();
        // What families say goes into English, beside what goes into the language of the file.
        var languages = files.Select(file => file.Attribute("target-language")?.Value).OfType<string>().ToList();
        var language = languages.Find(code => code != Languages.English.Code) ?? languages.FirstOrDefault();
        return new ExchangeFile(language, [.. files.SelectMany(file => file.Descendants(Xliff + "trans-unit")).Select(Part).GroupBy(part => part.Id).Select(Together)]);
    }

    private static Unit Part(XElement unit)
    {
        var id = unit.Attribute("id")?.Value ?? "";
        var hash = id.LastIndexOf('#');
        var form = hash > 0 && int.TryParse(id.AsSpan(hash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 10 ? number : 0;
        var (source, target) = (unit.Element(Xliff + "source"), unit.Element(Xliff + "target"));
        var problem = id.Length == 0 ? "The unit has no id." : source is null ? "The unit has no source."
            : source.HasElements || target?.HasElements == true ? "The unit holds marks inside its text, which are not understood here." : null;
        var state = target?.Attribute("state")?.Value;
        return new Unit(unit.Ancestors(Xliff + "file").FirstOrDefault()?.Attribute("target-language")?.Value, hash > 0 ? id[..hash] : id, form, source?.Value ?? "", target?.Value ?? "", state is "needs-translation" or "needs-adaptation" or "needs-l10n" or "new", problem)
        {
            IsMachineMade = target?.Attribute("state-qualifier")?.Value == MachineMark && (state is null or "new" || state.StartsWith("needs-", StringComparison.Ordinal)),
            Waits = state?.StartsWith("needs-review", StringComparison.Ordinal) == true,
        };
    }

    private static ExchangeUnit Together(IGrouping<string, Unit> parts)
    {
        var ordered = parts.OrderBy(part => part.Form).ToList();
        return new ExchangeUnit(parts.Key, parts.Key, null, [.. ordered.Select(part => part.Source)], [.. ordered.Select(part => part.Target)],
            ordered.Exists(part => part.IsUnfinished), ordered.DistinctBy(part => part.Form).Count() < ordered.Count ? "The unit stands in the file more than once." : ordered.Select(part => part.Problem).FirstOrDefault(problem => problem is not null))
        {
            Language = ordered[0].Language,
            IsMachineMade = ordered.Exists(part => part.IsMachineMade),
            Waits = ordered.Exists(part => part.Waits),
        };
    }

    // XML cannot hold every character that somebody may type.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.IsAscii ? rune.Value >= 0x20 || rune.Value is 0x9 or 0xA : rune.Value is not (0xFFFE or 0xFFFF)).Select(rune => rune.ToString()));

    private sealed record Unit(string? Language, string Id, int Form, string Source, string Target, bool IsUnfinished, string? Problem)
    {
        public bool IsMachineMade { get; init; }
        public bool Waits { get; init; }
    }
}
