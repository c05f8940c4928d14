namespace PracticeReview.Data.Information.Chronologies;

/// <summary>What came of reading a date: what it means; or a question with what it could mean; or what is wrong with it.</summary>
public sealed record EventDateReading
{
    private EventDateReading(EventDate? when, IReadOnlyList<EventDate> choices, string? whatIsWrong, string? whatWouldBeAccepted)
    {
        When = when;
        Choices = choices;
        WhatIsWrong = whatIsWrong;
        WhatWouldBeAccepted = whatWouldBeAccepted;
    }

    /// <summary>When it was; null where it has to be asked or cannot be read.</summary>
    public EventDate? When { get; }

    /// <summary>What it could mean, where a person has to say which, the likeliest first; empty where nothing can be offered.</summary>
    public IReadOnlyList<EventDate> Choices { get; }

    /// <summary>What has to be decided or is wrong, as a sentence; null where it was read.</summary>
    public string? WhatIsWrong { get; }

    /// <summary>What to write instead, as a sentence; null where it was read.</summary>
    public string? WhatWouldBeAccepted { get; }

    /// <summary>Whether it was read.</summary>
    public bool IsRead => When is not null;

    internal static EventDateReading Read(EventDate when) => new(when, [], null, null);

    internal static EventDateReading Refused(string whatIsWrong) => new(null, [], whatIsWrong, EventDateReader.Accepted);

    internal static EventDateReading Asked(string question, IReadOnlyList<EventDate> choices) => new(
        null, choices, choices.Count == 0 ? question : $"{question} It could mean {Either(choices)}.", EventDateReader.Accepted);

    private static string Either(IReadOnlyList<EventDate> choices)
    {
        var words = choices.Select(EventDateReader.Describe).ToList();
        return words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}";
    }
}
