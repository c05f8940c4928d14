using PracticeReview.Data.People;

namespace PracticeReview.Data.Cases;

/// <summary>How a case stands with its deadlines.</summary>
public enum CaseLateness
{
    Late,
    /// <summary>Not late, and something is due within seven days.</summary>
    DueSoon,
    NotLate,
}

/// <summary>What the case list is sorted by.</summary>
public enum CaseOrder
{
    Received,
    Reference,
    Child,
    Stage,
    Type,
    Due,
}

/// <summary>Which cases are asked for, and in which order.</summary>
/// <param name="Stage">Only this stage, or every one.</param>
/// <param name="Reference">What the reference contains, upper or lower case, or null.</param>
/// <param name="After">Where the page before ended, or null for the newest; only newest first.</param>
/// <param name="Agency">Only those that this agency referred.</param>
/// <param name="IsReversed">The other way round: received is newest first, everything else begins with the smallest.</param>
/// <param name="Page">In every order but the newest first.</param>
public sealed record CaseListFilter(
    CaseStage? Stage = null, string? Reference = null, CaseListPlace? After = null, AgencyId? Agency = null, ReviewType? Type = null,
    CaseLateness? Lateness = null, CaseOrder Order = CaseOrder.Received, bool IsReversed = false, int Page = 1);
