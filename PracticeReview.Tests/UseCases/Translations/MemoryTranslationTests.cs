using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;
using PracticeReview.Tests.TestData;
using CaseRole = PracticeReview.Data.People.CaseRole;

namespace PracticeReview.Tests.UseCases.Translations;

/// <summary>
/// What a family tells of a child is translated for those who read it, and nobody else: the translation goes with it when it is
/// taken back, or kept for the contact person.
/// </summary>
public sealed class MemoryTranslationTests
{
    private const string InEnglish = "She knew the song of every morning.";

    [Fact]
    public async Task It_is_asked_for_made_checked_and_read_by_those_who_read_the_memory()
    {
        await using var scene = await Scene.CreateAsync();
        var world = scene.World;
        var otherChair = await world.World.AddStaffAsync("Chair Sedge", null);
        await world.World.JoinCaseAsync(world.Stranger.CaseId, otherChair, CaseRole.ReviewChair);
        foreach (var (staff, memory, words) in new (StaffId, ChildMemoryId?, string)[]
        {
            (otherChair, scene.Memory, FilledArea.Memory), (scene.First, scene.Memory, FilledArea.Memory), (world.Chair, null, FilledArea.Memory), (world.Chair, scene.Memory, "Other words"),
            (world.Chair, scene.Filled.Private, FilledArea.ForContactPerson), (world.Facilitator, scene.Filled.Private, FilledArea.ForContactPerson), (world.Facilitator, scene.Memory, FilledArea.ForContactPerson),
        })
        {
            (await scene.AskAsync(staff, memory, words)).Refusals.ShouldBe([Refusal.NotFound], words);
        }
        (await new RequestTranslation(world.World.Database).RunAsync(await world.World.ActAsync(world.Chair),
            new RequestTranslationCommand(world.Stranger.CaseId, CaseTextKind.Memory, FilledArea.Memory, "ur", "en", null, scene.Memory), CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        (await scene.AskAsync(world.Chair, scene.Memory, FilledArea.Memory, CaseTextKind.FamilyWords)).Refusals.ShouldBe([Refusal.NotFound]);
        (await scene.TranslateAsync(scene.First)).Refusals.ShouldBe([Refusal.NotFound], "nobody asked yet");
        (await scene.TranslateAsync(world.Facilitator, FilledArea.ForContactPerson, scene.Filled.Private)).Refusals.ShouldBe([Refusal.NotFound]);

        (await scene.AskAsync(world.Chair)).ShouldSucceed();
        (await scene.AskAsync(world.Facilitator)).ShouldSucceed();
        (await world.CountAsync("translation_requests")).ShouldBe(1, "asking twice is asking once");
        var text = (await scene.OnDeskAsync(scene.First)).ShouldHaveSingleItem();
        (text.CaseKind, text.Memory, text.Source.Texts[0]).ShouldBe((CaseTextKind.Memory, scene.Memory, FilledArea.Memory));
        (await scene.OnDeskAsync(scene.OfPolish)).ShouldBeEmpty();
        (await scene.TranslateAsync(scene.OfPolish)).Refusals.ShouldBe([Refusal.NotFound]);
        (await scene.TranslateAsync(scene.First)).ShouldSucceed();
        (await scene.EnglishAsync(world.Chair))!.State.ShouldBe(TextState.WaitingForReview);
        (await scene.ApproveAsync(scene.First)).Refused.ShouldBeTrue();
        (await scene.ApproveAsync(scene.Second)).ShouldSucceed();

        foreach (var reader in (StaffId[])[world.Chair, world.Facilitator])
        {
            var english = (await scene.EnglishAsync(reader)).ShouldNotBeNull();
            (english.Text, english.State).ShouldBe((InEnglish, TextState.Approved));
        }
        (await new AreaStaffQueries(world.World.Database).OpenAsync(await world.World.ActAsync(otherChair), world.Case.Id, world.Mother.Id, CancellationToken.None)).ShouldBeNull();

        // The same words elsewhere have other readers: they share nothing with it, and it leaves in no file.
        await world.SendAsync(world.Mother, ContributionKind.Question, FilledArea.Memory);
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update contributions set language = 'ur' where text = '{FilledArea.Memory}'");
        (await scene.AskAsync(world.Chair, null, FilledArea.Memory, CaseTextKind.FamilyWords)).ShouldSucceed();
        (await scene.OnDeskAsync(scene.First)).Single(one => one.CaseKind == CaseTextKind.FamilyWords).State.ShouldBe(TextState.Untranslated);
        (await scene.Desk.TakeOutAsync(await world.World.ActAsync(scene.First), "ur", _ => true, CancellationToken.None))!.Where(one => one.Kind == DeskKind.CaseText).Select(one => one.CaseKind)
            .ShouldBe([CaseTextKind.FamilyWords]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_goes_with_the_memory_that_is_taken_back_or_kept_for_the_contact_person(bool takenBack)
    {
        await using var scene = await Scene.CreateAsync();
        var world = scene.World;
        var drafts = new FormDrafts(world.World.Database);
        (await scene.AskAsync(world.Chair)).ShouldSucceed();
        var text = (await scene.OnDeskAsync(scene.First)).Single();
        (await scene.TranslateAsync(scene.First)).ShouldSucceed();
        (await scene.ApproveAsync(scene.Second)).ShouldSucceed();
        var (atDesk, inArea) = ($"translation/ur/{text.Id}", $"family-area/{world.Mother.Id}/memory/{scene.Memory}/en");
        (await KeepAsync(scene.First, atDesk)).ShouldSucceed();
        (await KeepAsync(world.Chair, inArea)).ShouldSucceed();
        (await KeepAsync(world.Chair, "translation/ur/ui-0000")).ShouldSucceed();

        (await scene.ShowToAsync(MemoryAudience.ReviewGroup)).ShouldSucceed();
        (await world.CountAsync("case_text_translations")).ShouldBe(1, "the same people read it");
        (takenBack ? await scene.TakeBackAsync() : await scene.ShowToAsync(MemoryAudience.ContactPersonOnly)).ShouldSucceed();

        (await world.CountAsync("translation_requests")).ShouldBe(0);
        (await world.CountAsync("case_text_translations")).ShouldBe(0);
        (await world.CountAsync("form_drafts")).ShouldBe(1, "other words stay");
        (await scene.OnDeskAsync(scene.First)).ShouldBeEmpty();
        (await scene.Desk.FindAsync(await world.World.ActAsync(scene.Second), "ur", text.Id, CancellationToken.None)).ShouldBeNull();
        foreach (var staff in (StaffId[])[world.Chair, world.Facilitator, scene.First])
        {
            (await scene.TranslateAsync(staff)).Refusals.ShouldBe([Refusal.NotFound]);
            (await scene.AskAsync(staff)).Refusals.ShouldBe([Refusal.NotFound]);
        }
        // A page that still stands open keeps none of its words, and says so.
        (await KeepAsync(scene.First, atDesk)).ShouldRefuse("no longer here");
        (await KeepAsync(world.Chair, inArea)).ShouldRefuse("no longer here");
        (await world.CountAsync("form_drafts")).ShouldBe(1);
        if (!takenBack)
        {
            (await scene.EnglishAsync(world.Facilitator)).ShouldBeNull();
            (await scene.ShowToAsync(MemoryAudience.MayBeInReport)).ShouldSucceed();
            (await scene.EnglishAsync(world.Chair)).ShouldBeNull("what is gone does not come back");
            (await scene.AskAsync(world.Chair)).ShouldSucceed();
            (await scene.OnDeskAsync(scene.First)).ShouldHaveSingleItem().State.ShouldBe(TextState.Untranslated);
        }

        async Task<Result> KeepAsync(StaffId staff, string form) => await drafts.KeepAsync(await world.World.ActAsync(staff), form, "{}", CancellationToken.None);
    }

    [Theory]
    [InlineData("delete from child_memories where id = '{0}'")]
    [InlineData("update child_memories set audience = 'ContactPersonOnly' where id = '{0}'")]
    public async Task Whoever_asks_or_translates_in_the_moment_it_goes_leaves_nothing(string goes)
    {
        await using var scene = await Scene.CreateAsync();
        var world = scene.World;
        await MeanwhileAsync(() => scene.AskAsync(world.Chair));
        await scene.World.World.TestDatabase.ExecuteAsOwnerAsync("update child_memories set audience = 'ReviewGroup'");
        if (await world.CountAsync($"child_memories where id = '{scene.Memory}'") == 0)
        {
            scene.Memory = await scene.Filled.TellAsync(world.Mother, MemoryKind.Words, FilledArea.Memory, MemoryAudience.ReviewGroup);
        }
        (await scene.AskAsync(world.Chair)).ShouldSucceed();
        await MeanwhileAsync(() => scene.TranslateAsync(scene.First));

        async Task MeanwhileAsync(Func<Task<Result>> write)
        {
            await using var connection = await world.World.TestDatabase.OpenAsOwnerAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var going = new NpgsqlCommand(string.Format(System.Globalization.CultureInfo.InvariantCulture, goes, scene.Memory), connection, transaction);
            await going.ExecuteNonQueryAsync();
            var written = write();
            await Patience.UntilAsync(async () => await world.CountAsync(
                $"pg_locks waits join pg_locks holds using (transactionid) where not waits.granted and holds.granted and holds.pid = {connection.ProcessID}") > 0, "the other to wait for the memory");
            await transaction.CommitAsync();
            (await written).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
            (await world.CountAsync("translation_requests") + await world.CountAsync("case_text_translations")).ShouldBe(0);
        }
    }

    [Fact]
    public async Task Whoever_takes_it_back_in_the_moment_somebody_translates_waits_and_is_heard()
    {
        await using var scene = await Scene.CreateAsync();
        var world = scene.World;
        (await scene.AskAsync(world.Chair)).ShouldSucceed();
        await using var connection = await world.World.TestDatabase.OpenAsOwnerAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var translates = new NpgsqlCommand($"""
            insert into case_text_translations (id, partnership_id, case_id, memory_id, language, source_hash, text, state, is_machine_made, changed_at, from_language)
            select gen_random_uuid(), partnership_id, case_id, memory_id, 'en', source_hash, 'x', 'NeedsWork', false, now(), from_language from translation_requests
            """, connection, transaction);
        await translates.ExecuteNonQueryAsync();
        var narrowed = scene.ShowToAsync(MemoryAudience.ContactPersonOnly);
        await Patience.UntilAsync(async () => await world.CountAsync(
            $"pg_locks waits join pg_locks holds using (transactionid) where not waits.granted and holds.granted and holds.pid = {connection.ProcessID}") > 0, "the mother to wait");
        await transaction.CommitAsync();
        (await narrowed).ShouldSucceed();
        (await world.CountAsync("case_text_translations")).ShouldBe(0);
    }

    private sealed class Scene : IAsyncDisposable
    {
        public required FamilyAreaWorld World { get; init; }
        public required FilledArea Filled { get; init; }
        public required StaffId First { get; init; }
        public required StaffId Second { get; init; }
        public required StaffId OfPolish { get; init; }
        public ChildMemoryId Memory { get; set; }

        public TranslationDeskQueries Desk => new(World.World.Database, CatalogueLibrary.Load(Path.Combine(AppContext.BaseDirectory, "Catalogues")), LongTextLibrary.Load(Path.Combine(AppContext.BaseDirectory, "Texts")));

        public static async Task<Scene> CreateAsync()
        {
            var world = await FamilyAreaWorld.CreateAsync();
            var scene = new Scene
            {
                World = world,
                Filled = await FilledArea.CreateAsync(world),
                First = await world.World.AddStaffAsync("Translator Thyme", null, StaffRole.Translator),
                Second = await world.World.AddStaffAsync("Translator Tansy", null, StaffRole.Translator),
                OfPolish = await world.World.AddStaffAsync("Translator Teasel", null, StaffRole.Translator),
                Memory = ChildMemoryId.From(await world.World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from child_memories where text = '{FilledArea.Memory}'")),
            };
            // What else of the area was asked for is not looked at here.
            await world.World.TestDatabase.ExecuteAsOwnerAsync("delete from translation_requests");
            foreach (var (translator, language) in new[] { (scene.First, "ur"), (scene.Second, "ur"), (scene.OfPolish, "pl") })
            {
                (await new KeepTranslatorLanguages(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), new KeepTranslatorLanguagesCommand(translator, [language]), CancellationToken.None)).ShouldSucceed();
            }
            return scene;
        }

        public Task<Result> AskAsync(StaffId staff) => AskAsync(staff, Memory, FilledArea.Memory);

        public async Task<Result> AskAsync(StaffId staff, ChildMemoryId? memory, string words, CaseTextKind kind = CaseTextKind.Memory) =>
            await new RequestTranslation(World.World.Database).RunAsync(await World.World.ActAsync(staff), new RequestTranslationCommand(World.Case.Id, kind, words, "ur", "en", null, memory), CancellationToken.None);

        public Task<Result> TranslateAsync(StaffId staff) => TranslateAsync(staff, FilledArea.Memory, Memory);

        public async Task<Result> TranslateAsync(StaffId staff, string words, ChildMemoryId memory) =>
            await new TranslateCaseText(World.World.Database).RunAsync(await World.World.ActAsync(staff), new TranslateCaseTextCommand(World.Case.Id, words, "ur", "en", InEnglish, Memory: memory), CancellationToken.None);

        public async Task<Result> ApproveAsync(StaffId staff)
        {
            var version = (await EnglishAsync(World.Chair))!.Version;
            return await new TranslateCaseText(World.World.Database).ApproveAsync(await World.World.ActAsync(staff), new TranslateCaseTextCommand(World.Case.Id, FilledArea.Memory, "ur", "en", null, version, Memory: Memory), CancellationToken.None);
        }

        public async Task<TranslationView?> EnglishAsync(StaffId staff) =>
            (await new AreaStaffQueries(World.World.Database).OpenAsync(await World.World.ActAsync(staff), World.Case.Id, World.Mother.Id, CancellationToken.None))!.Memories.Single(row => row.Id == Memory).English;

        public async Task<IReadOnlyList<DeskText>> OnDeskAsync(StaffId staff) =>
            (await Desk.OpenAsync(await World.World.ActAsync(staff), new DeskFilter(Kind: DeskKind.CaseText), CancellationToken.None))!.Texts;

        public Task<Result> TakeBackAsync() => World.AsAsync(World.Mother, actor => new TellOfChild(World.World.Database).TakeBackAsync(actor, Memory, CancellationToken.None));

        public Task<Result> ShowToAsync(MemoryAudience audience) => World.AsAsync(World.Mother, actor => new TellOfChild(World.World.Database).ShowToAsync(actor, Memory, audience, CancellationToken.None));

        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
