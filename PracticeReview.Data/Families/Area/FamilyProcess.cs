using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families.Area;

/// <summary>What else goes on around a family while a review is at work (guidance 1.3, 1.4).</summary>
public enum ProcessKind
{
    Police,
    Coroner,
    ChildDeathReview,
    FamilyCourt,
    CriminalCourt,
    Other,
}

/// <summary>
/// A process that is not the review, in plain words, with who answers questions about it. It is told to everybody of the family
/// who takes part in the case, or to one person where the others must not learn of it. It is never rewritten: what no longer
/// holds is ended, and told anew.
/// </summary>
public sealed class FamilyProcess
{
    /// <summary>Longest explanation, in characters.</summary>
    public const int LongestText = 2_000;

    /// <summary>Longest name or way to ask, in characters.</summary>
    public const int LongestLine = 200;

    private FamilyProcess() { }

    public FamilyProcessId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    /// <summary>The only person who is told; null where everybody of the family in this case is.</summary>
    public FamilyMemberId? FamilyMemberId { get; private set; }
    public ProcessKind Kind { get; private set; }
    /// <summary>What it is for and what comes next, in English and in plain words.</summary>
    public string Text { get; private set; } = "";
    public string TextHash { get; private set; } = "";
    public string AskName { get; private set; } = "";
    /// <summary>A telephone number or an e-mail address.</summary>
    public string AskHow { get; private set; } = "";
    public StaffId WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Those who work with the family: facilitator, review group, business unit.</summary>
    public static bool MayBeWrittenBy(StaffActor actor, CaseId @case) => actor.WorksWithFamily(@case);

    /// <summary>Tells of it. Refuses what has no explanation or names nobody to ask.</summary>
    public static Result<FamilyProcess> Tell(StaffActor actor, CaseId @case, FamilyMemberId? onlyFor, ProcessKind? kind, string? text, string? askName, string? askHow, DateTimeOffset now)
    {
        if (!MayBeWrittenBy(actor, @case))
        {
            return Refusal.NotFound;
        }
        var refusals = new List<Refusal>();
        if (kind is null)
        {
            refusals.Add(new Refusal("Kind", "Choose what it is."));
        }
        Ask("Text", text, LongestText, "Say in plain words what it is for and what comes next.");
        Ask("AskName", askName, LongestLine, "Say whom the family can ask about it.");
        Ask("AskHow", askHow, LongestLine, "Give a telephone number or an e-mail address.");
        if (refusals.Count > 0)
        {
            return Result<FamilyProcess>.Refuse(refusals);
        }
        return new FamilyProcess
        {
            Id = FamilyProcessId.New(),
            PartnershipId = actor.Partnership,
            CaseId = @case,
            FamilyMemberId = onlyFor,
            Kind = kind!.Value,
            Text = text!.Trim(),
            TextHash = CaseTextTranslation.HashOf(text.Trim()),
            AskName = askName!.Trim(),
            AskHow = askHow!.Trim(),
            WrittenBy = actor.Id,
            WrittenAt = now,
        };

        void Ask(string field, string? value, int longest, string missing)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                refusals.Add(new Refusal(field, missing));
            }
            else if (value.Length > longest)
            {
                refusals.Add(new Refusal(field, "Use at most {0} characters here.", longest));
            }
        }
    }

    /// <summary>It is over, or no longer true: nobody is told of it any more.</summary>
    public Result End(StaffActor actor, DateTimeOffset now)
    {
        if (!MayBeWrittenBy(actor, CaseId))
        {
            return Refusal.NotFound;
        }
        EndedAt ??= now;
        WrittenBy = actor.Id;
        return Result.Done;
    }
}
