namespace PracticeReview.Data.Families;

/// <summary>A member of a child's family, or a significant other, in one case.</summary>
public readonly record struct FamilyMemberId(Guid Value) : ITypedId<FamilyMemberId>
{
    public static FamilyMemberId From(Guid value) => new(value);
    public static FamilyMemberId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>One sign-in of a family member in one browser.</summary>
public readonly record struct FamilySessionId(Guid Value) : ITypedId<FamilySessionId>
{
    public static FamilySessionId From(Guid value) => new(value);
    public static FamilySessionId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>Something a family member sent: a wish for the focus, a comment, a question.</summary>
public readonly record struct ContributionId(Guid Value) : ITypedId<ContributionId>
{
    public static ContributionId From(Guid value) => new(value);
    public static ContributionId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>A passage of a draft as it was released to one family member.</summary>
public readonly record struct ReleasedPassageId(Guid Value) : ITypedId<ReleasedPassageId>
{
    public static ReleasedPassageId From(Guid value) => new(value);
    public static ReleasedPassageId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>A person's wish that something they said is left out of the review.</summary>
public readonly record struct LeaveOutRequestId(Guid Value) : ITypedId<LeaveOutRequestId>
{
    public static LeaveOutRequestId From(Guid value) => new(value);
    public static LeaveOutRequestId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}
