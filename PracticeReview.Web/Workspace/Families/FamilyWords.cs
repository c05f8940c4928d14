using PracticeReview.Data.Families;
using PracticeReview.Data.Translations;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families;

/// <summary>The words by which the workspace calls what passes between a family and a review.</summary>
public static class FamilyWords
{
    public static string Name(FamilyActivity activity) => activity switch
    {
        FamilyActivity.KeptInformed => "Being kept informed",
        FamilyActivity.InfluenceFocus => "Shaping what the review looks at",
        FamilyActivity.ShareExperience => "Telling what it was like",
        FamilyActivity.CommentOnDraft => "Reading and commenting on the draft",
        _ => throw new ArgumentOutOfRangeException(nameof(activity), activity, "An activity without a name."),
    };

    public static string WordsFor(AgreementReader reader) => reader switch
    {
        AgreementReader.Adult => "words for adults",
        AgreementReader.YoungPerson => "words for young people (about 12 to 17)",
        AgreementReader.Child => "words for children (about 8 to 11), read with a grown-up they trust",
        AgreementReader.EasyRead => "easy words with pictures",
        _ => throw new ArgumentOutOfRangeException(nameof(reader), reader, "Words without a name."),
    };

    public static string Name(AgreementAnswer answer) => answer switch
    {
        AgreementAnswer.Yes => "Yes",
        AgreementAnswer.No => "No",
        AgreementAnswer.NotNow => "Not now",
        AgreementAnswer.RatherTalk => "Would rather talk",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "An answer without a name."),
    };

    public static string Name(ExplainedBy explained) => explained switch
    {
        ExplainedBy.ReadItMyself => "Read it themselves",
        ExplainedBy.Facilitator => "The facilitator",
        ExplainedBy.FacilitatorWithInterpreter => "The facilitator, with an interpreter",
        ExplainedBy.SomeoneElse => "Somebody else",
        _ => throw new ArgumentOutOfRangeException(nameof(explained), explained, "An explanation without a name."),
    };

    public static string Name(ContributionKind kind) => kind switch
    {
        ContributionKind.FocusSuggestion => "What the review should look at",
        ContributionKind.Comment => "Comment on a passage",
        ContributionKind.FactIsWrong => "Says that something is not right",
        ContributionKind.WordsHurt => "Says that the words hurt",
        ContributionKind.Question => "Question",
        ContributionKind.WholeDraft => "About the whole draft",
        ContributionKind.NamesInReport => "Which names the report uses",
        ContributionKind.HowDescribed => "How they or the child are described",
        ContributionKind.NotToBeWritten => "What not to write",
        ContributionKind.Account => "What it was like",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name."),
    };

    /// <summary>What became of something, as it is chosen by the person who answers it.</summary>
    public static string Name(AnswerOutcome outcome, ContributionKind kind) => (outcome, kind) switch
    {
        (AnswerOutcome.Answered, _) => "Answered",
        (AnswerOutcome.Accepted, ContributionKind.FocusSuggestion) => "The review will look at it",
        (AnswerOutcome.PartlyAccepted, ContributionKind.FocusSuggestion) => "The review will look at part of it",
        (AnswerOutcome.NotAccepted, ContributionKind.FocusSuggestion) => "Considered, and not taken up",
        (AnswerOutcome.Accepted, ContributionKind.NamesInReport or ContributionKind.HowDescribed or ContributionKind.NotToBeWritten) => "The report will do so",
        (AnswerOutcome.PartlyAccepted, ContributionKind.NamesInReport or ContributionKind.HowDescribed or ContributionKind.NotToBeWritten) => "The report will do so in part",
        (AnswerOutcome.NotAccepted, ContributionKind.NamesInReport or ContributionKind.HowDescribed or ContributionKind.NotToBeWritten) => "Considered, and not possible",
        (AnswerOutcome.Accepted, ContributionKind.Account) => "The review takes it up",
        (AnswerOutcome.PartlyAccepted, ContributionKind.Account) => "The review takes up part of it",
        (AnswerOutcome.NotAccepted, ContributionKind.Account) => "Considered, and not taken up",
        (AnswerOutcome.Accepted, _) => "The draft is changed",
        (AnswerOutcome.PartlyAccepted, _) => "Part of the draft is changed",
        (AnswerOutcome.NotAccepted, _) => "Considered, and the draft stays",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without a name."),
    };

    public static string Name(TextState state) => state switch
    {
        TextState.Untranslated => "Not translated",
        TextState.NeedsWork => "Needs work",
        TextState.WaitingForReview => "Waiting for review",
        TextState.Approved => "Approved",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a name."),
    };

    public static BadgeKind Look(TextState state) => state switch
    {
        TextState.Approved => BadgeKind.Done,
        TextState.WaitingForReview => BadgeKind.Waiting,
        TextState.NeedsWork => BadgeKind.Active,
        _ => BadgeKind.Neutral,
    };

    public static BadgeKind Look(AgreementAnswer? answer) => answer switch
    {
        AgreementAnswer.Yes => BadgeKind.Done,
        null => BadgeKind.Waiting,
        _ => BadgeKind.Neutral,
    };

    /// <summary>What a family member reads before the parts of the draft; as it stands on that page.</summary>
    public const string BeforeADraft = "These are parts of a report about somebody you love. Some of it may be hard to read.";

    public static string Name(ReleaseCheck check) => check switch
    {
        ReleaseCheck.NothingOfOthers => "It says nothing personal about somebody else who has not agreed to that.",
        ReleaseCheck.NothingOfInvestigations => "It says nothing that could harm a criminal investigation, an interview still to come, or court proceedings.",
        ReleaseCheck.NobodyInDanger => "Nobody is put in danger or under pressure when this person, or somebody near them, has read it.",
        _ => throw new ArgumentOutOfRangeException(nameof(check), check, "A check without words."),
    };

    public static string Name(ContributionStatus status) => status switch
    {
        ContributionStatus.New => "New",
        ContributionStatus.Read => "Read",
        ContributionStatus.Considered => "Considered",
        ContributionStatus.Used => "Used here",
        ContributionStatus.NotUsed => "Not used",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A status without a name."),
    };

    public static BadgeKind Look(ContributionStatus status) => status switch
    {
        ContributionStatus.New => BadgeKind.Waiting,
        ContributionStatus.Read or ContributionStatus.Considered => BadgeKind.Active,
        ContributionStatus.Used => BadgeKind.Done,
        _ => BadgeKind.Neutral,
    };

    public static string Name(ContributionLinkKind kind) => kind switch
    {
        ContributionLinkKind.TermOfReference => "Question of the review",
        ContributionLinkKind.ChronologyEvent => "Event of the chronology",
        ContributionLinkKind.Finding => "Finding",
        ContributionLinkKind.DraftPassage => "Passage of the draft",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A link without a name."),
    };

    public static string Name(Understanding understanding) => understanding switch
    {
        Understanding.SaidInOwnWords => "They said in their own words what it means",
        Understanding.AskedAndWentThroughAgain => "They asked, and we went through it again",
        Understanding.NotYet => "Not understood yet, or not all of it",
        Understanding.Silence => "They said nothing",
        _ => throw new ArgumentOutOfRangeException(nameof(understanding), understanding, "An understanding without a name."),
    };

    /// <summary>A language's English name; its code where the portal does not know it.</summary>
    public static string Language(string code) => Languages.TryFind(code, out var language) ? language.EnglishName : code;

    /// <summary>The value of <c>dir</c> for words in a language.</summary>
    public static string Dir(string code) => Languages.TryFind(code, out var language) ? language.Dir : "auto";

    /// <summary>The kinds of outcome that may be chosen for a contribution.</summary>
    public static IReadOnlyList<AnswerOutcome> OutcomesOf(ContributionKind kind) => kind == ContributionKind.Question
        ? [AnswerOutcome.Answered]
        : [AnswerOutcome.Accepted, AnswerOutcome.PartlyAccepted, AnswerOutcome.NotAccepted];

    /// <summary>Whether the report may quote somebody's words.</summary>
    public static string Name(QuoteAnswer? answer) => answer switch
    {
        QuoteAnswer.Yes => "may be quoted, also with whose they are",
        QuoteAnswer.WithoutName => "may be quoted, not with whose they are",
        QuoteAnswer.No => "may not be quoted",
        QuoteAnswer.TalkFirst => "not quoted before somebody has spoken with them",
        _ => "not quoted: they have not said yes",
    };
}
