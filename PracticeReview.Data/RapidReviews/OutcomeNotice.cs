using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.RapidReviews;

/// <summary>
/// What the referrer, or the author of an agency, is told of the outcome, with the reminder that agencies notify their own inspectorate
/// as required (Policy 7.13), and what they say to that.
/// </summary>
public sealed class OutcomeNotice
{
    /// <summary>The most characters of an answer.</summary>
    public const int MostCharacters = 2_000;

    private OutcomeNotice() { }

    public OutcomeNotice(RapidReview review, StaffId staff, AgencyId? agency, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        PartnershipId = review.PartnershipId;
        CaseId = review.CaseId;
        CaseReference = review.CaseReference;
        StaffId = staff;
        AgencyId = agency;
        Outcome = review.FinalOutcome ?? throw new InvalidOperationException("There is no outcome to tell.");
        ToldAt = now;
    }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public string CaseReference { get; private set; } = "";
    public StaffId StaffId { get; private set; }
    public AgencyId? AgencyId { get; private set; }
    public RapidReviewOutcome Outcome { get; private set; }
    public DateTimeOffset ToldAt { get; private set; }
    /// <summary>Which inspectorate was notified and when, or why none has to be.</summary>
    public string? Inspectorate { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>The agency says which inspectorate it notified. Refused for another person, without a word, and a second time.</summary>
    public Result Answer(StaffActor actor, string? inspectorate, DateTimeOffset now)
    {
        var words = inspectorate?.Trim() ?? "";
        if (actor.Id != StaffId)
        {
            return Refusal.NotFound;
        }
        if (AnsweredAt is not null)
        {
            return Result.Refuse(null, "You have said this already.");
        }
        if (words.Length is 0 or > MostCharacters)
        {
            return Result.Refuse("Inspectorate", "Write which inspectorate your agency notified and when, or why none has to be, in at most {0:N0} characters.", MostCharacters);
        }
        (Inspectorate, AnsweredAt) = (words, now);
        return Result.Done;
    }
}
