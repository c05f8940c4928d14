namespace PracticeReview.Data.Documents;

/// <summary>A file that the portal keeps.</summary>
public readonly record struct DocumentId(Guid Value) : ITypedId<DocumentId>
{
    public static DocumentId From(Guid value) => new(value);
    public static DocumentId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}
