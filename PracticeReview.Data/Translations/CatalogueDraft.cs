using System.Globalization;
using System.Text;

namespace PracticeReview.Data.Translations;

/// <summary>An entry of a <c>.po</c> file while its lines are being read.</summary>
internal sealed class CatalogueDraft(string file)
{
    private readonly List<string> _comments = [];
    private readonly List<string> _notes = [];
    private readonly List<string> _places = [];
    private readonly List<string> _flags = [];
    private readonly SortedDictionary<int, StringBuilder> _forms = [];
    private StringBuilder? _context;
    private StringBuilder? _english;
    private StringBuilder? _many;
    private StringBuilder? _open;

    public int FirstLine { get; private set; }

    public bool HasText => _english is not null || _context is not null;

    public bool HasTranslation => _forms.Count > 0;

    public bool OnlyComments => !HasText && FirstLine > 0;

    public bool IsHeader => _english is { Length: 0 } && _context is null && _many is null && _forms.Count == 1;

    public string Header => _forms[0].ToString();

    public void Take(string line, int number)
    {
        FirstLine = FirstLine == 0 ? number : FirstLine;
        if (line[0] == '#')
        {
            TakeComment(line, number);
        }
        else if (line[0] == '"')
        {
            (_open ?? throw At(number, "A continued text has nothing before it.")).Append(CatalogueReader.Unquote(file, number, line));
        }
        else
        {
            TakeKeyword(line, number);
        }
    }

    public CatalogueEntry ToEntry(PluralRule plurals, bool isTemplate)
    {
        if (_english is not { Length: > 0 })
        {
            throw At(FirstLine, "A text must have its English (msgid).");
        }

        var expected = _many is null ? 1 : plurals.Forms;
        if (_forms.Count != expected || !_forms.Keys.SequenceEqual(Enumerable.Range(0, expected)))
        {
            throw At(FirstLine, $"This text needs {expected} translation(s), numbered from 0.");
        }

        var forms = _forms.Values.Select(form => form.ToString()).ToArray();
        var key = new TextKey(_english.ToString(), _context?.ToString());
        var state = State(forms);
        if (isTemplate && state != TextState.Untranslated)
        {
            throw At(FirstLine, "The template holds no translations.");
        }

        foreach (var form in forms.Where(form => form.Length > 0))
        {
            if (TextShape.Compare(_many?.ToString() ?? key.English, form, countMayBeLeftOut: _many is not null) is { } problem)
            {
                throw At(FirstLine, problem);
            }
        }

        return new CatalogueEntry(key, _many?.ToString(), forms, state, _comments, _notes, _places);
    }

    private TextState State(string[] forms)
    {
        var written = forms.Count(form => form.Length > 0);
        var stated = _flags.Where(flag => TextStates.TryRead(flag, out _)).ToList();
        if (stated.Count > 1 || (stated.Count == 1 && _flags.Contains("fuzzy", StringComparer.Ordinal)))
        {
            throw At(FirstLine, "A text can have one state only.");
        }

        if (written == 0)
        {
            return stated.Count == 0 ? TextState.Untranslated : throw At(FirstLine, "An empty translation cannot have a state.");
        }

        if (stated.Count == 0 || written < forms.Length)
        {
            return TextState.NeedsWork;
        }

        TextStates.TryRead(stated[0], out var state);
        return state == TextState.Approved && !_notes.Any(IsReview)
            ? throw At(FirstLine, "An approved text needs a line '# Reviewed by NAME, YYYY-MM-DD'.")
            : state;
    }

    private static bool IsReview(string note)
    {
        var comma = note.LastIndexOf(", ", StringComparison.Ordinal);
        return note.StartsWith(CatalogueEntry.ReviewNote, StringComparison.Ordinal)
            && comma > CatalogueEntry.ReviewNote.Length
            && DateOnly.TryParseExact(note.AsSpan(comma + 2), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    private void TakeComment(string line, int number)
    {
        if (line == "#" || line.StartsWith("# ", StringComparison.Ordinal))
        {
            _notes.Add(line.Length > 2 ? line[2..] : "");
        }
        else if (line.StartsWith("#. ", StringComparison.Ordinal))
        {
            _comments.Add(line[3..]);
        }
        else if (line.StartsWith("#: ", StringComparison.Ordinal))
        {
            _places.Add(line[3..]);
        }
        else if (line.StartsWith("#, ", StringComparison.Ordinal))
        {
            _flags.AddRange(line[3..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            if (_flags.Find(flag => flag != "fuzzy" && !TextStates.TryRead(flag, out _) && !flag.EndsWith("-format", StringComparison.Ordinal)) is { } unknown)
            {
                throw At(number, $"'{unknown}' is not a state.");
            }
        }
        else if (!line.StartsWith("#|", StringComparison.Ordinal))
        {
            throw At(number, "This comment is of no known kind.");
        }
    }

    private void TakeKeyword(string line, int number)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var (keyword, quoted) = space < 0 ? (line, "") : (line[..space], line[(space + 1)..]);
        var text = new StringBuilder(CatalogueReader.Unquote(file, number, quoted.Length == 0 ? throw At(number, "This line cannot be read.") : quoted));
        _open = text;
        switch (keyword)
        {
            case "msgctxt" when _context is null && _english is null:
                _context = text;
                break;
            case "msgid" when _english is null:
                _english = text;
                break;
            case "msgid_plural" when _english is not null && _many is null && _forms.Count == 0:
                _many = text;
                break;
            case "msgstr" when _english is not null && _many is null && _forms.Count == 0:
                _forms.Add(0, text);
                break;
            default:
                TakeForm(keyword, text, number);
                break;
        }
    }

    private void TakeForm(string keyword, StringBuilder text, int number)
    {
        if (_many is null
            || keyword is not ['m', 's', 'g', 's', 't', 'r', '[', var digit, ']']
            || digit is < '0' or > '5'
            || !_forms.TryAdd(digit - '0', text))
        {
            throw At(number, $"'{keyword}' cannot stand here.");
        }
    }

    private TranslationFileException At(int line, string problem) => new(file, line, problem);
}
