namespace PracticeReview.Web.Demonstration;

/// <summary>A clock that is set by hand, so that the cases of a demonstration have a past. It never runs ahead of the real one.</summary>
internal sealed class DemonstrationClock : TimeProvider
{
    private DateTimeOffset _now = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Sets it to a time of a London day so many days ago.</summary>
    public void GoTo(int daysAgo, int hour = 10, int minute = 0)
    {
        var day = Data.Calendar.LegalDay.Of(System.GetUtcNow()).AddDays(-daysAgo);
        var at = Data.Calendar.LegalDay.At(day, new TimeOnly(hour, minute));
        _now = at < System.GetUtcNow() ? at : System.GetUtcNow();
    }

    /// <summary>A few minutes later, so that what follows comes after.</summary>
    public void Advance(int minutes) => _now = _now.AddMinutes(minutes) is var later && later < System.GetUtcNow() ? later : System.GetUtcNow();
}
