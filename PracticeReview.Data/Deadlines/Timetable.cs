using PracticeReview.Data.Calendar;
using PracticeReview.Data.Policies;

namespace PracticeReview.Data.Deadlines;

/// <summary>
/// The deadlines of a case, found from nothing but its history, its policy and the calendar: the same question always
/// has the same answer. A clock whose start isn't known is foretold from the clock that should bring it about; where
/// there is no such clock, the deadline has no date and isn't in the timetable.
/// </summary>
public sealed partial class Timetable
{
    private readonly CaseHistory history;
    private readonly PolicyVersion policy;
    private readonly WorkingCalendar calendar;
    private readonly DateTimeOffset now;
    private readonly IReadOnlyList<LongerPeriod> longerPeriods;
    private readonly IReadOnlyList<PausedTime> pausedTimes;
    private readonly bool assumes;

    private Timetable(
        CaseHistory history,
        PolicyVersion policy,
        WorkingCalendar calendar,
        DateTimeOffset now,
        IReadOnlyList<LongerPeriod> longerPeriods,
        IReadOnlyList<PausedTime> pausedTimes,
        bool assumes)
    {
        this.history = history;
        this.policy = policy;
        this.calendar = calendar;
        this.now = now;
        this.longerPeriods = longerPeriods;
        this.pausedTimes = pausedTimes;
        this.assumes = assumes;
    }

    /// <summary>Every deadline of a case that can be dated, the first due first.</summary>
    /// <param name="history">What has happened.</param>
    /// <param name="policy">The version of the policy the case began under.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="now">The instant at which the states hold.</param>
    /// <param name="longerPeriods">
    /// Periods agreed to be longer. Refused (ArgumentException) for a clock that doesn't allow it.
    /// </param>
    /// <param name="pausedTimes">Times in which a clock stands still. Refused (ArgumentException) for a clock that can't be paused.</param>
    /// <param name="assumes">
    /// Whether to foretell also what no clock brings about, such as the meeting, by an assumption that the explanation states.
    /// </param>
    public static IReadOnlyList<Deadline> For(
        CaseHistory history,
        PolicyVersion policy,
        WorkingCalendar calendar,
        DateTimeOffset now,
        IReadOnlyList<LongerPeriod>? longerPeriods = null,
        IReadOnlyList<PausedTime>? pausedTimes = null,
        bool assumes = false)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(calendar);

        var longer = longerPeriods ?? [];
        if (longer.FirstOrDefault(period => policy.ClockFor(period.Kind) is not { MayBeLonger: true }) is { } refused)
        {
            throw new ArgumentException($"{refused.Kind} can't be given a longer period.", nameof(longerPeriods));
        }

        var paused = pausedTimes ?? [];
        if (paused.FirstOrDefault(pause => policy.ClockFor(pause.Kind) is not { MayBePaused: true }) is { } running)
        {
            throw new ArgumentException($"{running.Kind} can't be paused.", nameof(pausedTimes));
        }

        var timetable = new Timetable(history, policy, calendar, now, longer, paused, assumes);
        return [.. policy.Clocks.SelectMany(timetable.DeadlinesOf).OrderBy(deadline => deadline.Due).ThenBy(deadline => deadline.Kind)];
    }

    private IEnumerable<Deadline> DeadlinesOf(Clock clock)
    {
        var exchanges = history.ExchangesBegunBy(clock.StartsFrom);
        var deadlines = exchanges is { Count: > 0 }
            ? exchanges.Select(exchange => DeadlineOf(clock, exchange))
            : [DeadlineOf(clock, exchange: null)];
        return deadlines.OfType<Deadline>();
    }

    private Deadline? DeadlineOf(Clock clock, AgencyExchange? exchange)
    {
        var happened = exchange is null ? history.When(clock.StartsFrom) : exchange.SentAt;
        var start = happened is { } known
            ? new Start(known, Opening(clock, known), IsExpected: false)
            : Expected(clock) ?? (assumes ? Assumed(clock.StartsFrom) : null);
        if (start is null || IsOfAnotherRoute(clock, start))
        {
            return null;
        }

        var pauses = Pauses.Of(clock.Kind, pausedTimes, LegalDay.Of(now));
        var reckoning = Reckoning.Of(clock, start.At, calendar, pauses);
        if (longerPeriods.LastOrDefault(period => period.Kind == clock.Kind) is { } longer)
        {
            reckoning = reckoning.ExtendedTo(longer, pauses);
        }

        if (exchange?.AgreedDay is { } agreed)
        {
            reckoning = reckoning.AgreedFor(agreed, clock);
        }

        var metAt = MetAt(clock, exchange, reckoning);
        var unneeded = metAt is null ? WhyUnneeded(clock, exchange) : null;
        var pause = metAt is null && unneeded is null ? pauses.Standing(reckoning.DueDay) : null;
        var state = StateOf(clock, start, reckoning, metAt, unneeded is not null, pause);

        List<string?> sentences = [start.Opening, reckoning.Working, reckoning.Warning, HowMet(clock, state, metAt), unneeded];
        return new Deadline(
            clock,
            exchange?.AgencyId,
            start.At,
            reckoning.Due,
            reckoning.DueDay,
            metAt,
            state,
            reckoning.Warning is not null,
            string.Join(' ', sentences.OfType<string>()))
        {
            Pause = pause,
        };
    }

    /// <summary>The start as the earlier clock lets expect it: at the end of that clock's time, or now if that is past.</summary>
    private Start? Expected(Clock clock)
    {
        var earlier = policy.Clocks.FirstOrDefault(
            other => other.Sense == ClockSense.Within && other.EndsWith == clock.StartsFrom);
        if (earlier is null || DeadlineOf(earlier, exchange: null) is not { } bringsItAbout)
        {
            return null;
        }

        var lastSecond = bringsItAbout.Due.AddSeconds(-1);
        return lastSecond >= now
            ? new Start(
                lastSecond,
                $"Foretold, as this clock has not started: counted from {EnglishDates.Day(bringsItAbout.DueDay)}, the last "
                    + $"day to \"{earlier.Name}\".",
                IsExpected: true)
            : new Start(
                now,
                $"Foretold, as this clock has not started: counted from today, {EnglishDates.Day(LegalDay.Of(now))}, as "
                    + $"\"{earlier.Name}\" was due on {EnglishDates.Day(bringsItAbout.DueDay)}.",
                IsExpected: true);
    }

    /// <summary>
    /// A clock that the route taken doesn't have. One that ran while the route was undecided stays, as not needed.
    /// </summary>
    private bool IsOfAnotherRoute(Clock clock, Start start) =>
        !clock.AppliesTo.HasFlag(history.Route)
        && (start.IsExpected || !clock.AppliesTo.HasFlag(ReviewRoutes.Undecided));

    private DateTimeOffset? MetAt(Clock clock, AgencyExchange? exchange, Reckoning reckoning)
    {
        if (clock.Sense == ClockSense.AtLeast)
        {
            return now >= reckoning.Due ? reckoning.Due : null;
        }

        return exchange is null ? history.When(clock.EndsWith) : exchange.AnsweredAt;
    }

    private string? WhyUnneeded(Clock clock, AgencyExchange? exchange)
    {
        if (exchange?.WithdrawnAt is { } withdrawn)
        {
            return $"Not needed: withdrawn on {EnglishDates.Moment(withdrawn)}.";
        }

        if (clock.UnneededAfter is { } happening && history.When(happening) is { } overtaken)
        {
            return $"Not needed: {Overtaking(happening)} on {EnglishDates.Moment(overtaken)}.";
        }

        return clock.AppliesTo.HasFlag(history.Route) ? null : $"Not needed: the decision was for {Named(history.Route)}.";
    }

    private DeadlineState StateOf(Clock clock, Start start, Reckoning reckoning, DateTimeOffset? metAt, bool isUnneeded, PausedTime? pause)
    {
        if (metAt is { } met)
        {
            return met < reckoning.Due || clock.Sense == ClockSense.AtLeast ? DeadlineState.Met : DeadlineState.MetLate;
        }

        if (isUnneeded)
        {
            return DeadlineState.NotNeeded;
        }

        // What is to be done before an event is under way as soon as the event is planned.
        if (start.IsExpected || (start.At > now && clock.Sense != ClockSense.Before))
        {
            return DeadlineState.Foretold;
        }

        if (pause?.From <= LegalDay.Of(now))
        {
            return DeadlineState.Paused;
        }

        if (now >= reckoning.Due)
        {
            return DeadlineState.Late;
        }

        return LegalDay.Of(now) == reckoning.DueDay && clock.Sense != ClockSense.AtLeast
            ? DeadlineState.DueToday
            : DeadlineState.Running;
    }

    private static string Overtaking(CaseEvent happening) => happening switch
    {
        CaseEvent.DecisionMade => "overtaken by the decision",
        CaseEvent.GatheringFinished => "the review went on without it",
        CaseEvent.ReportSentToNationalPanel => "the report was sent",
        _ => throw new InvalidOperationException($"Nothing is overtaken by {happening}."),
    };

    private string Opening(Clock clock, DateTimeOffset start) => $"{Said(clock.StartsFrom)} {EnglishDates.Moment(start)}.";

    private string Said(CaseEvent happening) => happening switch
    {
        CaseEvent.Aware => "The local authority became aware on",
        CaseEvent.Submitted when history.When(happening) != history.Received => "Resubmitted on",
        CaseEvent.Received or CaseEvent.Submitted => "Received on",
        CaseEvent.Returned => "Returned as incomplete on",
        CaseEvent.DecisionMade => "Decided on",
        CaseEvent.InformationRequested => "Requested on",
        CaseEvent.Meeting => "Meeting on",
        CaseEvent.FullReviewDecided => "Fuller review decided on",
        CaseEvent.DraftSent => "Draft sent on",
        CaseEvent.Publication => "Publication on",
        CaseEvent.FullerReportRequested => "Fuller report requested on",
        CaseEvent.LookedAfterChildDied => "The local authority became aware of the death on",
        CaseEvent.ImmediateActionAdded => "Written down on",
        CaseEvent.AreaRequestMade => "Asked on",
        _ => throw new InvalidOperationException($"No clock starts from {happening}."),
    };

    private static string? HowMet(Clock clock, DeadlineState state, DateTimeOffset? metAt) => (metAt, state) switch
    {
        (null, _) => null,
        _ when clock.Sense == ClockSense.AtLeast => "That time is over.",
        ({ } met, DeadlineState.MetLate) => $"Done on {EnglishDates.Moment(met)}, after it was due.",
        ({ } met, _) => $"Done on {EnglishDates.Moment(met)}.",
    };

    private static string Named(ReviewRoutes route) => route switch
    {
        ReviewRoutes.RapidReview => "a rapid review",
        ReviewRoutes.CaseReview => "a case review",
        ReviewRoutes.GoodOutcomeReview => "a good outcome review",
        ReviewRoutes.NoReview => "no review",
        _ => throw new InvalidOperationException($"{route} is not a decision."),
    };

    private sealed record Start(DateTimeOffset At, string Opening, bool IsExpected);
}
