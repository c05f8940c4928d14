using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families.Area;

/// <summary>How far something was so for a person.</summary>
public enum HowFar
{
    Yes,
    Mostly,
    ALittle,
    No,
    RatherNotSay,
}

/// <summary>How sensitively the review was conducted, as a family member felt it (Policy 10.3, measure j).</summary>
/// <param name="Listened">Whether they were listened to.</param>
/// <param name="Kindness">Whether they were treated with kindness.</param>
/// <param name="Understood">Whether they understood what went on.</param>
public sealed record SensitivitySaid(HowFar? Listened, HowFar? Kindness, HowFar? Understood, string? Text)
{
    /// <summary>Longest text, in characters.</summary>
    public const int LongestText = 4_000;

    public IReadOnlyList<Refusal> WhatIsWrong()
    {
        var refusals = new List<Refusal>();
        foreach (var (field, answer) in new[] { ("Listened", Listened), ("Kindness", Kindness), ("Understood", Understood) })
        {
            if (answer is null)
            {
                refusals.Add(new Refusal(field, "Choose an answer. “I would rather not say” is an answer too."));
            }
        }
        if (Text?.Length > LongestText)
        {
            refusals.Add(new Refusal("Text", "Use at most {0} letters here.", LongestText));
        }
        return refusals;
    }
}

/// <summary>What a person said of how it was for them, with their name; theirs to change.</summary>
public sealed class SensitivityAnswer
{
    private SensitivityAnswer() { }

    public FamilyMemberId FamilyMemberId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public HowFar Listened { get; private set; }
    public HowFar Kindness { get; private set; }
    public HowFar Understood { get; private set; }
    public string? Text { get; private set; }
    /// <summary>The London day.</summary>
    public DateOnly SaidOn { get; private set; }

    public static SensitivityAnswer Of(FamilyActor actor) => new() { FamilyMemberId = actor.Id, CaseId = actor.Case, PartnershipId = actor.Partnership };

    public void Say(SensitivitySaid said, DateTimeOffset now)
    {
        (Listened, Kindness, Understood) = (said.Listened!.Value, said.Kindness!.Value, said.Understood!.Value);
        Text = string.IsNullOrWhiteSpace(said.Text) ? null : said.Text.Trim();
        SaidOn = LegalDay.Of(now);
    }
}

/// <summary>
/// What somebody said without their name. Nothing here leads to a person or a case: no identifier of either, a month and no day,
/// and an identifier drawn by chance, since the usual ones tell their time.
/// </summary>
public sealed class AnonymousSensitivityAnswer
{
    private AnonymousSensitivityAnswer() { }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public HowFar Listened { get; private set; }
    public HowFar Kindness { get; private set; }
    public HowFar Understood { get; private set; }
    public string? Text { get; private set; }
    /// <summary>The first day of the month in which it was said, in London.</summary>
    public DateOnly SaidOn { get; private set; }
}
