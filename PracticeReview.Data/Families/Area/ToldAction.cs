using PracticeReview.Data.Actions;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families.Area;

/// <summary>
/// An action of the plan that the family is told of, in plain words (checklist J9). Whether it is done is not told here but
/// read from the action itself, for as long as it runs.
/// </summary>
public sealed class ToldAction
{
    /// <summary>Longest telling, in characters.</summary>
    public const int LongestText = 1_000;

    private ToldAction() { }

    public ActionId ActionId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public string Text { get; private set; } = "";
    public string TextHash { get; private set; } = "";
    public StaffId ToldBy { get; private set; }
    public DateTimeOffset ToldAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static ToldAction About(PlannedAction action) => new() { ActionId = action.Id, PartnershipId = action.PartnershipId, CaseId = action.CaseId };

    /// <summary>Tells the family in these words. Refused before the plan is handed over: until then it may still change.</summary>
    public Result Tell(StaffActor actor, PlannedAction action, string? text, DateTimeOffset now)
    {
        if (!actor.WorksWithFamily(CaseId))
        {
            return Refusal.NotFound;
        }
        if (action.InForceSince is null)
        {
            return Result.Refuse("Text", "The plan has not been handed over. Its actions can still change.");
        }
        if (string.IsNullOrWhiteSpace(text))
        {
            return Result.Refuse("Text", "Say in plain words what is being done.");
        }
        if (text.Length > LongestText)
        {
            return Result.Refuse("Text", "Use at most {0} characters here.", LongestText);
        }
        Text = text.Trim();
        TextHash = CaseTextTranslation.HashOf(Text);
        (ToldBy, ToldAt, WithdrawnAt) = (actor.Id, now, null);
        return Result.Done;
    }

    /// <summary>The family is no longer told of it.</summary>
    public Result Withdraw(StaffActor actor, DateTimeOffset now)
    {
        if (!actor.WorksWithFamily(CaseId))
        {
            return Refusal.NotFound;
        }
        WithdrawnAt ??= now;
        ToldBy = actor.Id;
        return Result.Done;
    }
}
