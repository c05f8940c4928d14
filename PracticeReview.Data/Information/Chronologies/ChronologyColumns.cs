using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace PracticeReview.Data.Information.Chronologies;

/// <summary>What a column of a chronology can hold.</summary>
public enum ChronologyColumn
{
    /// <summary>When it happened, as exactly as it is known; required.</summary>
    Date,

    /// <summary>The time or the part of the day; optional.</summary>
    Time,

    /// <summary>What happened; required.</summary>
    WhatHappened,

    /// <summary>Where it is recorded.</summary>
    SourceDocument,

    /// <summary>The page of the source document.</summary>
    SourcePage,

    /// <summary>Who was seen and spoken to.</summary>
    WhoWasSeen,

    /// <summary>Whether the child was seen.</summary>
    ChildSeen,

    /// <summary>Whether the child was heard.</summary>
    ChildHeard,

    /// <summary>How the risk presented itself.</summary>
    Risk,

    /// <summary>What the agency did.</summary>
    Response,

    /// <summary>What that did to the risk and the child's daily life.</summary>
    Impact,

    /// <summary>What other agencies had to do with it.</summary>
    Partnership,

    /// <summary>What can be learned.</summary>
    Learning,

    /// <summary>Codes of the six questions.</summary>
    WhySignificant,

    /// <summary>Which agency the event is from; not in the template, which is one agency's.</summary>
    Agency,

    /// <summary>When it ended, where its beginning stands in a column of its own; not in the template, where both stand in one.</summary>
    EndDate,
}

/// <summary>The names of the columns, and the names agencies give them.</summary>
public static class ChronologyColumns
{
    /// <summary>Every column a file may have.</summary>
    public static IReadOnlyList<ChronologyColumn> All { get; } = Enum.GetValues<ChronologyColumn>();

    /// <summary>The columns in the order of the template.</summary>
    public static IReadOnlyList<ChronologyColumn> Template { get; } = [.. All.Where(column => column is not (ChronologyColumn.Agency or ChronologyColumn.EndDate))];

    private static readonly FrozenDictionary<string, ChronologyColumn> s_byName = Names()
        .SelectMany(named => named.Names.Split('|').Prepend(Name(named.Column)).Select(name => (Key: Key(name), named.Column)))
        .DistinctBy(named => named.Key).ToFrozenDictionary(named => named.Key, named => named.Column, StringComparer.Ordinal);

    /// <summary>The name as it stands in the template's header.</summary>
    public static string Name(ChronologyColumn column) => column switch
    {
        ChronologyColumn.Date => "Date",
        ChronologyColumn.Time => "Time",
        ChronologyColumn.WhatHappened => "What happened",
        ChronologyColumn.SourceDocument => "Source document",
        ChronologyColumn.SourcePage => "Page",
        ChronologyColumn.WhoWasSeen => "Who was seen",
        ChronologyColumn.ChildSeen => "Child seen",
        ChronologyColumn.ChildHeard => "Child heard",
        ChronologyColumn.Risk => "Risk",
        ChronologyColumn.Response => "Response",
        ChronologyColumn.Impact => "Impact",
        ChronologyColumn.Partnership => "Partnership",
        ChronologyColumn.Learning => "Learning",
        ChronologyColumn.WhySignificant => "Why significant",
        ChronologyColumn.Agency => "Agency",
        ChronologyColumn.EndDate => "End date",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "Not a column of a chronology."),
    };

    /// <summary>
    /// The column a header cell names, by the template's name or by one agencies use for it, without regard to case, spaces and
    /// signs; or null.
    /// </summary>
    public static ChronologyColumn? Match(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return header.Length <= 200 && s_byName.TryGetValue(Key(header), out var column) ? column : null;
    }

    /// <summary>
    /// The column a longer header seems to name by a word in it, such as "Date of contact with family"; or null.
    /// </summary>
    internal static ChronologyColumn? Guess(string header)
    {
        if (header.Length > 200)
        {
            return null;
        }

        var words = header.Split([' ', '\t', '\n', '\u00a0', '/', '(', ')', '-', ',', ':', '.', '?', '&'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        bool Has(params ReadOnlySpan<string> any)
        {
            foreach (var word in words)
            {
                foreach (var one in any)
                {
                    if (word.Equals(one, StringComparison.OrdinalIgnoreCase))
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        if (words.Length is 0 or > 12)
        {
            return null;
        }

        if (Has("child", "children", "child's") && Has("seen"))
        {
            return ChronologyColumn.ChildSeen;
        }

        if (Has("child", "children", "child's") && Has("heard", "spoken"))
        {
            return ChronologyColumn.ChildHeard;
        }

        if (Has("date", "dates") && Has("end", "ended", "ending", "finish", "finished") && !Has("start", "report"))
        {
            return ChronologyColumn.EndDate;
        }

        if (Has("date", "dates") && !Has("birth", "completed", "report", "closed", "recorded", "end", "finish", "entered", "created", "printed", "updated", "due"))
        {
            return ChronologyColumn.Date;
        }

        if (Has("agency", "organisation", "organization") && !Has("response", "action", "actions", "other", "involved"))
        {
            return ChronologyColumn.Agency;
        }

        if (Has("time") && !Has("spent", "scale", "timescale"))
        {
            return ChronologyColumn.Time;
        }

        if (Has("page", "pages"))
        {
            return ChronologyColumn.SourcePage;
        }

        if (Has("source", "document", "evidence", "reference"))
        {
            return ChronologyColumn.SourceDocument;
        }

        if (Has("event", "events", "incident", "happened", "details", "description", "narrative") && !Has("number", "no", "id", "type", "ref"))
        {
            return ChronologyColumn.WhatHappened;
        }

        if (Has("seen"))
        {
            return ChronologyColumn.WhoWasSeen;
        }

        if (Has("learning", "analysis", "comment", "comments", "reflection"))
        {
            return ChronologyColumn.Learning;
        }

        if (Has("response", "action", "actions"))
        {
            return ChronologyColumn.Response;
        }

        if (Has("impact", "outcome"))
        {
            return ChronologyColumn.Impact;
        }

        if (Has("partnership", "multi-agency", "agencies"))
        {
            return ChronologyColumn.Partnership;
        }

        return Has("risk", "risks", "concern", "concerns") ? ChronologyColumn.Risk : null;
    }

    /// <summary>Whether a column says again what others say, as the composite chronology's do when it is written as a file.</summary>
    internal static bool SaysAgain(string header) => Key(header) is "datereadas" or "earliestasread" or "latestasread" or "agencysfile" or "rowinfile";

    /// <summary>How likely a column of dates says when it happened, from 0: named after the event, a date alone, the beginning of something, when it was written down.</summary>
    internal static int RankOfDate(string header) => Key(header) switch
    {
        var key when key.Contains("entry", StringComparison.Ordinal) || key.Contains("record", StringComparison.Ordinal) => 3,
        "day" or "from" or "datefrom" or "startdate" => 2,
        var key when key.StartsWith("date", StringComparison.Ordinal) && (key is "date" or "dates" or "datetime" or "dateandtime" || key.StartsWith("datedd", StringComparison.Ordinal)) => 1,
        _ => 0,
    };

    /// <summary>Whether a column of dates says when something began, so that another may say when it ended.</summary>
    internal static bool SaysBeginning(string header) =>
        Key(header) is var key && (key is "from" or "datefrom" or "begins" or "began" || key.Contains("start", StringComparison.Ordinal)) && !key.Contains("time", StringComparison.Ordinal);

    /// <summary>Whether the end of something is said to be still to come.</summary>
    internal static bool SaysNoEnd(string text) => text.Length <= 40
        && Key(text) is "ongoing" or "present" or "current" or "currently" or "now" or "todate" or "continuing" or "continues" or "open" or "stillopen" or "today" or "tothepresent" or "topresent" or "remainsopen";

    /// <summary>Whether a column says what the date beside it was read as.</summary>
    internal static bool SaysWhatDatesMean(string header) => Key(header) is "datereadas";

    /// <summary>How many columns a row of cells names; tells the header from anything else.</summary>
    internal static int CountIn(IEnumerable<string> cells)
    {
        var found = 0;
        foreach (var cell in cells)
        {
            if (cell.Length <= 200 && Match(cell) is { } column)
            {
                found |= 1 << (int)column;
            }
        }

        return int.PopCount(found);
    }

    /// <summary>The first words of what stands in a cell, for a message.</summary>
    internal static string Quote(string text)
    {
        var plain = ChronologyText.Clean(text.Length > 400 ? text[..400] : text).Text.ReplaceLineEndings(" ");
        if (plain.Length <= 40)
        {
            return plain;
        }

        return plain[..(char.IsHighSurrogate(plain[38]) ? 38 : 39)] + "…";
    }

    /// <summary>A header's letters and digits alone, small.</summary>
    internal static string Key(string name)
    {
        var key = new StringBuilder(Math.Min(name.Length, 200));
        foreach (var letter in name.Length > 200 ? name[..200] : name)
        {
            if (char.IsLetterOrDigit(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.Format)
            {
                key.Append(char.ToLowerInvariant(letter));
            }
        }

        return key.ToString();
    }

    private static (ChronologyColumn Column, string Names)[] Names() =>
    [
        (ChronologyColumn.Date, "Date/Time|Date and time|Date & time|Date of event|Event date|Date of contact|Contact date|Date of visit|Visit date|Date of call|Date of incident|Incident date|Date of entry|Entry date|"
            + "Date occurred|Date of occurrence|Occurred|Occurred on|When|When did it happen|Dates|Start date|Date from|From|Day|Date (dd/mm/yyyy)|Date dd/mm/yy|Date of significant event|Date of record|Date/time of event"),
        (ChronologyColumn.Time, "Time of event|Event time|Time of day|Time of contact|Time of incident|Time (24 hour)|Time 24hr|Time (if known)|Hour|Start time|Time occurred"),
        (ChronologyColumn.WhatHappened, "Event|Events|Event details|Event/details|Details|Detail|Details of event|Details of contact|Details of incident|Detail of event|Description|Event description|Description of event|"
            + "Description of contact|Incident|Incident details|Summary|Summary of event|Summary of contact|Significant event|Significant events|Significant practice event|Key event|Key events|Narrative|What occurred|"
            + "Contact|Contact details|Contact/event|Event/contact|Event or contact|Information|Entry|Record|Record of event|Chronology|Activity|Occurrence|Case note|Case notes|Content"),
        (ChronologyColumn.SourceDocument, "Source|Source of information|Source of evidence|Source document/page|Sources|Doc ref|Doc. ref.|Document|Document ref|Document reference|Document name|Evidence|Evidence source|"
            + "Reference|Ref|Record source|Source record|Source system|System|File|Where recorded|Where is it recorded|Source/ref|Source ref|Source reference"),
        (ChronologyColumn.SourcePage, "Source page|Page no|Page no.|Page number|Pages|Page ref|Page(s)|Pg|P|Pp|Page/paragraph"),
        (ChronologyColumn.WhoWasSeen, "Seen|Who seen|Seen by|Person seen|Persons seen|People seen|Who was seen and spoken to|Who was seen or spoken to|Seen and spoken to|Who was present|Present|Attendees|Persons present|People present"),
        (ChronologyColumn.ChildSeen, "Was the child seen|Was child seen|Child seen?|Child seen (Y/N)|Child seen yes/no|Children seen|Child present"),
        (ChronologyColumn.ChildHeard, "Was the child heard|Was child heard|Child spoken to|Was the child spoken to|Child heard (Y/N)|Child heard yes/no|Child spoken to (Y/N)|Children heard|Voice heard"),
        (ChronologyColumn.Risk, "Risks|Risk identified|Risks identified|Risk factors|Concern|Concerns|Risk/concern|Risk or concern"),
        (ChronologyColumn.Response, "Agency response|Response/action|Action|Actions|Action taken|Actions taken|Response of agency|Response by agency|What was done|Intervention"),
        (ChronologyColumn.Impact, "Impact on child|Impact on the child|Outcome|Outcomes|Outcome for child|Effect on child|Lived experience"),
        (ChronologyColumn.Partnership, "Partnership working|Multi-agency working|Multi agency working|Other agencies|Agencies involved|Other agencies involved|Information sharing|Information shared"),
        (ChronologyColumn.Learning, "Comment|Comments|Comments/analysis|Comment/analysis|Analysis|Analysis/comments|Learning points|Learning point|Lessons|Reflection|Author's comments|Author comment|Practice analysis|Appraisal of practice"),
        (ChronologyColumn.WhySignificant, "Significance|SPE questions|SPE question|Why is it significant|Why is this significant|Reason for significance|Questions"),
        (ChronologyColumn.EndDate, "Date to|To|To date|Date until|Until|Date ended|Date end|Ended|End|Finish date|Date finished|Date of end"),
        (ChronologyColumn.Agency, "Agency name|Organisation|Organization|Service|Provider|Source agency|Agency/service|Agency/organisation|Reporting agency|Single agency"),
    ];
}
