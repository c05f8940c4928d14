using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Cases;

/// <summary>What somebody is asked to do.</summary>
public enum WorkKind
{
    Deadline,
    Information,
    Vote,
    SignOff,
    ActionToReport,
    ActionToVerify,
    /// <summary>An action was reported complete and no scrutineer was found: the business unit asks the rota again.</summary>
    ActionWithoutScrutineer,
    FamilyWords,
    ReportRequest,
    /// <summary>Nobody in the review has said that they read it.</summary>
    FamilyWordsToRead,
    TranslationToMake,
    /// <summary>Written by another translator, and waiting for somebody else's eyes.</summary>
    TranslationToCheck,
    /// <summary>A hold agreed with police or courts has come to the day on which it is looked at again.</summary>
    HoldToLookAt,
    /// <summary>A hold has ended: the analysis is opened again, so that the person's involvement is not tokenistic.</summary>
    AnalysisToReopen,
    InterpreterToBook,
    MeetingToPrepare,
    /// <summary>That a meeting with a family does not work was taken to somebody, and nobody has said what came of it.</summary>
    EscalationToSettle,
    /// <summary>Somebody on the family map about whose involvement nobody has decided.</summary>
    InvolvementToDecide,
    /// <summary>A referral that a designated decision-maker of the agency verifies or sends back (Policy 7.3).</summary>
    ReferralToVerify,
    /// <summary>A referral that was sent back to its referrer within the agency.</summary>
    ReferralSentBack,
    /// <summary>The panel's votes come to something that nobody has recorded, or are tied and wait for the Independent Adviser (Policy 7.5).</summary>
    DecisionToRecord,
    /// <summary>A referrer's disagreement that waits for the Independent Adviser's view, or for the final decision (Policy 7.5).</summary>
    Disagreement,
    /// <summary>A review nobody was chosen to chair yet (Policy 7.5, 7.6).</summary>
    ChairToChoose,
    /// <summary>A good outcome that was put forward and waits for the panel (Policy 5.3).</summary>
    GoodOutcome,
    /// <summary>Papers of a meeting that the invited person has not opened (Policy 7.11).</summary>
    MeetingPapers,
    /// <summary>A held meeting whose report its Chair has not completed (Policy 7.12).</summary>
    MeetingReport,
    /// <summary>An outcome that waits for this person's word (Policy 7.12).</summary>
    Endorsement,
    /// <summary>An endorsed report that has not been sent, and with it the notices of the outcome (Policy 7.13).</summary>
    ReportToSend,
    /// <summary>An outcome of which the agency was told and has not said which inspectorate it notified (Policy 7.13).</summary>
    OutcomeNotice,
    /// <summary>An immediate action of the agency, for its people who are invited to the meeting (Policy 7.12).</summary>
    ImmediateAction,
    /// <summary>A disagreement between areas that was taken to the Safeguarding Executive (Policy 10.2).</summary>
    AreaDispute,
    /// <summary>An answer of a family member to a question before a talk, which nobody in the review has read.</summary>
    AskedAnswerToRead,
    /// <summary>Something a family member told of the child, at which nobody for whom it is meant has looked.</summary>
    MemoryToRead,
    /// <summary>A family member would rather talk than write, and nobody has spoken with them since: their contact person gets in touch.</summary>
    FamilyWantsToTalk,
    /// <summary>A family member wants something they said left out, and the review group has not decided.</summary>
    LeaveOutToDecide,
    /// <summary>Texts of the product in one language that wait for somebody else's eyes.</summary>
    ProductTextsToCheck,
    /// <summary>A family member has not said for a long time which ways of reaching them are safe, so nothing is sent to them.</summary>
    SafetyToAsk,
    /// <summary>The link of a family member ends soon, or ended: their contact person gives them a new one.</summary>
    LinkEnds,
    /// <summary>An answer that its person reads once the translation is checked, and not before.</summary>
    AnswerWaits,
    /// <summary>A passage that its person reads once the translation is checked, and not before.</summary>
    PassageWaits,
    /// <summary>A family member said how they want to take part, and nobody has told them what can be done of it.</summary>
    WishesToAnswer,
    /// <summary>A family member does not come to a meeting, or would like another time or place, and nobody has read it.</summary>
    MeetingAnswered,
    /// <summary>Something was explained to a family member, and they did not understand it, or said nothing.</summary>
    UnderstandingToCheck,
    /// <summary>A family member took back what the report may quote, or wants to talk about it first, and nobody has seen to it.</summary>
    QuoteToSeeTo,
    /// <summary>Nobody asked how old a family member is, and so they are asked nothing: their contact person records it.</summary>
    AgeToRecord,
    /// <summary>There is a draft, and of something the review considered and answered nobody has said whether it is used.</summary>
    UseToSay,
    /// <summary>Accounts that contradict each other stand side by side, and nobody has said what the review makes of them.</summary>
    AccountsToWeigh,
    /// <summary>The day of publication has come, and the report is held: the family said something since that is not answered.</summary>
    PublicationHeld,
    /// <summary>A family member said "not now" and named the day on which their contact person may ask again.</summary>
    NotNowToAskAgain,
    /// <summary>Another way to reach a family member was named on their own pages: their contact person makes sure that it was them.</summary>
    ContactToMakeSure,
    /// <summary>Actions are in force of which nobody has told the family.</summary>
    ActionsToTell,
}

/// <summary>Something that waits for one person. Instants are in UTC.</summary>
/// <param name="Case">Null where the person sees nothing of the case but this.</param>
/// <param name="Reference">Of the case, or what stands for it where the person does not see the case.</param>
/// <param name="What">What has to be done, in words without names.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="DueAt">The first instant that is too late, or null where there is no day for it.</param>
/// <param name="DueDay">The London day people are shown.</param>
/// <param name="Subject">The deadline, request, action, report or contribution.</param>
/// <param name="Member">The family member whose words it is about, the person on the family map, or the case whose meeting it belongs to.</param>
/// <param name="Part">The part of the case where it is done.</param>
public sealed record WorkItem(
    WorkKind Kind, CaseId? Case, string Reference, string? ChildInitials, string What, DateTimeOffset Since, DateTimeOffset? DueAt, DateOnly? DueDay,
    Guid Subject, Guid? Member = null, CasePart Part = CasePart.Overview)
{
    /// <summary>Whether its time is over.</summary>
    public bool IsLate(DateTimeOffset now) => DueAt <= now;

    /// <summary>The most pressing first: by the day it is due, and what has no day by how long it has waited.</summary>
    public static IEnumerable<WorkItem> InOrder(IEnumerable<WorkItem> items) =>
        items.OrderBy(item => item.DueAt ?? DateTimeOffset.MaxValue).ThenBy(item => item.Since).ThenBy(item => item.Subject);
}

/// <summary>Which deadlines wait for somebody, and where in a case each is met.</summary>
public static class OwnDeadlines
{
    /// <summary>The kinds that wait for these.</summary>
    public static IReadOnlyList<DeadlineKind> Of(WaitedFor who) => [.. Enum.GetValues<DeadlineKind>().Where(kind => WhoIsWaitedFor.For(kind) == who)];

    /// <summary>The cases this actor leads, whose review waits for them (Policy 8.2).</summary>
    public static IReadOnlyList<CaseId> LedBy(StaffActor actor) =>
        [.. actor.CaseRoles.Where(role => role.Role is CaseRole.ReviewChair or CaseRole.LeadReviewer).Select(role => role.Case).Distinct()];

    /// <summary>The part of a case where a deadline is met, or the first that is the actor's where that one is not.</summary>
    public static CasePart Part(DeadlineKind kind, IReadOnlyList<CasePart> parts)
    {
        var wanted = kind switch
        {
            DeadlineKind.ForwardToPanel or DeadlineKind.DecideReferral or DeadlineKind.ResubmitReferral or DeadlineKind.NotifyNationalPanel
                or DeadlineKind.NotifyOfLookedAfterChild or DeadlineKind.SettleAreaRequest => CasePart.Referral,
            DeadlineKind.SendInformationRequests or DeadlineKind.ReturnAgencySummary or DeadlineKind.ReturnFullerReport => CasePart.Information,
            DeadlineKind.ShareMeetingPapers or DeadlineKind.SendReportAfterMeeting or DeadlineKind.SendReportAfterReferral
                or DeadlineKind.FinishImmediateAction => CasePart.RapidReview,
            DeadlineKind.CompleteCaseReview or DeadlineKind.CompletePracticeReview or DeadlineKind.CommentOnFactualAccuracy
                or DeadlineKind.SendCopyBeforePublication => CasePart.Report,
            _ => CasePart.Overview,
        };
        return parts.Contains(wanted) ? wanted : parts.FirstOrDefault();
    }
}
