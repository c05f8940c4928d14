using System.Text.Json.Serialization;

namespace PracticeReview.Data.Information.Chronologies;

/// <summary>How closely a chronology says when something happened; the vaguer, the higher.</summary>
public enum DatePrecision
{
    /// <summary>A time of day was given.</summary>
    Time,
    /// <summary>A part of the day: morning, afternoon, evening, night.</summary>
    PartOfDay,
    Day,
    /// <summary>Some days: a range, a week, a weekend, "early May".</summary>
    Days,
    Month,
    /// <summary>Some months: a season, "early 2017".</summary>
    Months,
    Year,
    /// <summary>Some years.</summary>
    Years,
}

/// <summary>Which side of the time named is meant.</summary>
public enum DateBound
{
    Within,
    /// <summary>"Before May 2017": no earliest moment was given.</summary>
    Before,
    /// <summary>"After May 2017": no latest moment was given.</summary>
    After,
}

/// <summary>When an event happened, as the agency wrote it and as it was read (Policy 7.8).</summary>
/// <param name="AsWritten">The words of the file, unchanged.</param>
/// <param name="Earliest">The first minute it may have happened, on the clock in England; of "before" the named time's first.</param>
/// <param name="Latest">The last minute it may have happened, on the clock in England; of "after" the named time's last.</param>
/// <param name="Precision">How closely it is known.</param>
/// <param name="Uncertain">Whether the writer put a question mark to it, or "about", or "circa".</param>
/// <param name="Bound">Whether it happened then, before, or after.</param>
public sealed record EventDate(
    string AsWritten, DateTime Earliest, DateTime Latest, DatePrecision Precision, bool Uncertain = false, DateBound Bound = DateBound.Within)
    : IComparable<EventDate>
{
    /// <summary>A day, or a minute of it, that is known exactly.</summary>
    public static EventDate Exactly(DateOnly day, TimeOnly? time = null, string? asWritten = null) => time is { } at
        ? new(asWritten ?? FormattableString.Invariant($"{day:dd/MM/yyyy} {at:HH:mm}"), day.ToDateTime(at), day.ToDateTime(at), DatePrecision.Time)
        : new(asWritten ?? FormattableString.Invariant($"{day:dd/MM/yyyy}"), day.ToDateTime(TimeOnly.MinValue), day.ToDateTime(new TimeOnly(23, 59)), DatePrecision.Day);

    /// <summary>
    /// By the earliest moment; of one earliest moment, what spans more comes first, as it speaks of the whole; "before" comes
    /// before what it names and "after" behind what begins with it; the certain before the uncertain.
    /// </summary>
    public int CompareTo(EventDate? other)
    {
        if (other is null) { return 1; }
        var order = Earliest.CompareTo(other.Earliest);
        order = order != 0 ? order : Side(Bound).CompareTo(Side(other.Bound));
        order = order != 0 ? order : other.Latest.CompareTo(Latest);
        order = order != 0 ? order : Uncertain.CompareTo(other.Uncertain);
        return order != 0 ? order : string.CompareOrdinal(AsWritten, other.AsWritten);
    }

    /// <summary>The first minute it may have happened, on the clock in England; null of "before".</summary>
    [JsonIgnore]
    public DateTime? FirstPossible => Bound switch { DateBound.Before => null, DateBound.After => TakesInWhatIsNamed ? Latest : Latest.AddMinutes(1), _ => Earliest };

    /// <summary>The last minute it may have happened, on the clock in England; null of "after".</summary>
    [JsonIgnore]
    public DateTime? LastPossible => Bound switch { DateBound.After => null, DateBound.Before => TakesInWhatIsNamed ? Earliest : Earliest.AddMinutes(-1), _ => Latest };

    /// <summary>Whether "before" or "after" takes in the day that is named, as "by 2016" and "since 2016" do.</summary>
    [JsonIgnore]
    public bool TakesInWhatIsNamed => Bound switch
    {
        DateBound.Before => Precision > DatePrecision.PartOfDay && Earliest.TimeOfDay != TimeSpan.Zero,
        DateBound.After => Precision > DatePrecision.PartOfDay && Latest.TimeOfDay == TimeSpan.Zero,
        _ => true,
    };

    private static int Side(DateBound bound) => bound switch { DateBound.Before => -1, DateBound.After => 1, _ => 0 };
}
