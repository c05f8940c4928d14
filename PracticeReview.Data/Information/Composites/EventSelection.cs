using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites.Names;

namespace PracticeReview.Data.Information.Composites;

/// <summary>Which events of a composite chronology are asked for. What is left empty does not count; all that is given must be met.</summary>
public sealed record EventSelection<TAgency>
{
    /// <summary>Events of any of these agencies.</summary>
    public IReadOnlySet<TAgency>? Agencies { get; init; }

    /// <summary>Events that may have happened on this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Events that may have happened on this day or earlier.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Events that name this person: any of these ways of writing the name, as whole words, as <see cref="Anonymiser"/> finds them.</summary>
    public IReadOnlyList<string> Person { get; init; } = [];

    /// <summary>Events with any of these tags or themes.</summary>
    public IReadOnlySet<string>? Tags { get; init; }

    /// <summary>Events that answer any of these of the six questions.</summary>
    public SignificanceQuestions Questions { get; init; }

    /// <summary>Events that hold every one of these words, in whatever capitals and accents, in any column; words within quotation marks stand together.</summary>
    public string Text { get; init; } = "";
}

/// <summary>Chooses events of a composite chronology.</summary>
public static class EventSelection
{
    /// <summary>Those that are asked for, in their order.</summary>
    /// <param name="tags">The tags that hang on an event; null where there are none.</param>
    public static IReadOnlyList<CompositeRow<TAgency>> Choose<TAgency>(
        IEnumerable<CompositeRow<TAgency>> rows, EventSelection<TAgency> selection, Func<CompositeRow<TAgency>, IEnumerable<string>>? tags = null) =>
        [.. rows.Where(Test(selection, tags))];

    /// <summary>Whether an event is asked for; made once for many events.</summary>
    public static Func<CompositeRow<TAgency>, bool> Test<TAgency>(EventSelection<TAgency> selection, Func<CompositeRow<TAgency>, IEnumerable<string>>? tags = null)
    {
        var person = selection.Person.Count == 0 ? null : new Anonymiser(selection.Person.Select(name => new Pseudonym(name, "")));
        var words = Words(selection.Text);
        return row =>
            (selection.Agencies is null || selection.Agencies.Contains(row.Agency))
            && (selection.From is not { } from || Last(row.Row.When) >= from)
            && (selection.To is not { } to || First(row.Row.When) <= to)
            && (selection.Questions == SignificanceQuestions.None || (row.Row.WhySignificant & selection.Questions) != 0)
            && (selection.Tags is null || (tags?.Invoke(row).Any(selection.Tags.Contains) ?? false))
            && (person is null || NameCheck.Texts(row.Row).Any(text => person.Places(text.Text).Any()))
            && (words.Count == 0 || Holds(row.Row, words));
    }

    private static bool Holds(ChronologyRow row, List<string> words)
    {
        var text = string.Join('\n', NameCheck.Texts(row).Select(column => FoldedText.Fold(column.Text)));
        return words.TrueForAll(word => text.Contains(word, StringComparison.Ordinal));
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var (at, part) in text.Replace('“', '"').Replace('”', '"').Split('"').Index())
        {
            // Every other part stood within quotation marks.
            words.AddRange(at % 2 == 1 ? [FoldedText.Fold(part)] : part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(FoldedText.Fold));
        }

        words.RemoveAll(word => word.Length == 0);
        return words;
    }

    private static DateOnly First(EventDate when) => when.Bound == DateBound.Before ? DateOnly.MinValue : DateOnly.FromDateTime(when.Earliest);

    private static DateOnly Last(EventDate when) => when.Bound switch
    {
        DateBound.After => DateOnly.MaxValue,
        DateBound.Before => DateOnly.FromDateTime(when.Earliest),
        _ => DateOnly.FromDateTime(when.Latest),
    };
}
