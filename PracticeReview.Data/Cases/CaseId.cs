namespace PracticeReview.Data.Cases;

/// <summary>One case, from referral to the last verified action.</summary>
public readonly record struct CaseId(Guid Value) : ITypedId<CaseId>, IComparable<CaseId>
{
    public static CaseId From(Guid value) => new(value);
    public static CaseId New() => new(Guid.CreateVersion7());
    /// <summary>The order of creation, by which lists are paged.</summary>
    public int CompareTo(CaseId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString();
}
