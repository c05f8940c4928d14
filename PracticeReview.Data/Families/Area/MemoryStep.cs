using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families.Area;

/// <summary>
/// What the review did with something a person told of the child: considered it, used it, or did not (study 002: they wanted to see that
/// something came of it). Steps are never altered; the last one counts. The person reads where it is used, or why it is not, and not who said so.
/// </summary>
public sealed class MemoryStep
{
    /// <summary>Longest words, in characters.</summary>
    public const int LongestText = 2_000;

    private MemoryStep() { }

    public Guid Id { get; private set; }
    public ChildMemoryId MemoryId { get; private set; }
    /// <summary>Its place among the steps with this memory, from 1: of two taken at the same moment one counts.</summary>
    public int Number { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public FamilyMemberId FamilyMemberId { get; private set; }
    public ContributionStatus Status { get; private set; }
    /// <summary>To the person, in English and in plain words: where it is used, or why it is not. Empty where it was only considered.</summary>
    public string Text { get; private set; } = "";
    /// <summary>By which its translations are found.</summary>
    public string TextHash { get; private set; } = "";
    public StaffId TakenBy { get; private set; }
    public DateTimeOffset TakenAt { get; private set; }

    /// <summary>The review group, of what is not for the contact person alone: that stays with them and is used nowhere.</summary>
    public static bool MayTake(StaffActor actor, ChildMemory memory) => memory.Audience != MemoryAudience.ContactPersonOnly && actor.IsInReviewGroup(memory.CaseId);

    /// <summary>Takes a step. Refuses one that leads back, and "used" or "not used" without words to the person.</summary>
    /// <param name="last">The step taken last; null before the first.</param>
    public static Result<MemoryStep> Take(StaffActor actor, ChildMemory memory, MemoryStep? last, ContributionStatus next, string? text, DateTimeOffset now)
    {
        if (!MayTake(actor, memory) || next < ContributionStatus.Considered)
        {
            return Refusal.NotFound;
        }
        if (next == ContributionStatus.Considered && last is not null)
        {
            return Result<MemoryStep>.Refuse(null, "It is further than that already.");
        }
        var said = text?.Trim() ?? "";
        if (next != ContributionStatus.Considered && said.Length == 0)
        {
            return Result<MemoryStep>.Refuse("Text", next == ContributionStatus.Used ? "Write to the person where it is used." : "Write to the person why it is not used.");
        }
        if (said.Length > LongestText)
        {
            return Result<MemoryStep>.Refuse("Text", "This is too long: at most {0:N0} characters fit.", LongestText);
        }
        var kept = next == ContributionStatus.Considered ? "" : said;
        return new MemoryStep
        {
            Id = Guid.CreateVersion7(),
            MemoryId = memory.Id,
            Number = (last?.Number ?? 0) + 1,
            PartnershipId = memory.PartnershipId,
            CaseId = memory.CaseId,
            FamilyMemberId = memory.FamilyMemberId,
            Status = next,
            Text = kept,
            TextHash = CaseTextTranslation.HashOf(kept),
            TakenBy = actor.Id,
            TakenAt = now,
        };
    }
}
