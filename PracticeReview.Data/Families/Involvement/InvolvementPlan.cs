using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>How one person is involved, as it is written into a form. Texts may be empty where nothing is said about the field.</summary>
/// <param name="Rights">Because it is their right (guidance 1.1).</param>
/// <param name="ChildCentred">Because it keeps the child at the centre.</param>
/// <param name="Knowledge">Because they know what no record holds.</param>
/// <param name="Cathartic">Because it can help them and others: altruistic and cathartic motives.</param>
/// <param name="Purpose">What they are involved for: what the review hopes to learn from them.</param>
/// <param name="Language">Code of the language they speak with us.</param>
/// <param name="InterpreterAt">When the interpreter is booked for, UTC; null while none is booked.</param>
/// <param name="Interpreter">Who is booked.</param>
/// <param name="Safety">Domestic abuse and anything else that makes contact dangerous.</param>
/// <param name="Means">What they prefer: a young person may rather text or talk by video (guidance 1.6).</param>
/// <param name="EverydayLife">What it does to their everyday life, and whom they will want to talk to (guidance 1.2).</param>
/// <param name="RightsExplainedOn">The London day on which their legal rights were explained to them.</param>
public sealed record InvolvementPlanWords(bool Rights, bool ChildCentred, bool Knowledge, bool Cathartic, string? Purpose, StaffId? Facilitator,
    string? Language, bool NeedsInterpreter, DateTimeOffset? InterpreterAt, string? Interpreter, string? Disability, string? Support, string? Advocacy,
    string? Safety, string? Venue, string? Timing, string? Means, string? EverydayLife, DateOnly? RightsExplainedOn, string? RightsExplainedBy);

/// <summary>The involvement plan of one person on the map (checklist I2 to I4, I11; guidance 1.1, 1.2, 1.6, 1.7).</summary>
public sealed class InvolvementPlan
{
    private InvolvementPlan() { }

    public MappedPersonId PersonId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public bool Rights { get; private set; }
    public bool ChildCentred { get; private set; }
    public bool Knowledge { get; private set; }
    public bool Cathartic { get; private set; }
    public string Purpose { get; private set; } = "";
    public StaffId FacilitatorId { get; private set; }
    public string Language { get; private set; } = "";
    public bool NeedsInterpreter { get; private set; }
    public DateTimeOffset? InterpreterAt { get; private set; }
    public string Interpreter { get; private set; } = "";
    public string Disability { get; private set; } = "";
    public string Support { get; private set; } = "";
    public string Advocacy { get; private set; } = "";
    public string Safety { get; private set; } = "";
    public string Venue { get; private set; } = "";
    public string Timing { get; private set; } = "";
    public string Means { get; private set; } = "";
    public string EverydayLife { get; private set; } = "";
    public DateOnly? RightsExplainedOn { get; private set; }
    public string RightsExplainedBy { get; private set; } = "";
    public StaffId WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Begins a plan. Refuses one for somebody whom the review decided not to involve.</summary>
    public static Result<InvolvementPlan> Begin(StaffActor actor, MappedPerson person, InvolvementChoice choice, InvolvementPlanWords words, DateTimeOffset now)
    {
        if (!MappedPerson.MayBeMappedBy(actor, person.CaseId))
        {
            return Refusal.NotFound;
        }
        if (choice == InvolvementChoice.NotInvolved)
        {
            return Result<InvolvementPlan>.Refuse(null, "The review decided not to involve this person. Decide anew before planning how.");
        }
        var plan = new InvolvementPlan { PersonId = person.Id, PartnershipId = person.PartnershipId, CaseId = person.CaseId };
        var written = plan.Rewrite(actor, words, now);
        return written.Refused ? Result<InvolvementPlan>.Refuse(written.Refusals) : plan;
    }

    /// <summary>Writes the plan anew. Refuses a plan without a reason, a purpose, a named facilitator and a language, and a booking without who or when.</summary>
    public Result Rewrite(StaffActor actor, InvolvementPlanWords words, DateTimeOffset now)
    {
        if (!MappedPerson.MayBeMappedBy(actor, CaseId))
        {
            return Refusal.NotFound;
        }
        var asked = new Asked()
            .That(words.Rights || words.ChildCentred || words.Knowledge || words.Cathartic, "Why", "Choose at least one reason why this person is involved.")
            .Need("Purpose", words.Purpose, "Say what they are involved for.")
            .That(words.Facilitator is not null, "Facilitator", "Name who stands beside this person.")
            .Need("Language", words.Language, "Choose the language they speak with us.", 10)
            .That(words.InterpreterAt is null || words.NeedsInterpreter, "NeedsInterpreter", "An interpreter is booked: say that one is needed.")
            .That(words.InterpreterAt is null || !string.IsNullOrWhiteSpace(words.Interpreter), "Interpreter", "Say who is booked.")
            .That(words.InterpreterAt is null || words.InterpreterAt == InterpreterAt || words.InterpreterAt > now, "InterpreterAt", "Choose a day and time still to come.")
            .That(string.IsNullOrWhiteSpace(words.Interpreter) || words.InterpreterAt is not null, "InterpreterAt", "Say when the interpreter is booked for.")
            .That(words.RightsExplainedOn is null || words.RightsExplainedOn <= LegalDay.Of(now), "RightsExplainedOn", "Their rights can only have been explained by now: choose today or a day before.")
            .That(words.RightsExplainedOn is null || !string.IsNullOrWhiteSpace(words.RightsExplainedBy), "RightsExplainedBy", "Say who explained their legal rights.")
            .Limit("Interpreter", words.Interpreter, 200).Limit("RightsExplainedBy", words.RightsExplainedBy, 200)
            .Limit("Disability", words.Disability).Limit("Support", words.Support).Limit("Advocacy", words.Advocacy).Limit("Safety", words.Safety)
            .Limit("Venue", words.Venue).Limit("Timing", words.Timing).Limit("Means", words.Means).Limit("EverydayLife", words.EverydayLife);
        if (asked.Refusals.Count > 0)
        {
            return Result.Refuse(asked.Refusals);
        }
        (Rights, ChildCentred, Knowledge, Cathartic) = (words.Rights, words.ChildCentred, words.Knowledge, words.Cathartic);
        (Purpose, FacilitatorId, Language) = (Asked.Words(words.Purpose), words.Facilitator!.Value, words.Language!);
        (NeedsInterpreter, InterpreterAt, Interpreter) = (words.NeedsInterpreter, words.InterpreterAt, Asked.Words(words.Interpreter));
        (Disability, Support, Advocacy, Safety) = (Asked.Words(words.Disability), Asked.Words(words.Support), Asked.Words(words.Advocacy), Asked.Words(words.Safety));
        (Venue, Timing, Means) = (Asked.Words(words.Venue), Asked.Words(words.Timing), Asked.Words(words.Means));
        (EverydayLife, RightsExplainedOn, RightsExplainedBy) = (Asked.Words(words.EverydayLife), words.RightsExplainedOn, Asked.Words(words.RightsExplainedBy));
        (WrittenBy, WrittenAt) = (actor.Id, now);
        return Result.Done;
    }

    /// <summary>Whether an interpreter is needed and none is booked for a time still to come.</summary>
    public bool LacksInterpreter(DateTimeOffset now) => NeedsInterpreter && !(InterpreterAt > now);

    /// <summary>What the plan leaves open, in words, for those who look whether the person is supported (assurance question 3).</summary>
    public IReadOnlyList<string> Gaps(DateTimeOffset now)
    {
        var gaps = new List<string>();
        Ask(!LacksInterpreter(now), "no interpreter is booked");
        Ask(Support.Length > 0, "nothing is said about support");
        Ask(Safety.Length > 0, "nothing is said about safety");
        Ask(Venue.Length > 0, "nothing is said about where they meet us");
        Ask(EverydayLife.Length > 0, "nothing is said about their everyday life");
        Ask(RightsExplainedOn is not null, "their legal rights are not explained yet");
        return gaps;

        void Ask(bool isThere, string gap)
        {
            if (!isThere)
            {
                gaps.Add(gap);
            }
        }
    }
}
