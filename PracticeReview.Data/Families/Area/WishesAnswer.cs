using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families.Area;

/// <summary>What can be done of what a person wishes for.</summary>
public enum WishesOutcome
{
    CanDo,
    PartOfIt,
    Cannot,
}

/// <summary>
/// The answer to what a person wishes for taking part (checklist J5, guidance 1.6): one for each time they say it, in words they read
/// in their own area. It is given once and never altered; another wish asks for another answer.
/// </summary>
public sealed class WishesAnswer
{
    /// <summary>Longest answer, in characters.</summary>
    public const int LongestText = 2_000;

    private WishesAnswer() { }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public FamilyMemberId FamilyMemberId { get; private set; }
    /// <summary>When the person said what is answered: <see cref="TakingPartWishes.SaidAt"/>.</summary>
    public DateTimeOffset SaidAt { get; private set; }
    public WishesOutcome Outcome { get; private set; }
    /// <summary>To the person, in English and in plain words.</summary>
    public string Text { get; private set; } = "";
    /// <summary>By which its translations are found.</summary>
    public string TextHash { get; private set; } = "";
    public StaffId AnsweredBy { get; private set; }
    /// <summary>Kept because the person reads who answered, and nothing else of who works here.</summary>
    public string AnsweredByName { get; private set; } = "";
    public DateTimeOffset AnsweredAt { get; private set; }

    /// <summary>Answers. Refuses it without words: "we can" says how, and everything else says why.</summary>
    /// <param name="saidAt">What the writer had before them: what was said anew meanwhile is not answered by it.</param>
    public static Result<WishesAnswer> Give(StaffActor actor, TakingPartWishes wishes, DateTimeOffset saidAt, WishesOutcome? outcome, string? text, DateTimeOffset now)
    {
        if (!actor.WorksWithFamily(wishes.CaseId))
        {
            return Refusal.NotFound;
        }
        if (wishes.SaidAt != saidAt)
        {
            return Refusal.ChangedMeanwhile;
        }
        var refusals = new List<Refusal>();
        if (outcome is null)
        {
            refusals.Add(new Refusal("Outcome", "Choose what can be done."));
        }
        if (string.IsNullOrWhiteSpace(text))
        {
            refusals.Add(new Refusal("Text", outcome == WishesOutcome.CanDo ? "Write to the person how it will be done." : "Write to the person what can be done, and why the rest cannot."));
        }
        else if (text.Length > LongestText)
        {
            refusals.Add(new Refusal("Text", "This is too long: at most {0:N0} characters fit.", LongestText));
        }
        return refusals.Count > 0 ? Result<WishesAnswer>.Refuse(refusals) : new WishesAnswer
        {
            Id = Guid.CreateVersion7(),
            PartnershipId = wishes.PartnershipId,
            CaseId = wishes.CaseId,
            FamilyMemberId = wishes.FamilyMemberId,
            SaidAt = saidAt,
            Outcome = outcome!.Value,
            Text = text!.Trim(),
            TextHash = CaseTextTranslation.HashOf(text),
            AnsweredBy = actor.Id,
            AnsweredByName = actor.Name,
            AnsweredAt = now,
        };
    }
}
