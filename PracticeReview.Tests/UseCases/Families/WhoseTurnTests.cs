using System.Text.RegularExpressions;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>The first page of a person's area says of everything that waits whose turn it is, and finds again what was written and not sent.</summary>
public sealed partial class WhoseTurnTests
{
    [Fact]
    public async Task Wishes_for_taking_part_are_our_turn_until_they_are_answered()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        (await HomeAsync(world)).NothingWaits.ShouldBeTrue();
        await SayAsync(world, null);
        (await HomeAsync(world)).ShouldSatisfyAllConditions(home => home.WishesSince.ShouldBeNull("everything was left open"), home => home.NothingWaits.ShouldBeTrue());
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await SayAsync(world, "At home");
        var said = world.World.Now;

        (await HomeAsync(world)).ShouldSatisfyAllConditions(home => home.WishesSince.ShouldBe(said), home => home.NothingWaits.ShouldBeFalse());
        (await HomeAsync(world, world.Uncle)).ShouldSatisfyAllConditions(home => home.WishesSince.ShouldBeNull(), home => home.NothingWaits.ShouldBeTrue());

        (await AnswerAsync(world, said)).ShouldSucceed();
        (await HomeAsync(world)).ShouldSatisfyAllConditions(home => home.WishesSince.ShouldBeNull(), home => home.NothingWaits.ShouldBeTrue());
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await SayAsync(world, "At my sister's");
        (await HomeAsync(world)).WishesSince.ShouldBe(world.World.Now, "what was said anew has no answer");
    }

    [Fact]
    public async Task What_was_told_of_the_child_is_our_turn_while_somebody_can_and_did_not_look_at_it()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var forAll = await TellAsync(world, MemoryAudience.ReviewGroup);
        var forOne = await TellAsync(world, MemoryAudience.ContactPersonOnly);
        (await HomeAsync(world)).ShouldSatisfyAllConditions(home => home.UnreadMemories.ShouldBe(2), home => home.NothingWaits.ShouldBeFalse());
        (await HomeAsync(world, world.Uncle)).UnreadMemories.ShouldBe(0);

        (await new ReadMemory(world.World.Database).RunAsync(await world.World.ActAsync(world.Chair), new ReadMemoryCommand(forAll, MemoryAudience.ReviewGroup), default)).ShouldSucceed();
        (await HomeAsync(world)).UnreadMemories.ShouldBe(1);

        // Nobody may read what the former contact person alone was told, until she says yes to the new one.
        world.Clock.Advance(TimeSpan.FromDays(1));
        var next = await world.World.AddStaffAsync("Facilitator Ash", null);
        (await new ChangeContactPerson(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), new ChangeContactPersonCommand(world.Mother.Id, next, "She asked."), default)).ShouldSucceed();
        (await HomeAsync(world)).ShouldSatisfyAllConditions(home => home.UnreadMemories.ShouldBe(0), home => home.NothingWaits.ShouldBeTrue());
        await TellAsync(world, MemoryAudience.ContactPersonOnly);
        (await HomeAsync(world)).UnreadMemories.ShouldBe(1, "it was told to the new one");
        (await world.AsAsync(world.Mother, actor => new ChangeContactPerson(world.World.Database).TrustAsync(actor, next, default))).ShouldSucceed();
        (await HomeAsync(world)).UnreadMemories.ShouldBe(2);
        (await new ReadMemory(world.World.Database).RunAsync(await world.World.ActAsync(next), new ReadMemoryCommand(forOne, MemoryAudience.ContactPersonOnly), default)).ShouldSucceed();
        (await HomeAsync(world)).UnreadMemories.ShouldBe(1);
    }

    [Fact]
    public async Task To_say_that_the_ways_are_still_safe_or_entered_right_is_their_turn_and_nobodys_who_stopped()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set safety_said_at = '{world.World.Now:O}'");
        (await HomeAsync(world)).NothingWaits.ShouldBeTrue();
        (await new EnterSafeContact(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), new EnterSafeContactCommand(world.Mother.Id,
            await world.World.VersionAsync(world.Mother.Id), null, "07700900999", UnsafeTimes.Nights, UnsafeWays.None, null, "She came in."), default)).ShouldSucceed();
        (await HomeAsync(world)).ShouldSatisfyAllConditions(home => home.IsAskedOfSafety.ShouldBeTrue(), home => home.NothingWaits.ShouldBeFalse());

        (await world.AsAsync(world.Mother, actor => new SaySafeContact(world.World.Database).StillSafeAsync(actor, world.World.Now, default))).ShouldSucceed();
        (await HomeAsync(world)).NothingWaits.ShouldBeTrue();
        world.Clock.Advance(FamilyMember.SafetyLasts);
        (await HomeAsync(world)).ShouldSatisfyAllConditions(home => home.IsAskedOfSafety.ShouldBeTrue(), home => home.NothingWaits.ShouldBeFalse());

        foreach (var activity in Enum.GetValues<FamilyActivity>())
        {
            (await world.AgreeAsync(world.Mother, activity, AgreementAnswer.No)).ShouldSucceed();
        }
        (await HomeAsync(world)).NothingWaits.ShouldBeTrue("nothing is counted as theirs to do");
    }

    [Fact]
    public async Task Words_kept_in_whatever_field_are_found_again_and_choices_alone_are_not_called_words()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        async Task KeepAsync(string form, params (string, string)[] fields) => (await world.AsAsync(world.Mother, actor => new KeepFamilyDraft(world.World.Database).RunAsync(actor,
            new KeepFamilyDraftCommand(form, fields.ToDictionary(field => field.Item1, field => field.Item2)), default))).ShouldSucceed();
        await KeepAsync("focus", ("Text", "The bell"));
        await KeepAsync("taking-part/wishes", ("Times", "Weekends"), ("Place", "At home"), ("WithWhom", ""));
        await KeepAsync("contact", ("Note", "My number is shared."), ("Reads", "ur"));
        await KeepAsync("taking-part", ("KeptInformed", "Yes"), ("InterpreterName", "Iris"));
        await KeepAsync("questions", ("Text", "  "));
        await KeepAsync("names", ("Kind", "NotToBeWritten"), ("WordsLanguage", "ur"));

        (await UnsentAsync(world.Mother)).ShouldBe(["contact", "focus", "taking-part", "taking-part/wishes"]);
        (await UnsentAsync(world.Uncle)).ShouldBeEmpty();

        async Task<IEnumerable<string>> UnsentAsync(FamilyMember member) =>
            (await world.AsAsync(member, actor => new FamilyQueries(world.World.Database).UnsentAsync(actor, default))).Select(words => words.Form).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Every_field_that_families_write_into_is_known_as_one()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(Repository.Root, "PracticeReview.Web", "Family"), "*.cshtml", SearchOption.AllDirectories).Where(file => !file.Contains("SignIn", StringComparison.Ordinal));
        var written = pages.SelectMany(file => Field().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        written.ShouldBe(KeepFamilyDraft.WrittenFields.Order(StringComparer.Ordinal));
    }

    private static Task<AreaHome> HomeAsync(FamilyAreaWorld world, FamilyMember? member = null) => world.AsAsync(member ?? world.Mother,
        actor => new FamilyAreaQueries(world.World.Database, new FamilyQueries(world.World.Database)).HomeAsync(actor, "ur", false, default));

    private static async Task SayAsync(FamilyAreaWorld world, string? place) =>
        (await world.AsAsync(world.Mother, actor => new SayWishes(world.World.Database).RunAsync(actor, new SayWishesCommand(
            new WishesSaid(null, place, MeetingTimes.None, TalkMeans.None, LanguageHelp.None, null, null), "ur"), default))).ShouldSucceed();

    private static async Task<Data.Result> AnswerAsync(FamilyAreaWorld world, DateTimeOffset said) => await new AnswerWishes(world.World.Database).RunAsync(
        await world.World.ActAsync(world.Facilitator), new AnswerWishesCommand(world.Mother.Id, said, WishesOutcome.CanDo, "We come to your home."), default);

    private static async Task<ChildMemoryId> TellAsync(FamilyAreaWorld world, MemoryAudience audience)
    {
        var id = ChildMemoryId.New();
        (await world.AsAsync(world.Mother, actor => new TellOfChild(world.World.Database).RunAsync(actor, new TellOfChildCommand(id, MemoryKind.Words, "She sang.", audience, "ur"), null, default))).ShouldSucceed();
        return id;
    }

    [GeneratedRegex("new TextField\\(\"(\\w+)\"", RegexOptions.None, 1000)]
    private static partial Regex Field();
}
