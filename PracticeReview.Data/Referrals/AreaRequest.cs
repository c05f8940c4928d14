using PracticeReview.Data.Cases;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.Information;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Referrals;

/// <summary>Who asks whom. Names are stored.</summary>
public enum AskingArea
{
    /// <summary>This partnership asks another one.</summary>
    Ours,
    /// <summary>Another partnership asks this one.</summary>
    Theirs,
}

/// <summary>What is asked. Names are stored.</summary>
public enum AreaMatter
{
    /// <summary>To provide information.</summary>
    Information,
    /// <summary>Whether a review is required, and which area carries it out.</summary>
    WhoReviews,
}

/// <summary>What the Safeguarding Executive decided. Names are stored.</summary>
public enum AreaDecision
{
    ThisAreaLeads,
    OtherAreaLeads,
    /// <summary>Both commission it together (Policy 4.3).</summary>
    Jointly,
    NoReview,
    /// <summary>Information is provided, or it is not needed after all.</summary>
    Settled,
}

/// <summary>Where a request between areas stands.</summary>
public enum AreaStanding
{
    Waiting,
    Agreed,
    /// <summary>It was answered, and the areas do not agree.</summary>
    NotAgreed,
    WithExecutive,
    Decided,
}

/// <summary>
/// A request between this partnership's area and another one (Policy 10.2): the area in which the serious incident took place
/// carries out the review, requests for information are answered as a priority, and where no agreement is reached the
/// Safeguarding Executive decides. The other area has no account here: the business unit records what was asked and answered.
/// </summary>
public sealed class AreaRequest
{
    private AreaRequest() { }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public string CaseReference { get; private set; } = "";
    /// <summary>The name of the other safeguarding partnership.</summary>
    public string OtherArea { get; private set; } = "";
    public AskingArea AskedBy { get; private set; }
    public AreaMatter Matter { get; private set; }
    public string Words { get; private set; } = "";
    /// <summary>The London day by whose end it is to be answered.</summary>
    public DateOnly AnswerBy { get; private set; }
    public StaffId RecordedById { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    /// <summary>Whether the areas agree by the answer; null until there is one.</summary>
    public bool? IsAgreed { get; private set; }
    public string? Answer { get; private set; }
    public StaffId? AnswerRecordedById { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public string? WhyEscalated { get; private set; }
    public StaffId? EscalatedById { get; private set; }
    public DateTimeOffset? EscalatedAt { get; private set; }
    public AreaDecision? Decision { get; private set; }
    public string? DecisionWords { get; private set; }
    public StaffId? DecidedById { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public uint Version { get; private set; }

    public AreaStanding Standing => this switch
    {
        { DecidedAt: not null } => AreaStanding.Decided,
        { EscalatedAt: not null } => AreaStanding.WithExecutive,
        { IsAgreed: true } => AreaStanding.Agreed,
        { IsAgreed: false } => AreaStanding.NotAgreed,
        _ => AreaStanding.Waiting,
    };

    private bool IsUnresolved => Standing is AreaStanding.Waiting or AreaStanding.NotAgreed;

    public static bool MayRecord(StaffActor actor) => actor.IsBusinessUnit;

    public bool MayAnswer(StaffActor actor) => actor.IsBusinessUnit && IsUnresolved;

    /// <summary>Unresolved: unanswered, or answered without agreement.</summary>
    public bool MayEscalate(StaffActor actor) => actor.IsBusinessUnit && IsUnresolved;

    public bool MayDecide(StaffActor actor) => actor.Is(StaffRole.SafeguardingExecutive) && actor.Partnership == PartnershipId && Standing == AreaStanding.WithExecutive;

    public bool MayRead(StaffActor actor) => actor.Is(StaffRole.SafeguardingExecutive) && EscalatedAt is not null;

    /// <summary>Which area carries out the review, by the place of the incident (Policy 10.2).</summary>
    public static AskingArea LeadBy(IncidentPlace place) => place == IncidentPlace.AnotherArea ? AskingArea.Theirs : AskingArea.Ours;

    /// <summary>Records that one area asked something of the other. Refused with everything that is missing.</summary>
    public static Result<AreaRequest> Record(ReviewCase @case, AreaRequestWords words, StaffActor actor, DateTimeOffset now)
    {
        if (!MayRecord(actor))
        {
            return Refusal.NotFound;
        }
        List<Refusal> refusals = [];
        if (words.AskedBy is null)
        {
            refusals.Add(new Refusal("AskedBy", "Say which area asks."));
        }
        if (string.IsNullOrWhiteSpace(words.OtherArea) || words.OtherArea.Length > ReferralForm.LineLimit)
        {
            refusals.Add(new Refusal("OtherArea", "Name the other safeguarding partnership, in at most {0:N0} characters.", ReferralForm.LineLimit));
        }
        if (words.Matter is null)
        {
            refusals.Add(new Refusal("Matter", "Say what is asked."));
        }
        refusals.AddRange(Decisions.Reasons.Check("Words", words.Words, "Write what is asked, of whom, and why."));
        refusals.AddRange(words.AnswerBy is null
            ? [new Refusal("AnswerBy", "Choose the day by which it is to be answered: a request between areas is a priority (Policy 10.2).")]
            : ReturnDays.Check("AnswerBy", words.AnswerBy, now));
        if (refusals.Count > 0)
        {
            return Result<AreaRequest>.Refuse(refusals);
        }
        return new AreaRequest
        {
            Id = Guid.CreateVersion7(),
            PartnershipId = @case.PartnershipId,
            CaseId = @case.Id,
            CaseReference = @case.Reference,
            OtherArea = words.OtherArea.Trim(),
            AskedBy = words.AskedBy!.Value,
            Matter = words.Matter!.Value,
            Words = words.Words.Trim(),
            AnswerBy = words.AnswerBy!.Value,
            RecordedById = actor.Id,
            RecordedAt = now,
        };
    }

    /// <summary>Records the answer, and whether the areas agree by it. A later answer may still bring an agreement.</summary>
    public Result RecordAnswer(bool? isAgreed, string answer, StaffActor actor, DateTimeOffset now)
    {
        if (!MayAnswer(actor))
        {
            return WhyNot(actor);
        }
        List<Refusal> refusals = [];
        if (isAgreed is null)
        {
            refusals.Add(new Refusal("IsAgreed", "Say whether the areas agree."));
        }
        refusals.AddRange(Decisions.Reasons.Check("Answer", answer, "Write what was answered, and by whom."));
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        (IsAgreed, Answer, AnswerRecordedById, AnsweredAt) = (isAgreed, answer.Trim(), actor.Id, now);
        return Result.Done;
    }

    /// <summary>Takes what the areas do not agree on, or what is not answered, to the Safeguarding Executive.</summary>
    public Result Escalate(string why, StaffActor actor, DateTimeOffset now)
    {
        if (!MayEscalate(actor))
        {
            return WhyNot(actor);
        }
        if (Decisions.Reasons.Check("WhyEscalated", why, "Write what the areas do not agree on, and what was tried.").ToList() is { Count: > 0 } refusals)
        {
            return Result.Refuse(refusals);
        }
        (WhyEscalated, EscalatedById, EscalatedAt) = (why.Trim(), actor.Id, now);
        return Result.Done;
    }

    /// <summary>The ultimate decision, which Policy 10.2 gives to the Executive.</summary>
    public Result Decide(AreaDecision? decision, string words, StaffActor actor, DateTimeOffset now)
    {
        if (!MayDecide(actor))
        {
            return MayRead(actor) ? Result.Refuse(null, "This has been decided already.") : Refusal.NotFound;
        }
        List<Refusal> refusals = [];
        if (decision is null)
        {
            refusals.Add(new Refusal("Decision", "Choose what is decided."));
        }
        refusals.AddRange(Decisions.Reasons.Check("DecisionWords", words, "Write why: both areas will be told."));
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        (Decision, DecisionWords, DecidedById, DecidedAt) = (decision, words.Trim(), actor.Id, now);
        return Result.Done;
    }

    private Result WhyNot(StaffActor actor) => !actor.IsBusinessUnit ? Refusal.NotFound : Result.Refuse(null, Standing switch
    {
        AreaStanding.Agreed => "The areas agree already.",
        AreaStanding.WithExecutive => "This is with the Safeguarding Executive now.",
        _ => "The Safeguarding Executive has decided this.",
    });
}

/// <summary>What is written when one area asks another.</summary>
public sealed record AreaRequestWords(AskingArea? AskedBy, string OtherArea, AreaMatter? Matter, string Words, DateOnly? AnswerBy);
