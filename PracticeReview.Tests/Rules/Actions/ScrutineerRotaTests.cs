using PracticeReview.Data.Actions;
using PracticeReview.Data.People;

namespace PracticeReview.Tests.Rules.Actions;

public sealed class ScrutineerRotaTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly AgencyId Council = AgencyId.New();
    private static readonly AgencyId Police = AgencyId.New();
    private static readonly AgencyId Health = AgencyId.New();

    [Fact]
    public void Fewest_recent_turns_come_first_then_the_longest_wait_then_the_identifier()
    {
        Scrutineer busy = new(StaffId.New(), Police, 2, Now.AddDays(-30)), late = new(StaffId.New(), Police, 1, Now.AddDays(-5)),
            early = new(StaffId.New(), Health, 1, Now.AddDays(-50)),
            never = new(new StaffId(Guid.Parse("00000000-0000-7000-8000-000000000001")), Health, 0, null), neverEither = new(new StaffId(Guid.Parse("00000000-0000-7000-8000-000000000002")), null, 0, null);

        ScrutineerRota.Next([busy, late, early], Council).ShouldBe(early);
        ScrutineerRota.Next([busy, late], Council).ShouldBe(late);
        ScrutineerRota.Next([busy, neverEither, never], Council).ShouldBe(never);
    }

    [Fact]
    public void Nobody_scrutinises_their_own_agency_and_nobody_is_a_possible_answer()
    {
        Scrutineer own = new(StaffId.New(), Council, 0, null), independent = new(StaffId.New(), null, 9, Now);

        ScrutineerRota.Next([own], Council).ShouldBeNull();
        ScrutineerRota.Next([own, independent], Council).ShouldBe(independent);
        ScrutineerRota.Next([], Council).ShouldBeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Over_many_rounds_no_two_who_may_take_the_same_actions_differ_by_more_than_one(int seed)
    {
        var random = new Random(seed);
        AgencyId?[] agencies = [Council, Police, Health, AgencyId.New(), null];
        var people = Enumerable.Range(0, 3 + random.Next(9)).Select(_ => new Scrutineer(StaffId.New(), agencies[random.Next(agencies.Length)], 0, null)).ToList();
        var moment = Now;
        for (var round = 0; round < 600; round++)
        {
            moment += TimeSpan.FromMinutes(random.Next(1, 600));
            var responsible = agencies[random.Next(4)]!.Value;
            var next = ScrutineerRota.Next(people.OrderBy(_ => random.Next()), responsible);
            if (next is null)
            {
                people.ShouldAllBe(person => person.Agency == responsible);
                continue;
            }
            next.Agency.ShouldNotBe(responsible);
            // Whoever was eligible and passed over had at least as many turns.
            people.Where(person => person.Agency != responsible).ShouldAllBe(person => person.RecentTurns >= next.RecentTurns);
            people[people.IndexOf(next)] = next with { RecentTurns = next.RecentTurns + 1, LastTurn = moment };
            foreach (var equals in people.GroupBy(person => person.Agency))
            {
                (equals.Max(person => person.RecentTurns) - equals.Min(person => person.RecentTurns)).ShouldBeLessThanOrEqualTo(1);
            }
        }
    }

    [Fact]
    public void Among_people_who_may_all_take_every_action_the_turns_are_even()
    {
        var people = Enumerable.Range(0, 7).Select(number => new Scrutineer(StaffId.New(), number % 2 == 0 ? Police : Health, 0, null)).ToList();
        for (var round = 1; round <= 700; round++)
        {
            var next = ScrutineerRota.Next(people, Council)!;
            people[people.IndexOf(next)] = next with { RecentTurns = next.RecentTurns + 1, LastTurn = Now.AddHours(round) };
            (people.Max(person => person.RecentTurns) - people.Min(person => person.RecentTurns)).ShouldBeLessThanOrEqualTo(1);
        }
        people.ShouldAllBe(person => person.RecentTurns == 100);
    }
}
