namespace PracticeReview.Data.Referrals;

/// <summary>Another child of the same incident, beside the one a referral begins with.</summary>
public sealed class OtherChild
{
    /// <summary>The most that one referral takes beside the first child.</summary>
    public const int Most = 9;

    public string Name { get; set; } = "";
    public DateOnly? DateOfBirth { get; set; }
    public bool? IsLookedAfter { get; set; }
    public ChildHarm? Harm { get; set; }

    /// <summary>Everything that is missing, by fields named "OtherChildren-0-Name" and so on.</summary>
    internal IEnumerable<Refusal> Check(int place, DateOnly today, DateOnly? incident)
    {
        var which = $"child {place + 2}";
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > ReferralForm.LineLimit)
        {
            yield return new Refusal(Field(place, nameof(Name)), $"Give the name of {which}, in at most {ReferralForm.LineLimit} characters.");
        }
        if (DateOfBirth is not { } born || born > today || born > incident || incident >= born.AddYears(18))
        {
            yield return new Refusal(Field(place, nameof(DateOfBirth)), $"Give the date of birth of {which}, who was a child on the day of the incident.");
        }
        if (IsLookedAfter is null)
        {
            yield return new Refusal(Field(place, nameof(IsLookedAfter)), $"Say whether {which} was looked after.");
        }
        if (Harm is null)
        {
            yield return new Refusal(Field(place, nameof(Harm)), $"Say what became of {which}.");
        }
    }

    public static string Field(int place, string name) => $"OtherChildren-{place}-{name}";
}
