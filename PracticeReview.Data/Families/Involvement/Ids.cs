namespace PracticeReview.Data.Families.Involvement;

/// <summary>Somebody on the map of a family, whether they take part or not.</summary>
public readonly record struct MappedPersonId(Guid Value) : ITypedId<MappedPersonId>
{
    public static MappedPersonId From(Guid value) => new(value);
    public static MappedPersonId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>A time during which police or courts require that a person is not involved.</summary>
public readonly record struct InvolvementHoldId(Guid Value) : ITypedId<InvolvementHoldId>
{
    public static InvolvementHoldId From(Guid value) => new(value);
    public static InvolvementHoldId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>A meeting with family members.</summary>
public readonly record struct FamilyMeetingId(Guid Value) : ITypedId<FamilyMeetingId>
{
    public static FamilyMeetingId From(Guid value) => new(value);
    public static FamilyMeetingId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}
