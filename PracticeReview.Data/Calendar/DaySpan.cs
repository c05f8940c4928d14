namespace PracticeReview.Data.Calendar;

/// <summary>Some London days on end.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last, itself within; not before the first.</param>
public readonly record struct DaySpan(DateOnly From, DateOnly To)
{
    /// <summary>How many days it has.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    public bool Contains(DateOnly day) => day >= From && day <= To;
}
