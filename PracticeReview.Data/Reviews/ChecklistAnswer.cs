using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Reviews;

/// <summary>How far what a question asks for is so. Names are stored.</summary>
public enum ChecklistVerdict
{
    Yes,
    Partly,
    No,
}

/// <summary>The answer to one question of the assurance checklist in one case (Policy 7.1), with what shows it. The latest stands; the record has who answered before.</summary>
public sealed class ChecklistAnswer
{
    /// <summary>The most characters of what shows it.</summary>
    public const int MostCharacters = 4_000;

    private ChecklistAnswer() { }

    internal ChecklistAnswer(ReviewCase @case, ChecklistQuestion question)
    {
        CaseId = @case.Id;
        PartnershipId = @case.PartnershipId;
        Question = question.Key;
    }

    public CaseId CaseId { get; private set; }
    /// <summary>The key of the question.</summary>
    public string Question { get; private set; } = "";
    public PartnershipId PartnershipId { get; private set; }
    public ChecklistVerdict Verdict { get; private set; }
    /// <summary>What shows it, or what is missing.</summary>
    public string Evidence { get; private set; } = "";
    public StaffId AnsweredById { get; private set; }
    public DateTimeOffset AnsweredAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>"Those involved" (Policy 7.1): the business unit, the Virtual Panel and the review group of the case.</summary>
    public static bool MayBeGivenBy(StaffActor actor, CaseId @case) => actor.IsBusinessUnit || actor.IsOnVirtualPanel || actor.IsInReviewGroup(@case);

    /// <summary>What is missing from an answer, by the fields of its question; nothing where it can stand.</summary>
    public static IEnumerable<Refusal> Check(string question, ChecklistVerdict? verdict, string evidence)
    {
        if (verdict is null)
        {
            yield return new Refusal($"{question}-Verdict", "Choose an answer.");
        }
        if (string.IsNullOrWhiteSpace(evidence))
        {
            yield return new Refusal($"{question}-Evidence", verdict is ChecklistVerdict.Partly or ChecklistVerdict.No
                ? "Write what is missing, and what is done about it." : "Write what shows it.");
        }
        else if (evidence.Length > MostCharacters)
        {
            yield return new Refusal($"{question}-Evidence", "This is {0:N0} characters long; at most {1:N0} can be taken. Nothing was cut.", evidence.Length, MostCharacters);
        }
    }

    internal void Give(ChecklistVerdict verdict, string evidence, StaffActor actor, DateTimeOffset now) =>
        (Verdict, Evidence, AnsweredById, AnsweredAt) = (verdict, evidence.Trim(), actor.Id, now);
}
