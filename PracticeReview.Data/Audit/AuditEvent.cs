using PracticeReview.Data.Cases;

namespace PracticeReview.Data.Audit;

/// <summary>
/// One line of the record. Written by the database itself, which gives it its place in the chain; no role of the portal
/// may change or delete it.
/// </summary>
public sealed class AuditEvent
{
    private AuditEvent() { }

    /// <summary>The chain: a partnership's identifier, or the empty one for what belongs to none.</summary>
    public Guid ChainId { get; private set; }
    /// <summary>The place in the chain, from 1, without gaps.</summary>
    public long Position { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string ActorKind { get; private set; } = "";
    public Guid ActorId { get; private set; }
    public string Action { get; private set; } = "";
    public CaseId? CaseId { get; private set; }
    public string? SubjectKind { get; private set; }
    public Guid? SubjectId { get; private set; }
    public string? Why { get; private set; }
    /// <summary>JSON, exactly as hashed.</summary>
    public string Details { get; private set; } = "{}";
    /// <summary>The hash of the event before; 32 zero bytes for the first.</summary>
    public byte[] PreviousHash { get; private set; } = [];
    /// <summary>SHA-256 over the previous hash and every field.</summary>
    public byte[] Hash { get; private set; } = [];
}
