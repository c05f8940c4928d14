namespace PracticeReview.Data;

/// <summary>An identifier that cannot be mistaken for another kind of identifier.</summary>
public interface ITypedId<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    Guid Value { get; }
    static abstract TSelf From(Guid value);
}
