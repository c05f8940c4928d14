using PracticeReview.Data.Deadlines;

namespace PracticeReview.Data.Policies;

/// <summary>
/// A version of the practice review policy: its clocks and its words. A case keeps the version it began under.
/// </summary>
public sealed class PolicyVersion
{
    private readonly Dictionary<DeadlineKind, Clock> clocks;

    /// <summary>
    /// Refuses (ArgumentException) two clocks of one kind, a clock of no length or without a source, and working days
    /// counted backwards, which no source defines.
    /// </summary>
    public PolicyVersion(
        string id,
        string title,
        PolicyTerms terms,
        IReadOnlyList<Clock> clocks,
        IReadOnlyList<PolicyDifference> differences)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(clocks);
        if (clocks.FirstOrDefault(clock => clock.Amount < 1 || string.IsNullOrWhiteSpace(clock.Source)) is { } unsound)
        {
            throw new ArgumentException($"The clock {unsound.Kind} needs a length and a source.", nameof(clocks));
        }

        if (clocks.FirstOrDefault(clock => clock is { Unit: ClockUnit.WorkingDays, Sense: ClockSense.Before }) is { } backwards)
        {
            throw new ArgumentException($"The clock {backwards.Kind} counts working days backwards.", nameof(clocks));
        }

        Id = id;
        Title = title;
        Terms = terms;
        Clocks = clocks;
        Differences = differences;
        this.clocks = clocks.ToDictionary(clock => clock.Kind);
    }

    /// <summary>The lasting name under which a case remembers its version, such as "Salford2019".</summary>
    public string Id { get; }

    /// <summary>What people call it.</summary>
    public string Title { get; }

    /// <summary>What this version calls things.</summary>
    public PolicyTerms Terms { get; }

    /// <summary>Its clocks, in the order of a review.</summary>
    public IReadOnlyList<Clock> Clocks { get; }

    /// <summary>Where it differs from the version before it; empty for the first.</summary>
    public IReadOnlyList<PolicyDifference> Differences { get; }

    /// <summary>The clock of <paramref name="kind"/>, or null where this version has none.</summary>
    public Clock? ClockFor(DeadlineKind kind) => clocks.GetValueOrDefault(kind);
}

/// <summary>The names that change between versions while the duty stays.</summary>
/// <param name="StatutoryGuidance">The statutory guidance the version follows.</param>
/// <param name="PracticeReviewChapter">Its chapter on practice reviews.</param>
/// <param name="ChildDeathReviewChapter">Its chapter on child death reviews.</param>
/// <param name="HealthPartner">The safeguarding partner from health.</param>
/// <param name="PartnerLeadership">Who acts for the three safeguarding partners.</param>
public sealed record PolicyTerms(
    string StatutoryGuidance,
    string PracticeReviewChapter,
    string ChildDeathReviewChapter,
    string HealthPartner,
    string PartnerLeadership);

/// <summary>Something a version does or says otherwise than the one before it.</summary>
/// <param name="About">What it is about.</param>
/// <param name="Before">How the version before put it.</param>
/// <param name="Now">How this version puts it.</param>
/// <param name="Source">Where the change comes from.</param>
public sealed record PolicyDifference(string About, string Before, string Now, string Source);
