namespace PracticeReview.Data.Outbox;

/// <summary>
/// Why "there is something new" goes to a person who said "not now" to being kept informed; it is the message's argument. Without a reason
/// it waits until they say otherwise. Which ways and times are safe counts for every message.
/// </summary>
public enum GoesAnyway
{
    /// <summary>A meeting they were shown does not take place, or not then and there: they would travel for nothing. It goes after a "no", too.</summary>
    MeetingChanged,
    /// <summary>The answer to what they asked, wished or sent.</summary>
    AskedFor,
    /// <summary>Somebody changed in their area how they are reached. It goes after a "no", too, and to the way that was theirs before.</summary>
    ContactChanged,
}
