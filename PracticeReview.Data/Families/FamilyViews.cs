using PracticeReview.Data.Cases;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families;

/// <param name="AgreedTo">How many activities the person has said yes to, of all there are.</param>
/// <param name="WhyNotApproached">Why nothing new goes to this person now; null where it may.</param>
/// <param name="MayReadDraft">The person's choice about commenting on the draft; null while they have not chosen.</param>
public sealed record FamilyMemberRow(FamilyMemberId Id, string Name, string Relation, string Language, string FacilitatorName, string Reason,
    bool HasSafeMeans, bool AccessEnded, int AgreedTo, AgreementAnswer? MayReadDraft, int WaitingForAnswer, int PassagesReleased,
    string? WhyNotApproached = null)
{
    /// <summary>Since when the person said "not now" to reading the draft: what is released waits for them, and nothing is sent. Null where they did not.</summary>
    public DateTimeOffset? DraftNotNowSince { get; init; }

    /// <summary>Since when they said "not now" to being kept informed: no message goes that can wait. Null where they did not.</summary>
    public DateTimeOffset? NotNowSince { get; init; }
}

/// <param name="Facilitators">Who can stand beside a person: the professionals of the partnership.</param>
/// <param name="Kept">The names of the forms in which this actor has words that were not sent yet.</param>
/// <param name="OnMap">Who is on the family map, may be approached and has no area of their own.</param>
public sealed record CaseFamilyView(CaseId Case, IReadOnlyList<FamilyMemberRow> Members, IReadOnlyList<FacilitatorChoice> Facilitators, StaffId Self, IReadOnlyList<string> Kept,
    IReadOnlyList<Involvement.NamedChoice> OnMap);

/// <param name="Agency">Null for somebody who belongs to none, such as the business unit.</param>
public sealed record FacilitatorChoice(StaffId Id, string Name, string? Agency);

/// <param name="WhyNotInvited">Why they may not be invited now; null where they may.</param>
/// <param name="OnMap">Where they stand on the family map; null where they do not.</param>
public sealed record FamilyMemberView(CaseId Case, FamilyMemberId Id, string CaseReference, string Name, string Relation, string Language, string Reason,
    string FacilitatorName, DateTimeOffset AddedAt, string? SafeEmail, string? SafeMobile, DateTimeOffset? AccessEndedAt,
    IReadOnlyList<AgreementInForce> Agreements, IReadOnlyList<StaffContribution> Contributions, IReadOnlyList<ReleasedRow> Released,
    bool MayRelease, IReadOnlyList<string> Kept, DateTimeOffset? FrozenAt = null, UnsafeTimes UnsafeTimes = UnsafeTimes.None, UnsafeWays UnsafeWays = UnsafeWays.None, string? SafetyNote = null,
    string? WhyNotInvited = null, Involvement.MappedPersonId? OnMap = null)
{
    /// <summary>Null where nobody asked.</summary>
    public Area.AgeGroup? Age { get; init; }
}

/// <summary>What a person has chosen about one activity; everything but the activity is null while they have not chosen.</summary>
/// <param name="Language">Code of the language of the words they agreed to.</param>
/// <param name="Earlier">How many choices this one replaced.</param>
/// <param name="Choices">Every choice over time, the one in force first; empty while they have not chosen.</param>
public sealed record AgreementInForce(FamilyActivity Activity, AgreementAnswer? Answer, ExplainedBy? ExplainedBy, string? Language, DateTimeOffset? ChosenAt, int Earlier,
    IReadOnlyList<ChoiceMade> Choices, AgreementReader? WordsFor = null);

/// <summary>One choice of a person about one activity, with what they were told before it.</summary>
/// <param name="Language">Code of the language in which they read it, or it was explained to them.</param>
/// <param name="Words">The very words that stood there; null for choices made before they were kept.</param>
/// <param name="WordsLanguage">Code of the language in which those words stand.</param>
/// <param name="WordsVersion">Stands for those words: the same words, the same version.</param>
/// <param name="ExplainedByName">The name of who explained it; null where none was given.</param>
/// <param name="EnteredBy">The name of the professional who entered it for them; null where they chose themselves.</param>
/// <param name="ConfirmedAt">When they said that what was entered is right; null while they have not, and where they chose themselves.</param>
public sealed record ChoiceMade(Guid Id, AgreementAnswer Answer, DateTimeOffset ChosenAt, string Language, string? Words, string WordsLanguage, string? WordsVersion, AgreementReader? WordsFor,
    ExplainedBy ExplainedBy, string? ExplainedByName, string? InterpreterName, string? EnteredBy, DateTimeOffset? ConfirmedAt)
{
    /// <summary>It was entered for them, and they have not said whether it is right.</summary>
    public bool AwaitsConfirmation => EnteredBy is not null && ConfirmedAt is null;

    /// <summary>Of a "not now": the London day on which they said they may be asked again; null where they named none.</summary>
    public DateOnly? AskAgainOn { get; init; }
}

/// <param name="Passage">The passage it is about, in the words it was released with; null for suggestions and questions.</param>
/// <param name="English">The translation into English of words written in another language, whatever its state; null where there is none.</param>
/// <param name="AnswerTranslation">The translation of the answer into the person's language, whatever its state.</param>
/// <param name="MaySendNow">Whether the actor may send an answer that waits for its translation.</param>
/// <param name="AnsweredIt">Whether the person said that the answer answered it; null while they said nothing.</param>
public sealed record StaffContribution(ContributionId Id, ContributionKind Kind, ReleasedRow? Passage, string Text, string Language, DateTimeOffset SentAt,
    AnswerGiven? Answer, bool MayAnswer, TranslationView? English, TranslationView? AnswerTranslation, bool? AnsweredIt = null, bool MaySendNow = false);

/// <param name="ReleasedAt">From when the person can read it; null while it waits for its checked translation.</param>
public sealed record AnswerGiven(AnswerOutcome Outcome, string Text, string AnsweredBy, DateTimeOffset AnsweredAt, DateTimeOffset? ReleasedAt);

/// <param name="Translation">Into the language of the person it was released to.</param>
/// <param name="WaitsSince">Since when it waits for its checked translation; null where the person can read it.</param>
public sealed record ReleasedRow(ReleasedPassageId Id, DraftPassageId Passage, int Number, int Edition, string Heading, string Text,
    DateTimeOffset ReleasedAt, DateTimeOffset? WithdrawnAt, TranslationView? Translation, HeadedText Words, DateTimeOffset? WaitsSince);

/// <summary>A translation as those who work on it see it, whatever its state.</summary>
/// <param name="Text">Empty where it was asked for and nothing has been written yet.</param>
/// <param name="Version">Null where nothing has been written yet.</param>
/// <param name="MayReview">Waiting for review, and written by somebody else than the actor, who reads the language.</param>
/// <param name="RequestedAt">When translators were asked for it; null where they were not.</param>
/// <param name="IsMachineMade">A machine made the words as they stand.</param>
/// <param name="Heading">The heading over it; null where the text has none.</param>
/// <param name="Note">The word to the translator; null where none was said.</param>
public sealed record TranslationView(string Into, string Text, TextState State, uint? Version, string? TranslatedBy, bool MayReview,
    string? ReviewedBy, DateTimeOffset? ReviewedAt, string? SentBackBecause, DateTimeOffset? RequestedAt = null, bool IsMachineMade = false, string? Heading = null, string? Note = null);

/// <param name="Readers">To whom it is released now, and in which edition.</param>
/// <param name="Translations">Into every language of the persons involved that is not English; the view is null where there is none.</param>
public sealed record DraftPassageRow(DraftPassageId Id, int Number, int Edition, string Heading, string Text, uint Version, string WrittenBy, DateTimeOffset WrittenAt,
    IReadOnlyList<PassageReader> Readers, IReadOnlyList<PassageTranslation> Translations, int Comments, int WaitingForAnswer)
{
    /// <summary>What is translated: heading and text.</summary>
    public HeadedText Words => new(Text, Heading);

    /// <summary>The events of the chronology that were linked to it as evidence, in their order.</summary>
    public IReadOnlyList<PassageEvent> Events { get; init; } = [];

    /// <summary>Words of the family that were linked to it, the earliest first; for the review group only.</summary>
    public IReadOnlyList<LedHere> LedHere { get; init; } = [];

    /// <summary>Words of the family that seem to stand in it, to which their person has not said yes, or not with whose they are.</summary>
    public IReadOnlyList<Quotation> Quoted { get; init; } = [];
}

/// <summary>Something a family member sent that led to a passage of the draft.</summary>
/// <param name="Relation">Of the family member to the child.</param>
public sealed record LedHere(ContributionId Contribution, string Relation, ContributionKind Kind, DateTimeOffset SentAt);

/// <param name="WaitsSince">Since when it waits for its checked translation; null where the person can read it.</param>
public sealed record PassageReader(ReleasedPassageId Released, FamilyMemberId Member, int Edition, DateTimeOffset? WaitsSince);

public sealed record PassageTranslation(string Language, TranslationView? Translation);

/// <param name="WholeWaiting">Comments on the draft as a whole that are not answered.</param>
public sealed record DraftView(CaseId Case, bool MayWrite, IReadOnlyList<DraftPassageRow> Passages, IReadOnlyList<FamilyMemberRow> Members, IReadOnlyList<string> Kept, int WholeWaiting = 0)
{
    /// <summary>Every comment of the family on the draft that is not answered (checklist F4).</summary>
    public int Unanswered => WholeWaiting + Passages.Sum(passage => passage.WaitingForAnswer);

    /// <summary>How many names the table of the case has, where they are replaced in the events under the passages; null where real names are read.</summary>
    public int? ListedNames { get; init; }
}

/// <summary>Something a family member sent that nobody has answered yet.</summary>
/// <param name="MayAnswer">Whether the actor may; otherwise it waits for the review group.</param>
public sealed record WaitingContribution(ContributionId Id, FamilyMemberId Member, CaseId Case, string CaseReference, string ChildInitials, string Relation,
    string FacilitatorName, ContributionKind Kind, string Language, DateTimeOffset SentAt, bool MayAnswer);

/// <param name="Page">From 1.</param>
public sealed record WaitingList(IReadOnlyList<WaitingContribution> Rows, int Total, int Page, int Pages);
