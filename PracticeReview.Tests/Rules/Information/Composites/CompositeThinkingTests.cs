using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData.Chronologies;

namespace PracticeReview.Tests.Rules.Information.Composites;

/// <summary>What helps to think about a composite chronology (Policy 7.11): matches, differences, silences and contradictions.</summary>
public sealed class CompositeThinkingTests
{
    private static readonly IReadOnlyList<CompositeRow<string>> s_rows = InventedFamily.Rows;
    private static readonly IReadOnlyList<EventMatch> s_matches = EventMatches.Find(s_rows);

    private static CompositeRow<string> Event(string agency, string day, string what, int row = 2, EventDate? when = null)
    {
        var date = DateTime.ParseExact(day, day.Length > 10 ? "dd/MM/yyyy HH:mm" : "dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
        TimeOnly? time = day.Length > 10 ? TimeOnly.FromDateTime(date) : null;
        return new(agency, new ChronologyRow(row, DateOnly.FromDateTime(date), time, what, "", "", "", "", "", "", SignificanceQuestions.None)
        {
            When = when ?? EventDate.Exactly(DateOnly.FromDateTime(date), time),
        });
    }

    private static string Say(int at) => $"{s_rows[at].Agency} {s_rows[at].Row.RowNumber}";

    private static int At(string agency, int row) => Enumerable.Range(0, s_rows.Count).Single(at => s_rows[at].Agency == agency && s_rows[at].Row.RowNumber == row);

    private static EventMatch? Match(int a, int b) => s_matches.SingleOrDefault(match => (match.First == a && match.Second == b) || (match.First == b && match.Second == a));

    [Theory]
    [InlineData(InventedFamily.Police, 6, InventedFamily.School, 8)]          // the strategy meeting of March
    [InlineData(InventedFamily.Health, 7, InventedFamily.SocialCare, 7)]      // the same, told by two others
    [InlineData(InventedFamily.School, 7, InventedFamily.SocialCare, 5)]      // the referral about bruises
    [InlineData(InventedFamily.School, 6, InventedFamily.SocialCare, 3)]      // what Jade told her teacher
    [InlineData(InventedFamily.Police, 11, InventedFamily.SocialCare, 13)]    // the fractured arm
    [InlineData(InventedFamily.Health, 12, InventedFamily.SocialCare, 13)]
    [InlineData(InventedFamily.Police, 13, InventedFamily.School, 18)]        // the strategy meeting of November
    [InlineData(InventedFamily.SocialCare, 12, InventedFamily.School, 13)]    // the core group
    public void An_event_that_two_tell_is_suggested_with_reasons(string one, int rowOne, string other, int rowOther)
    {
        var match = Match(At(one, rowOne), At(other, rowOther));
        match.ShouldNotBeNull();
        match.Reasons.Count.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public void Events_that_are_not_the_same_are_not_suggested()
    {
        // One day, different things.
        Match(At(InventedFamily.Police, 10), At(InventedFamily.School, 14)).ShouldBeNull();
        Match(At(InventedFamily.SocialCare, 9), At(InventedFamily.School, 9)).ShouldBeNull();
        // Of all that is suggested nearly everything is one event indeed.
        s_matches.Count.ShouldBeLessThan(45);
        s_matches.Where(match => match.Strength == MatchStrength.Likely).ShouldAllBe(match => Math.Abs(s_rows[match.First].Row.Date.DayNumber - s_rows[match.Second].Row.Date.DayNumber) <= 3);
    }

    [Fact]
    public void The_same_matches_are_found_whatever_the_order_of_the_rows()
    {
        var random = new Random(3);
        HashSet<string> Said(IReadOnlyList<CompositeRow<string>> rows) => [.. EventMatches.Find(rows).Select(match =>
            string.Join(" = ", ((int[])[match.First, match.Second]).Select(at => $"{rows[at].Agency} {rows[at].Row.RowNumber}").Order(StringComparer.Ordinal)) + $" {match.Score} {string.Join("; ", match.Reasons)}")];
        var expected = Said(s_rows);
        for (var round = 0; round < 10; round++)
        {
            var shuffled = s_rows.ToArray();
            random.Shuffle(shuffled);
            Said(shuffled).ShouldBe(expected, ignoreOrder: true);
        }
    }

    [Fact]
    public void An_agency_is_never_matched_with_itself_and_one_word_is_no_event()
    {
        EventMatches.Find([Event("Police", "01/05/2016", "Broken window reported by Mrs Oakes."), Event("Police", "01/05/2016", "Broken window reported by Mrs Oakes.", 3)]).ShouldBeEmpty();
        EventMatches.Find([Event("Police", "01/05/2016", "Bicycle stolen."), Event("School", "01/05/2016", "Bicycle training began.")]).ShouldBeEmpty();
        EventMatches.Find([Event("Police", "01/05/2016", "Broken window reported by Mrs Oakes."), Event("School", "01/08/2016", "Broken window reported by Mrs Oakes.")]).ShouldBeEmpty();
    }

    [Fact]
    public void A_vague_date_meets_what_lies_within_it()
    {
        var vague = new EventDate("May 2016", new DateTime(2016, 5, 1), new DateTime(2016, 5, 31, 23, 59, 0), DatePrecision.Month);
        var match = EventMatches.Find(
        [
            Event("Housing", "01/05/2016", "Mrs Oakes broke the kitchen window with a spade.", when: vague),
            Event("Police", "24/05/2016", "Kitchen window broken with a spade by neighbour Mrs Oakes."),
        ]).ShouldHaveSingleItem();
        match.Reasons.ShouldContain("dates that may be the same");
    }

    [Fact]
    public void Two_accounts_stand_beside_each_other_with_what_only_one_says_marked()
    {
        var columns = MatchDifferences.Between(s_rows[At(InventedFamily.School, 7)].Row, s_rows[At(InventedFamily.SocialCare, 5)].Row);

        var what = columns.Single(column => column.Column == "What happened");
        string.Concat(what.First.Select(piece => piece.Text)).ShouldBe(s_rows[At(InventedFamily.School, 7)].Row.WhatHappened);
        string.Concat(what.Second.Select(piece => piece.Text)).ShouldBe(s_rows[At(InventedFamily.SocialCare, 5)].Row.WhatHappened);
        string.Concat(what.First.Where(piece => piece.IsOnlyHere).Select(piece => piece.Text + " ")).ShouldContain("Two");
        string.Concat(what.Second.Where(piece => piece.IsOnlyHere).Select(piece => piece.Text + " ")).ShouldContain("three");
        string.Concat(what.First.Where(piece => !piece.IsOnlyHere).Select(piece => piece.Text)).ShouldContain("Darren grabbed");
        columns.Single(column => column.Column == "Date").Differs.ShouldBeTrue();
    }

    [Fact]
    public void A_long_silence_of_an_agency_that_was_active_is_found_and_says_what_others_recorded()
    {
        var silence = Silences.Find(s_rows).First(one => one.Agency == InventedFamily.SocialCare);

        (silence.Agency, silence.From, silence.To).ShouldBe((InventedFamily.SocialCare, new DateOnly(2016, 7, 9), new DateOnly(2016, 11, 10)));
        silence.OthersRecorded.ShouldBeGreaterThan(5);
        silence.Words.ShouldStartWith("Children's social care recorded nothing from 9 July 2016 to 10 November 2016 (125 days). Otherwise it recorded something about every ");
        silence.Words.ShouldEndWith("There may be a good reason: ask.");
    }

    [Fact]
    public void A_silence_follows_the_rhythm_of_the_agency_and_the_time_of_its_involvement()
    {
        var weekly = Enumerable.Range(0, 10).Select(week => Event("School", "01/01/2016", "x") is var one ? one with { Row = one.Row with { Date = new DateOnly(2016, 1, 1).AddDays(7 * week), When = null! } } : null!).ToList();
        Silences.Find(weekly).ShouldBeEmpty();
        weekly.RemoveRange(3, 4);
        Silences.Find(weekly).Select(silence => (silence.From, silence.To, silence.UsualDays)).ShouldBe([(new DateOnly(2016, 1, 16), new DateOnly(2016, 2, 18), 7)]);
        Silences.Find([Event("GP", "01/01/2016", "x"), Event("GP", "01/03/2016", "x"), Event("GP", "01/12/2016", "x")]).Select(silence => silence.Days).ShouldBe([274]);

        var involved = Silences.Find([Event("GP", "01/03/2016", "x")], [new Involvement<string>("GP", new DateOnly(2015, 1, 1), new DateOnly(2017, 1, 1)), new("Midwifery", new DateOnly(2015, 1, 1), new DateOnly(2015, 6, 30))]);
        involved.Select(silence => $"{silence.Name} {silence.From:yyyy-MM-dd} {silence.To:yyyy-MM-dd}").ShouldBe(["GP 2015-01-01 2016-02-29", "GP 2016-03-02 2017-01-01", "Midwifery 2015-01-01 2015-06-30"], ignoreOrder: true);
        // After the involvement ended nothing was to be expected.
        Silences.Find([Event("GP", "01/03/2016", "x"), Event("GP", "01/03/2018", "x")], [new Involvement<string>("GP", new DateOnly(2016, 3, 1), new DateOnly(2016, 5, 1))]).ShouldBeEmpty();
    }

    [Fact]
    public void What_has_not_been_yet_is_no_silence()
    {
        IEnumerable<string> Told(string until, string today, params CompositeRow<string>[] rows) =>
            Silences.Find(rows, [new Involvement<string>("GP", new DateOnly(2026, 1, 1), DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture))], today: DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).Select(one => one.Words);

        Told("2026-12-31", "2026-11-27", Event("GP", "01/01/2026", "x")).ShouldBe(["GP recorded nothing from 2 January 2026 to 27 November 2026 (330 days). It is said to be involved still. Nobody else recorded anything in that time either. There may be a good reason: ask."]);
        Told("2026-12-31", "2026-11-27").ShouldHaveSingleItem().ShouldContain("to 27 November 2026 (331 days). It is said to have been involved all that time.");
        Told("2026-12-31", "2026-12-31", Event("GP", "01/01/2026", "x")).ShouldHaveSingleItem().ShouldContain("to 31 December 2026 (364 days). It is said to have been involved until the last of these days.");
        Told("2026-12-31", "2025-12-31").ShouldBeEmpty("an involvement that has not begun says nothing");
    }

    [Fact]
    public void Contradictions_between_agencies_are_found()
    {
        var found = Contradictions.Find(s_rows, s_matches, InventedFamily.Children);
        bool Found(ContradictionKind kind, string one, int rowOne, string other, int rowOther) => found.Any(contradiction => contradiction.Kind == kind
            && new[] { Say(contradiction.First), Say(contradiction.Second) }.Order(StringComparer.Ordinal).SequenceEqual(new[] { $"{one} {rowOne}", $"{other} {rowOther}" }.Order(StringComparer.Ordinal)));

        Found(ContradictionKind.Number, InventedFamily.School, 7, InventedFamily.SocialCare, 5).ShouldBeTrue("two or three bruises");
        Found(ContradictionKind.Presence, InventedFamily.Health, 7, InventedFamily.SocialCare, 7).ShouldBeTrue("whether the health visitor attended");
        Found(ContradictionKind.Time, InventedFamily.Police, 6, InventedFamily.SocialCare, 7).ShouldBeTrue("when the meeting was");
        Found(ContradictionKind.Presence, InventedFamily.School, 13, InventedFamily.SocialCare, 12).ShouldBeTrue("whether the mother attended");
        found.Count.ShouldBeLessThan(20);
    }

    [Theory]
    [InlineData("The mother attended the clinic.", "The mother did not attend the clinic.", "Presence: A says that the mother attended; B says that the mother did not attend. They may speak of different things.")]
    [InlineData("No injuries were noted.", "There was bruising to the child's arm.", "Fact: A says that there was no injury to the child; B says that there was an injury to the child. They may speak of different things.")]
    [InlineData("The child was seen.", "The baby was not seen.", "Child: A says that the child was seen; B says that the child was not seen.")]
    [InlineData("Three officers came.", "Two officers came.", "Number: A speaks of 3 officers; B of 2 officers.")]
    [InlineData("The father failed to attend.", "The father attended.", "Presence: A says that the father did not attend; B says that the father attended. They may speak of different things.")]
    public void What_contradicts_is_said_in_careful_words(string one, string other, string expected) =>
        Contradictions.Between(Event("A", "01/05/2016", one).Row, "A", Event("B", "01/05/2016", other).Row, "B").Select(found => $"{found.Kind}: {found.Words}").ShouldBe([expected]);

    [Theory]
    [InlineData("The mother attended the clinic.", "The father did not attend the clinic.")]
    [InlineData("The mother was invited to attend.", "The mother did not attend.")]
    [InlineData("The mother will attend next week.", "The mother did not attend.")]
    [InlineData("The mother attended, but the father did not attend.", "The father did not attend.")]
    [InlineData("The mother attended on Monday. The mother did not attend on Tuesday.", "The mother did not attend.")]
    [InlineData("Two officers came at 3 o'clock.", "Three children were asleep.")]
    [InlineData("Seen at 10:30 on 3 May.", "Seen at 10:45 on 4 May.")]
    [InlineData("Jade was seen.", "Mother was not seen.")]
    [InlineData("Jade was seen.", "Alfie was not seen.")]
    public void What_does_not_contradict_is_left_alone(string one, string other) =>
        Contradictions.Between(Event("A", "01/05/2016", one).Row, "A", Event("B", "01/05/2016", other).Row, "B", ["Jade", "Alfie"]).ShouldBeEmpty();

    [Theory]
    [InlineData("Mother", "The mother was not seen.", "Presence: A says that the mother was seen; B says that the mother was not seen. They may speak of different things.", "Who was seen: Mother")]
    [InlineData("Alfie; Darren Pike (partner)", "Darren Pike was not seen at the house.", "Presence: A says that Pike was seen; B says that Pike was not seen. They may speak of different things.", "Who was seen: Alfie; Darren Pike (partner)")]
    [InlineData("Mum and Jade", "Jade was not seen.", "Child: A says that the child was seen; B says that the child was not seen.", "Who was seen: Mum and Jade")]
    public void Who_was_seen_is_held_against_the_other_account(string seen, string other, string expected, string says)
    {
        var found = Contradictions.Between(Event("A", "01/05/2016", "Home visit.").Row with { WhoWasSeen = seen }, "A", Event("B", "01/05/2016", other).Row, "B", ["Jade", "Alfie"]).ShouldHaveSingleItem();
        ($"{found.Kind}: {found.Words}", found.FirstSays, found.SecondSays).ShouldBe((expected, says, other));
    }

    [Theory]
    [InlineData("Mother; child not seen", "The child was not seen.")]
    [InlineData("Nobody", "The mother was not seen.")]
    [InlineData("Alfie", "Jade was not seen.")]
    [InlineData("Mother", "The father was not seen.")]
    [InlineData("Mother and Jade not seen", "The mother was not seen.")]
    [InlineData("Not seen: mother, Jade", "The child was not seen.")]
    [InlineData("Not seen: mother; Jade", "The child was not seen.")]
    public void Who_was_seen_contradicts_nothing_about_others(string seen, string other) =>
        Contradictions.Between(Event("A", "01/05/2016", "Home visit.").Row with { WhoWasSeen = seen }, "A", Event("B", "01/05/2016", other).Row, "B", ["Jade", "Alfie"]).ShouldBeEmpty();

    [Fact]
    public void Two_names_of_one_child_are_one_child_and_those_of_another_are_not()
    {
        IEnumerable<ContradictionKind> Found(string one, string other) => Contradictions.Between(Event("A", "01/05/2016", one).Row, "A", Event("B", "01/05/2016", other).Row, "B",
            ["Jade", "Alfie"], new Dictionary<string, string> { ["Jay"] = "Jade" }).Select(found => found.Kind);

        Found("Jade was seen.", "Jay was not seen.").ShouldBe([ContradictionKind.Child]);
        Found("Jay was seen.", "Alfie was not seen.").ShouldBeEmpty();
    }

    [Fact]
    public void What_a_contradiction_rests_on_is_another_when_both_change_sides_or_the_rows_tell_something_else()
    {
        static CompositeRow<string> Told(string agency, Recorded seen, string what = "Home visit.", string day = "01/05/2016", string who = "")
        {
            var row = Event(agency, day, what);
            return row with { Row = row.Row with { ChildSeen = seen, WhoWasSeen = who, When = EventDate.Exactly(row.Row.Date, asWritten: day) } };
        }
        static string RestsOn(ContradictionKind kind, CompositeRow<string> one, CompositeRow<string> other) =>
            Contradictions.Find([one, other], [new EventMatch(0, 1, 1, MatchStrength.Likely, [])]).Single(found => found.Kind == kind).RestsOn;
        var (yes, no) = (Recorded.Yes, Recorded.No);
        var seen = RestsOn(ContradictionKind.Child, Told("A", yes), Told("B", no));

        RestsOn(ContradictionKind.Child, Told("B", no), Told("A", yes, "Home  visit.")).ShouldBe(seen, "whichever stands first, and white space is nothing");
        RestsOn(ContradictionKind.Child, Told("A", no), Told("B", yes)).ShouldNotBe(seen);
        RestsOn(ContradictionKind.Child, Told("A", yes, "Strategy meeting."), Told("B", no, "Strategy meeting.")).ShouldNotBe(seen);
        RestsOn(ContradictionKind.Child, Told("A", yes, day: "02/05/2016"), Told("B", no)).ShouldNotBe(seen);
        RestsOn(ContradictionKind.Child, Told("A", yes, who: "Mother"), Told("B", no)).ShouldNotBe(seen);
        var days = RestsOn(ContradictionKind.Date, Told("A", yes), Told("B", yes, day: "03/05/2016"));
        RestsOn(ContradictionKind.Date, Told("A", yes, day: "03/05/2016"), Told("B", yes)).ShouldNotBe(days);
        RestsOn(ContradictionKind.Date, Told("A", yes, "Strategy meeting."), Told("B", yes, day: "03/05/2016")).ShouldNotBe(days);
        RestsOn(ContradictionKind.Presence, Event("A", "01/05/2016", "The mother attended."), Event("B", "01/05/2016", "The mother did not attend."))
            .ShouldNotBe(RestsOn(ContradictionKind.Presence, Event("B", "01/05/2016", "The mother attended."), Event("A", "01/05/2016", "The mother did not attend.")));
    }

    [Fact]
    public void Lanes_hold_every_event_once_at_every_zoom()
    {
        foreach (var zoom in Enum.GetValues<LaneZoom>())
        {
            var view = Lanes.Of(s_rows, agency => agency, zoom);
            view.Outside.ShouldBe(0);
            view.Lanes.Sum(lane => lane.Bins.Sum(bin => bin.Count)).ShouldBe(s_rows.Count);
            view.Lanes.SelectMany(lane => lane.Bins).ShouldAllBe(bin => bin.Start < bin.End && Lanes.StartOf(bin.Start, zoom) == bin.Start && bin.Start >= view.From && bin.End <= view.To);
            var part = Lanes.Of(s_rows, agency => agency, zoom, new DateOnly(2016, 3, 1), new DateOnly(2016, 3, 31));
            (part.Outside + part.Lanes.Sum(lane => lane.Events)).ShouldBe(s_rows.Count);
        }

        var month = new EventDate("March 2016", new DateTime(2016, 3, 1), new DateTime(2016, 3, 31, 23, 59, 0), DatePrecision.Month);
        Lanes.Of([new CompositeRow<string>("Housing", s_rows[0].Row with { When = month })], agency => agency, LaneZoom.Day).Lanes.ShouldHaveSingleItem().Bins[0].ShouldBe(new LaneBin(new DateTime(2016, 3, 1), new DateTime(2016, 3, 2), 0, 1));
        var may = new EventDate("before May 2016", new DateTime(2016, 5, 1), new DateTime(2016, 5, 1), DatePrecision.Month, Bound: DateBound.Before);
        var bin = Lanes.Of([new CompositeRow<string>("Police", s_rows[0].Row with { When = may })], agency => agency, LaneZoom.Month).Lanes.ShouldHaveSingleItem().Bins.ShouldHaveSingleItem();
        (bin.Start, bin.Exact, bin.Vague).ShouldBe((new DateTime(2016, 4, 1), 0, 1), "where it cannot have been it is not drawn");
        Lanes.Of<string>([], agency => agency, LaneZoom.Month).Lanes.ShouldBeEmpty();
        Lanes.ZoomFor(new DateOnly(2016, 1, 1), new DateOnly(2016, 1, 2), 48).ShouldBe(LaneZoom.Hour);
        Lanes.ZoomFor(new DateOnly(2016, 1, 1), new DateOnly(2016, 3, 1), 90).ShouldBe(LaneZoom.Day);
        Lanes.ZoomFor(new DateOnly(1990, 1, 1), new DateOnly(2026, 1, 1), 60).ShouldBe(LaneZoom.Year);
        Lanes.StartOf(new DateTime(2016, 5, 22, 14, 30, 0), LaneZoom.Week).ShouldBe(new DateTime(2016, 5, 16));
        Lanes.StartOf(new DateTime(2016, 5, 22, 14, 30, 0), LaneZoom.Quarter).ShouldBe(new DateTime(2016, 4, 1));
    }

    [Fact]
    public void An_audience_sees_what_is_for_it_and_how_many_are_left_out_is_said()
    {
        var (own, other) = (new AgencyId(Guid.NewGuid()), new AgencyId(Guid.NewGuid()));
        EventAudience?[] marks = [null, EventAudience.ReviewGroup, EventAudience.Practitioners, EventAudience.Family, EventAudience.Publication];
        IEnumerable<EventAudience?> Shown(CompositeAudience audience, AgencyId of) => marks.Where(mark => audience.Shows(mark, of));

        Shown(new(EventAudience.ReviewGroup), other).ShouldBe(marks);
        Shown(new(EventAudience.Practitioners), other).ShouldBe([null, EventAudience.Practitioners, EventAudience.Family, EventAudience.Publication]);
        Shown(new(EventAudience.Family), other).ShouldBe([null, EventAudience.Family, EventAudience.Publication]);
        Shown(new(EventAudience.Publication), other).ShouldBe([null, EventAudience.Publication]);
        // An agency sees what practitioners see, and always what it sent itself.
        Shown(CompositeAudience.Of(own), other).ShouldBe(Shown(new(EventAudience.Practitioners), other));
        Shown(CompositeAudience.Of(own), own).ShouldBe(marks);
        foreach (var to in Enum.GetValues<EventAudience>())
        {
            var audience = new CompositeAudience(to);
            audience.Hidden().ShouldBe(Enum.GetValues<EventAudience>().Where(mark => !audience.Shows(mark, other)));
        }

        CompositeAudience.LeftOut(2).ShouldBe("2 events are left out, which are marked as not for this audience.");
        CompositeAudience.LeftOut(1).ShouldBe("One event is left out, which is marked as not for this audience.");
        CompositeAudience.LeftOut(0).ShouldBe("Nothing is left out.");
    }
}
