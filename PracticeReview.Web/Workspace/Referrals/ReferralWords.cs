using PracticeReview.Data.Decisions;
using PracticeReview.Data.Referrals;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Referrals;

/// <summary>The words by which the workspace asks for and reads a referral's answers, in the policy's own terms.</summary>
public static class ReferralWords
{
    public static readonly IReadOnlyList<(ReferrerKind Value, string Words)> Referrers =
    [
        (ReferrerKind.PartnerAgency, "A partner agency"),
        (ReferrerKind.RapidResponseTeam, "The Rapid Response Team"),
        (ReferrerKind.Coroner, "The Coroner"),
        (ReferrerKind.ChildDeathOverviewPanel, "The Child Death Overview Panel"),
    ];

    public static readonly IReadOnlyList<(AbuseOrNeglect Value, string Words)> AbuseOrNeglect =
    [
        (Data.Referrals.AbuseOrNeglect.Known, "It is known that the child was abused or neglected"),
        (Data.Referrals.AbuseOrNeglect.Suspected, "It is suspected"),
        (Data.Referrals.AbuseOrNeglect.NeitherKnownNorSuspected, "It is neither known nor suspected"),
    ];

    public static readonly IReadOnlyList<(ChildHarm Value, string Words)> Harm =
    [
        (ChildHarm.Died, "The child died"),
        (ChildHarm.SeriouslyHarmed, "The child was seriously harmed"),
        (ChildHarm.Neither, "Neither"),
    ];

    public static readonly IReadOnlyList<(IncidentPlace Value, string Words)> Places =
    [
        (IncidentPlace.InTheArea, "In the area of this partnership"),
        (IncidentPlace.OutsideEngland, "Outside England, while the child was normally resident in this area"),
        (IncidentPlace.AnotherArea, "In England, in the area of another partnership"),
    ];

    public static readonly IReadOnlyList<(LocalAuthorityNotification Value, string Words)> Notifications =
    [
        (LocalAuthorityNotification.Made, "Yes, it has been made"),
        (LocalAuthorityNotification.NotMade, "No, not yet"),
        (LocalAuthorityNotification.NotKnown, "The referrer does not know"),
    ];

    public static readonly IReadOnlyList<(bool Value, string Words)> YesOrNo = [(true, "Yes"), (false, "No")];

    public static readonly IReadOnlyList<(bool Value, string Words)> MetOrNot = [(true, "The criteria are met"), (false, "The criteria are not met")];

    public static readonly IReadOnlyList<(AuthorityStep Value, string Words)> AuthoritySteps =
    [
        (AuthorityStep.Aware, "The local authority became aware of the incident"),
        (AuthorityStep.NationalPanelNotified, "It notified the National Panel and the partnership"),
        (AuthorityStep.SecretaryOfStateNotified, "It notified the Secretary of State"),
        (AuthorityStep.OfstedNotified, "It notified Ofsted"),
    ];

    public static readonly IReadOnlyList<(OtherProcess Value, string Words)> Processes =
    [
        (OtherProcess.DomesticHomicideReview, "Domestic homicide review"),
        (OtherProcess.SuddenUnexpectedDeath, "Sudden unexpected death in childhood (SUDC)"),
        (OtherProcess.ChildDeathReview, "Child death review"),
        (OtherProcess.SafeguardingAdultsReview, "Safeguarding adults review"),
        (OtherProcess.LearningDisabilitiesMortalityReview, "Learning disabilities mortality review (LeDeR)"),
    ];

    public static readonly IReadOnlyList<(ProcessLead Value, string Words)> Leads =
    [
        (ProcessLead.ThisReview, "This review leads"),
        (ProcessLead.OtherProcess, "The other process leads"),
        (ProcessLead.NotAgreedYet, "The lead is not agreed yet"),
    ];

    public static readonly IReadOnlyList<(OfstedCheck Value, string Words)> OfstedChecks =
    [
        (OfstedCheck.Completed, "Required, and completed"),
        (OfstedCheck.NotCompleted, "Required, and not completed: the local authority is reminded"),
        (OfstedCheck.NotRequired, "Not required"),
    ];

    public static readonly IReadOnlyList<(AssuranceQuestion Value, string Words)> Questions =
    [
        (AssuranceQuestion.Criteria, "Have we set what happened against the criteria of section 16C(1), and said which of them we think are met?"),
        (AssuranceQuestion.Improvement, "Can we say what a review could find out that would improve practice?"),
        (AssuranceQuestion.EnoughToDecide, "Would somebody who does not know the child have enough here to decide?"),
        (AssuranceQuestion.Family, "Have we thought about what the family is told, when and by whom, and taken advice on it?"),
        (AssuranceQuestion.OtherProcesses, "Does another process apply as well, such as a child death review or a domestic homicide review, and have we referred to it?"),
    ];

    public static readonly IReadOnlyList<(PanelOutcome Value, string Words)> Outcomes =
    [
        (PanelOutcome.RapidReview, "Commence a rapid review"),
        (PanelOutcome.CaseReview, "Hold a case review, within 45 working days"),
        (PanelOutcome.Incomplete, "Return it as incomplete, with a named person who helps the referrer"),
        (PanelOutcome.Neither, "Neither a rapid review nor a case review"),
    ];

    public static readonly IReadOnlyList<(PanelOutcome Value, string Words)> FinalOutcomes = [.. Outcomes.Where(outcome => outcome.Value != PanelOutcome.Incomplete)];

    public static string Of<T>(IReadOnlyList<(T Value, string Words)> choices, T value) =>
        choices.First(choice => EqualityComparer<T>.Default.Equals(choice.Value, value)).Words;

    /// <summary>An outcome as a state.</summary>
    public static string Short(PanelOutcome outcome) => outcome switch
    {
        PanelOutcome.RapidReview => "Rapid review",
        PanelOutcome.CaseReview => "Case review",
        PanelOutcome.Incomplete => "Returned as incomplete",
        PanelOutcome.Neither => "No review",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without a name."),
    };

    public static string Basis(DecisionBasis basis) => basis switch
    {
        DecisionBasis.Panel => "Decided by the Virtual Panel",
        DecisionBasis.Immediate => "Decided at once by the Business Manager, as obviously a rapid review; the Virtual Panel was informed",
        DecisionBasis.IndependentAdviser => "Decided by the Independent Adviser, as the panel's votes were tied",
        DecisionBasis.Final => "Final decision, informed by the Independent Adviser's view",
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, "A basis without a name."),
    };

    public static (BadgeKind Kind, string Words) State(ReferralStatus status, PanelOutcome? outcome) => (status, outcome) switch
    {
        (ReferralStatus.Received, _) => (BadgeKind.Waiting, "Received"),
        (ReferralStatus.WithPanel, _) => (BadgeKind.Waiting, "With the Virtual Panel"),
        (ReferralStatus.Returned, _) => (BadgeKind.Waiting, "Returned to the referrer"),
        (_, { } decided) => (BadgeKind.Done, Short(decided)),
        _ => (BadgeKind.Done, "Decided"),
    };
}
