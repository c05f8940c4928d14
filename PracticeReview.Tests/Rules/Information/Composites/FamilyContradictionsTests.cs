using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Tests.TestData.Chronologies;

namespace PracticeReview.Tests.Rules.Information.Composites;

/// <summary>Checklist I8: what a family member said in their own words is held against what an agency wrote about the same event.</summary>
public sealed class FamilyContradictionsTests
{
    private static readonly DateOnly s_today = new(2026, 3, 1);

    private static ChronologyRow Event(string day, string what) => new(2, Day(day), null, what, "", "", "", "", "", "", SignificanceQuestions.None) { When = EventDate.Exactly(Day(day), asWritten: day) };

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> Dates(string day, string what, string said, bool isOnlyEvent = true) =>
        Contradictions.WithFamily(Event(day, what), "School", said, "Mother", s_today, ["Jade"], isOnlyEvent).Where(found => found.Kind == ContradictionKind.Date).Select(found => $"{found.FirstSays} / {found.SecondSays}");

    [Fact]
    public void Of_an_invented_familys_words_each_that_differs_is_found()
    {
        IEnumerable<string> Found(int at)
        {
            var (agency, row, relation, words) = InventedFamily.SaidByFamily[at];
            return Contradictions.WithFamily(InventedFamily.Rows.Single(one => one.Agency == agency && one.Row.RowNumber == row).Row, agency, words, relation, s_today, InventedFamily.Children).Select(found => $"{found.Kind}: {found.Words}");
        }

        Found(0).ShouldBe(["Date: If they speak of one event, the dates do not agree: Riverbank Primary School says 21/03/2016 09:30, Mother says February."]);
        Found(1).ShouldBe(["Child: Children's social care says that the child was not seen; Grandmother says that the child was seen."]);
        Found(2).ShouldBe(["Date: If they speak of one event, the dates do not agree: Children's social care says 11/11/2016 17:30, Mother says 10 November."]);
        Found(3).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("I attended the core group on Monday.", "Mother", "The mother did not attend the core group.", "Presence: Social care says that the mother did not attend; Mother says that the mother attended. They may speak of different things.")]
    [InlineData("My daughter was not seen by anybody.", "Mother of Jade", "The child was seen at home.", "Child: Social care says that the child was seen; Mother of Jade says that the child was not seen.")]
    [InlineData("Three officers came into the house.", "Grandmother", "Two officers came.", "Number: Social care speaks of 2 officers; Grandmother of 3 officers.")]
    public void What_a_family_member_says_of_themselves_is_held_against_what_an_agency_says_of_them(string said, string relation, string wrote, string expected) =>
        Contradictions.WithFamily(Event("01/05/2016", wrote), "Social care", said, relation, s_today, ["Jade"]).Select(found => $"{found.Kind}: {found.Words}").ShouldBe([expected]);

    [Theory]
    [InlineData("I did not attend.", "Father", "The mother attended.")]
    [InlineData("I was told nothing and I was not asked.", "Mother", "The child was seen at home.")]
    [InlineData("It was in May.", "Mother", "The child was seen at home.")]
    public void A_family_members_words_about_something_else_are_left_alone(string said, string relation, string wrote) =>
        Contradictions.WithFamily(Event("01/05/2016", wrote), "Social care", said, relation, s_today).ShouldBeEmpty();

    [Theory]
    [InlineData("It was February, not March.", "It was February, not March.")]
    [InlineData("I was there. It was in February. She cried.", "It was in February.")]
    [InlineData("You say it was March, but it was February.", "You say it was March, but it was February.")]
    [InlineData("It wasn\u2019t in March.", "It wasn\u2019t in March.")]
    [InlineData("Not in March!", "Not in March!")]
    [InlineData("It didn't happen in March.", "It didn't happen in March.")]
    [InlineData("No, in February.", "No, in February.")]
    [InlineData("It was on March 3rd. I wrote it down.", "It was on March 3rd.")]
    [InlineData("It was March 3, that day.", "It was March 3, that day.")]
    [InlineData("It was on 2 May.", "It was on 2 May.")]
    [InlineData("It was the 2nd of may.", "It was the 2nd of may.")]
    [InlineData("It was the 3rd of March.", "It was the 3rd of March.")]
    [InlineData("It was on 12/03/16. I wrote it down.", "It was on 12/03/16.")]
    [InlineData("It was in 2015, I am sure.", "It was in 2015, I am sure.")]
    [InlineData("It was in the summer.", "It was in the summer.")]
    [InlineData("It was early March 2016.", "It was early March 2016.")]
    [InlineData("I think it was around November.", "I think it was around November.")]
    [InlineData("I was cold. The meeting about the bruises was in May. Nobody asked us.", "The meeting about the bruises was in May.")]
    public void Another_date_than_the_agencys_is_found_with_both_sentences(string said, string sentence) =>
        Dates("21/03/2016", "Meeting about bruises.", said).ShouldBe([$"21/03/2016 / {sentence}"]);

    [Theory]
    [InlineData("It was in March.")]
    [InlineData("It was March, not February.")]
    [InlineData("It was on 21 March.")]
    [InlineData("It was about the end of March.")]                                  // with a doubt, some days make no difference
    [InlineData("It was in the spring.")]
    [InlineData("I wasn't there in March.")]
    [InlineData("I knew nothing. She was born in May 2010. We moved here in 2014.")]
    [InlineData("They came before May and nothing happened since June.")]
    [InlineData("I was told. It may have been the wrong day, and that may be why.")]
    [InlineData("I was told. It was June who rang, and April Pike. We live in May Road.")]
    [InlineData("The report says it was in February.")]
    [InlineData("I am angry. In September she went to another school.")]
    [InlineData("It was between January and April.")]
    [InlineData("Her birthday was in April, not March.")]                           // when something else was
    [InlineData("We moved in April, not March.")]
    [InlineData("The school trip was in April, not March.")]
    [InlineData("The report says not in March.")]
    [InlineData("Not in 2016.")]                                                    // a year names many events
    [InlineData("It was the other 2 may have seen it.")]                            // no day
    [InlineData("It was at 12 April Close.")]
    [InlineData("It was in March 3 officers came.")]
    [InlineData("It was on 20 March, I think.")]                                    // a doubt behind the date
    [InlineData("Nobody came when I was in hospital in June.")]                     // one sentence, about something else
    [InlineData("Next time it was on 31 June.")]
    [InlineData("It was February for the first meeting, and it was March for this one.")]
    public void What_may_be_the_same_day_or_something_else_is_left_alone(string said) =>
        Dates("21/03/2016", "Meeting about bruises.", said).ShouldBeEmpty();

    [Fact]
    public void Of_words_that_stand_beside_several_events_only_what_names_this_one_counts()
    {
        Dates("21/03/2016", "Meeting about bruises.", "It was February.", isOnlyEvent: false).ShouldBeEmpty("it may be the other");
        Dates("21/03/2016", "Meeting about bruises.", "It was February, not March.", isOnlyEvent: false).ShouldHaveSingleItem();
        Dates("21/04/2016", "Meeting about bruises.", "It was February, not March.", isOnlyEvent: false).ShouldBeEmpty("the other event is meant");
        Dates("21/03/2016", "Meeting about bruises.", "The meeting about bruises was in February.", isOnlyEvent: false).ShouldHaveSingleItem();
        Dates("21/03/2016", "Mother rang the school about Jade.", "I, her mother, went to school with Jade in June.", isOnlyEvent: false).ShouldBeEmpty("people and places are in many events");
    }

    [Fact]
    public void What_a_date_that_the_family_denies_rests_on_is_also_what_the_agency_says_happened()
    {
        string RestsOn(string what) => Contradictions.WithFamily(Event("21/03/2016", what), "School", "It was February, not March.", "Mother", s_today).Single(found => found.Kind == ContradictionKind.Date).RestsOn;

        RestsOn("Meeting  about bruises.").ShouldBe(RestsOn("Meeting about bruises."));
        RestsOn("Jade fell.").ShouldNotBe(RestsOn("Meeting about bruises."));
    }

    [Fact]
    public void A_month_without_a_year_is_that_of_any_year_near_the_event()
    {
        Dates("03/01/2016", "Meeting about bruises.", "It was in January.").ShouldBeEmpty();
        Dates("03/01/2016", "Meeting about bruises.", "It was in December.").ShouldHaveSingleItem();
        // A vague date of the agency takes in what lies within it; what has no end contradicts nothing.
        var vague = new EventDate("2016", new DateTime(2016, 1, 1), new DateTime(2016, 12, 31, 23, 59, 0), DatePrecision.Year);
        Contradictions.WithFamily(Event("01/01/2016", "Meeting.") with { When = vague }, "School", "It was in December.", "Mother", s_today).ShouldBeEmpty();
        Contradictions.WithFamily(Event("01/01/2016", "Meeting.") with { When = vague with { Bound = DateBound.After } }, "School", "It was in 2014.", "Mother", s_today).ShouldBeEmpty();
    }
}
