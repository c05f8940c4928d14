using System.Text.Json;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Referrals;

namespace PracticeReview.Data.GoodOutcomes;

/// <summary>What a referral for a good outcome review tells (Policy 5.3), in the policy's order.</summary>
public enum GoodOutcomeFeature
{
    LivedExperience,
    StepsTaken,
    KnowledgeForOthers,
    SuccessesAndChallenges,
    LearningAndImprovement,
    UsefulToOthers,
    ObjectivesAndPriorState,
    Barriers,
    Effect,
}

/// <summary>The Good Outcome Review Referral (Document 6) as it is filled in: every field may still be empty.</summary>
public sealed class GoodOutcomeForm
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    /// <summary>What the practice is called. It names no child.</summary>
    public string Title { get; set; } = "";
    /// <summary>The agencies whose work together is put forward: a good outcome review looks at multi-agency success.</summary>
    public string Agencies { get; set; } = "";
    public Dictionary<GoodOutcomeFeature, string> Features { get; set; } = [];
    /// <summary>It is written in easy to understand English, free from jargon.</summary>
    public bool IsPlainEnglish { get; set; }

    public string this[GoodOutcomeFeature feature] => Features.GetValueOrDefault(feature, "");

    /// <summary>Everything that keeps it from being sent, in the order of the form.</summary>
    public IReadOnlyList<Refusal> Check()
    {
        List<Refusal> refusals = [];
        Line(Title, nameof(Title), "Say in a few words what the practice is. Name no child.");
        Line(Agencies, nameof(Agencies), "Name the agencies that worked together.");
        foreach (var feature in Enum.GetValues<GoodOutcomeFeature>())
        {
            refusals.AddRange(Reasons.Check(feature.ToString(), this[feature], "Write something here: the policy asks for every one of these features (5.3)."));
        }
        if (!IsPlainEnglish)
        {
            refusals.Add(new Refusal(nameof(IsPlainEnglish), "Read it again as somebody outside your agency would, and confirm that it is free from jargon."));
        }
        return refusals;

        void Line(string text, string field, string missing)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                refusals.Add(new Refusal(field, missing));
            }
            else if (text.Length > ReferralForm.LineLimit)
            {
                refusals.Add(new Refusal(field, "This is {0:N0} characters long; at most {1:N0} can be taken. Nothing was cut.", text.Length, ReferralForm.LineLimit));
            }
        }
    }
}

/// <summary>
/// Exceptional practice that somebody puts forward for a good outcome review (Policy 5.3). The Virtual Panel decides on it, as
/// on every referral (10.1); the policy sets no clock for it.
/// </summary>
public sealed class GoodOutcomeReferral
{
    private GoodOutcomeReferral() { }

    public static Result<GoodOutcomeReferral> Send(GoodOutcomeForm form, StaffActor actor, DateTimeOffset now)
    {
        if (!Referral.MayRefer(actor))
        {
            return Refusal.NotFound;
        }
        if (form.Check() is { Count: > 0 } refusals)
        {
            return Result<GoodOutcomeReferral>.Refuse(refusals);
        }
        return new GoodOutcomeReferral
        {
            Id = form.Id,
            PartnershipId = actor.Partnership,
            AgencyId = actor.AgencyId,
            ReferrerId = actor.Id,
            Title = form.Title.Trim(),
            Content = JsonSerializer.Serialize(form),
            SubmittedAt = now,
        };
    }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public AgencyId? AgencyId { get; private set; }
    public StaffId ReferrerId { get; private set; }
    public string Title { get; private set; } = "";
    /// <summary>The <see cref="GoodOutcomeForm"/> as JSON.</summary>
    public string Content { get; private set; } = "{}";
    public DateTimeOffset SubmittedAt { get; private set; }
    /// <summary>Whether a good outcome review is held; null until it is decided.</summary>
    public bool? IsAccepted { get; private set; }
    public string? Rationale { get; private set; }
    public StaffId? AnsweredById { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    /// <summary>The case of the good outcome review; null while it is not accepted.</summary>
    public CaseId? CaseId { get; private set; }
    public uint Version { get; private set; }

    public GoodOutcomeForm ToForm() => JsonSerializer.Deserialize<GoodOutcomeForm>(Content)!;

    public bool MayRead(StaffActor actor) => actor.Id == ReferrerId || actor.IsBusinessUnit || actor.IsOnVirtualPanel;

    /// <summary>A member of the panel, never on what they put forward themselves.</summary>
    public bool MayAnswer(StaffActor actor) => actor.IsOnVirtualPanel && actor.Id != ReferrerId && IsAccepted is null;

    public Result Answer(bool? isAccepted, string rationale, StaffActor actor, DateTimeOffset now)
    {
        if (!MayAnswer(actor))
        {
            return !actor.IsOnVirtualPanel ? Refusal.NotFound
                : actor.Id == ReferrerId ? Result.Refuse(null, "You put this forward yourself, so others decide on it.")
                : Result.Refuse(null, "This has been decided already. Open the page again to see what was decided.");
        }
        List<Refusal> refusals = [];
        if (isAccepted is null)
        {
            refusals.Add(new Refusal("IsAccepted", "Choose what was decided."));
        }
        refusals.AddRange(Reasons.Check("Rationale", rationale, "Give the rationale: the referrer will read it."));
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        (IsAccepted, Rationale, AnsweredById, AnsweredAt) = (isAccepted, rationale.Trim(), actor.Id, now);
        return Result.Done;
    }

    /// <summary>How lists call its case, where others have a child's initials: it names no child.</summary>
    public const string InsteadOfInitials = "Good outcome";

    /// <summary>
    /// Opens the case of the review that was decided on (Policy 5.3). It begins with the decision, and is a good outcome review from
    /// its first moment, so that it has the clocks of one and no other.
    /// </summary>
    /// <param name="reference">The next reference of the partnership.</param>
    public ReviewCase Open(Partnership partnership, string reference, DateTimeOffset now)
    {
        if (IsAccepted != true || CaseId is not null)
        {
            throw new InvalidOperationException("A case is opened once, and of a good outcome that was accepted.");
        }
        var opened = ReviewCase.Open(partnership, reference, InsteadOfInitials, ReferrerId, now);
        opened.BecomeReview(ReviewType.GoodOutcomeReview);
        opened.MoveTo(CaseStage.Information, now);
        opened.Reach(CaseEvent.DecisionMade, now);
        CaseId = opened.Id;
        return opened;
    }
}
