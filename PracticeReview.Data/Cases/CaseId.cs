namespace PracticeReview.Data.Cases;

/// <summary>One case, from referral to the last verified action.</summary>
public readonly record struct CaseId(Guid Value) : ITypedId<CaseId>
{
    public static CaseId From(Guid value) => new(value);
    public static CaseId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}
