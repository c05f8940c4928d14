using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families;

/// <summary>What was explained to a person by word of mouth.</summary>
public enum ExplainedThing
{
    Answer,
    Letter,
    Passage,
    /// <summary>A question before a talk.</summary>
    Question,
    /// <summary>A meeting, and what will be spoken about.</summary>
    Meeting,
    /// <summary>What is being done because of the review.</summary>
    Action,
    /// <summary>What was decided about something they wanted left out.</summary>
    LeaveOut,
}

/// <summary>What came of asking whether the person understood. Silence is not understanding (guidance 1.5).</summary>
public enum Understanding
{
    /// <summary>They said in their own words what it means for them.</summary>
    SaidInOwnWords,
    /// <summary>They asked about it, and it was gone through again.</summary>
    AskedAndWentThroughAgain,
    /// <summary>They did not understand it, or not all of it.</summary>
    NotYet,
    /// <summary>They said nothing.</summary>
    Silence,
}

public readonly record struct SpokenExplanationId(Guid Value) : ITypedId<SpokenExplanationId>
{
    public static SpokenExplanationId From(Guid value) => new(value);
    public static SpokenExplanationId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>Something written to a person was also explained to them by word of mouth: who, when, through whom, and whether it was understood.</summary>
public sealed class SpokenExplanation
{
    public const int LongestName = 200;
    public const int LongestNote = 2_000;

    private SpokenExplanation() { }

    public SpokenExplanationId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public FamilyMemberId FamilyMemberId { get; private set; }
    public ExplainedThing Thing { get; private set; }
    /// <summary>The contribution answered, the letter, the released passage, the question, the meeting, the action, or what they asked to be left out.</summary>
    public Guid SubjectId { get; private set; }
    /// <summary>Who spoke with the person.</summary>
    public string ExplainedBy { get; private set; } = "";
    /// <summary>The London day.</summary>
    public DateOnly ExplainedOn { get; private set; }
    /// <summary>Through which interpreter; null where none was needed.</summary>
    public string? Interpreter { get; private set; }
    public Understanding Understanding { get; private set; }
    public string? Note { get; private set; }
    public StaffId RecordedBy { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Whether somebody still has to go through it with the person.</summary>
    public bool LeavesOpen => IsOpen(Understanding);

    /// <summary>Not understood, or nothing said: it is gone through again.</summary>
    public static bool IsOpen(Understanding understanding) => understanding is Understanding.NotYet or Understanding.Silence;

    /// <summary>Records it. Refuses a day in the future, nobody as speaker, and no word on whether it was understood.</summary>
    /// <param name="today">The London day of now.</param>
    public static Result<SpokenExplanation> Record(StaffActor actor, FamilyMember member, ExplainedThing thing, Guid subject, string? explainedBy, DateOnly? on,
        string? interpreter, Understanding? understanding, string? note, DateOnly today, DateTimeOffset now)
    {
        if (!actor.WorksWithFamily(member.CaseId))
        {
            return Refusal.NotFound;
        }
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(explainedBy) || explainedBy.Length > LongestName)
        {
            refusals.Add(new Refusal("ExplainedBy", "Say who spoke with the person."));
        }
        if (on is null || on > today)
        {
            refusals.Add(new Refusal("On", "Give the day it was explained: today or before."));
        }
        if (interpreter?.Length > LongestName)
        {
            refusals.Add(new Refusal("Interpreter", "Name the interpreter in at most {0} characters.", LongestName));
        }
        if (understanding is null)
        {
            refusals.Add(new Refusal("Understanding", "Say what came of asking whether it was understood. Silence is not understanding."));
        }
        if (note?.Length > LongestNote)
        {
            refusals.Add(new Refusal("Note", "This is too long: at most {0:N0} characters fit.", LongestNote));
        }
        if (refusals.Count > 0)
        {
            return Result<SpokenExplanation>.Refuse(refusals);
        }
        return new SpokenExplanation
        {
            Id = SpokenExplanationId.New(),
            PartnershipId = member.PartnershipId,
            CaseId = member.CaseId,
            FamilyMemberId = member.Id,
            Thing = thing,
            SubjectId = subject,
            ExplainedBy = explainedBy!.Trim(),
            ExplainedOn = on!.Value,
            Interpreter = string.IsNullOrWhiteSpace(interpreter) ? null : interpreter.Trim(),
            Understanding = understanding!.Value,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            RecordedBy = actor.Id,
            RecordedAt = now,
        };
    }
}
