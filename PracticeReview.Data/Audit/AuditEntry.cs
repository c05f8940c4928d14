using PracticeReview.Data.Cases;

namespace PracticeReview.Data.Audit;

/// <summary>
/// What an operation did, for the record. Every write needs one; without it nothing can be saved.
/// Entries carry identifiers and names of fields, never what somebody wrote: the record outlives the words.
/// </summary>
/// <param name="Action">The verb, in the past: "Referral submitted", "Case opened to read".</param>
/// <param name="Case">The case it concerns, when it concerns one.</param>
/// <param name="SubjectKind">The kind of thing, for example "Referral".</param>
/// <param name="SubjectId">Which one.</param>
/// <param name="Why">The reason that was given, where the action asks for one.</param>
/// <param name="Details">Facts worth keeping, for example the outcome; identifiers, numbers and codes only.</param>
public sealed record AuditEntry(
    string Action,
    CaseId? Case = null,
    string? SubjectKind = null,
    Guid? SubjectId = null,
    string? Why = null,
    IReadOnlyDictionary<string, string>? Details = null);
