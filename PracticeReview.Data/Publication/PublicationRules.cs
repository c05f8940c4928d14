using PracticeReview.Data.Calendar;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Policies;

namespace PracticeReview.Data.Publication;

/// <summary>The policy's two times around publication (Policy 8.3), as the case's version of the policy has them.</summary>
/// <param name="DaysAfterCopy">How many days (London) lie at least between the National Panel's copy and publication.</param>
/// <param name="LeastMonths">How many calendar months a report is public at least.</param>
public sealed record PublicationRules(int DaysAfterCopy, int LeastMonths)
{
    /// <exception cref="InvalidOperationException">The version is unknown or has no such clocks.</exception>
    public static PublicationRules Of(string policyVersion)
    {
        var policy = PolicyVersions.Find(policyVersion) ?? throw new InvalidOperationException($"Unknown policy version {policyVersion}.");
        return new PublicationRules(Amount(DeadlineKind.SendCopyBeforePublication, ClockUnit.CalendarDays), Amount(DeadlineKind.KeepReportPublic, ClockUnit.Months));

        int Amount(DeadlineKind kind, ClockUnit unit) => policy.ClockFor(kind) is { } clock && clock.Unit == unit
            ? clock.Amount
            : throw new InvalidOperationException($"The policy {policyVersion} has no clock {kind} in {unit}.");
    }

    /// <summary>The first London day on which the report may be published.</summary>
    public DateOnly FirstDay(DateTimeOffset copySentAt) => LegalDay.Of(copySentAt).AddDays(DaysAfterCopy);

    /// <summary>
    /// The last London day on which a report published on <paramref name="day"/> is at least to be public: the same day of the
    /// month, or the last of a month that has no such day. It is public to the end of it.
    /// </summary>
    public DateOnly LeastUntil(DateOnly day) => day.AddMonths(LeastMonths);

    /// <summary>Everything that keeps a report from being published on a day, and until another.</summary>
    public IEnumerable<Refusal> WhatForbids(DateOnly? day, DateOnly? until, DateTimeOffset? copySentAt, DateTimeOffset now)
    {
        if (copySentAt is not { } sent)
        {
            yield return new(null, "Send the National Panel its copy first: a report is published at least {0} days after it.", DaysAfterCopy);
            yield break;
        }
        if (day is not { } chosen)
        {
            yield return new("day", "Choose the day of publication. The first possible day is {0}.", EnglishDates.Day(FirstDayFrom(sent, now)));
            yield break;
        }
        if (chosen < FirstDay(sent))
        {
            yield return new("day", "The copy went to the National Panel on {0}; a report is published at least {1} days after that. The first possible day is {2}.",
                EnglishDates.Day(LegalDay.Of(sent)), DaysAfterCopy, EnglishDates.Day(FirstDayFrom(sent, now)));
        }
        else if (chosen < LegalDay.Of(now))
        {
            yield return new("day", "That day is past. The first possible day is {0}.", EnglishDates.Day(FirstDayFrom(sent, now)));
        }
        if (until is { } last && last < LeastUntil(chosen))
        {
            yield return new("until", "A report stays public for at least {0} months: until {1} or later.", LeastMonths, EnglishDates.Day(LeastUntil(chosen)));
        }
    }

    private DateOnly FirstDayFrom(DateTimeOffset sent, DateTimeOffset now) =>
        FirstDay(sent) > LegalDay.Of(now) ? FirstDay(sent) : LegalDay.Of(now);
}
