using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Demonstration;
using CaseRole = PracticeReview.Data.People.CaseRole;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>What a family says reaches those whose turn it is, and is translated for those who are written to.</summary>
public sealed class FamilyHeardTests
{
    [Fact]
    public async Task A_sound_is_kept_for_those_chosen_played_in_parts_scanned_and_gone_when_it_is_taken_back()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var database = world.World.Database;
        var id = await SingAsync(world, MemoryAudience.ReviewGroup);

        var opened = (await world.AsAsync(world.Mother, actor => new OpenFamilyFile(database).RunAsync(actor, id, DocumentKind.FamilySound, CancellationToken.None))).Value;
        (opened.MediaType, opened.Length, opened.Content.CanSeek).ShouldBe(("audio/wav", DemonstrationSound.Sing().Length, true));
        opened.FileName.ShouldStartWith("sound-");
        var part = new byte[50];
        opened.Content.Seek(1000, SeekOrigin.Begin);
        await opened.Content.ReadExactlyAsync(part);
        part.ShouldBe(DemonstrationSound.Sing()[1000..1050]);
        foreach (var other in (FamilyMember[])[world.Uncle, world.Stranger])
        {
            (await world.AsAsync(other, actor => new OpenFamilyFile(database).RunAsync(actor, id, DocumentKind.FamilySound, CancellationToken.None))).Refused.ShouldBeTrue();
        }
        var sound = (await AreaAsync(world, world.Chair)).Memories.ShouldHaveSingleItem().Sound.ShouldNotBeNull();
        (await new OpenDocument(database).RunAsync(await world.World.ActAsync(world.Chair), sound, CancellationToken.None)).ShouldSucceed();
        (await world.AsAsync(world.Mother, actor => new TellOfChild(database).ShowToAsync(actor, id, MemoryAudience.ContactPersonOnly, CancellationToken.None))).ShouldSucceed();
        (await new OpenDocument(database).RunAsync(await world.World.ActAsync(world.Chair), sound, CancellationToken.None)).Refused.ShouldBeTrue();
        (await new OpenDocument(database).RunAsync(await world.World.ActAsync(world.Facilitator), sound, CancellationToken.None)).ShouldSucceed();

        (await world.AsAsync(world.Mother, actor => new TellOfChild(database).TakeBackAsync(actor, id, CancellationToken.None))).ShouldSucceed();
        (await world.CountAsync("documents") + await world.CountAsync("document_pieces") + await world.CountAsync("child_memories")).ShouldBe(0);

        var harmful = await world.AsAsync(world.Mother, actor => TellAsync(world, actor, ChildMemoryId.New(), MemoryAudience.ReviewGroup, new Finds()));
        harmful.Refusals.ShouldHaveSingleItem().Field.ShouldBe("Sound");
        (await world.CountAsync("documents")).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_said_waits_on_Today_of_those_whose_turn_it_is_and_on_the_overview_until_it_is_read()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var passage = await world.ReleaseAsync(world.Mother, "Spring 2025", "The health visitor called on 3 May.");
        var wrong = await world.SendAsync(world.Mother, ContributionKind.FactIsWrong, "It was 4 May.", passage);
        (await filled.SayAsync(world.Mother, await filled.AskAsync(world.Mother, "Who helped you in the spring?"), QuestionAnswerKind.Words, "My sister.")).ShouldSucceed();
        var other = await world.World.AddStaffAsync("Chair Sedge", null);
        await world.World.JoinCaseAsync(world.Stranger.CaseId, other, CaseRole.ReviewChair);
        var practitioner = await world.World.AddStaffAsync("Practitioner Pine", null);
        await world.World.JoinCaseAsync(world.Case.Id, practitioner, CaseRole.CaseGroupPractitioner);

        (await WaitingAsync(world, world.Chair)).ShouldBe([(WorkKind.FamilyWordsToRead, 1), (WorkKind.AskedAnswerToRead, 2), (WorkKind.MemoryToRead, 2)]);
        (await WaitingAsync(world, world.Facilitator)).ShouldBe([(WorkKind.MemoryToRead, 1)], "what is for the contact person alone");
        (await WaitingAsync(world, other)).ShouldBeEmpty();
        (await WaitingAsync(world, practitioner)).ShouldBeEmpty();
        var waits = (await OverviewAsync(world, world.Chair))!.Family!;
        (waits.Comments, waits.Questions, waits.Wishes, waits.Answers, waits.Memories).ShouldBe((1, 0, 0, 2, 2));
        (await OverviewAsync(world, world.Facilitator))!.Family!.Memories.ShouldBe(3, "the facilitator sees what is for them as well");

        // Read by those it is for, and by nobody else; the person reads the day.
        (await ReadAsync(world, other, filled.Picture, MemoryAudience.ReviewGroup)).Refused.ShouldBeTrue();
        (await ReadAsync(world, world.Facilitator, filled.Picture, MemoryAudience.ReviewGroup)).Refusals.ShouldBe([Refusal.NotFound], "the review group weighs it");
        (await ReadAsync(world, world.Chair, filled.Private, MemoryAudience.ContactPersonOnly)).Refusals.ShouldBe([Refusal.NotFound]);
        (await ReadAsync(world, world.Chair, filled.Picture, MemoryAudience.MayBeInReport)).ShouldRefuse("chosen anew");
        (await ReadAsync(world, world.Chair, filled.Picture, MemoryAudience.ReviewGroup)).ShouldSucceed();
        (await ReadAsync(world, world.Facilitator, filled.Private, MemoryAudience.ContactPersonOnly)).ShouldSucceed();
        (await WaitingAsync(world, world.Facilitator)).ShouldBeEmpty();
        (await WaitingAsync(world, world.Chair)).ShouldContain((WorkKind.MemoryToRead, 1));
        var seen = await world.AsAsync(world.Mother, actor => Area(world).MemoriesAsync(actor, "en", false, CancellationToken.None));
        seen.Count(memory => memory.ReadAt is not null).ShouldBe(2);

        // What was read, or answered, waits no longer, on neither page.
        (await OverviewAsync(world, world.Facilitator))!.Family!.Memories.ShouldBe(1);
        var answer = await world.World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from question_answers where text = '{FilledArea.Answer}'");
        (await new AskFamilyMember(world.World.Database).ReadAsync(await world.World.ActAsync(world.Chair), answer, FilledArea.Answer, CancellationToken.None)).ShouldSucceed();
        await world.AnswerAsync(wrong, AnswerOutcome.Accepted, "It says 4 May now.");
        (await WaitingAsync(world, world.Chair)).ShouldBe([(WorkKind.AskedAnswerToRead, 1), (WorkKind.MemoryToRead, 1)], "one answer is read and the other is not");
        var left = (await OverviewAsync(world, world.Chair))!.Family!;
        (left.Comments, left.Questions, left.Wishes, left.Accounts, left.Answers, left.Memories).ShouldBe((0, 0, 0, 1, 1, 1), "what was read is to be answered now");

        // What may no longer be shown is noticed: it waits again.
        (await world.AsAsync(world.Mother, actor => new TellOfChild(world.World.Database).ShowToAsync(actor, filled.Picture, MemoryAudience.MayBeInReport, CancellationToken.None))).ShouldSucceed();
        (await WaitingAsync(world, world.Chair)).ShouldContain((WorkKind.MemoryToRead, 2));
    }

    [Fact]
    public async Task Whoever_chooses_other_readers_in_the_moment_somebody_reads_is_heard()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var id = await SingAsync(world, MemoryAudience.MayBeInReport);

        // The person chooses while the chair, who saw the wider choice, marks it.
        await using (var connection = await world.World.TestDatabase.OpenAsOwnerAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var narrow = new NpgsqlCommand($"update child_memories set audience = 'ReviewGroup' where id = '{id}'", connection, transaction);
            await narrow.ExecuteNonQueryAsync();
            var read = ReadAsync(world, world.Chair, id, MemoryAudience.MayBeInReport);
            await SomebodyWaitsAsync(world, connection);
            await transaction.CommitAsync();
            (await read).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        }
        (await world.CountAsync("child_memories where read_at is null and audience = 'ReviewGroup'")).ShouldBe(1);

        // The other way round: the chair marks it while the person chooses anew, and it is unread again.
        await using (var connection = await world.World.TestDatabase.OpenAsOwnerAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var mark = new NpgsqlCommand($"update child_memories set read_at = now(), read_by = '{world.Chair}' where id = '{id}'", connection, transaction);
            await mark.ExecuteNonQueryAsync();
            var shown = world.AsAsync(world.Mother, actor => new TellOfChild(world.World.Database).ShowToAsync(actor, id, MemoryAudience.ContactPersonOnly, CancellationToken.None));
            await SomebodyWaitsAsync(world, connection);
            await transaction.CommitAsync();
            (await shown).ShouldSucceed();
        }
        (await world.CountAsync("child_memories where read_at is null and read_by is null and audience = 'ContactPersonOnly'")).ShouldBe(1);
    }

    [Fact]
    public async Task Closing_comments_closes_what_is_said_of_the_draft_and_nothing_else()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var passage = await world.ReleaseAsync(world.Mother, "Spring 2025", "The health visitor called on 3 May.");
        (await new LimitFamilyArea(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator),
            new LimitFamilyAreaCommand(world.Mother.Id, [FamilyPart.Comments], LimitGround.UnderInvestigation, "She is to be interviewed."), CancellationToken.None)).ShouldSucceed();

        foreach (var (kind, of) in new (ContributionKind, ReleasedPassageId?)[] { (ContributionKind.Comment, passage), (ContributionKind.WordsHurt, passage), (ContributionKind.WholeDraft, null) })
        {
            (await SendAsync(kind, of)).ShouldRefuse("not open to you at the moment");
        }
        foreach (var kind in (ContributionKind[])[ContributionKind.NamesInReport, ContributionKind.HowDescribed, ContributionKind.NotToBeWritten, ContributionKind.Question, ContributionKind.FocusSuggestion])
        {
            (await SendAsync(kind, null)).ShouldSucceed();
        }
        (await world.AsAsync(world.Uncle, actor => new SendContribution(world.World.Database).RunAsync(actor, new SendContributionCommand(ContributionId.New(), ContributionKind.Question, null, "Mine?"), CancellationToken.None))).ShouldSucceed();

        Task<Result> SendAsync(ContributionKind kind, ReleasedPassageId? of) => world.AsAsync(world.Mother, actor =>
            new SendContribution(world.World.Database).RunAsync(actor, new SendContributionCommand(ContributionId.New(), kind, of, "Something"), CancellationToken.None));
    }

    [Fact]
    public async Task Translators_are_asked_for_questions_processes_and_what_is_done_until_these_are_taken_back()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var action = await filled.TellOfActionAsync();
        var translator = await world.World.AddStaffAsync("Translator Thyme", null, StaffRole.Translator);
        (await new KeepTranslatorLanguages(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), new KeepTranslatorLanguagesCommand(translator, ["ur"]), CancellationToken.None)).ShouldSucceed();
        var view = await ToldAsync(world);
        view.Processes.ShouldHaveSingleItem().Translations.Select(row => row.Language).ShouldBe(["ur"], "only the mother is told of it");
        view.Actions.ShouldHaveSingleItem().Translations.Select(row => row.Language).ShouldBe(["pl", "ur"]);

        foreach (var (kind, text) in new[] { (CaseTextKind.Question, FilledArea.Question), (CaseTextKind.Process, FilledArea.Process), (CaseTextKind.Action, FilledArea.ToldAction) })
        {
            (await AskAsync(kind, "Not a text of the case")).Refusals.ShouldBe([Refusal.NotFound]);
            (await AskAsync(kind, text)).ShouldSucceed();
            (await new TranslateCaseText(world.World.Database).RunAsync(await world.World.ActAsync(translator), new TranslateCaseTextCommand(world.Case.Id, text, "en", "ur", "اردو میں"), CancellationToken.None)).ShouldSucceed();
        }
        (await AskAsync(CaseTextKind.FamilyWords, FilledArea.Answer, "ur", "en")).ShouldSucceed();
        (await SeenAsync()).ShouldBe(8, "with what was asked for as it was released");
        (await ToldAsync(world)).Processes.Single().Translations.Single().Translation!.RequestedAt.ShouldNotBeNull();

        // Told in other words: asked for anew. Told no longer: gone from the desk.
        var tell = new TellFamily(world.World.Database);
        (await tell.OfActionAsync(await filled.ChairAsync(), new TellOfActionCommand(new Data.Actions.ActionId(action), "The nurse is told within an hour."), CancellationToken.None)).ShouldSucceed();
        (await world.CountAsync("translation_requests where kind = 'Action'")).ShouldBe(4, "in Urdu and in Polish, as it was and as it is");
        (await world.CountAsync("translation_requests where kind = 'Action' and superseded_at is not null")).ShouldBe(2);
        (await tell.EndProcessAsync(await world.World.ActAsync(world.Facilitator), view.Processes[0].Id, CancellationToken.None)).ShouldSucceed();
        (await new AskFamilyMember(world.World.Database).WithdrawAsync(await filled.ChairAsync(), filled.Asked, CancellationToken.None)).ShouldSucceed();
        (await tell.WithdrawActionAsync(await filled.ChairAsync(), new Data.Actions.ActionId(action), CancellationToken.None)).ShouldSucceed();
        (await world.CountAsync($"translation_requests where kind = 'Question' and taken_back_at is null and source_hash = (select text_hash from asked_questions where id = '{filled.Asked}')")).ShouldBe(0);
        (await SeenAsync("Process")).ShouldBe(0);
        (await world.CountAsync("translation_requests where kind = 'Action' and superseded_at is null and taken_back_at is null")).ShouldBe(0);

        async Task<Result> AskAsync(CaseTextKind kind, string text, string from = "en", string into = "ur") =>
            await new RequestTranslation(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), new RequestTranslationCommand(world.Case.Id, kind, text, from, into), CancellationToken.None);

        Task<long> SeenAsync(string? kind = null) => world.CountAsync($"translation_requests where taken_back_at is null{(kind is null ? "" : $" and kind = '{kind}'")}");
    }

    [Fact]
    public async Task Texts_of_the_product_wait_on_Today_of_translators_of_the_language_but_not_of_who_wrote_them()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        var before = await CountAsync(scene.First);
        before.ShouldBeGreaterThan(0, "the machine-made drafts wait");
        (await CountAsync(scene.OfNothing)).ShouldBe(0);
        (await CountAsync(scene.Family.Facilitator)).ShouldBe(0);
        (await CountAsync(scene.OfPolish, "Urdu")).ShouldBe(0);
        var text = (await scene.Queries.AllAsync(await scene.World.ActAsync(scene.First), "ur", CancellationToken.None))!
            .First(one => one is { Kind: DeskKind.Interface, State: TextState.WaitingForReview, Source.Forms: 1 } && !one.Source.Texts[0].Contains('{', StringComparison.Ordinal) && !one.Source.Texts[0].Contains('<', StringComparison.Ordinal));

        (await scene.ProductTexts.RunAsync(await scene.World.ActAsync(scene.First), new TranslateProductTextCommand(text.Id, "ur", ["نیا متن"], text.Version), CancellationToken.None)).ShouldSucceed();

        (await CountAsync(scene.First)).ShouldBe(before - 1, "somebody else checks what they wrote");
        (await CountAsync(scene.Second)).ShouldBe(before);

        async Task<int> CountAsync(StaffId staff, string language = "Urdu")
        {
            var today = await new TodayQueries(scene.World.Database, scene.Catalogues, scene.LongTexts).FindAsync(await scene.World.ActAsync(staff), 1, CancellationToken.None);
            var item = today.Mine.SingleOrDefault(found => found.Kind == WorkKind.ProductTextsToCheck && found.Reference == language);
            return item is null ? 0 : int.Parse(item.What.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    private static async Task<ChildMemoryId> SingAsync(FamilyAreaWorld world, MemoryAudience audience)
    {
        var id = ChildMemoryId.New();
        (await world.AsAsync(world.Mother, actor => TellAsync(world, actor, id, audience, null))).ShouldSucceed();
        return id;
    }

    private static async Task<Result> TellAsync(FamilyAreaWorld world, FamilyActor actor, ChildMemoryId id, MemoryAudience audience, IMalwareScan? scan)
    {
        using var sung = new MemoryStream(DemonstrationSound.Sing());
        await using var sound = (await ReceivedFile.ReceiveSoundAsync(sung, CancellationToken.None)).Value;
        return await new TellOfChild(world.World.Database, scan).RunAsync(actor, new TellOfChildCommand(id, MemoryKind.Music, null, audience, "ur"), sound, CancellationToken.None);
    }

    private static FamilyAreaQueries Area(FamilyAreaWorld world) => new(world.World.Database, new FamilyQueries(world.World.Database));

    private static async Task<MemberAreaView> AreaAsync(FamilyAreaWorld world, StaffId staff) =>
        (await new AreaStaffQueries(world.World.Database).OpenAsync(await world.World.ActAsync(staff), world.Case.Id, world.Mother.Id, CancellationToken.None)).ShouldNotBeNull();

    private static async Task<FamilyToldView> ToldAsync(FamilyAreaWorld world) =>
        (await new AreaStaffQueries(world.World.Database).OpenToldAsync(await world.World.ActAsync(world.Facilitator), world.Case.Id, CancellationToken.None)).ShouldNotBeNull();

    private static async Task<CaseOverview?> OverviewAsync(FamilyAreaWorld world, StaffId staff) =>
        await new CaseQueries(world.World.Database).OpenOverviewAsync(await world.World.ActAsync(staff), world.Case.Id, CancellationToken.None);

    private static async Task<Result> ReadAsync(FamilyAreaWorld world, StaffId staff, ChildMemoryId memory, MemoryAudience seen) =>
        await new ReadMemory(world.World.Database).RunAsync(await world.World.ActAsync(staff), new ReadMemoryCommand(memory, seen), CancellationToken.None);

    private static async Task<IReadOnlyList<(WorkKind, int)>> WaitingAsync(FamilyAreaWorld world, StaffId staff) =>
        [.. (await new TodayQueries(world.World.Database).FindAsync(await world.World.ActAsync(staff), 1, CancellationToken.None)).Mine
            .Where(item => item.Kind is WorkKind.FamilyWordsToRead or WorkKind.AskedAnswerToRead or WorkKind.MemoryToRead).CountBy(item => item.Kind).OrderBy(row => row.Key).Select(row => (row.Key, row.Value))];

    private static Task SomebodyWaitsAsync(FamilyAreaWorld world, NpgsqlConnection holder) => Patience.UntilAsync(async () => await world.CountAsync(
        $"pg_locks waits join pg_locks holds using (transactionid) where not waits.granted and holds.granted and holds.pid = {holder.ProcessID}") > 0, "the other to wait for the row");

    private sealed class Finds : IMalwareScan
    {
        public Task<ScanVerdict> ScanAsync(Stream file, CancellationToken cancellation) => Task.FromResult<ScanVerdict>(new ScanVerdict.Infected("Test-Signature"));
    }
}
