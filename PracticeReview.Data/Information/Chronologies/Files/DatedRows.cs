using System.Text.RegularExpressions;

namespace PracticeReview.Data.Information.Chronologies.Files;

/// <summary>
/// Tells rows that look like events from titles and particulars ("Date of birth: 01/02/2010", "Completed 12/11/2026") where no
/// header says so: above the header, on other sheets, and in headings that reach across the table.
/// </summary>
internal static class DatedRows
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    private const string Month = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private const int RowsAbove = 40;
    private const int MostLetters = 2_000;
    private const int MostDates = 10;
    private const int LongestParticular = 60;
    private const int WordsOfASentence = 4;

    private static readonly Regex s_day = new($@"\b(?:[0-9]{{1,2}}(?:st|nd|rd|th)?[ ./\-](?:of )?(?:[0-9]{{1,2}}|{Month})[ ./\-,]{{1,2}}(?:[0-9]{{4}}|[0-9]{{2}})|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})\b", Linear);
    private static readonly Regex s_month = new($@"\b{Month}[ ,]{{1,2}}[0-9]{{4}}\b", Linear);
    private static readonly Regex s_word = new(@"\p{L}{2,}", Linear);

    /// <summary>Words above a column of dates that tell of no events.</summary>
    private static readonly HashSet<string> s_columns = new(StringComparer.OrdinalIgnoreCase) { "birth", "born", "dob", "deceased", "died", "death" };

    /// <summary>Words beside a date that say of what it is the date.</summary>
    private static readonly HashSet<string> s_particulars = new(StringComparer.OrdinalIgnoreCase)
    {
        "completed", "completion", "author", "version", "reviewed", "review", "report", "printed", "created", "updated", "prepared", "due", "revised", "submitted",
        "received", "requested", "issued", "signed", "date", "dates", "period", "from", "to", "until", "scope", "timeframe", "timescale", "timeline", "year", "years",
        "start", "end", "between", "today", "birth", "born", "dob", "deceased", "died", "death",
    };

    /// <summary>What tells a table of people, words or numbers from a chronology without a header.</summary>
    private static readonly HashSet<string> s_otherTables = new(StringComparer.Ordinal)
    {
        "name", "names", "role", "roles", "relationship", "relation", "abbreviation", "abbreviations", "acronym", "acronyms", "meaning", "term", "terms", "definition", "dob", "dateofbirth", "address",
        "initials", "post", "jobtitle", "title", "designation", "key", "code", "person", "family", "familymember", "professional", "professionals", "telephone", "phone", "email", "version", "author",
        "colour", "fullname", "genogram", "ethnicity", "gender", "age", "school", "signed", "signedby", "signature", "completedby", "position", "organisation",
    };

    /// <summary>Whether a row holds a date that is not a particular, and words besides.</summary>
    public static bool IsEvent(IReadOnlyList<SourceRow> rows, int at, DateOnly today)
    {
        var row = rows[at];
        if (row.IsHeading)
        {
            return BeginsWithDay(row.Cells[0].Text ?? "");
        }

        var (hasDate, hasWords, tellsMore, isParticular, dates) = (false, false, false, false, 0);
        for (var place = 0; place < row.Cells.Count && !(hasDate && hasWords); place++)
        {
            var cell = row.Cells[place];
            if (!ColumnMatcher.LooksLikeDate(cell, today))
            {
                hasWords |= cell.Kind == CellKind.Text && s_word.IsMatch(Start(cell.Text!));
                tellsMore |= dates > 0 && cell.Kind == CellKind.Text && cell.Text!.Length > LongestParticular;
                isParticular = false;
            }
            else if (!hasDate && dates++ < MostDates)
            {
                // What follows a particular belongs to it: "Period: 01/01/2016, 31/12/2016".
                isParticular = isParticular || IsParticular(rows, at, place);
                hasDate = !isParticular;
            }
        }

        return (hasDate && hasWords) || tellsMore;
    }

    /// <summary>Whether words that reach across the table tell of an event: they begin with its day, or are a sentence with one day in it.</summary>
    /// <param name="orMonth">Whether one month counts like a day. Headings name months, too: "Key period two: records from May 2016".</param>
    public static bool TellsEvent(string text, bool orMonth)
    {
        var start = Start(text);
        if (BeginsWithDay(start))
        {
            return true;
        }

        var days = s_day.Count(start);
        return days + (orMonth && days == 0 ? s_month.Count(start) : 0) == 1 && Words(start) >= WordsOfASentence;
    }

    /// <summary>Whether the first row of a table names things of which there is no chronology.</summary>
    public static bool IsOtherTable(SourceRow first) =>
        first.Cells.TrueForAll(cell => cell.IsBlank || s_otherTables.Contains(ChronologyColumns.Key(cell.Text ?? "")));

    /// <summary>Whether a day stands anywhere in it.</summary>
    public static bool NamesDay(string text) => s_day.IsMatch(Start(text));

    private static bool BeginsWithDay(string text)
    {
        foreach (var match in s_day.EnumerateMatches(Start(text)))
        {
            return Start(text)[..match.Index].Trim(' ', '?', '(', '[', '*', '-').Length == 0 && Words(Start(text)) > 0;
        }

        return false;
    }

    private static int Words(string text) => s_word.Count(s_month.Replace(s_day.Replace(text, " "), " "));

    private static string Start(string text) => text.Length > MostLetters ? text[..MostLetters] : text;

    private static bool IsParticular(IReadOnlyList<SourceRow> rows, int at, int place)
    {
        var row = rows[at];
        if (place > 0 && IsLabel(row.Cells[place - 1].Text ?? "", s_particulars))
        {
            return true;
        }

        for (var above = at - 1; above >= 0 && above >= at - RowsAbove; above--)
        {
            if (rows[above].TextIn(row.Cells[place].Column) is { Length: > 0 } name && !char.IsAsciiDigit(name[0]))
            {
                return IsLabel(name, s_columns) && name.Trim()[^1] != ':';
            }
        }

        return false;
    }

    private static bool IsLabel(string text, HashSet<string> labels)
    {
        var label = text.Trim();
        if (label.Length is 0 or > 60)
        {
            return false;
        }

        if (label[^1] == ':' || ChronologyColumns.Key(label).EndsWith("dob", StringComparison.Ordinal))
        {
            return true;
        }

        foreach (var word in s_word.EnumerateMatches(label))
        {
            if (labels.Contains(label.Substring(word.Index, word.Length)))
            {
                return true;
            }
        }

        return false;
    }
}
