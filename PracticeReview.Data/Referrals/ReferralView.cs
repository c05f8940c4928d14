using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Referrals;

/// <param name="Own">What the actor referred, the newest first.</param>
/// <param name="Awaiting">What awaits a decision, the oldest first; null for whoever does not decide.</param>
public sealed record ReferralLists(IReadOnlyList<ReferralRow> Own, IReadOnlyList<ReferralRow>? Awaiting, bool MayRefer, DateTimeOffset Now);

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
    public bool MayDisagree { get; init; }
    public bool MayGiveView { get; init; }
    public bool MayDecideFinally { get; init; }
}

/// <summary>The words of an earlier submission.</summary>
public sealed record EarlierVersion(int Submission, DateTimeOffset SubmittedAt, ReferralForm Form);

public sealed record VoteView(string MemberName, PanelOutcome Outcome, string Reason, DateTimeOffset CastAt, bool IsOwn);

/// <param name="HelperName">Who helps the referrer, where the referral was returned.</param>
public sealed record DecisionView(
    int Submission, PanelOutcome Outcome, DecisionBasis Basis, string Rationale, string DecidedBy, string? HelperName, string? HelperEmail, DateTimeOffset DecidedAt);

public sealed record DisagreementView(string Reason, DateTimeOffset DisagreedAt, string? AdviserView, DateTimeOffset? ViewedAt);

public sealed record HelperName(StaffId Id, string Name);

public sealed record AgencyName(Guid Id, string Name);
