using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>What a person told of the child is considered, used or not, and they read where or why not.</summary>
public sealed class MemoriesConsideredTests
{
    private const string Where = "It opens the part about the spring.";

    [Fact]
    public async Task The_person_reads_that_it_was_considered_and_where_it_is_used_in_their_language_once_it_is_checked()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await FilledArea.CreateAsync(world);
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set safe_email = 'mother@safe.example'");
        var memory = await MemoryAsync(world);
        var before = await MessagesAsync();

        (await WeighAsync(world, world.Chair, memory, 0, ContributionStatus.Considered)).ShouldSucceed();
        (await OwnAsync(world, memory)).ShouldSatisfyAllConditions(own => own.ConsideredAt.ShouldBe(world.World.Now), own => own.ReadAt.ShouldNotBeNull("nobody considers what they have not looked at"), own => own.Outcome.ShouldBeNull());
        (await MessagesAsync()).ShouldBe(before, "it is no news by itself");
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        (await WeighAsync(world, world.Chair, memory, 1, ContributionStatus.Used, $" {Where} ")).ShouldSucceed();
        (await MessagesAsync()).ShouldBe(before + 1);
        var outcome = (await OwnAsync(world, memory)).Outcome.ShouldNotBeNull();
        (outcome.IsUsed, outcome.Text.English, outcome.Text.Translation).ShouldBe((true, Where, null));
        (await HomeAsync(world)).News.ShouldContain(news => news.Kind == NewsKind.MemoryWeighed);
        (await world.CountAsync($"translation_requests where source = '{Where}' and into_language = 'ur' and kind = 'Answer'")).ShouldBe(1);
        await world.TranslateAsync(Where, "یہ بہار والے حصے کے شروع میں ہے۔");
        (await OwnAsync(world, memory)).Outcome!.Text.Translation.ShouldBeNull("nobody has checked it");
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update case_text_translations set state = 'Approved', reviewed_by = '{world.Chair}', reviewed_at = now() where language = 'ur'");
        (await OwnAsync(world, memory)).Outcome!.Text.Translation.ShouldNotBeNull();

        // The review may change its mind; the last word counts, and each is kept.
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        (await WeighAsync(world, world.Chair, memory, 2, ContributionStatus.NotUsed, "The part was taken out.")).ShouldSucceed();
        (await OwnAsync(world, memory)).Outcome!.IsUsed.ShouldBeFalse();
        var staff = (await ViewAsync(world, world.Chair)).Memories.Single(row => row.Id == memory);
        (staff.MayWeigh, string.Join(',', staff.Steps.Select(step => step.Status))).ShouldBe((true, "Considered,Used,NotUsed"));
        (await ViewAsync(world, world.Facilitator)).Memories.ShouldAllBe(row => !row.MayWeigh);

        // Taken back, all of it is gone, and its translations.
        (await world.AsAsync(world.Mother, actor => new TellOfChild(world.World.Database).TakeBackAsync(actor, memory, default))).ShouldSucceed();
        (await world.CountAsync("memory_steps")).ShouldBe(0);
        (await world.CountAsync($"translation_requests where source = '{Where}'")).ShouldBe(0);
        (await world.CountAsync("case_text_translations where source_hash not in (select text_hash from contribution_answers)")).ShouldBe(0);

        Task<long> MessagesAsync() => world.CountAsync($"outbox_messages where family_member_id = '{world.Mother.Id}'");
    }

    [Fact]
    public async Task What_is_kept_for_the_contact_person_from_now_on_is_used_no_longer_and_what_was_said_of_it_goes_from_translators()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await FilledArea.CreateAsync(world);
        var memory = await MemoryAsync(world);
        (await WeighAsync(world, world.Chair, memory, 0, ContributionStatus.Used, Where)).ShouldSucceed();
        await world.TranslateAsync(Where, "یہ بہار والے حصے کے شروع میں ہے۔");
        var request = await world.World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from translation_requests where source = '{Where}'");
        await KeepAsync(world, request);

        (await world.AsAsync(world.Mother, actor => new TellOfChild(world.World.Database).ShowToAsync(actor, memory, MemoryAudience.ContactPersonOnly, default))).ShouldSucceed();

        (await OwnAsync(world, memory)).ShouldSatisfyAllConditions(own => own.Outcome.ShouldBeNull(), own => own.ConsideredAt.ShouldBeNull(), own => own.IsNoLongerUsed.ShouldBeTrue());
        (await HomeAsync(world)).News.ShouldNotContain(news => news.Kind == NewsKind.MemoryWeighed);
        (await LeftAsync(world)).ShouldBe((0, 0, 0), "requests, translations, and words kept while they were typed");
        (await new RequestTranslation(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), new RequestTranslationCommand(world.Case.Id, CaseTextKind.Answer, Where, "en", "ur"), default))
            .Refusals.ShouldBe([Refusal.NotFound], "nobody asks for it again");
    }

    [Fact]
    public async Task The_same_words_in_a_letter_keep_their_translation_when_a_memory_is_taken_back()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var memory = await MemoryAsync(world);
        (await WeighAsync(world, world.Chair, memory, 0, ContributionStatus.Used, Where)).ShouldSucceed();
        await world.TranslateAsync(Where, "یہ بہار والے حصے کے شروع میں ہے۔");
        var letter = await filled.WriteLetterAsync();
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update family_letters set text = '{Where}', text_hash = (select text_hash from memory_steps) where id = '{letter}'");
        await KeepAsync(world, await world.World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from translation_requests where source = '{Where}'"));

        (await world.AsAsync(world.Mother, actor => new TellOfChild(world.World.Database).TakeBackAsync(actor, memory, default))).ShouldSucceed();

        (await LeftAsync(world)).ShouldBe((1, 1, 1));
    }

    [Fact]
    public async Task Nobody_whom_nobody_approaches_hears_what_became_of_it()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await FilledArea.CreateAsync(world);
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set safe_email = 'mother@safe.example'");
        await world.World.DecideToInvolveAsync(world.Mother.Id, "NotInvolved");
        var memory = await MemoryAsync(world);
        var before = await MessagesAsync();

        (await WeighAsync(world, world.Chair, memory, 0, ContributionStatus.Used, Where)).ShouldSucceed();
        (await MessagesAsync()).ShouldBe(before);
        (await OwnAsync(world, memory)).Outcome.ShouldNotBeNull("she reads it when she comes");

        // Nor from those who check the translation: who works with her, and a translator, to whom the database says who waits.
        await world.TranslateAsync(Where, "یہ بہار والے حصے کے شروع میں ہے۔");
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"insert into language_readers (staff_id, language, partnership_id, recorded_by, recorded_at) values ('{world.Chair}', 'ur', '{world.World.Partnership.Id}', '{world.Facilitator}', now())");
        var version = (await new FamilyStaffQueries(world.World.Database).TranslationVersionAsync(await world.World.ActAsync(world.Chair), world.Case.Id, Where, "ur", default))!;
        (await new TranslateCaseText(world.World.Database).ApproveAsync(await world.World.ActAsync(world.Chair), new TranslateCaseTextCommand(world.Case.Id, Where, "en", "ur", null, version), default)).ShouldSucceed();
        (await MessagesAsync()).ShouldBe(before);
        var translator = await world.World.AddStaffAsync("Translator Thrift", null, StaffRole.Translator);
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"insert into translator_languages (staff_id, language, partnership_id, given_by, given_at) values ('{translator}', 'ur', '{world.World.Partnership.Id}', '{world.Facilitator}', now())");
        var hash = await world.World.TestDatabase.AskAsOwnerAsync<string>("select text_hash from memory_steps");
        var waiting = $"access.readers_of_translation('{world.Case.Id}', '{hash}', 'ur')";
        (await world.World.TestDatabase.CountAsAsync(LoginRole.Workspace, translator.Value, waiting)).ShouldBe(0);
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update involvement_decisions set choice = 'Involve'");
        (await world.World.TestDatabase.CountAsAsync(LoginRole.Workspace, translator.Value, waiting)).ShouldBe(1);

        Task<long> MessagesAsync() => world.CountAsync($"outbox_messages where family_member_id = '{world.Mother.Id}'");
    }

    [Fact]
    public async Task Used_and_not_used_are_told_in_words_by_the_review_group_alone_and_once()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var memory = await MemoryAsync(world);
        (await WeighAsync(world, world.Chair, memory, 0, ContributionStatus.Used, " ")).ShouldRefuse("where it is used");
        (await WeighAsync(world, world.Chair, memory, 0, ContributionStatus.NotUsed, null)).ShouldRefuse("why it is not used");
        (await WeighAsync(world, world.Chair, memory, 0, ContributionStatus.Used, new string('x', MemoryStep.LongestText + 1))).ShouldRefuse("too long");
        (await WeighAsync(world, world.Chair, memory, 0, ContributionStatus.Read)).Refusals.ShouldBe([Refusal.NotFound]);
        (await WeighAsync(world, world.Chair, memory, 0, ContributionStatus.Used, Where, MemoryAudience.ReviewGroup)).ShouldRefuse("chosen anew");
        (await WeighAsync(world, world.Chair, memory, 3, ContributionStatus.Used, Where)).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        (await WeighAsync(world, world.Chair, filled.Private, 0, ContributionStatus.Used, Where, MemoryAudience.ContactPersonOnly)).Refusals.ShouldBe([Refusal.NotFound]);
        (await WeighAsync(world, world.Facilitator, filled.Private, 0, ContributionStatus.Used, Where, MemoryAudience.ContactPersonOnly)).Refusals.ShouldBe([Refusal.NotFound], "that stays with her");
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set facilitator_id = '{world.Chair}'");
        (await WeighAsync(world, world.Chair, filled.Private, 0, ContributionStatus.Used, Where, MemoryAudience.ContactPersonOnly)).Refusals.ShouldBe([Refusal.NotFound], "also where she is of the review group");
        foreach (var other in await OthersAsync(world))
        {
            (await WeighAsync(world, other, memory, 0, ContributionStatus.Used, Where)).Refusals.ShouldBe([Refusal.NotFound]);
        }
        (await WeighAsync(world, world.Chair, memory, 0, ContributionStatus.Used, Where)).ShouldSucceed();
        (await WeighAsync(world, world.Chair, memory, 1, ContributionStatus.Considered)).ShouldRefuse("further than that");
        (await world.CountAsync("memory_steps")).ShouldBe(1);
    }

    [Fact]
    public async Task The_database_alone_shows_it_to_the_person_and_to_whom_may_read_the_memory_and_lets_only_the_review_group_say_it()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var memory = await MemoryAsync(world);
        (await WeighAsync(world, world.Chair, memory, 0, ContributionStatus.Used, Where)).ShouldSucceed();
        var others = await OthersAsync(world);
        (await CountAsync(LoginRole.Family, world.Mother.Id.Value)).ShouldBe(1);
        foreach (var other in (Guid[])[world.Uncle.Id.Value, world.Stranger.Id.Value, Guid.Empty])
        {
            (await CountAsync(LoginRole.Family, other)).ShouldBe(0);
        }
        (await CountAsync(LoginRole.Workspace, world.Chair.Value)).ShouldBe(1);
        foreach (var other in (Guid[])[.. others.Skip(1).Select(staff => staff.Value), Guid.Empty])
        {
            (await CountAsync(LoginRole.Workspace, other)).ShouldBe(0);
        }
        (await TryAsync(LoginRole.Family, world.Mother.Id.Value, "select taken_by from memory_steps")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "not by whom");
        (await TryAsync(LoginRole.Workspace, world.Chair.Value, Step(memory, world.Chair))).ShouldBeNull();
        (await TryAsync(LoginRole.Workspace, world.Chair.Value, Step(memory, world.Facilitator))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "in another name");
        (await TryAsync(LoginRole.Workspace, world.Chair.Value, Step(filled.Private, world.Chair))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Workspace, others[^1].Value, Step(memory, others[^1]))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Workspace, world.Chair.Value, "update memory_steps set text = 'x'")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Workspace, world.Chair.Value, "delete from memory_steps")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Family, world.Mother.Id.Value, Step(memory, world.Chair))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Public, Guid.Empty, "select * from memory_steps")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set facilitator_id = '{world.Chair}'");
        (await TryAsync(LoginRole.Workspace, world.Chair.Value, Step(filled.Private, world.Chair))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "also where she is the contact person, and reads it");
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set facilitator_id = '{world.Facilitator}'");
        // What she keeps for her contact person now, the review group reads no more; she still does.
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update child_memories set audience = 'ContactPersonOnly'");
        (await CountAsync(LoginRole.Workspace, world.Chair.Value)).ShouldBe(0);
        (await CountAsync(LoginRole.Family, world.Mother.Id.Value)).ShouldBe(2);

        string Step(ChildMemoryId of, StaffId by) => $"""
            insert into memory_steps (id, memory_id, number, partnership_id, case_id, family_member_id, status, text, text_hash, taken_by, taken_at)
            values (gen_random_uuid(), '{of}', 9, '{world.World.Partnership.Id}', '{world.Case.Id}', '{world.Mother.Id}', 'NotUsed', 'x', 'h', '{by}', now())
            """;

        Task<long> CountAsync(LoginRole role, Guid who) => world.World.TestDatabase.CountAsAsync(role, who, "(select number from memory_steps) s");

        Task<string?> TryAsync(LoginRole role, Guid who, string sql) => world.World.TestDatabase.TryAsAsync(role, who, sql);
    }

    // A translator's words, kept while they were typed.
    private static Task KeepAsync(FamilyAreaWorld world, Guid request) => world.World.TestDatabase.ExecuteAsOwnerAsync(
        $"insert into form_drafts (staff_id, form, partnership_id, content, saved_at) values ('{world.Facilitator}', 'translation/ur/case-{request}', '{world.World.Partnership.Id}', '{"{}"}', now())");

    private static async Task<(long Requests, long Translations, long Drafts)> LeftAsync(FamilyAreaWorld world) =>
        (await world.CountAsync($"translation_requests where source = '{Where}'"), await world.CountAsync("case_text_translations where text = 'یہ بہار والے حصے کے شروع میں ہے۔'"), await world.CountAsync("form_drafts where form like 'translation/%'"));

    // The contact person, who is no part of the review group; a chair of another case; an adviser.
    private static async Task<IReadOnlyList<StaffId>> OthersAsync(FamilyAreaWorld world)
    {
        var otherChair = await world.World.AddStaffAsync("Chair Sedge", null);
        await world.World.JoinCaseAsync(world.Stranger.CaseId, otherChair, CaseRole.ReviewChair);
        return [world.Facilitator, otherChair, await world.World.AddStaffAsync("Adviser Yarrow", null, StaffRole.IndependentAdviser)];
    }

    private static async Task<ChildMemoryId> MemoryAsync(FamilyAreaWorld world) => new(await world.World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from child_memories where text = '{FilledArea.Memory}'"));

    private static async Task<Result> WeighAsync(FamilyAreaWorld world, StaffId by, ChildMemoryId memory, int steps, ContributionStatus status, string? text = null, MemoryAudience seen = MemoryAudience.MayBeInReport) =>
        await new WeighMemory(world.World.Database).RunAsync(await world.World.ActAsync(by), new WeighMemoryCommand(memory, seen, steps, status, text), default);

    private static FamilyAreaQueries Area(FamilyAreaWorld world) => new(world.World.Database, new FamilyQueries(world.World.Database));

    private static Task<MemoryView> OwnAsync(FamilyAreaWorld world, ChildMemoryId memory) =>
        world.AsAsync(world.Mother, async actor => (await Area(world).MemoriesAsync(actor, "ur", false, default)).Single(row => row.Id == memory));

    private static Task<AreaHome> HomeAsync(FamilyAreaWorld world) => world.AsAsync(world.Mother, actor => Area(world).HomeAsync(actor, "ur", false, default));

    private static async Task<MemberAreaView> ViewAsync(FamilyAreaWorld world, StaffId staff) =>
        (await new AreaStaffQueries(world.World.Database).OpenAsync(await world.World.ActAsync(staff), world.Case.Id, world.Mother.Id, default))!;
}
