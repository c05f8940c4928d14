namespace PracticeReview.Data.RapidReviews;

/// <summary>Where the endorsement of an outcome stands (Policy 7.12).</summary>
/// <param name="Level">The level that speaks now, or at which it ended.</param>
/// <param name="Awaited">Who has not spoken at that level; nobody once it is decided.</param>
/// <param name="Outcome">What was endorsed, or settled by the Executive; null until then.</param>
/// <param name="DecidedAt">When, UTC.</param>
public sealed record EndorsementStanding(EndorsementLevel Level, IReadOnlyList<Endorser> Awaited, RapidReviewOutcome? Outcome, DateTimeOffset? DecidedAt)
{
    private static readonly Endorser[] s_partners = [Endorser.LocalAuthority, Endorser.Health, Endorser.Police];

    /// <summary>Who is asked at a level.</summary>
    public static IReadOnlyList<Endorser> AskedAt(EndorsementLevel level) => level switch
    {
        EndorsementLevel.Representatives => [Endorser.IndependentAdviser, .. s_partners],
        EndorsementLevel.NextLevel => s_partners,
        EndorsementLevel.Executive => [Endorser.SafeguardingExecutive],
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "A level nobody speaks at."),
    };

    /// <summary>
    /// Reads the words given so far. Where all who are asked at a level agree, the outcome is endorsed. Where one of them disagrees, it
    /// climbs a level once all of them have been heard, so that the next level knows every reason. The Executive's word settles it.
    /// </summary>
    /// <param name="proposed">What the meeting decided.</param>
    public static EndorsementStanding Of(RapidReviewOutcome proposed, IReadOnlyCollection<Endorsement> said)
    {
        foreach (var level in (EndorsementLevel[])[EndorsementLevel.Representatives, EndorsementLevel.NextLevel])
        {
            var here = said.Where(word => word.Level == level).ToList();
            IReadOnlyList<Endorser> awaited = [.. AskedAt(level).Where(asked => !here.Exists(word => word.Endorser == asked))];
            if (awaited.Count > 0)
            {
                return new EndorsementStanding(level, awaited, null, null);
            }
            if (here.TrueForAll(word => word.Agrees))
            {
                return new EndorsementStanding(level, [], proposed, here.Max(word => word.SaidAt));
            }
        }
        return said.FirstOrDefault(word => word.Level == EndorsementLevel.Executive) is { } settled
            ? new EndorsementStanding(EndorsementLevel.Executive, [], settled.Outcome, settled.SaidAt)
            : new EndorsementStanding(EndorsementLevel.Executive, AskedAt(EndorsementLevel.Executive), null, null);
    }

    public static string Name(Endorser endorser) => endorser switch
    {
        Endorser.IndependentAdviser => "the Independent Adviser",
        Endorser.LocalAuthority => "the local authority",
        Endorser.Health => "health",
        Endorser.Police => "the police",
        Endorser.SafeguardingExecutive => "the Safeguarding Executive",
        _ => throw new ArgumentOutOfRangeException(nameof(endorser), endorser, "Somebody without a name."),
    };

    public static string Name(EndorsementLevel level) => level switch
    {
        EndorsementLevel.Representatives => "The Independent Adviser and the three statutory partners",
        EndorsementLevel.NextLevel => "The next level within the three partners",
        EndorsementLevel.Executive => "The Safeguarding Executive",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "A level without a name."),
    };
}
