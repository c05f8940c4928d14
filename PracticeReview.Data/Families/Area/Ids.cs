namespace PracticeReview.Data.Families.Area;

/// <summary>Another process going on around a family, such as an inquest.</summary>
public readonly record struct FamilyProcessId(Guid Value) : ITypedId<FamilyProcessId>
{
    public static FamilyProcessId From(Guid value) => new(value);
    public static FamilyProcessId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>A question that the review asks one person.</summary>
public readonly record struct AskedQuestionId(Guid Value) : ITypedId<AskedQuestionId>
{
    public static AskedQuestionId From(Guid value) => new(value);
    public static AskedQuestionId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>Something a person told of their child.</summary>
public readonly record struct ChildMemoryId(Guid Value) : ITypedId<ChildMemoryId>
{
    public static ChildMemoryId From(Guid value) => new(value);
    public static ChildMemoryId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}
