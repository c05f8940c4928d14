using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>What was agreed about a hold.</summary>
/// <param name="Officer">The senior investigating officer it was agreed with.</param>
/// <param name="AgreedOn">London day.</param>
/// <param name="IsAcknowledged">Whether the family was openly told that there is a hold (guidance 1.3).</param>
/// <param name="Acknowledgement">How they were told, or why not.</param>
/// <param name="LookAgainOn">The London day on which it is looked at again.</param>
public sealed record InvolvementHoldWords(string? Officer, string? Reason, DateOnly? AgreedOn, bool? IsAcknowledged, string? Acknowledgement, DateOnly? LookAgainOn);

/// <summary>What happened to a hold.</summary>
public enum HoldStepKind
{
    LookedAgain,
    Ended,
    /// <summary>The analysis was opened again, so that what the person knows does not come too late to count (guidance 1.7).</summary>
    AnalysisReopened,
}

/// <summary>
/// Police or courts require that a person is not involved for now; it was agreed with the senior investigating officer, and it is
/// looked at again (guidance 1.3, 1.7; checklist I5). While it runs the person is not invited.
/// </summary>
public sealed class InvolvementHold
{
    private readonly List<HoldStep> _steps = [];

    private InvolvementHold() { }

    public InvolvementHoldId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public MappedPersonId PersonId { get; private set; }
    public string Officer { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public DateOnly AgreedOn { get; private set; }
    public bool IsAcknowledged { get; private set; }
    public string Acknowledgement { get; private set; } = "";
    public DateOnly LookAgainOn { get; private set; }
    /// <summary>The day to look again of which people were reminded last.</summary>
    public DateOnly? RemindedOf { get; private set; }
    public StaffId RecordedBy { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public DateTimeOffset? ReopenedAt { get; private set; }
    public uint Version { get; private set; }
    public IReadOnlyList<HoldStep> Steps => _steps;

    public bool IsRunning => EndedAt is null;

    /// <summary>The hold is over and nobody has opened the analysis again yet.</summary>
    public bool WaitsForAnalysis => EndedAt is not null && ReopenedAt is null;

    /// <summary>Records a hold. Refuses one nobody agreed to, one that is not openly acknowledged without saying why, and one that is never looked at again.</summary>
    public static Result<InvolvementHold> Place(StaffActor actor, MappedPerson person, InvolvementHoldWords words, DateTimeOffset now)
    {
        if (!MappedPerson.MayBeMappedBy(actor, person.CaseId))
        {
            return Refusal.NotFound;
        }
        var today = LegalDay.Of(now);
        var asked = new Asked()
            .Need("Officer", words.Officer, "Name the senior investigating officer with whom it was agreed.", 200)
            .Need("Reason", words.Reason, "Say why the person cannot be involved now.")
            .That(words.AgreedOn is not null, "AgreedOn", "Say when it was agreed.")
            .That(words.AgreedOn is null || words.AgreedOn <= today, "AgreedOn", "It can only have been agreed by now: choose today or a day before.")
            .That(words.IsAcknowledged is not null, "IsAcknowledged", "Say whether the family was openly told.")
            .Need("Acknowledgement", words.Acknowledgement, words.IsAcknowledged == false ? "Say why the family was not told." : "Say how the family was told.")
            .That(words.LookAgainOn > today, "LookAgainOn", "Choose a day after today on which the hold is looked at again.");
        return asked.Refusals.Count > 0 ? Result<InvolvementHold>.Refuse(asked.Refusals) : new InvolvementHold
        {
            Id = InvolvementHoldId.New(),
            PartnershipId = person.PartnershipId,
            CaseId = person.CaseId,
            PersonId = person.Id,
            Officer = Asked.Words(words.Officer),
            Reason = Asked.Words(words.Reason),
            AgreedOn = words.AgreedOn!.Value,
            IsAcknowledged = words.IsAcknowledged!.Value,
            Acknowledgement = Asked.Words(words.Acknowledgement),
            LookAgainOn = words.LookAgainOn!.Value,
            RecordedBy = actor.Id,
            RecordedAt = now,
        };
    }

    /// <summary>It was looked at again and goes on. Refuses without words, and without the next day.</summary>
    public Result LookAgain(StaffActor actor, string? words, DateOnly? next, DateTimeOffset now)
    {
        if (Stop(actor) is { } stopped)
        {
            return stopped;
        }
        var asked = new Asked()
            .Need("Words", words, "Say what was found, and with whom it was spoken about.")
            .That(next > LegalDay.Of(now), "LookAgainOn", "Choose the next day on which the hold is looked at, after today.");
        if (asked.Refusals.Count > 0)
        {
            return Result.Refuse(asked.Refusals);
        }
        LookAgainOn = next!.Value;
        Step(actor, HoldStepKind.LookedAgain, words, now);
        return Result.Done;
    }

    /// <summary>The hold is over. From now on the analysis waits to be opened again.</summary>
    public Result End(StaffActor actor, string? words, DateTimeOffset now)
    {
        if (Stop(actor) is { } stopped)
        {
            return stopped;
        }
        if (new Asked().Need("Words", words, "Say what ended it, and who said so.") is { Refusals.Count: > 0 } asked)
        {
            return Result.Refuse(asked.Refusals);
        }
        EndedAt = now;
        Step(actor, HoldStepKind.Ended, words, now);
        return Result.Done;
    }

    /// <summary>The review group says how its analysis takes in what the person can now tell it. Refuses a tick without words: that would be tokenistic.</summary>
    public Result ReopenAnalysis(StaffActor actor, string? words, DateTimeOffset now)
    {
        if (!actor.IsInReviewGroup(CaseId))
        {
            return Refusal.NotFound;
        }
        if (IsRunning)
        {
            return Result.Refuse(null, "The hold has not ended. The analysis is opened again once it has.");
        }
        if (ReopenedAt is not null)
        {
            return Result.Refuse(null, "The analysis was opened again already.");
        }
        if (new Asked().Need("Words", words, "Say what was opened again, and how what this person knows changes the analysis or will be asked for.") is { Refusals.Count: > 0 } asked)
        {
            return Result.Refuse(asked.Refusals);
        }
        ReopenedAt = now;
        Step(actor, HoldStepKind.AnalysisReopened, words, now);
        return Result.Done;
    }

    private Result? Stop(StaffActor actor) =>
        !MappedPerson.MayBeMappedBy(actor, CaseId) ? Refusal.NotFound
        : IsRunning ? null
        : Result.Refuse(null, "This hold has ended already.");

    private void Step(StaffActor actor, HoldStepKind kind, string? words, DateTimeOffset now) => _steps.Add(new HoldStep(this, kind, Asked.Words(words), LookAgainOn, actor.Id, now));
}

/// <summary>One thing that happened to a hold, in the words of who did it; never altered.</summary>
public sealed class HoldStep
{
    private HoldStep() { }

    internal HoldStep(InvolvementHold hold, HoldStepKind kind, string words, DateOnly lookAgainOn, StaffId by, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        HoldId = hold.Id;
        PartnershipId = hold.PartnershipId;
        CaseId = hold.CaseId;
        Kind = kind;
        Words = words;
        LookAgainOn = lookAgainOn;
        DoneBy = by;
        DoneAt = now;
    }

    public Guid Id { get; private set; }
    public InvolvementHoldId HoldId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public HoldStepKind Kind { get; private set; }
    public string Words { get; private set; } = "";
    public DateOnly LookAgainOn { get; private set; }
    public StaffId DoneBy { get; private set; }
    public DateTimeOffset DoneAt { get; private set; }
}
