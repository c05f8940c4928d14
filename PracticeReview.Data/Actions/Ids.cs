namespace PracticeReview.Data.Actions;

/// <summary>The action plan of one case.</summary>
public readonly record struct ActionPlanId(Guid Value) : ITypedId<ActionPlanId>
{
    public static ActionPlanId From(Guid value) => new(value);
    public static ActionPlanId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>One action of a plan.</summary>
public readonly record struct ActionId(Guid Value) : ITypedId<ActionId>
{
    public static ActionId From(Guid value) => new(value);
    public static ActionId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}
