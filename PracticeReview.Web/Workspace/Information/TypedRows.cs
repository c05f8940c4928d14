using System.Globalization;
using System.Text;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>The events of a typed chronology as they are kept.</summary>
public sealed class TypedRows
{
    public List<TypedRow> Rows { get; set; } = [];

    /// <summary>The version they were begun from; null where they were typed anew.</summary>
    public int? From { get; set; }

    /// <summary>The events of a version, to be corrected. Submitted unchanged they are the same rows.</summary>
    public static TypedRows FromTaken(TakenRows taken) => new() { From = taken.Version, Rows = [.. taken.Rows.Select(TypedRow.Of)] };

    /// <summary>The rows in the form of the template, so that they are read by the same rules as a file; the file is safe to open in a spreadsheet program.</summary>
    public byte[] AsSeparatedValues()
    {
        var text = new StringBuilder();
        text.AppendJoin(',', ChronologyColumns.Template.Select(ChronologyColumns.Name)).Append("\r\n");
        foreach (var row in Rows)
        {
            text.AppendJoin(',', ChronologyColumns.Template.Select(column => $"\"{SpreadsheetText.Protect(row.Of(column)).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
        }
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>What was known of the rows before they were typed. A date that somebody typed anew in the same words is asked about.</summary>
    /// <param name="adds">Whether they are added to the version in force.</param>
    public TypedInOurForm AsTyped(bool adds = false) => new(From, Rows.Index().Where(row => row.Item.Means is not null).ToDictionary(row => row.Index + FirstRow, row => row.Item.Means!), adds);

    // Below the names of the columns.
    private const int FirstRow = 2;
}

/// <summary>One event as it is typed.</summary>
public sealed class TypedRow
{
    public string Date { get; set; } = "";
    public string Time { get; set; } = "";
    /// <summary>What the date means in the version it was begun from; null where it was typed.</summary>
    public EventDate? Means { get; set; }
    public string What { get; set; } = "";
    public string Source { get; set; } = "";
    public string Page { get; set; } = "";
    /// <summary>Who was seen and spoken to.</summary>
    public string Seen { get; set; } = "";
    /// <summary>Yes, No, or empty where it is not recorded; so is <see cref="ChildHeard"/>.</summary>
    public string ChildSeen { get; set; } = "";
    public string ChildHeard { get; set; } = "";
    public string Risk { get; set; } = "";
    public string Response { get; set; } = "";
    public string Impact { get; set; } = "";
    public string Partnership { get; set; } = "";
    public string Learning { get; set; } = "";
    /// <summary>The codes of the six questions, such as "1, 3".</summary>
    public string Why { get; set; } = "";

    internal static (string Name, Func<TypedRow, string> Get, Action<TypedRow, string> Set)[] Principles { get; } =
    [
        ("Risk", row => row.Risk, (row, text) => row.Risk = text),
        ("Response", row => row.Response, (row, text) => row.Response = text),
        ("Impact", row => row.Impact, (row, text) => row.Impact = text),
        ("Partnership", row => row.Partnership, (row, text) => row.Partnership = text),
        ("Learning", row => row.Learning, (row, text) => row.Learning = text),
    ];

    /// <summary>What was written about the questions, where it names none of them; null otherwise.</summary>
    internal string? UnknownWhy => SignificanceQuestion.Parse(Why) is null ? Why : null;

    internal bool HasMore => Principles.Any(one => one.Get(this).Length > 0) || Why.Length > 0;

    internal static TypedRow Of(ChronologyRow row)
    {
        var isExact = row.When == EventDate.Exactly(row.Date, row.Time);
        return new TypedRow
        {
            Date = isExact ? EventDate.Exactly(row.Date).AsWritten : row.When.AsWritten,
            Time = isExact && row.Time is { } time ? time.ToString(time.Second == 0 ? "HH':'mm" : "HH':'mm':'ss", CultureInfo.InvariantCulture) : "",
            Means = isExact ? null : row.When,
            What = row.WhatHappened,
            Source = row.SourceDocument,
            Page = row.SourcePage,
            Seen = row.WhoWasSeen,
            ChildSeen = RecordedAnswer.Write(row.ChildSeen),
            ChildHeard = RecordedAnswer.Write(row.ChildHeard),
            Risk = row.Risk,
            Response = row.Response,
            Impact = row.Impact,
            Partnership = row.Partnership,
            Learning = row.Learning,
            Why = SignificanceQuestion.Codes(row.WhySignificant),
        };
    }

    internal bool IsSignificantBy(SignificanceQuestion question) => (SignificanceQuestion.Parse(Why) ?? SignificanceQuestions.None).HasFlag(question.Question);

    internal void Answer(SignificanceQuestion question, bool isSo)
    {
        var set = SignificanceQuestion.Parse(Why) ?? SignificanceQuestions.None;
        Why = SignificanceQuestion.Codes(isSo ? set | question.Question : set & ~question.Question);
    }

    /// <summary>Writes the date or the time anew: what it meant before does not hold any more.</summary>
    internal void Write(string date, string time) => (Date, Time, Means) = (date, time, null);

    /// <summary>Whether its date or its words say this.</summary>
    internal bool Says(string words) => words.Length == 0 || Date.Contains(words, StringComparison.OrdinalIgnoreCase) || What.Contains(words, StringComparison.OrdinalIgnoreCase);

    internal string Of(ChronologyColumn column) => column switch
    {
        ChronologyColumn.Date => Date,
        ChronologyColumn.Time => Time,
        ChronologyColumn.WhatHappened => What,
        ChronologyColumn.SourceDocument => Source,
        ChronologyColumn.SourcePage => Page,
        ChronologyColumn.WhoWasSeen => Seen,
        ChronologyColumn.ChildSeen => ChildSeen,
        ChronologyColumn.ChildHeard => ChildHeard,
        ChronologyColumn.Risk => Risk,
        ChronologyColumn.Response => Response,
        ChronologyColumn.Impact => Impact,
        ChronologyColumn.Partnership => Partnership,
        ChronologyColumn.Learning => Learning,
        ChronologyColumn.WhySignificant => Why,
        _ => "",
    };
}
