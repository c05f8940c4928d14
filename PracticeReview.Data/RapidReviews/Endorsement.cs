using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.RapidReviews;

/// <summary>
/// The levels a disagreement climbs (Policy 7.12: "to the next level within the three partners up to the Safeguarding Executive").
/// The policy does not count the levels: there is one between those who were at the meeting and the Executive. Names are stored.
/// </summary>
public enum EndorsementLevel
{
    /// <summary>The Independent Adviser and the three statutory partners.</summary>
    Representatives,
    /// <summary>Another, more senior person of each of the three partners.</summary>
    NextLevel,
    /// <summary>The Safeguarding Executive decides.</summary>
    Executive,
}

/// <summary>For whom somebody endorses. Names are stored: add to them, never rename.</summary>
public enum Endorser
{
    IndependentAdviser,
    LocalAuthority,
    Health,
    Police,
    SafeguardingExecutive,
}

/// <summary>What somebody says about the outcome.</summary>
/// <param name="Agrees">Null where it was not said; the Executive need not say it.</param>
/// <param name="Outcome">What the Executive decides; nobody else.</param>
/// <param name="LegalAdvice">The advice of the partner's own lawyers, where they drew on it (Policy 7.12).</param>
public sealed record EndorsementWords(bool? Agrees, string? Reason, string? LegalAdvice, RapidReviewOutcome? Outcome = null);

/// <summary>The word of the Independent Adviser, a statutory partner or the Executive on the outcome of a rapid review. It is not taken back.</summary>
public sealed class Endorsement
{
    /// <summary>The most characters of a reason, and of legal advice.</summary>
    public const int MostCharacters = 10_000;

    private Endorsement() { }

    public CaseId CaseId { get; private set; }
    public EndorsementLevel Level { get; private set; }
    public Endorser Endorser { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public StaffId StaffId { get; private set; }
    public AgencyId? AgencyId { get; private set; }
    public bool Agrees { get; private set; }
    public string? Reason { get; private set; }
    public string? LegalAdvice { get; private set; }
    /// <summary>What the Executive decided; null for everybody else.</summary>
    public RapidReviewOutcome? Outcome { get; private set; }
    public DateTimeOffset SaidAt { get; private set; }

    /// <summary>For whom this person speaks at a level; null for who has no say there.</summary>
    public static Endorser? For(StaffActor actor, Agency? agency, EndorsementLevel level) => level switch
    {
        EndorsementLevel.Executive => actor.Is(StaffRole.SafeguardingExecutive) ? RapidReviews.Endorser.SafeguardingExecutive : null,
        EndorsementLevel.Representatives when actor.Is(StaffRole.IndependentAdviser) => RapidReviews.Endorser.IndependentAdviser,
        _ when actor.Is(StaffRole.StatutoryPartner) && agency?.Id == actor.AgencyId => agency?.Kind switch
        {
            AgencyKind.LocalAuthority => RapidReviews.Endorser.LocalAuthority,
            AgencyKind.Health => RapidReviews.Endorser.Health,
            AgencyKind.Police => RapidReviews.Endorser.Police,
            _ => null,
        },
        _ => null,
    };

    /// <summary>Whether this person is asked now.</summary>
    public static bool MayBeGivenBy(StaffActor actor, Agency? agency, EndorsementStanding standing, IReadOnlyCollection<Endorsement> said) =>
        For(actor, agency, standing.Level) is { } speaksFor && standing.Awaited.Contains(speaksFor) && said.All(word => word.StaffId != actor.Id);

    /// <summary>
    /// Gives somebody's word. Refused for who represents none of those asked, for a second word of the same person or partner, and for a
    /// disagreement without a reason.
    /// </summary>
    public static Result<Endorsement> Give(
        StaffActor actor, Agency? agency, RapidReview review, EndorsementStanding standing, IReadOnlyCollection<Endorsement> said, EndorsementWords words, DateTimeOffset now)
    {
        if (standing.Outcome is not null)
        {
            return Result<Endorsement>.Refuse(null, "The outcome is decided: there is nothing left to endorse.");
        }
        if (said.Any(word => word.StaffId == actor.Id))
        {
            return Result<Endorsement>.Refuse(null, standing.Level == EndorsementLevel.Representatives
                ? "You have spoken already."
                : "You have spoken already. The disagreement has gone to the next level, where another person speaks for your partner.");
        }
        if (For(actor, agency, standing.Level) is not { } speaksFor)
        {
            return Refusal.NotFound;
        }
        if (!standing.Awaited.Contains(speaksFor))
        {
            return Result<Endorsement>.Refuse(null, "Somebody has spoken for {0} already.", EndorsementStanding.Name(speaksFor));
        }
        var decides = speaksFor == RapidReviews.Endorser.SafeguardingExecutive;
        var refusals = Check(words, decides);
        if (refusals.Count > 0)
        {
            return Result<Endorsement>.Refuse(refusals);
        }
        return new Endorsement
        {
            CaseId = review.CaseId,
            PartnershipId = review.PartnershipId,
            Level = standing.Level,
            Endorser = speaksFor,
            StaffId = actor.Id,
            AgencyId = actor.AgencyId,
            Agrees = decides ? words.Outcome == review.Outcome : words.Agrees!.Value,
            Reason = Trimmed(words.Reason),
            LegalAdvice = Trimmed(words.LegalAdvice),
            Outcome = decides ? words.Outcome : null,
            SaidAt = now,
        };
    }

    private static List<Refusal> Check(EndorsementWords words, bool decides)
    {
        var refusals = new List<Refusal>();
        if (decides && words.Outcome is null)
        {
            refusals.Add(new Refusal("SettledOutcome", "Choose the outcome: the Safeguarding Executive decides."));
        }
        if (!decides && words.Agrees is null)
        {
            refusals.Add(new Refusal("Agrees", "Say whether you agree with the outcome."));
        }
        if ((decides || words.Agrees == false) && Trimmed(words.Reason) is null)
        {
            refusals.Add(new Refusal("Reason", "Write why."));
        }
        foreach (var (field, text) in new[] { ("Reason", words.Reason), ("LegalAdvice", words.LegalAdvice) })
        {
            if (text?.Length > MostCharacters)
            {
                refusals.Add(new Refusal(field, "At most {0:N0} characters are kept: shorten it, nothing was lost.", MostCharacters));
            }
        }
        return refusals;
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
