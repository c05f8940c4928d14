using System.Collections.Frozen;
using System.Text.RegularExpressions;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites.Names;

namespace PracticeReview.Data.Information.Composites;

/// <summary>A day, month, season or year that somebody named in running words.</summary>
/// <param name="AsSaid">The words, such as "February" or "the 3rd of May".</param>
/// <param name="Times">What they may mean: one time, or of a date without a year one for each year that was tried.</param>
/// <param name="IsDenied">Whether it is said that it was not then.</param>
/// <param name="IsVague">Whether it is said with a doubt, or is a season, which has no first day.</param>
/// <param name="Sentence">The sentence it stands in.</param>
internal sealed record SaidDate(string AsSaid, IReadOnlyList<EventDate> Times, bool IsDenied, bool IsVague, string Sentence);

/// <summary>
/// Finds in a family member's words when they say that an event was. Only sentences that are about the event count, and only days,
/// months, seasons and years by name or number. What was before, since, until or between is passed over, and what somebody else is
/// said to have written: a date that is missed costs less than one that nobody meant.
/// </summary>
internal static partial class DatesInWords
{
    // How far a date said with a doubt may be away before it contradicts anything, in days.
    private const int Doubt = 14;

    [GeneratedRegex(@"\b(?<day>\d{1,2})[/.](?<number>\d{1,2})[/.](?<year>\d{4}|\d{2})\b"
        + @"|\b(?<day>\d{1,2})(?<sure>st|nd|rd|th)?\s+(?<sure>of\s+)?(?<month>" + Months + @")\b(?:,?\s+(?<year>(?:19|20)\d\d)\b)?"
        + @"|\b(?<month>" + Months + @")\s+(?:the\s+)?(?<day>\d{1,2})(?:(?<sure>st|nd|rd|th)\b(?:,?\s+(?<year>(?:19|20)\d\d)\b)?|,?\s+(?<year>(?:19|20)\d\d)\b|(?=\s*(?:$|[.,;:!?)](?!\d))))"
        + @"|\b(?:(?<part>early|mid|middle|late|beginning|start|end)[\s-]+(?:of\s+)?)?(?<month>" + Months + @")\b(?:,?\s+(?<year>(?:19|20)\d\d)\b)?"
        + @"|\b(?:the\s+)?(?<season>spring|summer|autumn|winter)\b(?:\s+(?:of\s+)?(?<year>(?:19|20)\d\d)\b)?"
        + @"|\b(?<year>(?:19|20)\d\d)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    // "12 April Close" is where somebody lives. Of these words some stand behind a date in small letters, too.
    [GeneratedRegex(@"^\s+(?:[Ss]treet|[Rr]oad|[Aa]venue|[Cc]rescent|[Tt]errace|[Ll]ane|[Mm]ews|[Gg]ardens|Close|Way|Drive|Court|Place|House|Walk|Grove|Park|Rise|Hill|Square|Row|View|Green|St|Rd|Ave)\b", RegexOptions.CultureInvariant)]
    private static partial Regex GoesOnAsStreet();

    private const string Months = "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept|sep|oct|nov|dec";

    // A month alone is also a name or a verb: it is a time only behind one of these.
    [GeneratedRegex(@"\b(?:in|during|was|were|wasn't|about|around|not|of|last|this|that|think|maybe|probably|happened)\s+(?:the\s+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeadsToTime();

    [GeneratedRegex(@"\b(?:before|after|since|until|till|by|from|to|between|next|every|and|or|than)\s+(?:the\s+|about\s+|around\s+)?$|[-–]\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeadsToOtherTime();

    // "May" and "march" in small letters are verbs elsewhere.
    [GeneratedRegex(@"\b(?:in|during|of|last)\s+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeadsToMonth();

    [GeneratedRegex(@"\b(?:not|wasn't|weren't|isn't|never|didn't|nobody|no\s+one)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denies();

    // "Not March", "it was not in March", "it didn't happen on the": nothing but the time is denied.
    [GeneratedRegex(@"^\W*(?:no\W+|and\W+)?(?:(?:it|that|this)\s+)?(?:was\s+|did\s+)?(?:not|wasn't|never|didn't)\s+(?:happen(?:ed)?\s+)?(?:in\s+|on\s+|during\s+)?(?:the\s+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DeniesTime();

    [GeneratedRegex(@"\b(?:say|says|said|saying|write|writes|wrote|written|recorded|records|report|reports|reported|claim|claims|claimed|puts?|according|chronology|told)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OthersWords();

    [GeneratedRegex(@"\b(?:think|thought|maybe|perhaps|probably|possibly|about|around|roughly|or so|remember|sure)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Doubts();

    [GeneratedRegex(@"\b(?:born|birth|birthday|moved|ago|now|today|yesterday|years? old|will|would|should|if)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AboutElse();

    [GeneratedRegex(@"^\W*(?:no\W+|but\W+|and\W+|yes\W+|(?:i|we)\s+(?:think|thought|believe|know|remember|am\s+sure)\s+(?:that\s+)?)*(?:it|that|this)\s+(?:all\s+|really\s+|actually\s+|only\s+|must\s+have\s+)?(?:was|wasn't|were|happened|took\s+place|been|did\s+not\s+happen|didn't\s+happen|never\s+happened)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaysWhenItWas();

    // "Not in March!", "No, February": besides the times nothing is said.
    [GeneratedRegex(@"^[\W\d]*(?:(?:no|yes|not|and|but|in|on|the|of|it|was|st|nd|rd|th)\b[\W\d]*)*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaysNothingElse();

    // Of places and people many events tell: that two texts share them does not make them speak of one.
    private static readonly FrozenSet<string> s_places = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "school", "nursery", "home", "house", "flat", "address", "hospital", "ward", "infirmary", "a&e", "ed", "emergency", "clinic", "surgery", "station", "court", "office", "street", "road", "village", "town", "city");

    /// <summary>When they say that an event was, or was not.</summary>
    /// <param name="said">The words, in English.</param>
    /// <param name="row">The event they stand beside.</param>
    /// <param name="children">The names of the children.</param>
    /// <param name="isOnlyEvent">Whether they stand beside no other event, so that "it" can be no other.</param>
    /// <param name="today">The legal day of reading.</param>
    public static IReadOnlyList<SaidDate> In(string said, ChronologyRow row, IReadOnlyDictionary<string, string> children, bool isOnlyEvent, DateOnly today)
    {
        var sentences = Claims.Sentences(said).Where(sentence => sentence.Any(char.IsLetterOrDigit)).ToList();
        var told = Things(row.WhatHappened, children).ToHashSet(StringComparer.Ordinal);
        var found = new List<SaidDate>();
        foreach (var sentence in sentences)
        {
            var plain = sentence.Replace('\u2019', '\'');
            if (AboutElse().IsMatch(plain))
            {
                continue;
            }

            var isSaid = SaysWhenItWas().IsMatch(plain) || SaysNothingElse().IsMatch(Named().Replace(plain, " "));
            var isShared = Things(plain, children).Distinct(StringComparer.Ordinal).Count(told.Contains) >= 2;
            foreach (Match match in Named().Matches(plain))
            {
                var clause = ClauseAt(plain[..match.Index]);
                var lead = plain[clause..match.Index];
                // "You say it was March, but it was February": what it is held against is what the agency wrote.
                var isSet = SaysWhenItWas().IsMatch(plain[clause..]) && OthersWords().IsMatch(plain[..clause]);
                var isAbout = isShared || (isOnlyEvent && (isSaid || isSet));
                var isDenied = DeniesTime().IsMatch(lead);
                // Whatever is denied besides the time says nothing of it. "Not March" names the time that the agency wrote, and so the event; a year names many.
                var counts = isDenied ? (isAbout || isSaid) && !OthersWords().IsMatch(plain[..match.Index]) && (match.Groups["month"].Success || match.Groups["number"].Success)
                    : isAbout && !Denies().IsMatch(lead) && !LeadsToOtherTime().IsMatch(lead) && !OthersWords().IsMatch(lead);
                if (!counts || !IsTime(match, plain, lead))
                {
                    continue;
                }

                var times = Times(match, row.When, today);
                if (times.Count > 0)
                {
                    found.Add(new SaidDate(match.Value.Trim(), times, isDenied, match.Groups["season"].Success || Doubts().IsMatch(plain), sentence));
                }
            }
        }

        return found;
    }

    /// <summary>The first that does not agree with when the event was; null where none does, or one of them agrees.</summary>
    public static SaidDate? Against(EventDate when, IReadOnlyList<SaidDate> said)
    {
        if (when.Bound != DateBound.Within)
        {
            return null;
        }

        var against = said.FirstOrDefault(one => !one.IsDenied && one.Times.All(time => IsApart(when, time, one.IsVague || when.Uncertain)));
        // What names the event's own day as well speaks of two things, or says the agency is right.
        if (said.Any(one => !one.IsDenied && one.Times.Any(time => !IsApart(when, time, isVague: false))))
        {
            return null;
        }

        return against ?? said.FirstOrDefault(one => one.IsDenied && !one.IsVague && one.Times.Any(time => time.Earliest <= when.Earliest && when.Latest <= time.Latest));
    }

    private static bool IsApart(EventDate when, EventDate said, bool isVague)
    {
        var days = isVague ? Doubt : 0;
        return said.Bound == DateBound.Within && (said.Latest.Date.AddDays(days) < when.Earliest.Date || when.Latest.Date.AddDays(days) < said.Earliest.Date);
    }

    private static bool IsTime(Match match, string sentence, string lead)
    {
        var after = sentence[(match.Index + match.Length)..];
        if (match.Groups["number"].Success || (match.Groups["day"].Success && match.Groups["month"].Success))
        {
            // "The other 2 may have seen it" names no day.
            return !GoesOnAsStreet().IsMatch(after) && (match.Groups["month"].Value is not ("may" or "march") || match.Groups["sure"].Success || match.Groups["year"].Success);
        }

        // "In March Street", "it was June who rang".
        if (after.Length > 1 && after[0] == ' ' && (char.IsUpper(after[1]) || after.StartsWith(" who", StringComparison.OrdinalIgnoreCase) || after.StartsWith(" be ", StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        if (match.Value is "may" or "march")
        {
            return LeadsToMonth().IsMatch(lead);
        }

        return (match.Groups["month"].Success && (match.Groups["year"].Success || match.Groups["part"].Success)) || LeadsToTime().IsMatch(lead);
    }

    // The words of a text that may tell what happened, in the forms by which they are compared.
    private static IEnumerable<string> Things(string text, IReadOnlyDictionary<string, string> children) => EventVocabulary.Forms(text).Where(form =>
    {
        var word = text.Substring(form.Start, form.Length).Replace('\u2019', '\'').ToLowerInvariant();
        word = word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word;
        return !Claims.IsPerson(word) && !s_places.Contains(word) && !children.ContainsKey(FoldedText.Fold(word));
    }).Select(form => form.Form);

    // Where the clause begins in which the next word stands.
    private static int ClauseAt(string before)
    {
        var at = before.LastIndexOfAny([',', ';', ':', '(']) + 1;
        foreach (var word in (ReadOnlySpan<string>)[" but ", " although ", " though "])
        {
            at = Math.Max(at, before.LastIndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 and var place ? place + word.Length : 0);
        }

        return at;
    }

    // Without a year it may be any of the years around the event: it contradicts only where it does in every one.
    private static List<EventDate> Times(Match match, EventDate when, DateOnly today)
    {
        var (day, month, year) = (match.Groups["day"].Value, match.Groups["month"].Value, match.Groups["year"].Value);
        var named = match.Groups["number"].Success ? $"{day}/{match.Groups["number"].Value}"
            : string.Join(' ', ((string[])[match.Groups["part"].Value, day, match.Groups["season"].Value, month]).Where(word => word.Length > 0));
        IEnumerable<string> written = year.Length > 0
            ? [match.Groups["number"].Success ? $"{named}/{year}" : $"{named} {year}".Trim()]
            : Enumerable.Range(when.Earliest.Year - 1, when.Latest.Year - when.Earliest.Year + 3).Take(12).Select(one => $"{named} {one.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        return [.. written.Select(text => EventDateReader.Read(text, today).When).OfType<EventDate>()];
    }
}
