using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families;

/// <summary>What the review group thinks of before a family member reads a passage (guidance 1.3).</summary>
public enum ReleaseCheck
{
    /// <summary>It holds nothing personal about somebody else who has not agreed to that.</summary>
    NothingOfOthers,
    /// <summary>It holds nothing that could harm a criminal investigation, an interview or proceedings.</summary>
    NothingOfInvestigations,
    /// <summary>It puts nobody in danger or under pressure when this person, or somebody near them, has read it.</summary>
    NobodyInDanger,
}

/// <summary>
/// A passage of the draft as one family member may read it: its words at the moment of release, so that what a comment is
/// about never changes under it. The draft itself is out of the family area's reach.
/// </summary>
public sealed class ReleasedPassage
{
    private ReleasedPassage() { }

    /// <summary>
    /// Releases the passage as it stands. Refuses while something has not been thought of, when the person's area is closed, and
    /// when they have said no to reading the draft.
    /// </summary>
    /// <param name="agreed">The person's choice about commenting on the draft; null while they have not chosen.</param>
    /// <param name="waits">The person reads it when its checked translation is there, and the earlier edition until then.</param>
    /// <param name="earlier">The edition the person could read until now, so that they can see what changed; null where there was none.</param>
    internal static Result<ReleasedPassage> Release(DraftPassage passage, FamilyMember member, AgreementAnswer? agreed,
        IReadOnlyCollection<ReleaseCheck> considered, StaffActor actor, DateTimeOffset now, ReleasedPassage? earlier = null, bool waits = false)
    {
        if (member.CaseId != passage.CaseId || !DraftPassage.MayBeWrittenBy(actor, passage.CaseId))
        {
            return Refusal.NotFound;
        }
        var refusals = new List<Refusal>();
        if (Enum.GetValues<ReleaseCheck>().Any(check => !considered.Contains(check)))
        {
            refusals.Add(new Refusal("Considered", "Confirm each point first, or change the passage so that you can."));
        }
        if (WhyNot(member, agreed) is { } refusal)
        {
            refusals.Add(refusal);
        }
        return refusals.Count > 0 ? Result<ReleasedPassage>.Refuse(refusals) : new ReleasedPassage(passage, member, actor, now, earlier, waits);
    }

    private ReleasedPassage(DraftPassage passage, FamilyMember member, StaffActor actor, DateTimeOffset now, ReleasedPassage? earlier, bool waits)
    {
        Id = ReleasedPassageId.New();
        PartnershipId = passage.PartnershipId;
        CaseId = passage.CaseId;
        FamilyMemberId = member.Id;
        DraftPassageId = passage.Id;
        Number = passage.Number;
        Edition = passage.Edition;
        Heading = passage.Heading;
        Text = passage.Text;
        TextHash = CaseTextTranslation.HashOf(passage.Words);
        ReleasedBy = actor.Id;
        ReleasedAt = now;
        WaitsSince = waits ? now : null;
        // The same words under a new heading are no change to show.
        if (earlier is not null && earlier.Text != Text)
        {
            (EarlierText, EarlierTextHash, EarlierReleasedAt) = (earlier.Text, earlier.TextHash, earlier.ReleasedAt);
        }
    }

    public ReleasedPassageId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public FamilyMemberId FamilyMemberId { get; private set; }
    public DraftPassageId DraftPassageId { get; private set; }
    public int Number { get; private set; }
    public int Edition { get; private set; }
    public string Heading { get; private set; } = "";
    public string Text { get; private set; } = "";
    public string TextHash { get; private set; } = "";
    /// <summary>What is translated: heading and text; of passages from before headings were translated, the text.</summary>
    public HeadedText Words => TextHash == CaseTextTranslation.HashOf(Text) ? Text : new HeadedText(Text, Heading);
    /// <summary>The words the person could read until this release replaced them; null where it replaced none.</summary>
    public string? EarlierText { get; private set; }
    public string? EarlierTextHash { get; private set; }
    public DateTimeOffset? EarlierReleasedAt { get; private set; }
    public StaffId ReleasedBy { get; private set; }
    /// <summary>From when the person can read it; while it waits, when it was released to wait.</summary>
    public DateTimeOffset ReleasedAt { get; private set; }
    /// <summary>Since when it waits for its checked translation; null where the person can read it.</summary>
    public DateTimeOffset? WaitsSince { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public bool MayBeReadBy(FamilyActor actor) => IsReadBy(actor.Id);

    /// <summary>Whether this person was given it, and it was neither taken back nor waits for its translation.</summary>
    public bool IsReadBy(FamilyMemberId member) => FamilyMemberId == member && WithdrawnAt is null && WaitsSince is null;

    /// <summary>Takes the passage back; comments on it stay.</summary>
    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;

    /// <summary>Waits no longer: the person reads it in English first. Refused as a release is.</summary>
    /// <param name="agreed">The person's choice about commenting on the draft; null while they have not chosen.</param>
    internal Result SendNow(StaffActor actor, FamilyMember member, AgreementAnswer? agreed, DateTimeOffset now)
    {
        if (!DraftPassage.MayBeWrittenBy(actor, CaseId) || member.Id != FamilyMemberId || WithdrawnAt is not null)
        {
            return Refusal.NotFound;
        }
        if (WhyNot(member, agreed) is { } refusal)
        {
            return Result.Refuse([refusal]);
        }
        if (WaitsSince is not null)
        {
            (WaitsSince, ReleasedAt) = (null, now);
        }
        return Result.Done;
    }

    private static Refusal? WhyNot(FamilyMember member, AgreementAnswer? agreed) =>
        member.AccessEndedAt is not null ? new Refusal("Members", "The family area of {0} is closed. Nothing can be released there.", member.Name)
        : agreed == AgreementAnswer.No ? new Refusal("Members", "{0} has said no to reading the draft. Ask them first; they can change their choice at any time.", member.Name)
        : null;
}
