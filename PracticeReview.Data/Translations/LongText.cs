using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PracticeReview.Data.Translations;

/// <summary>
/// One long text in one language: Markdown under a few lines that say where it stands and
/// which English it was made from.
/// </summary>
public sealed class LongText
{
    private LongText(string title, string body, TextState state, string? madeFrom, string? reviewer, DateOnly? reviewedOn, string? writer = null)
    {
        (Title, Body, State, MadeFrom, Reviewer, ReviewedOn, Writer) = (title, body, state, madeFrom, reviewer, reviewedOn, writer);
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title + "\n" + body)))[..16];
    }

    public string Title { get; }

    /// <summary>Markdown; HTML in it is shown as text.</summary>
    public string Body { get; }

    /// <summary>The state written in the file. Ask <see cref="StateAgainst"/> before showing it.</summary>
    public TextState State { get; }

    /// <summary>The hash of the English it was made from; null in the English itself.</summary>
    public string? MadeFrom { get; }

    /// <summary>Who approved it.</summary>
    public string? Reviewer { get; }

    /// <summary>The day it was approved, Europe/London.</summary>
    public DateOnly? ReviewedOn { get; }

    /// <summary>Who wrote the translation; null where nobody signed it.</summary>
    public string? Writer { get; }

    /// <summary>Whether a machine made the translation: so it is of whatever nobody signed, as writer or as reviewer.</summary>
    public bool IsMachineMade => MadeFrom is not null && State != TextState.Approved && Writer is null && Reviewer is null;

    /// <summary>Stands for this title and body; sixteen hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>Where it stands today: whatever it was, once the English has changed it needs work.</summary>
    public TextState StateAgainst(LongText english) =>
        State > TextState.NeedsWork && MadeFrom != english.Hash ? TextState.NeedsWork : State;

    /// <summary>A translation made at the desk.</summary>
    internal static LongText Made(string title, string body, TextState state, string madeFrom, string? reviewer, DateOnly? reviewedOn) =>
        new(title, body, state, madeFrom, reviewer, reviewedOn, "a translator at the desk");

    /// <summary>Reads <c>title</c>, <c>state</c>, <c>made-from</c>, <c>writer</c>, <c>reviewer</c> and <c>reviewed-on</c> between two lines of <c>---</c>, then the Markdown.</summary>
    /// <exception cref="TranslationFileException">A line is not understood, or a translation lacks what it needs.</exception>
    public static LongText Read(string file, string content, bool isEnglish)
    {
        var lines = content.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var end = lines[0] == "---" ? Array.IndexOf(lines, "---", 1) : -1;
        if (end < 0)
        {
            throw new TranslationFileException(file, 1, "The file must begin with '---', its particulars, and '---'.");
        }

        var particulars = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i < end; i++)
        {
            var colon = lines[i].IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0
                || lines[i][..colon] is not ("title" or "state" or "made-from" or "writer" or "reviewer" or "reviewed-on")
                || !particulars.TryAdd(lines[i][..colon], lines[i][(colon + 2)..].Trim()))
            {
                throw new TranslationFileException(file, i + 1, $"'{lines[i]}' is not understood here.");
            }
        }

        if (!particulars.TryGetValue("title", out var title))
        {
            throw new TranslationFileException(file, 1, "The title is missing.");
        }

        var body = string.Join('\n', lines[(end + 1)..]).Trim('\n') + "\n";
        return isEnglish
            ? new LongText(title, body, TextState.Approved, null, null, null)
            : Translation(file, title, body, particulars);
    }

    private static LongText Translation(string file, string title, string body, Dictionary<string, string> particulars)
    {
        if (!TextStates.TryRead(particulars.GetValueOrDefault("state", ""), out var state) || !particulars.TryGetValue("made-from", out var madeFrom))
        {
            throw new TranslationFileException(file, 1, "A translation must state its 'state' and the hash it was 'made-from'.");
        }

        var reviewer = particulars.GetValueOrDefault("reviewer");
        var dated = DateOnly.TryParseExact(particulars.GetValueOrDefault("reviewed-on"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        return state == TextState.Approved && (reviewer is not { Length: > 0 } || !dated)
            ? throw new TranslationFileException(file, 1, "An approved translation must state its 'reviewer' and 'reviewed-on' as YYYY-MM-DD.")
            : new LongText(title, body, state, madeFrom, reviewer, dated ? day : null, particulars.GetValueOrDefault("writer") is { Length: > 0 } writer ? writer : null);
    }
}

/// <summary>All long texts as they were shipped, under what was made at the translation desk since.</summary>
public sealed class LongTextLibrary
{
    private readonly FrozenDictionary<(string Name, string Language), LongText> _shipped;
    private volatile FrozenDictionary<(string Name, string Language), LongText> _texts;

    public LongTextLibrary(IReadOnlyDictionary<(string Name, string Language), LongText> texts)
    {
        _shipped = texts.ToFrozenDictionary();
        _texts = _shipped;
    }

    /// <summary>The names of all long texts, in alphabetical order.</summary>
    public IEnumerable<string> Names => _texts.Keys.Where(key => key.Language == Languages.English.Code).Select(key => key.Name).Order(StringComparer.Ordinal);

    /// <summary>Reads <c>{name}/{language}.md</c> for every folder and every offered language that has a file.</summary>
    /// <exception cref="TranslationFileException">A file has a mistake in it, or its English is missing.</exception>
    public static LongTextLibrary Load(string folder)
    {
        var texts = new Dictionary<(string, string), LongText>();
        foreach (var path in Directory.EnumerateDirectories(folder))
        {
            var name = Path.GetFileName(path);
            foreach (var language in Languages.Offered)
            {
                var file = Path.Combine(path, language.Code + ".md");
                if (File.Exists(file))
                {
                    texts.Add((name, language.Code), LongText.Read(file, File.ReadAllText(file), language.IsSource));
                }
                else if (language.IsSource)
                {
                    throw new TranslationFileException(file, 1, "The English of a long text is missing.");
                }
            }
        }

        return new LongTextLibrary(texts);
    }

    /// <exception cref="KeyNotFoundException">There is no such text, which is a mistake in the page.</exception>
    public LongText English(string name) => _texts[(name, Languages.English.Code)];

    public LongText? Find(string name, Language language) => _texts.GetValueOrDefault((name, language.Code));

    /// <summary>As it was shipped, whatever was made since; null where there was none.</summary>
    public LongText? Shipped(string name, Language language) => _shipped.GetValueOrDefault((name, language.Code));

    /// <summary>Lays the desk's texts over the shipped ones, in place of what was laid before.</summary>
    public void LayOver(IReadOnlyCollection<Desk.OverlaidText> texts)
    {
        var laid = new Dictionary<(string Name, string Language), LongText>(_shipped);
        foreach (var text in texts.Where(text => text.Kind == Desk.ProductTextKind.LongText && _shipped.ContainsKey((text.Key, Languages.English.Code))))
        {
            laid[(text.Key, text.Language)] = text.Over(_shipped.GetValueOrDefault((text.Key, text.Language)), _shipped[(text.Key, Languages.English.Code)]);
        }
        _texts = laid.ToFrozenDictionary();
    }
}
