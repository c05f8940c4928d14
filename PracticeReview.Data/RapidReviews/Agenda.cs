namespace PracticeReview.Data.RapidReviews;

/// <summary>What the meeting talks about (Policy 7.12). Names are stored: add to them, never rename.</summary>
public enum AgendaItem
{
    /// <summary>Time to read at the beginning, where the papers came late (Policy 7.11).</summary>
    ReadingTime,
    Facts,
    ImmediateSafety,
    Improvements,
    FurtherReview,
    PendingInformation,
}

/// <summary>The agenda of a rapid review meeting: its five items, and reading time before them where the papers came late.</summary>
public static class Agenda
{
    /// <summary>How long before the meeting its papers are shared "wherever possible" (Policy 7.11), in hours that pass.</summary>
    public static readonly TimeSpan PapersBefore = TimeSpan.FromHours(24);

    /// <summary>Whether reading time is allocated: the papers were shared less than 24 hours before the meeting, or cannot be shared sooner any more.</summary>
    public static bool NeedsReadingTime(DateTimeOffset? papersSharedAt, DateTimeOffset meetingAt, DateTimeOffset now) =>
        meetingAt - (papersSharedAt ?? now) < PapersBefore;

    /// <summary>The items in their order.</summary>
    public static IReadOnlyList<AgendaItem> For(DateTimeOffset? papersSharedAt, DateTimeOffset meetingAt, DateTimeOffset now) =>
    [
        .. NeedsReadingTime(papersSharedAt, meetingAt, now) ? [AgendaItem.ReadingTime] : Array.Empty<AgendaItem>(),
        AgendaItem.Facts, AgendaItem.ImmediateSafety, AgendaItem.Improvements, AgendaItem.FurtherReview, AgendaItem.PendingInformation,
    ];

    /// <summary>An item in the policy's words.</summary>
    public static string Name(AgendaItem item) => item switch
    {
        AgendaItem.ReadingTime => "Reading time",
        AgendaItem.Facts => "The facts about the case",
        AgendaItem.ImmediateSafety => "Immediate action for children's safety, and learning to share now",
        AgendaItem.Improvements => "Potential for improvements to safeguard and promote the welfare of children",
        AgendaItem.FurtherReview => "A child safeguarding practice review, or another form of learning",
        AgendaItem.PendingInformation => "Significant information still pending, and its impact",
        _ => throw new ArgumentOutOfRangeException(nameof(item), item, "An agenda item without a name."),
    };

    /// <summary>What the item asks of the meeting.</summary>
    public static string Ask(AgendaItem item) => item switch
    {
        AgendaItem.ReadingTime => "The papers were not shared 24 hours before the meeting, so sufficient time to read them comes first (Policy 7.11).",
        AgendaItem.Facts => "Review the facts about the case as presented in the documentation.",
        AgendaItem.ImmediateSafety => "Is any immediate action needed to ensure children's safety? Share any learning appropriately.",
        AgendaItem.Improvements => "Consider the potential for identifying improvements.",
        AgendaItem.FurtherReview => "Decide whether or not to undertake a child safeguarding practice review; if not, whether an alternative form of learning review is appropriate.",
        AgendaItem.PendingInformation => "Toxicology results, criminal charges or a long-term prognosis, for example. In most circumstances a rapid review can still be completed.",
        _ => throw new ArgumentOutOfRangeException(nameof(item), item, "An agenda item without words."),
    };
}
