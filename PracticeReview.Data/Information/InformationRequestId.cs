namespace PracticeReview.Data.Information;

/// <summary>What one agency was asked about one case.</summary>
public readonly record struct InformationRequestId(Guid Value) : ITypedId<InformationRequestId>
{
    public static InformationRequestId From(Guid value) => new(value);
    public static InformationRequestId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}
