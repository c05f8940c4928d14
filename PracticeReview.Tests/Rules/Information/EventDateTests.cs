using System.Globalization;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Web.Workspace.Information;

namespace PracticeReview.Tests.Rules.Information;

/// <summary>Policy 7.8: when something happened, as people write it.</summary>
public sealed class EventDateTests
{
    private static readonly DateOnly s_today = new(2026, 11, 26);

    private static EventDateReading Read(string text) => EventDateReader.Read(text, s_today);

    /// <summary>A day is a day from its first to its last minute; a time is that minute.</summary>
    private static DateTime Moment(string text, bool last) => text.Length switch
    {
        4 => new DateTime(int.Parse(text, CultureInfo.InvariantCulture), last ? 12 : 1, last ? 31 : 1, last ? 23 : 0, last ? 59 : 0, 0),
        10 => DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) + (last ? new TimeSpan(23, 59, 0) : TimeSpan.Zero),
        _ => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
    };

    [Theory]
    [InlineData("22/05/2016", "2016-05-22", "2016-05-22", DatePrecision.Day)]
    [InlineData("22nd May 2016", "2016-05-22", "2016-05-22", DatePrecision.Day)]
    [InlineData("May 22nd, 2016", "2016-05-22", "2016-05-22", DatePrecision.Day)]
    [InlineData("MONDAY 23 MAY 2016", "2016-05-23", "2016-05-23", DatePrecision.Day)]
    [InlineData("Mon. 23-May-16", "2016-05-23", "2016-05-23", DatePrecision.Day)]
    [InlineData("1 Sept. 2016", "2016-09-01", "2016-09-01", DatePrecision.Day)]
    [InlineData("1\u00a0Sept\u00a02016", "2016-09-01", "2016-09-01", DatePrecision.Day)]
    [InlineData("22\u201305\u20132016", "2016-05-22", "2016-05-22", DatePrecision.Day)]
    [InlineData("3.4.15", "2015-04-03", "2015-04-03", DatePrecision.Day)]
    [InlineData("03/04/98", "1998-04-03", "1998-04-03", DatePrecision.Day)]
    [InlineData("3/4/05", "2005-04-03", "2005-04-03", DatePrecision.Day)]
    [InlineData("04/05/06", "2006-05-04", "2006-05-04", DatePrecision.Day)]
    [InlineData("04.05.06", "2006-05-04", "2006-05-04", DatePrecision.Day)]
    [InlineData("2016-05-22", "2016-05-22", "2016-05-22", DatePrecision.Day)]
    [InlineData("20160522", "2016-05-22", "2016-05-22", DatePrecision.Day)]
    [InlineData("22052016", "2016-05-22", "2016-05-22", DatePrecision.Day)]
    [InlineData("2016-05-22T14:05", "2016-05-22 14:05", "2016-05-22 14:05", DatePrecision.Time)]
    [InlineData("2016-05-22T14:05:00Z", "2016-05-22 15:05", "2016-05-22 15:05", DatePrecision.Time)]
    [InlineData("2016-01-22T14:05:00.000+02:00", "2016-01-22 12:05", "2016-01-22 12:05", DatePrecision.Time)]
    [InlineData("22nd May 2016 at 9.15am", "2016-05-22 09:15", "2016-05-22 09:15", DatePrecision.Time)]
    [InlineData("9.15 p.m. on 22 May 2016", "2016-05-22 21:15", "2016-05-22 21:15", DatePrecision.Time)]
    [InlineData("22/05/2016 14:30", "2016-05-22 14:30", "2016-05-22 14:30", DatePrecision.Time)]
    [InlineData("22/05/2016 1430", "2016-05-22 14:30", "2016-05-22 14:30", DatePrecision.Time)]
    [InlineData("22/05/2016 1430hrs", "2016-05-22 14:30", "2016-05-22 14:30", DatePrecision.Time)]
    [InlineData("22/05/2016, 2 pm", "2016-05-22 14:00", "2016-05-22 14:00", DatePrecision.Time)]
    [InlineData("22/05/2016 noon", "2016-05-22 12:00", "2016-05-22 12:00", DatePrecision.Time)]
    [InlineData("22 May 2016 14:00 - 15:30", "2016-05-22 14:00", "2016-05-22 15:30", DatePrecision.Time)]
    [InlineData("22 May 2016 14:00 to 23 May 2016 02:15", "2016-05-22 14:00", "2016-05-23 02:15", DatePrecision.Days)]
    [InlineData("03/04/15 pm", "2015-04-03 12:00", "2015-04-03 23:59", DatePrecision.PartOfDay)]
    [InlineData("03/04/15pm", "2015-04-03 12:00", "2015-04-03 23:59", DatePrecision.PartOfDay)]
    [InlineData("03/04/15 AM", "2015-04-03 00:00", "2015-04-03 11:59", DatePrecision.PartOfDay)]
    [InlineData("Evening of 22 May 2016", "2016-05-22 18:00", "2016-05-22 22:59", DatePrecision.PartOfDay)]
    [InlineData("22 May 2016 (early hours)", "2016-05-22 00:00", "2016-05-22 05:59", DatePrecision.PartOfDay)]
    [InlineData("overnight 22/23 May 2016", "2016-05-22 20:00", "2016-05-23 07:59", DatePrecision.PartOfDay)]
    [InlineData("22/23 May 2016 overnight", "2016-05-22 20:00", "2016-05-23 07:59", DatePrecision.PartOfDay)]
    [InlineData("night of 31 December 2015", "2015-12-31 20:00", "2016-01-01 05:59", DatePrecision.PartOfDay)]
    [InlineData("22-24 May 2016", "2016-05-22", "2016-05-24", DatePrecision.Days)]
    [InlineData("22 - 24 May 2016", "2016-05-22", "2016-05-24", DatePrecision.Days)]
    [InlineData("22 May \u2014 3 June 2016", "2016-05-22", "2016-06-03", DatePrecision.Days)]
    [InlineData("28 December - 3 January 2017", "2016-12-28", "2017-01-03", DatePrecision.Days)]
    [InlineData("22 & 23 May 2016", "2016-05-22", "2016-05-23", DatePrecision.Days)]
    [InlineData("10/11 - 12/11/2016", "2016-11-10", "2016-11-12", DatePrecision.Days)]
    [InlineData("22/05/2016-24/05/2016", "2016-05-22", "2016-05-24", DatePrecision.Days)]
    [InlineData("between 1st and 3rd June 2016", "2016-06-01", "2016-06-03", DatePrecision.Days)]
    [InlineData("w/c 04/05/2015", "2015-05-04", "2015-05-10", DatePrecision.Days)]
    [InlineData("W/C Monday 4th May 2015", "2015-05-04", "2015-05-10", DatePrecision.Days)]
    [InlineData("week commencing 4 May 2015", "2015-05-04", "2015-05-10", DatePrecision.Days)]
    [InlineData("week ending 10/05/2015", "2015-05-04", "2015-05-10", DatePrecision.Days)]
    [InlineData("week of 6 May 2015", "2015-05-04", "2015-05-10", DatePrecision.Days)]
    [InlineData("weekend of 9 May 2015", "2015-05-09", "2015-05-10", DatePrecision.Days)]
    [InlineData("early May 2016", "2016-05-01", "2016-05-10", DatePrecision.Days)]
    [InlineData("mid-June 2016", "2016-06-11", "2016-06-20", DatePrecision.Days)]
    [InlineData("end of February 2016", "2016-02-21", "2016-02-29", DatePrecision.Days)]
    [InlineData("1st week of May 2016", "2016-05-01", "2016-05-07", DatePrecision.Days)]
    [InlineData("first week in May 2016", "2016-05-01", "2016-05-07", DatePrecision.Days)]
    [InlineData("3rd week of May 2016", "2016-05-15", "2016-05-21", DatePrecision.Days)]
    [InlineData("4th week in June 2016", "2016-06-22", "2016-06-28", DatePrecision.Days)]
    [InlineData("5th week of May 2016", "2016-05-29", "2016-05-31", DatePrecision.Days)]
    [InlineData("last week of February 2016", "2016-02-23", "2016-02-29", DatePrecision.Days)]
    [InlineData("2nd - 3rd week of May 2016", "2016-05-08", "2016-05-21", DatePrecision.Days)]
    [InlineData("week of the 3rd of May 2016", "2016-05-02", "2016-05-08", DatePrecision.Days)]
    [InlineData("week 16 May 2016", "2016-05-16", "2016-05-22", DatePrecision.Days)]
    [InlineData("day after 22 May 2016", "2016-05-23", "2016-05-23", DatePrecision.Day)]
    [InlineData("the day before 01/03/2016", "2016-02-29", "2016-02-29", DatePrecision.Day)]
    [InlineData("22/05/16 (time unknown)", "2016-05-22", "2016-05-22", DatePrecision.Day)]
    [InlineData("22/05/2016 ?time", "2016-05-22", "2016-05-22", DatePrecision.Day)]
    [InlineData("22/05/2016 exact time not recorded", "2016-05-22", "2016-05-22", DatePrecision.Day)]
    [InlineData("22 May 2016 1430", "2016-05-22 14:30", "2016-05-22 14:30", DatePrecision.Time)]
    [InlineData("22 May 16 1430", "2016-05-22 14:30", "2016-05-22 14:30", DatePrecision.Time)]
    [InlineData("22/05/2016 - pm", "2016-05-22 12:00", "2016-05-22 23:59", DatePrecision.PartOfDay)]
    [InlineData("22/05/2016 \u2013 night", "2016-05-22 20:00", "2016-05-23 05:59", DatePrecision.PartOfDay)]
    [InlineData("22/05/2016 - evening", "2016-05-22 18:00", "2016-05-22 22:59", DatePrecision.PartOfDay)]
    [InlineData("22/05/2016 \u2013 14:30", "2016-05-22 14:30", "2016-05-22 14:30", DatePrecision.Time)]
    [InlineData("22 May 2016 - 2.30 pm", "2016-05-22 14:30", "2016-05-22 14:30", DatePrecision.Time)]
    [InlineData("22/05/2016 - 14:00 - 15:30", "2016-05-22 14:00", "2016-05-22 15:30", DatePrecision.Time)]
    [InlineData("14:30 - 22/05/2016", "2016-05-22 14:30", "2016-05-22 14:30", DatePrecision.Time)]
    [InlineData("22/05/2016 - 1430", "2016-05-22 14:30", "2016-05-22 14:30", DatePrecision.Time)]
    [InlineData("10.05 - 22.05.2016", "2016-05-10", "2016-05-22", DatePrecision.Days)]
    [InlineData("22.05.16 - 10.06.16", "2016-05-22", "2016-06-10", DatePrecision.Days)]
    [InlineData("22/05/2016 - 14.30", "2016-05-22 14:30", "2016-05-22 14:30", DatePrecision.Time)]
    [InlineData("22, 23 and 24 May 2016", "2016-05-22", "2016-05-24", DatePrecision.Days)]
    [InlineData("between 3 and 17 May 2016", "2016-05-03", "2016-05-17", DatePrecision.Days)]
    [InlineData("Easter 2016", "2016-03-25", "2016-03-28", DatePrecision.Days)]
    [InlineData("Good Friday 2019", "2019-04-19", "2019-04-19", DatePrecision.Day)]
    [InlineData("Easter Sunday 2008", "2008-03-23", "2008-03-23", DatePrecision.Day)]
    [InlineData("Easter Monday 2011", "2011-04-25", "2011-04-25", DatePrecision.Day)]
    [InlineData("Easter weekend 1981", "1981-04-17", "1981-04-20", DatePrecision.Days)]
    [InlineData("Christmas 2016", "2016-12-24", "2016-12-26", DatePrecision.Days)]
    [InlineData("Christmas Day 2016", "2016-12-25", "2016-12-25", DatePrecision.Day)]
    [InlineData("Boxing Day 2016", "2016-12-26", "2016-12-26", DatePrecision.Day)]
    [InlineData("New Year's Eve 2016", "2016-12-31", "2016-12-31", DatePrecision.Day)]
    [InlineData("late 22 May 2016", "2016-05-22 18:00", "2016-05-22 23:59", DatePrecision.PartOfDay)]
    [InlineData("early 22/05/2016", "2016-05-22 00:00", "2016-05-22 08:59", DatePrecision.PartOfDay)]
    [InlineData("May 2016", "2016-05-01", "2016-05-31", DatePrecision.Month)]
    [InlineData("5/2016", "2016-05-01", "2016-05-31", DatePrecision.Month)]
    [InlineData("2016-05", "2016-05-01", "2016-05-31", DatePrecision.Month)]
    [InlineData("May '16", "2016-05-01", "2016-05-31", DatePrecision.Month)]
    [InlineData("May - July 2016", "2016-05-01", "2016-07-31", DatePrecision.Months)]
    [InlineData("May/June 2016", "2016-05-01", "2016-06-30", DatePrecision.Months)]
    [InlineData("early 2017", "2017-01-01", "2017-04-30", DatePrecision.Months)]
    [InlineData("mid to late 2016", "2016-05-01", "2016-12-31", DatePrecision.Months)]
    [InlineData("late 2015", "2015-09-01", "2015-12-31", DatePrecision.Months)]
    [InlineData("second half of 2015", "2015-07-01", "2015-12-31", DatePrecision.Months)]
    [InlineData("Spring 2016", "2016-03-01", "2016-05-31", DatePrecision.Months)]
    [InlineData("winter 2015/16", "2015-12-01", "2016-02-29", DatePrecision.Months)]
    [InlineData("autumn term 2016", "2016-09-01", "2016-12-31", DatePrecision.Months)]
    [InlineData("2016", "2016", "2016", DatePrecision.Year)]
    [InlineData("in the year 2016", "2016", "2016", DatePrecision.Year)]
    [InlineData("academic year 2014/15", "2014-09-01", "2015-08-31", DatePrecision.Year)]
    [InlineData("from 2014 to 2016", "2014", "2016", DatePrecision.Years)]
    [InlineData("2014-2016", "2014", "2016", DatePrecision.Years)]
    [InlineData("2014-2015", "2014", "2015", DatePrecision.Years)]
    [InlineData("the 1990s", "1990", "1999", DatePrecision.Years)]
    public void Reads_what_people_write(string text, string earliest, string latest, DatePrecision precision)
    {
        var reading = Read(text);

        reading.IsRead.ShouldBeTrue(reading.WhatIsWrong);
        reading.When.ShouldBe(new EventDate(text.Trim(), Moment(earliest, last: false), Moment(latest, last: true), precision));
    }

    [Theory]
    [InlineData("?22 May 2016", "22 May 2016")]
    [InlineData("22 May 2016 (?)", "22 May 2016")]
    [InlineData("circa 2015", "2015")]
    [InlineData("c2015", "2015")]
    [InlineData("c. May 2016", "May 2016")]
    [InlineData("about 3/4/15", "3 April 2015")]
    [InlineData("3.4.15 approx 14.30", "3 April 2015, 14:30")]
    [InlineData("approx. 22/05/2016", "22 May 2016")]
    [InlineData("? 22/05/2016 time unknown", "22 May 2016")]
    [InlineData("around Christmas 2016", "24 to 26 December 2016")]
    [InlineData("thought to be early 2017", "January to April 2017")]
    [InlineData("22 or 23 May 2016", "22 to 23 May 2016")]
    [InlineData("??/05/2016", "May 2016")]
    [InlineData("xx/05/2016", "May 2016")]
    [InlineData("XX/XX/2016", "2016")]
    [InlineData("?/May/2016", "May 2016")]
    [InlineData("May 2016 (exact date unknown)", "May 2016")]
    [InlineData("May 2016 - day not recorded", "May 2016")]
    [InlineData("2016, date not known", "2016")]
    public void Doubts_are_kept(string text, string expected)
    {
        var when = Read(text).When!;

        when.Uncertain.ShouldBeTrue();
        when.AsWritten.ShouldBe(text);
        EventDateReader.Describe(when with { Uncertain = false }).ShouldBe(expected);
    }

    [Theory]
    [InlineData("before May 2016", DateBound.Before, "2016-05-01 00:00")]
    [InlineData("prior to 22/05/2016", DateBound.Before, "2016-05-22 00:00")]
    [InlineData("pre-2016", DateBound.Before, "2016-01-01 00:00")]
    [InlineData("by 2016", DateBound.Before, "2016-12-31 23:59")]
    [InlineData("after 12/2015", DateBound.After, "2015-12-31 23:59")]
    [InlineData("since May 2016", DateBound.After, "2016-05-01 00:00")]
    [InlineData("2016 onwards", DateBound.After, "2016-01-01 00:00")]
    [InlineData("from May 2016 to date", DateBound.After, "2016-05-01 00:00")]
    [InlineData("2014 to present", DateBound.After, "2014-01-01 00:00")]
    public void Before_and_after_have_one_end(string text, DateBound bound, string at)
    {
        var when = Read(text).When!;

        (when.Bound, when.Earliest, when.Latest).ShouldBe((bound, Moment(at, last: false), Moment(at, last: false)));
    }

    [Theory]
    [InlineData("before May 2016", "before 1 May 2016", null, "2016-04-30 23:59")]
    [InlineData("by 2016", "by 31 December 2016", null, "2016-12-31 23:59")]
    [InlineData("after 12/2015", "after 31 December 2015", "2016-01-01 00:00", null)]
    [InlineData("since May 2016", "since 1 May 2016", "2016-05-01 00:00", null)]
    [InlineData("22 May 2016", "22 May 2016", "2016-05-22 00:00", "2016-05-22 23:59")]
    public void What_is_named_is_taken_in_by_by_and_since_and_not_by_before_and_after(string text, string said, string? first, string? last)
    {
        var when = Read(text).When!;

        EventDateReader.Describe(when).ShouldBe(said);
        ChronologyWords.Read(when).ShouldStartWith(said[..2], Case.Insensitive);
        (when.FirstPossible, when.LastPossible).ShouldBe((first is null ? null : Moment(first, last: false), last is null ? null : Moment(last, last: false)));
        var again = Read(said).When!;
        (again.Earliest, again.Latest, again.Bound).ShouldBe((when.Earliest, when.Latest, when.Bound), "as it is said it is read");
    }

    [Theory]
    [InlineData("04-05-06", "4 May 2006|6 May 2004")]
    [InlineData("22/12/26", "22 December 1926")]
    [InlineData("1 May 44", "1 May 1944")]
    [InlineData("2014/15", "April 2014 to March 2015|September 2014 to August 2015|2014 to 2015")]
    [InlineData("2011/12", "December 2011|April 2011 to March 2012|September 2011 to August 2012|2011 to 2012")]
    [InlineData("10/11", "10 November 2026|10 November 2025|10 November 2024|October 2011|April 2010 to March 2011")]
    [InlineData("22 May", "22 May 2026|22 May 2025|22 May 2024")]
    [InlineData("May 16", "May 2016|16 May 2026|16 May 2025|16 May 2024")]
    [InlineData("Tuesday 23 May 2016", "23 May 2016|24 May 2016|23 May 2017")]
    [InlineData("22 May 2016 midnight", "22 May 2016, 00:00|23 May 2016, 00:00")]
    [InlineData("overnight 22 May 2016", "21 May 2016, 20:00 to 22 May 2016, 07:59|22 May 2016, 20:00 to 23 May 2016, 07:59")]
    [InlineData("week 3 May 2016", "15 to 21 May 2016|2 to 8 May 2016")]
    [InlineData("1st week of May", "1 to 7 May 2026|1 to 7 May 2025|1 to 7 May 2024")]
    [InlineData("Christmas", "24 to 26 December 2025|24 to 26 December 2024")]
    [InlineData("winter 2016", "December 2015 to February 2016|December 2016 to February 2017")]
    [InlineData("3 and 17 May 2016", "3 to 17 May 2016|3 May 2016|17 May 2016")]
    [InlineData("22/24 May 2016", "22 to 24 May 2016|22 May 2016|24 May 2016")]
    [InlineData("22/05/2016 & 29/05/2016", "22 to 29 May 2016|22 May 2016|29 May 2016")]
    [InlineData("2014 & 2018", "2014 to 2018|2014|2018")]
    [InlineData("3, 5 and 9 May 2016", "3 to 9 May 2016|3 May 2016|5 May 2016|9 May 2016")]
    [InlineData("3 May 2016, 9 June 2016", "3 May 2016 to 9 June 2016|3 May 2016|9 June 2016")]
    [InlineData("22/05/2016 - 2017", "22 May 2016, 20:17|22 May 2016 to 31 December 2017")]
    [InlineData("10.05 - 22/05/2016", "22 May 2016, 10:05|10 to 22 May 2016")]
    [InlineData("22/05/2016 - midnight", "22 May 2016, 00:00|23 May 2016, 00:00")]
    [InlineData("Easter", "3 to 6 April 2026|18 to 21 April 2025|29 March 2024 to 1 April 2024")]
    public void What_can_be_read_in_several_ways_is_a_question(string text, string choices)
    {
        var reading = Read(text);

        reading.IsRead.ShouldBeFalse();
        reading.WhatIsWrong.ShouldNotBeNull();
        reading.WhatWouldBeAccepted.ShouldNotBeNull();
        string.Join('|', reading.Choices.Select(EventDateReader.Describe)).ShouldBe(choices);
        reading.Choices.ShouldAllBe(choice => choice.AsWritten == text);
    }

    [Fact]
    public void A_missing_year_is_offered_from_the_row_before_and_a_decision_on_short_years_is_kept()
    {
        var near = EventDate.Exactly(new DateOnly(2016, 5, 1));

        EventDateReader.Read("22 May", s_today, near).Choices.Select(EventDateReader.Describe).ShouldBe(["22 May 2016", "22 May 2017", "22 May 2015"]);
        EventDateReader.Read("22 May - 14:30", s_today, near).Choices.Select(EventDateReader.Describe).ShouldBe(["22 May 2016, 14:30", "22 May 2017, 14:30", "22 May 2015, 14:30"]);
        EventDateReader.Read("the 22nd", s_today, near).Choices.Select(EventDateReader.Describe).ShouldBe(["22 May 2016", "22 June 2016"]);
        EventDateReader.Read("04-05-06", s_today, null, yearStandsLast: true).When!.Earliest.ShouldBe(new DateTime(2006, 5, 4));
    }

    [Theory]
    [InlineData("31/02/2016", "February 2016 has 29 days")]
    [InlineData("29 Feb 2015", "February 2015 has 28 days")]
    [InlineData("31/04/16", "April 2016 has 30 days")]
    [InlineData("13/25/2016", "no month 25")]
    [InlineData("05/22/2016", "the day comes first")]
    [InlineData("22/05/2016 25:00", "no clock shows")]
    [InlineData("22/05/2016 9:75", "no clock shows")]
    [InlineData("27/11/2026", "future")]
    [InlineData("December 2026", "future")]
    [InlineData("22 November - 3 December 2026", "future")]
    [InlineData("after 2026", "future")]
    [InlineData("before 2030", "future")]
    [InlineData("22/05/1066", "too long ago")]
    [InlineData("24-22 May 2016", "ends before it begins")]
    [InlineData("- 22/05/2016", "not a date")]
    [InlineData("- 2016", "not a date")]
    [InlineData("overnight 1 Jan 0001", "not a date")]
    [InlineData("31 December 9999 overnight", "not a date")]
    [InlineData("14:30 May 2016", "a time but no day")]
    [InlineData("Monday", "not a date")]
    [InlineData("5th week of February 2015", "February 2015 has four")]
    [InlineData("first week 2016", "not a date")]
    [InlineData("day after May 2016", "not a date")]
    [InlineData("year after 2016", "not a date")]
    [InlineData("week 2-3 May 2016", "not a date")]
    [InlineData("start 22/05/2016", "not a date")]
    [InlineData("22/05/2016 time 99", "not a date")]
    [InlineData("unknown", "not a date")]
    [InlineData("TBC", "not a date")]
    [InlineData("?", "not a date")]
    [InlineData("", "not a date")]
    [InlineData("15:30", "not a date")]
    [InlineData("22/05/2016 and some words about it", "not a date")]
    [InlineData("1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20/21/22/23/24/25", "not a date")]
    public void What_cannot_be_meant_is_refused_with_what_would_be_accepted(string text, string expected)
    {
        var reading = Read(text);

        reading.IsRead.ShouldBeFalse(reading.When?.ToString());
        reading.WhatIsWrong!.ShouldContain(expected);
        reading.Choices.ShouldBeEmpty();
        reading.WhatWouldBeAccepted!.ShouldContain("22/05/2016");
    }

    [Fact]
    public void Vague_dates_have_an_order()
    {
        string[] inOrder =
        [
            "before 2016", "2016", "early 2016", "January 2016", "1-3 January 2016", "01/01/2016", "?01/01/2016", "1 January 2016 00:00", "since 2016",
            "1 January 2016 09:00", "May 2016", "22 May 2016", "22 May 2016 pm", "2 pm 22 May 2016", "22 May 2016 14:00", "after 2016", "2017",
        ];
        var random = new Random(5);
        for (var round = 0; round < 50; round++)
        {
            var shuffled = inOrder.Select(text => Read(text).When!).ToArray();
            random.Shuffle(shuffled);
            Array.Sort(shuffled);
            shuffled.Select(date => date.AsWritten).ShouldBe(inOrder.Select(text => text));
        }
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void The_machines_language_makes_no_difference(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Read("FRIDAY 15 APRIL 2016").When!.Earliest.ShouldBe(new DateTime(2016, 4, 15));
            Read("MID-JUNE 2016").When!.Latest.ShouldBe(new DateTime(2016, 6, 20, 23, 59, 0));
            EventDateReader.Describe(Read("22/05/2016 14:30").When!).ShouldBe("22 May 2016, 14:30");
            Read("31/04/2016").WhatIsWrong.ShouldBe("“31/04/2016” is not a day that exists: April 2016 has 30 days.");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
