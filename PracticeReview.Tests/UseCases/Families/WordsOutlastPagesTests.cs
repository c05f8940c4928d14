using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>What somebody typed is theirs, whatever professionals do meanwhile to the page they typed it on; and how long a visit lasts is theirs to say.</summary>
public sealed class WordsOutlastPagesTests
{
    private const string Typed = "It was in June.";

    [Fact]
    public async Task What_was_typed_beside_one_edition_stands_beside_the_next_and_goes_when_it_is_sent()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var first = await world.ReleaseAsync(world.Mother, "Spring 2025", "The health visitor called on 3 May.");
        (await KeepAsync(world, world.Mother, $"draft/{first}")).ShouldSucceed();

        var second = await WriteAnewAsync(world, first);

        second.ShouldNotBe(first);
        (await KeptAsync(world, world.Mother, $"draft/{second}")).ShouldBe(Typed);
        (await KeptAsync(world, world.Mother, $"draft/{first}")).ShouldBe(Typed);
        // Scripts of the page that is still open post to its own address.
        (await KeepAsync(world, world.Mother, $"draft/{first}", Typed + " Or July.")).ShouldSucceed();
        (await world.CountAsync("family_drafts")).ShouldBe(1);
        var queries = new FamilyQueries(world.World.Database);
        var unsent = (await world.AsAsync(world.Mother, actor => queries.UnsentAsync(actor, default))).Single();
        (await world.AsAsync(world.Mother, actor => queries.PassageOfAsync(actor, Guid.Parse(unsent.Form["draft/".Length..]), default)))!.ReadableNow.ShouldBe(second);
        (await world.AsAsync(world.Mother, actor => new SendContribution(world.World.Database).RunAsync(actor,
            new SendContributionCommand(ContributionId.New(), ContributionKind.Comment, second, Typed, $"draft/{second}"), default))).ShouldSucceed();
        (await world.CountAsync("family_drafts")).ShouldBe(0);
    }

    [Fact]
    public async Task A_passage_that_was_taken_back_still_knows_its_words_and_nobody_elses_address_says_anything()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var released = await world.ReleaseAsync(world.Mother, "Spring 2025", "The health visitor called on 3 May.");
        var passage = await world.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from draft_passages");
        (await KeepAsync(world, world.Mother, $"draft/{released}")).ShouldSucceed();
        (await new ReleasePassage(world.World.Database).WithdrawAsync(await world.World.ActAsync(world.Chair),
            new WithdrawPassageCommand(new DraftPassageId(passage), world.Mother.Id), default)).ShouldSucceed();

        (await KeptAsync(world, world.Mother, $"draft/{released}")).ShouldBe(Typed);
        var queries = new FamilyQueries(world.World.Database);
        foreach (var address in (Guid[])[released.Value, passage])
        {
            (await world.AsAsync(world.Mother, actor => queries.PassageOfAsync(actor, address, default))).ShouldBe(new OwnPassage(new DraftPassageId(passage), null));
            foreach (var other in (FamilyMember[])[world.Uncle, world.Stranger])
            {
                (await world.AsAsync(other, actor => queries.PassageOfAsync(actor, address, default))).ShouldBeNull();
                (await world.World.TestDatabase.CountAsAsync(LoginRole.Family, other.Id.Value, $"access.own_passage('{address}')")).ShouldBe(0);
            }
            (await world.World.TestDatabase.CountAsAsync(LoginRole.Family, Guid.Empty, $"access.own_passage('{address}')")).ShouldBe(0, "nobody is signed in");
        }
        (await KeptAsync(world, world.Uncle, $"draft/{released}")).ShouldBeNull();
        // What waits for its translation was never theirs to see.
        var chair = await world.World.ActAsync(world.Chair);
        var written = await new WriteDraftPassage(world.World.Database).RunAsync(chair, new WriteDraftPassageCommand(world.Case.Id, null, 0, "Summer 2025", "A nurse called."), default);
        (await new ReleasePassage(world.World.Database).RunAsync(chair,
            new ReleasePassageCommand(written.Value, 1, [world.Mother.Id], Enum.GetValues<ReleaseCheck>(), ForeignRelease.WhenTranslated), default)).ShouldSucceed();
        (await world.CountAsync($"released_passages where draft_passage_id = '{written.Value}' and waits_since is not null")).ShouldBe(1);
        (await world.AsAsync(world.Mother, actor => queries.PassageOfAsync(actor, written.Value.Value, default))).ShouldBeNull();
    }

    [Fact]
    public async Task Words_on_their_way_are_taken_in_for_moments_after_the_person_left_and_never_after_somebody_else_ended_it()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var directory = new ActorDirectory(world.World.Database);
        var (left, ended) = (await world.World.BeginFamilySessionAsync(world.Mother.Id), await world.World.BeginFamilySessionAsync(world.Mother.Id));
        (await directory.FindLeftFamilyAsync(left, default)).ShouldBeNull("it has not ended");
        await EndAsync(left, "left");
        await EndAsync(ended, "account frozen");

        (await directory.FindFamilyAsync(left, default)).ShouldBeNull();
        (await directory.FindLeftFamilyAsync(left, default))!.Actor.Id.ShouldBe(world.Mother.Id);
        (await directory.FindLeftFamilyAsync(ended, default)).ShouldBeNull();
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set frozen_at = now() where id = '{world.Mother.Id}'");
        (await directory.FindLeftFamilyAsync(left, default)).ShouldBeNull("her account was frozen");
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set frozen_at = null where id = '{world.Mother.Id}'");
        world.Clock.Advance(TimeSpan.FromSeconds(21));
        (await directory.FindLeftFamilyAsync(left, default)).ShouldBeNull("too long ago");

        Task EndAsync(FamilySessionId session, string because) => world.World.TestDatabase.ExecuteAsOwnerAsync(
            $"update family_sessions set ended_at = '{world.World.Now:O}', ended_because = '{because}' where id = '{session.Value}'");
    }

    [Fact]
    public async Task How_soon_a_visit_ends_is_the_persons_choice_of_three_and_nobody_elses()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var directory = new ActorDirectory(world.World.Database);
        var session = await world.World.BeginFamilySessionAsync(world.Mother.Id);
        (await directory.FindFamilyAsync(session, default))!.Idle.ShouldBe(TimeSpan.FromMinutes(30));

        (await SayAsync(7)).ShouldRefuse("Choose after how many minutes");
        (await SayAsync(5)).ShouldSucceed();

        (await directory.FindFamilyAsync(session, default))!.Idle.ShouldBe(TimeSpan.FromMinutes(5));
        (await SayAsync(null)).ShouldSucceed();
        (await directory.FindFamilyAsync(session, default))!.Idle.ShouldBe(TimeSpan.FromMinutes(5), "who says nothing of it changes nothing");
        var database = world.World.TestDatabase;
        (await database.TryAsAsync(LoginRole.Family, world.Mother.Id.Value, $"update family_members set idle_minutes = 600 where id = '{world.Mother.Id}'")).ShouldBe("23514");
        await database.TryAsAsync(LoginRole.Family, world.Uncle.Id.Value, $"update family_members set idle_minutes = 30 where id = '{world.Mother.Id}'");
        (await world.CountAsync($"family_members where idle_minutes = 5 and id = '{world.Mother.Id}'")).ShouldBe(1, "a relative cannot keep her visit open");

        Task<Data.Result> SayAsync(int? minutes) => world.AsAsync(world.Mother, actor => new SaySafeContact(world.World.Database).RunAsync(actor,
            new SaySafeContactCommand(null, null, "ur", IdleMinutes: minutes), default));
    }

    [Fact]
    public async Task Of_one_way_of_taking_part_all_that_was_said_is_left_out_and_of_others_nothing()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        await world.SendAsync(world.Mother, ContributionKind.FocusSuggestion, "Look at the spring.");
        await world.SendAsync(world.Uncle, ContributionKind.FocusSuggestion, "Look at the summer.");
        var passage = await world.ReleaseAsync(world.Mother, "Spring 2025", "The health visitor called on 3 May.");
        var comment = await world.SendAsync(world.Mother, ContributionKind.Comment, Typed, passage);
        (await filled.SayAsync(world.Mother, await filled.AskAsync(world.Mother, "Who helped?"), QuestionAnswerKind.Words, "My sister.")).ShouldSucceed();
        var ask = new AskToLeaveOut(world.World.Database);
        var queries = new FamilyQueries(world.World.Database);
        (await world.AsAsync(world.Mother, actor => queries.SaidInAsync(actor, default))).Order().ShouldBe([FamilyActivity.InfluenceFocus, FamilyActivity.ShareExperience, FamilyActivity.CommentOnDraft]);

        foreach (var _ in (int[])[1, 2])
        {
            (await world.AsAsync(world.Mother, actor => ask.OfActivityAsync(actor, FamilyActivity.CommentOnDraft, default))).ShouldSucceed();
        }
        (await world.CountAsync("leave_out_requests")).ShouldBe(1);
        (await world.CountAsync($"leave_out_requests where contribution_id = '{comment}'")).ShouldBe(1);
        (await world.AsAsync(world.Mother, actor => queries.SaidInAsync(actor, default))).ShouldNotContain(FamilyActivity.CommentOnDraft);

        (await world.AsAsync(world.Mother, actor => ask.OfActivityAsync(actor, FamilyActivity.ShareExperience, default))).ShouldSucceed();
        (await world.CountAsync("leave_out_requests r join question_answers a on a.id = r.question_answer_id where a.text = 'My sister.'")).ShouldBe(1);
        (await world.CountAsync($"leave_out_requests r join contributions c on c.id = r.contribution_id where c.kind in ('FocusSuggestion', 'Question') or c.family_member_id <> '{world.Mother.Id}'")).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_kept_beside_editions_before_goes_along_to_the_passage_with_all_its_words()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var first = await world.ReleaseAsync(world.Mother, "Spring 2025", "The health visitor called on 3 May.");
        var second = await WriteAnewAsync(world, first);
        var database = world.World.TestDatabase;
        foreach (var (edition, words, minutes) in new[] { (first, "It was in June.", 10), (second, "And it rained.", 5) })
        {
            await database.ExecuteAsOwnerAsync($$"""
                insert into family_drafts (family_member_id, form, partnership_id, case_id, content, saved_at)
                select id, 'draft/{{edition}}', partnership_id, case_id, '{"Kind": "Comment", "Text": "{{words}}"}', now() - interval '{{minutes}} minutes' from family_members where id = '{{world.Mother.Id}}'
                """);
        }
        (await KeepAsync(world, world.Uncle, "focus")).ShouldSucceed();

        await database.ExecuteAsOwnerAsync(await MovingAsync());

        (await KeptAsync(world, world.Mother, $"draft/{second}")).ShouldBe("It was in June.\n\nAnd it rained.");
        (await world.CountAsync("family_drafts")).ShouldBe(2, "one for the passage, and the uncle's as it was");
        (await KeptAsync(world, world.Uncle, "focus")).ShouldBe(Typed);
    }

    // The part of the migration that moves what was kept, as every installation runs it.
    private static async Task<string> MovingAsync()
    {
        var migration = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "PracticeReview.Data", "Storage", "Migrations", "0064_WordsOutlastPages.sql"));
        var begins = migration.IndexOf("create temporary table kept_beside", StringComparison.Ordinal);
        return "begin; " + migration[begins..migration.IndexOf("-- After how many minutes", begins, StringComparison.Ordinal)] + " commit;";
    }

    private static async Task<ReleasedPassageId> WriteAnewAsync(FamilyAreaWorld world, ReleasedPassageId before)
    {
        await world.RewriteAsync(world.Mother, before, "The health visitor called on 3 June.");
        return new ReleasedPassageId(await world.World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from released_passages where withdrawn_at is null and family_member_id = '{world.Mother.Id}'"));
    }

    private static Task<Data.Result> KeepAsync(FamilyAreaWorld world, FamilyMember member, string form, string text = Typed) => world.AsAsync(member, actor =>
        new KeepFamilyDraft(world.World.Database).RunAsync(actor, new KeepFamilyDraftCommand(form, new Dictionary<string, string>(StringComparer.Ordinal) { ["Text"] = text }), default));

    private static async Task<string?> KeptAsync(FamilyAreaWorld world, FamilyMember member, string form) =>
        (await world.AsAsync(member, actor => new FamilyQueries(world.World.Database).KeptAsync(actor, form, default))).GetValueOrDefault("Text");
}
