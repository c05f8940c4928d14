using System.Globalization;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Data.Information.Composites.Exports;

/// <summary>A column of a composite chronology that goes out.</summary>
public enum ExportColumn
{
    Agency,
    /// <summary>The date as the agency wrote it.</summary>
    Date,
    Time,
    /// <summary>The date as it was read, where it is not a plain day.</summary>
    ReadAs,
    WhatHappened,
    SourceDocument,
    SourcePage,
    WhoWasSeen,
    ChildSeen,
    ChildHeard,
    Risk,
    Response,
    Impact,
    Partnership,
    Learning,
    WhySignificant,
    File,
    FileRow,
}

/// <summary>The columns of a composite chronology that goes out, with the names by which the reader knows them again.</summary>
public static class ExportColumns
{
    /// <summary>All columns in order.</summary>
    public static IReadOnlyList<ExportColumn> All { get; } = Enum.GetValues<ExportColumn>();

    /// <summary>The name in the header.</summary>
    public static string Name(ExportColumn column) => column switch
    {
        ExportColumn.Agency => "Agency",
        ExportColumn.Date => ChronologyColumns.Name(ChronologyColumn.Date),
        ExportColumn.Time => ChronologyColumns.Name(ChronologyColumn.Time),
        ExportColumn.ReadAs => "Date read as",
        ExportColumn.WhatHappened => ChronologyColumns.Name(ChronologyColumn.WhatHappened),
        ExportColumn.SourceDocument => ChronologyColumns.Name(ChronologyColumn.SourceDocument),
        ExportColumn.SourcePage => "Page",
        ExportColumn.WhoWasSeen => "Who was seen",
        ExportColumn.ChildSeen => "Child seen",
        ExportColumn.ChildHeard => "Child heard",
        ExportColumn.Risk => ChronologyColumns.Name(ChronologyColumn.Risk),
        ExportColumn.Response => ChronologyColumns.Name(ChronologyColumn.Response),
        ExportColumn.Impact => ChronologyColumns.Name(ChronologyColumn.Impact),
        ExportColumn.Partnership => ChronologyColumns.Name(ChronologyColumn.Partnership),
        ExportColumn.Learning => ChronologyColumns.Name(ChronologyColumn.Learning),
        ExportColumn.WhySignificant => ChronologyColumns.Name(ChronologyColumn.WhySignificant),
        ExportColumn.File => "Agency’s file",
        ExportColumn.FileRow => "Row in file",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "Not a column."),
    };

    /// <summary>The columns that hold anything in these rows, and always agency, date and what happened.</summary>
    public static IReadOnlySet<ExportColumn> InUse(IEnumerable<ExportRow> rows)
    {
        var used = new HashSet<ExportColumn> { ExportColumn.Agency, ExportColumn.Date, ExportColumn.WhatHappened };
        foreach (var row in rows)
        {
            foreach (var column in All)
            {
                if (!used.Contains(column) && Value(row, column).Length > 0)
                {
                    used.Add(column);
                }
            }

            if (used.Count == All.Count)
            {
                break;
            }
        }

        return used;
    }

    /// <summary>What stands in a column, or nothing.</summary>
    internal static string Value(ExportRow row, ExportColumn column) => column switch
    {
        ExportColumn.Agency => row.Agency,
        ExportColumn.Date => row.Row.When.AsWritten,
        ExportColumn.Time => NeedsTime(row.Row) ? row.Row.Time!.Value.ToString(row.Row.Time.Value.Second == 0 ? "HH':'mm" : "HH':'mm':'ss", CultureInfo.InvariantCulture) : "",
        ExportColumn.ReadAs => IsPlain(row.Row.When) ? "" : EventDateReader.Describe(row.Row.When),
        ExportColumn.WhatHappened => row.Row.WhatHappened,
        ExportColumn.SourceDocument => row.Row.SourceDocument,
        ExportColumn.SourcePage => row.Row.SourcePage,
        ExportColumn.WhoWasSeen => row.Row.WhoWasSeen,
        ExportColumn.ChildSeen => Say(row.Row.ChildSeen),
        ExportColumn.ChildHeard => Say(row.Row.ChildHeard),
        ExportColumn.Risk => row.Row.Risk,
        ExportColumn.Response => row.Row.Response,
        ExportColumn.Impact => row.Row.Impact,
        ExportColumn.Partnership => row.Row.Partnership,
        ExportColumn.Learning => row.Row.Learning,
        ExportColumn.WhySignificant => SignificanceQuestion.Codes(row.Row.WhySignificant),
        ExportColumn.File => row.File,
        ExportColumn.FileRow => row.Row.RowNumber > 0 ? row.Row.RowNumber.ToString(CultureInfo.InvariantCulture) : "",
        _ => "",
    };

    // One day, or one minute of it, that the words alone say.
    private static bool IsPlain(EventDate when) => IsOneDay(when)
        && EventDateReader.Read(when.AsWritten, DateOnly.FromDateTime(when.Latest).AddDays(1)).When is { } again && IsOneDay(again) && again.Earliest.Date == when.Earliest.Date;

    private static bool IsOneDay(EventDate when) =>
        when is { Bound: DateBound.Within, Uncertain: false, Precision: DatePrecision.Day or DatePrecision.Time } && when.Earliest.Date == when.Latest.Date;

    // What was written into the date says the time already.
    private static bool NeedsTime(ChronologyRow row) =>
        row.Time is { } time && !(row.When.Precision == DatePrecision.Time && row.When.AsWritten.Contains(time.ToString("HH':'mm", CultureInfo.InvariantCulture), StringComparison.Ordinal));

    private static string Say(Recorded recorded) => recorded switch { Recorded.Yes => "Yes", Recorded.No => "No", _ => "" };
}
