namespace PracticeReview.Data.People;

/// <summary>One safeguarding partnership; everything below it is apart from every other partnership.</summary>
public readonly record struct PartnershipId(Guid Value) : ITypedId<PartnershipId>
{
    public static PartnershipId From(Guid value) => new(value);
    public static PartnershipId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>An agency of a partnership.</summary>
public readonly record struct AgencyId(Guid Value) : ITypedId<AgencyId>
{
    public static AgencyId From(Guid value) => new(value);
    public static AgencyId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>A professional as one partnership knows them.</summary>
public readonly record struct StaffId(Guid Value) : ITypedId<StaffId>
{
    public static StaffId From(Guid value) => new(value);
    public static StaffId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>One sign-in of a professional in one browser.</summary>
public readonly record struct StaffSessionId(Guid Value) : ITypedId<StaffSessionId>
{
    public static StaffSessionId From(Guid value) => new(value);
    public static StaffSessionId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}
