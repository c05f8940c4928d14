using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information.Annotations;

/// <summary>A time in which an agency was involved with the child or the family, as those who work on the review know it: that it recorded nothing then is worth a question.</summary>
public sealed class AgencyInvolvement
{
    /// <summary>The most characters of a date.</summary>
    public const int MostCharacters = 100;
    /// <summary>The most that are kept for one case.</summary>
    public const int MostOfCase = 200;

    private AgencyInvolvement() { }

    internal AgencyInvolvement(StaffActor actor, CaseId @case, AgencyId agency)
    {
        Id = Guid.CreateVersion7();
        PartnershipId = actor.Partnership;
        CaseId = @case;
        AgencyId = agency;
    }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public AgencyId AgencyId { get; private set; }
    /// <summary>As somebody wrote it, such as "early 2015"; empty where it is not known.</summary>
    public string FromAsWritten { get; private set; } = "";
    /// <summary>As somebody wrote it; empty where it goes on.</summary>
    public string ToAsWritten { get; private set; } = "";
    /// <summary>The first day it may mean; null where it says none.</summary>
    public DateOnly? FirstDay { get; private set; }
    /// <summary>The last day it may mean; null where it says none.</summary>
    public DateOnly? LastDay { get; private set; }
    public StaffId WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Says from when to when. Refuses others than the business unit and the review group, no date at all, dates that cannot be read or could mean several things, and an end before the beginning.</summary>
    public Result Write(StaffActor actor, string? from, string? to, DateTimeOffset now)
    {
        if (!Annotating.MayBeDoneBy(actor, CaseId))
        {
            return Refusal.NotFound;
        }
        var refusals = new List<Refusal>();
        var today = LegalDay.Of(now);
        var (begin, end) = (Read("From", from, today, refusals), Read("To", to, today, refusals));
        // "Before 2015" says no first day, "after 2015" no last one.
        DateOnly? first = begin?.FirstPossible is { } began ? DateOnly.FromDateTime(began) : null;
        DateOnly? last = end?.LastPossible is { } ended ? DateOnly.FromDateTime(ended) : null;
        if (refusals.Count == 0 && begin is null && end is null)
        {
            refusals.Add(new Refusal("From", "Say from when or until when the agency was involved."));
        }
        if (refusals.Count == 0 && last < first)
        {
            refusals.Add(new Refusal("To", "It cannot end before it begins."));
        }
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        (FromAsWritten, ToAsWritten, FirstDay, LastDay, WrittenBy, WrittenAt) = (begin?.AsWritten ?? "", end?.AsWritten ?? "", first, last, actor.Id, now);
        return Result.Done;
    }

    /// <summary>As silences are looked for in it. An end that is not known is the first or the last day of the whole chronology.</summary>
    internal Involvement<CompositeAgency> Of(CompositeAgency agency, DateOnly first, DateOnly last) => new(agency, FirstDay ?? Earlier(first, LastDay), LastDay ?? Later(last, FirstDay));

    private static DateOnly Earlier(DateOnly one, DateOnly? other) => other is { } day && day < one ? day : one;

    private static DateOnly Later(DateOnly one, DateOnly? other) => other is { } day && day > one ? day : one;

    private static EventDate? Read(string field, string? text, DateOnly today, List<Refusal> refusals)
    {
        var words = text?.Trim() ?? "";
        if (words.Length == 0)
        {
            return null;
        }
        if (words.Length > MostCharacters)
        {
            refusals.Add(new Refusal(field, "This has {0:N0} characters; at most {1:N0} are kept.", words.Length, MostCharacters));
            return null;
        }
        var reading = EventDateReader.Read(words, today);
        if (reading.When is not { } when)
        {
            refusals.Add(new Refusal(field, "{0} {1}", reading.WhatIsWrong!, reading.WhatWouldBeAccepted!));
            return null;
        }
        return when with { AsWritten = words };
    }
}
