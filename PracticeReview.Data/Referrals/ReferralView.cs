using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Referrals;

/// <param name="Own">What the actor referred, the newest first.</param>
/// <param name="Awaiting">What awaits a decision, the oldest first; null for whoever does not decide.</param>
/// <param name="InAgency">What the actor's agency has not submitted yet.</param>
public sealed record ReferralLists(IReadOnlyList<ReferralRow> Own, IReadOnlyList<ReferralRow>? Awaiting, IReadOnlyList<ProposalRow> InAgency, bool MayRefer, DateTimeOffset Now);

/// <summary>A referral that is still inside its agency.</summary>
public sealed record ProposalRow(ReferralId Id, string ChildInitials, string ReferrerName, ProposalStatus Status, DateTimeOffset SentAt, bool MayVerify, bool IsOwn);

/// <summary>A referral inside its agency, as one person may read it. Instants are in UTC.</summary>
/// <param name="Decisions">What was decided on it after it was submitted.</param>
public sealed record ProposalView(
    ReferralId Id, ProposalStatus Status, DateTimeOffset SentAt, string ReferrerName, ReferralForm Form, Criteria? Criteria,
    IReadOnlyList<string> AgencyNames, IReadOnlyList<AgencyName> Agencies, SentBackView? SentBack, VerifiedView? Verified,
    IReadOnlyList<DecisionView> Decisions, bool MayVerify, bool MaySendAgain, bool IsReferrer);

public sealed record SentBackView(string Words, string By, DateTimeOffset At);

/// <param name="Case">The case it opened.</param>
public sealed record VerifiedView(string By, DateTimeOffset At, CaseId Case, string Reference);

/// <summary>A referral in a list, with the outcome of the last decision on it.</summary>
public sealed record ReferralRow(
    CaseId Case, string Reference, string ChildInitials, ReferralStatus Status, DateTimeOffset SubmittedAt, PanelOutcome? Outcome,
    bool HasVoted, bool IsOwn, string? DeadlineName, DateTimeOffset? DueAt, DateOnly? DueDay);

/// <summary>A referral as one person may read it. Instants are in UTC.</summary>
/// <param name="Votes">Those the actor may see; empty for the referrer.</param>
/// <param name="Panel">What the votes come to; null while the actor may not see them.</param>
/// <param name="Decisions">All answers so far, the first one first.</param>
public sealed record ReferralView(
    CaseId Case, ReferralStatus Status, int Submission, DateTimeOffset SubmittedAt, DateTimeOffset? ForwardedAt, string? ReferrerName, bool IsReferrer,
    ReferralForm Form, Criteria Criteria, IReadOnlyList<string> AgencyNames, IReadOnlyList<EarlierVersion> Earlier,
    IReadOnlyList<VoteView> Votes, PanelDecision? Panel, IReadOnlyList<DecisionView> Decisions, DisagreementView? Disagreement,
    IReadOnlyList<DeadlineView> Deadlines, IReadOnlyList<HelperName> Helpers, IReadOnlyList<AgencyName> Agencies, DateTimeOffset Now)
{
    public bool MayForward { get; init; }
    public bool MayVote { get; init; }
    public bool MayDecideAtOnce { get; init; }
    /// <summary>The votes come to a decision, or a tie is this actor's to break.</summary>
    public bool MayRecord { get; init; }
    public bool MayResubmit { get; init; }
    /// <summary>Its agency's designated decision-maker verified it here.</summary>
    public bool IsVerifiedHere { get; init; }
    public bool MayDisagree { get; init; }
    public bool MayGiveView { get; init; }
    public bool MayDecideFinally { get; init; }
    public bool MayDeclareConflict { get; init; }
    /// <summary>What the local authority did by its own duty.</summary>
    public IReadOnlyList<NoticeView> Notices { get; init; } = [];
    public bool MayRecordNotice { get; init; }
    public IReadOnlyList<ProcessView> Processes { get; init; } = [];
    public bool MayLinkProcess { get; init; }
    /// <summary>Who chairs and what was found of Ofsted; null for the referrer, and while nothing is decided.</summary>
    public LeadingView? Leading { get; init; }
    public bool MayDecideChair { get; init; }
    public bool MayCheckOfsted { get; init; }
    /// <summary>Members of the panel who declared a conflict of interest; empty for the referrer.</summary>
    public IReadOnlyList<ConflictView> Conflicts { get; init; } = [];
}

/// <summary>The words of an earlier submission.</summary>
public sealed record EarlierVersion(int Submission, DateTimeOffset SubmittedAt, ReferralForm Form);

public sealed record VoteView(string MemberName, PanelOutcome Outcome, string Reason, DateTimeOffset CastAt, bool IsOwn);

/// <summary>A step the local authority took by its own duty.</summary>
public sealed record NoticeView(AuthorityStep Step, DateOnly OnDay, string RecordedBy, DateTimeOffset RecordedAt);

/// <summary>Another review process beside this one.</summary>
public sealed record ProcessView(OtherProcess Kind, DateOnly? ReferredOn, ProcessLead Lead, string Agreement, string RecordedBy, DateTimeOffset RecordedAt);

/// <summary>Who chairs the review and why, and what was found of the notification to Ofsted.</summary>
public sealed record LeadingView(
    string? Chair, bool? IsIndependent, string? Consideration, string? ChairDecidedBy, DateTimeOffset? ChairDecidedAt,
    OfstedCheck? Ofsted, string? OfstedCheckedBy, DateTimeOffset? OfstedCheckedAt);

public sealed record ConflictView(string MemberName, string Reason, DateTimeOffset DeclaredAt, bool IsOwn);

/// <param name="HelperName">Who helps the referrer, where the referral was returned.</param>
public sealed record DecisionView(
    int Submission, PanelOutcome Outcome, DecisionBasis Basis, string Rationale, string DecidedBy, string? HelperName, string? HelperEmail, DateTimeOffset DecidedAt, Guid Id);

public sealed record DisagreementView(string Reason, DateTimeOffset DisagreedAt, string? AdviserView, DateTimeOffset? ViewedAt);

public sealed record HelperName(StaffId Id, string Name);

public sealed record AgencyName(Guid Id, string Name);
