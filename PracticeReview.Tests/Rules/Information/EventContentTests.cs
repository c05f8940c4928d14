using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Tests.Rules.Information;

/// <summary>Which row of a new version is one of the version before.</summary>
public sealed class EventContentTests
{
    private static ChronologyRow Row(int number = 2, string what = "Visited") => new(number, new DateOnly(2016, 5, 22), new TimeOnly(14, 30), what, "Log", "a", "b", "c", "d", "e", SignificanceQuestions.StatutoryEvent);

    [Fact]
    public void Every_word_counts_and_the_row_number_does_not()
    {
        var hash = EventContent.Hash(Row());
        EventContent.Hash(Row(number: 9)).ShouldBe(hash);
        ChronologyRow[] others =
        [
            Row(what: "Visited again"), Row() with { SourceDocument = "" }, Row() with { SourcePage = "4" }, Row() with { WhoWasSeen = "The child" }, Row() with { ChildSeen = Recorded.Yes },
            Row() with { ChildHeard = Recorded.Yes }, Row() with { Risk = "x" }, Row() with { Response = "x" }, Row() with { Impact = "x" }, Row() with { Partnership = "x" },
            Row() with { Learning = "x" }, Row() with { WhySignificant = SignificanceQuestions.None }, Row() with { Time = null, When = EventDate.Exactly(new DateOnly(2016, 5, 22)) },
            Row() with { When = EventDate.Exactly(new DateOnly(2016, 5, 22), new TimeOnly(14, 30), "22/5/16 half two") },
            // what stands in one column does not stand in the next
            Row() with { Risk = "", Response = "ab" }, Row() with { Risk = "ab", Response = "" },
        ];
        others.Select(EventContent.Hash).Append(hash).Select(Convert.ToHexString).Distinct().Count().ShouldBe(others.Length + 1);
    }

    [Fact]
    public void A_row_keeps_its_identity_wherever_it_stands_and_none_is_given_twice()
    {
        byte[] a = EventContent.Hash(Row(what: "a")), b = EventContent.Hash(Row(what: "b")), c = EventContent.Hash(Row(what: "c"));
        PracticeEventId first = PracticeEventId.New(), second = PracticeEventId.New(), third = PracticeEventId.New();

        var now = EventContent.Identify([(first, a), (second, b), (third, a)], [b, c, a, a, a]);

        now.Select(one => one.IsNew).ShouldBe([false, true, false, false, true]);
        now[0].Id.ShouldBe(second);
        now[2].Id.ShouldBe(first);
        now[3].Id.ShouldBe(third);
        now.Select(one => one.Id).Distinct().Count().ShouldBe(5);
        EventContent.Identify([(first, [])], [a])[0].IsNew.ShouldBeTrue("nothing is known of what was taken before it was reckoned");
    }

    [Theory]
    [InlineData(null, EventAudience.Family, true)]
    [InlineData(EventAudience.ReviewGroup, EventAudience.ReviewGroup, true)]
    [InlineData(EventAudience.ReviewGroup, EventAudience.Practitioners, false)]
    [InlineData(EventAudience.Practitioners, EventAudience.Practitioners, true)]
    [InlineData(EventAudience.Practitioners, EventAudience.Family, false)]
    [InlineData(EventAudience.Family, EventAudience.Family, true)]
    public void An_event_marked_for_some_is_shown_to_nobody_beyond_them(EventAudience? mark, EventAudience to, bool shown) =>
        EventRestriction.Shows(mark, to).ShouldBe(shown);
}
