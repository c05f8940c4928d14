using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families;

public enum ContributionKind
{
    /// <summary>What the review should look at (checklist J4).</summary>
    FocusSuggestion,
    /// <summary>About a released passage of the draft (J8).</summary>
    Comment,
    /// <summary>About a released passage: something in it is not right.</summary>
    FactIsWrong,
    /// <summary>About a released passage: the way it is written hurts.</summary>
    WordsHurt,
    /// <summary>A question, to be answered in writing (J13).</summary>
    Question,
    /// <summary>About the draft as a whole (J8).</summary>
    WholeDraft,
    /// <summary>Which names the report shall use, or which other names (J7).</summary>
    NamesInReport,
    /// <summary>How the person or the child shall be described (J7).</summary>
    HowDescribed,
    /// <summary>What the report shall not say (J7).</summary>
    NotToBeWritten,
    /// <summary>What it was like: told in a talk, or in answer to a question of the review (J5, I8).</summary>
    Account,
}

/// <summary>What became of a contribution (checklist J9).</summary>
public enum AnswerOutcome
{
    /// <summary>The review will look at it, or the draft was changed.</summary>
    Accepted,
    PartlyAccepted,
    /// <summary>Considered and not taken up, with the reason.</summary>
    NotAccepted,
    /// <summary>A question was answered.</summary>
    Answered,
}

/// <summary>
/// What a family member sent, or said and had written down for them. It is theirs and is never altered, not even by the person who
/// answers it: the answer stands beside it in a table of its own.
/// </summary>
public sealed partial class Contribution
{
    /// <summary>Longest text, in characters: some ten printed pages.</summary>
    public const int LongestText = 20_000;

    private Contribution() { }

    public ContributionId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public FamilyMemberId FamilyMemberId { get; private set; }
    public ContributionKind Kind { get; private set; }
    /// <summary>The passage a comment is about; null for suggestions and questions.</summary>
    public ReleasedPassageId? ReleasedPassageId { get; private set; }
    /// <summary>The same passage in the draft, by which a comment stays beside it through every edition.</summary>
    public Reports.DraftPassageId? DraftPassageId { get; private set; }
    public string Text { get; private set; } = "";
    /// <summary>Code of the language it was written in.</summary>
    public string Language { get; private set; } = "";
    public DateTimeOffset SentAt { get; private set; }
    public ContributionAnswer? Answer { get; private set; }
    /// <summary>The professional who wrote down what the person said; null where the person wrote it.</summary>
    public StaffId? EnteredBy { get; private set; }
    /// <summary>The day on which the person said it; null where they wrote it themselves.</summary>
    public DateOnly? ToldOn { get; private set; }
    /// <summary>The name of the interpreter through whom it was said; null where there was none.</summary>
    public string? Interpreter { get; private set; }
    /// <summary>When the person said that it was written down right.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }
    /// <summary>When the person said that this is not what they meant.</summary>
    public DateTimeOffset? NotRightAt { get; private set; }
    /// <summary>The answer to a question of the review of which these are the words; null for everything else.</summary>
    public Guid? QuestionAnswerId { get; private set; }

    /// <summary>The kinds of wishes about names and descriptions in the report (J7).</summary>
    public static readonly IReadOnlyList<ContributionKind> NamingKinds = [ContributionKind.NamesInReport, ContributionKind.HowDescribed, ContributionKind.NotToBeWritten];

    public bool IsAboutPassage => IsAboutAPassage(Kind);

    /// <summary>Whether it is about the draft: these are answered before the draft is agreed, or it is said why not (checklist F4).</summary>
    public static bool IsAboutTheDraft(ContributionKind kind) => kind == ContributionKind.WholeDraft || IsAboutAPassage(kind);

    /// <summary>Sends it. Refuses an empty or over-long text, and one for which the person's agreement is "no".</summary>
    /// <param name="id">Made with the form, so that sending twice is sending once.</param>
    /// <param name="agreed">The person's choice about the activity this belongs to; null while they have not chosen.</param>
    /// <param name="language">Code of the language of the page it was written on; the person's own where none is given.</param>
    public static Result<Contribution> Send(FamilyActor actor, ContributionId id, ContributionKind kind, ReleasedPassage? passage, string? text,
        AgreementAnswer? agreed, DateTimeOffset now, string? language = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Result<Contribution>.Refuse("Text", "Write something before you send it.");
        }
        if (text.Length > LongestText)
        {
            return Result<Contribution>.Refuse("Text", "This is too long to send in one piece. Please send it in parts of at most {0} letters. Your words are still here.", LongestText);
        }
        if (IsAboutAPassage(kind) != passage is not null)
        {
            return Refusal.NotFound;
        }
        if (passage is not null && !passage.MayBeReadBy(actor))
        {
            return Refusal.NotFound;
        }
        if (agreed == AgreementAnswer.No && kind != ContributionKind.Question)
        {
            return Result<Contribution>.Refuse(null, "You told us you do not want to take part in this. You can change that on the page about taking part, and your words will still be here.");
        }
        return new Contribution
        {
            Id = id,
            PartnershipId = actor.Partnership,
            CaseId = actor.Case,
            FamilyMemberId = actor.Id,
            Kind = kind,
            ReleasedPassageId = passage?.Id,
            DraftPassageId = passage?.DraftPassageId,
            Text = text.Trim(),
            Language = language ?? actor.Language,
            SentAt = now,
        };
    }

    /// <summary>
    /// Whether this actor may answer it now: the review group decides about focus and draft (Policy 8.2); a question may also be
    /// answered by the facilitator or the business unit. It is answered once.
    /// </summary>
    public bool MayBeAnsweredBy(StaffActor actor) => Answer is null && MayAnswer(actor);

    /// <summary>Answers it. Refuses an answer without words: "not accepted" without a reason is not an answer.</summary>
    /// <param name="outcome">A question is answered, anything else is taken up or not; null is refused.</param>
    /// <param name="waits">The person reads it when its checked translation is there, and not before.</param>
    public Result<ContributionAnswer> AnswerWith(StaffActor actor, AnswerOutcome? outcome, string? text, DateTimeOffset now, bool waits = false)
    {
        if (Answer is not null)
        {
            return MayAnswer(actor) ? Result<ContributionAnswer>.Refuse(null, "Somebody has answered this meanwhile. Your words are kept here; look at the answer that was given.") : Refusal.NotFound;
        }
        if (!MayAnswer(actor))
        {
            return Refusal.NotFound;
        }
        var refusals = new List<Refusal>();
        if (outcome is null || (Kind == ContributionKind.Question) != (outcome == AnswerOutcome.Answered))
        {
            refusals.Add(new Refusal("Outcome", "Choose what became of it."));
        }
        if (string.IsNullOrWhiteSpace(text))
        {
            refusals.Add(new Refusal("Text", "Write to the person what became of it, and why."));
        }
        else if (text.Length > LongestText)
        {
            refusals.Add(new Refusal("Text", "An answer has at most {0} characters. Your words are still here: shorten them.", LongestText));
        }
        if (refusals.Count > 0)
        {
            return Result<ContributionAnswer>.Refuse(refusals);
        }
        Answer = new ContributionAnswer(this, actor, outcome!.Value, text!.Trim(), waits, now);
        return Answer;
    }

    /// <summary>The activity a kind of contribution belongs to.</summary>
    public static FamilyActivity? ActivityOf(ContributionKind kind) => kind switch
    {
        ContributionKind.FocusSuggestion => FamilyActivity.InfluenceFocus,
        ContributionKind.Comment or ContributionKind.FactIsWrong or ContributionKind.WordsHurt or ContributionKind.WholeDraft => FamilyActivity.CommentOnDraft,
        ContributionKind.Account => FamilyActivity.ShareExperience,
        _ => null,
    };

    private bool MayAnswer(StaffActor actor) => MayAnswer(actor, CaseId, Kind);

    internal static bool MayAnswer(StaffActor actor, CaseId @case, ContributionKind kind) =>
        actor.IsInReviewGroup(@case) || (kind == ContributionKind.Question && actor.WorksWithFamily(@case));

    /// <summary>Whether it is about one passage of the draft.</summary>
    public static bool IsAboutAPassage(ContributionKind kind) => kind is ContributionKind.Comment or ContributionKind.FactIsWrong or ContributionKind.WordsHurt;
}

/// <summary>The review's answer to a contribution, in writing, in English; its translation is a case text.</summary>
public sealed class ContributionAnswer
{
    private ContributionAnswer() { }

    internal ContributionAnswer(Contribution contribution, StaffActor actor, AnswerOutcome outcome, string text, bool waits, DateTimeOffset now)
    {
        ContributionId = contribution.Id;
        PartnershipId = contribution.PartnershipId;
        CaseId = contribution.CaseId;
        FamilyMemberId = contribution.FamilyMemberId;
        Outcome = outcome;
        Text = text;
        TextHash = Translations.CaseTextTranslation.HashOf(text);
        AnsweredBy = actor.Id;
        AnsweredAt = now;
        ReleasedAt = waits ? null : now;
    }

    public ContributionId ContributionId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public FamilyMemberId FamilyMemberId { get; private set; }
    public AnswerOutcome Outcome { get; private set; }
    public string Text { get; private set; } = "";
    /// <summary>By which its translations are found, and the person is allowed them.</summary>
    public string TextHash { get; private set; } = "";
    public StaffId AnsweredBy { get; private set; }
    public DateTimeOffset AnsweredAt { get; private set; }
    /// <summary>From when the person can read it; null while it waits for its checked translation.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>Waits no longer: the person reads it in English first. Whoever may answer decides that.</summary>
    internal Result SendNow(StaffActor actor, ContributionKind kind, DateTimeOffset now)
    {
        if (!Contribution.MayAnswer(actor, CaseId, kind))
        {
            return Refusal.NotFound;
        }
        ReleasedAt ??= now;
        return Result.Done;
    }
}
