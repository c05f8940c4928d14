namespace PracticeReview.Data.Referrals;

/// <summary>One referral. The form carries it from its first draft, so that sending the form twice makes one referral.</summary>
public readonly record struct ReferralId(Guid Value) : ITypedId<ReferralId>
{
    public static ReferralId From(Guid value) => new(value);
    public static ReferralId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}
