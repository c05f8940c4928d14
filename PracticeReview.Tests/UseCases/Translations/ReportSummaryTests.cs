using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Data.Publication;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;
using PracticeReview.Tests.TestData;
using CaseRole = PracticeReview.Data.People.CaseRole;

namespace PracticeReview.Tests.UseCases.Translations;

/// <summary>What a report says in short is read by the family, and by the public, in their language: once it is public, and only in an approved translation.</summary>
public sealed class ReportSummaryTests
{
    private const string TitleInUrdu = "پورے گھر کو دیکھنا";
    private const string InUrdu = "جو کچھ معلوم تھا وہ **پانچ** اداروں میں بکھرا ہوا تھا۔";

    [Fact]
    public async Task It_is_asked_for_once_it_is_agreed_by_those_who_write_the_report_and_by_nobody_else()
    {
        await using var scene = await Scene.CreateAsync();
        var world = scene.Report;
        (await world.WriteAsync(world.Chair, ReportWorld.Text())).ShouldSucceed();
        (await scene.AskAsync(world.Chair)).Refusals.ShouldBe([Refusal.NotFound], "it is not agreed");
        (await scene.PageAsync()).InShort.ShouldBeEmpty();
        (await world.AgreeAsync(world.Chair)).ShouldSucceed();
        foreach (var staff in (StaffId[])[scene.OtherChair, scene.Facilitator, scene.First, scene.ManagerElsewhere, world.PolicePartner])
        {
            (await scene.AskAsync(staff)).Refusals.ShouldBe([Refusal.NotFound], staff.ToString());
        }
        (await scene.AskAsync(world.Chair, new HeadedText(ReportWorld.Text().ExecutiveSummary, "Another title"))).Refusals.ShouldBe([Refusal.NotFound]);
        (await scene.TranslateAsync(scene.First)).Refusals.ShouldBe([Refusal.NotFound], "nobody asked yet");
        (await scene.WaitingAsync()).ShouldBe(["ur"]);

        (await scene.AskAsync(world.Chair)).ShouldSucceed();

        var shown = (await scene.PageAsync()).InShort.ShouldHaveSingleItem();
        (shown.Language, shown.Translation!.State, shown.Translation.RequestedAt is not null).ShouldBe(("ur", TextState.Untranslated, true));
        (await scene.TranslateAsync(scene.First)).ShouldSucceed();
        (await scene.ApproveAsync(scene.First)).Refused.ShouldBeTrue("nobody approves their own words");
        (await scene.ApproveAsync(world.Chair)).Refused.ShouldBeTrue("the chair is not recorded as reading Urdu");
        (await scene.ApproveAsync(scene.Second)).ShouldSucceed();
        (await scene.PageAsync()).InShort.Single().Translation!.State.ShouldBe(TextState.Approved);
        (await scene.WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_family_of_the_case_and_the_public_read_it_while_the_report_is_open_to_them_and_nobody_of_another_case_does()
    {
        await using var scene = await Scene.CreateAsync();
        var world = scene.Report;
        await world.SignOffAllAsync();
        await scene.TranslatedAsync();
        (await world.SendCopyAsync()).ShouldSucceed();
        (await scene.ReadAsync(scene.Mother)).Report.ShouldBeNull();
        (await scene.SeenAsync(LoginRole.Family, scene.Mother.Value)).ShouldBe(0, "the report is not theirs to read yet");
        world.Clock.Advance(TimeSpan.FromDays(8));
        (await world.DecideAsync(new DateOnly(2026, 3, 10))).ShouldSucceed();
        await world.PublishDueAsync();

        var report = (await scene.ReadAsync(scene.Mother)).Report.ShouldNotBeNull();
        (report.InShort.Heading, report.InShort.Translation, report.InShort.English).ShouldBe((TitleInUrdu, InUrdu, ReportWorld.Text().ExecutiveSummary));
        (await scene.ReadAsync(scene.Mother, "pl")).Report!.InShort.Translation.ShouldBeNull();
        (await scene.SeenAsync(LoginRole.Family, scene.Mother.Value)).ShouldBe(1);
        foreach (var other in new[] { scene.Stranger.Value, scene.Elsewhere.Value, Guid.Empty })
        {
            (await scene.SeenAsync(LoginRole.Family, other)).ShouldBe(0, "another case's family, another partnership's, and nobody");
        }
        foreach (var staff in (StaffId[])[scene.OtherChair, scene.ManagerElsewhere, world.PolicePartner, scene.OfPolish])
        {
            (await scene.SeenAsync(LoginRole.Workspace, staff.Value)).ShouldBe(0, staff.ToString());
        }
        var reference = await world.ReferenceAsync();
        (await scene.PublicAsync(reference, "ur")).ShouldNotBeNull().InLanguage.ShouldBe(new SummaryInLanguage(TitleInUrdu, InUrdu));
        (await scene.PublicAsync(reference, "pl"))!.InLanguage.ShouldBeNull();
        (await scene.PublicAsync(reference, "en"))!.InLanguage.ShouldBeNull();

        world.Clock.Advance(TimeSpan.FromDays(400));
        await world.TakeOffAsync();
        (await scene.PublicAsync(reference, "ur")).ShouldBeNull();
        (await scene.SeenAsync(LoginRole.Public, Guid.Empty, $"access.public_report_summary('{reference}', 'ur')")).ShouldBe(0);
        (await scene.ReadAsync(scene.Mother)).Report!.InShort.Translation.ShouldBe(InUrdu, "it stays hers to read");
    }

    [Fact]
    public async Task What_waits_for_review_nobody_reads_and_who_waited_is_told_when_it_is_approved()
    {
        await using var scene = await Scene.CreateAsync();
        var world = scene.Report;
        await world.SignOffAllAsync();
        (await scene.AskAsync(world.Chair)).ShouldSucceed();
        (await scene.TranslateAsync(scene.First)).ShouldSucceed();
        await scene.PublishAsync();
        (await scene.ReadAsync(scene.Mother)).Report!.InShort.Translation.ShouldBeNull("also in a demonstration");
        (await scene.SeenAsync(LoginRole.Family, scene.Mother.Value)).ShouldBe(0);
        var reference = await world.ReferenceAsync();
        (await scene.PublicAsync(reference, "ur"))!.InLanguage.ShouldBeNull();
        var told = await scene.MessagesAsync();
        world.Clock.Advance(TimeSpan.FromHours(1));

        (await scene.ApproveAsync(scene.Second)).ShouldSucceed();

        (await scene.ReadAsync(scene.Mother)).Report!.InShort.Translation.ShouldBe(InUrdu);
        (await scene.MessagesAsync()).ShouldBe(told + 1, "she alone: nobody else of her case reads Urdu");
        var news = (await scene.Area.HomeAsync(await world.World.ActAsync(scene.Mother), "ur", false, default)).News;
        news.ShouldContain(one => one.Kind == NewsKind.TextTranslated && one.Translated == NewsKind.ReportPublished);
    }

    [Fact]
    public async Task Whoever_reads_the_language_in_the_review_group_approves_it_too_and_she_is_told()
    {
        await using var scene = await Scene.CreateAsync();
        var world = scene.Report;
        await scene.PublishAsync(written: false);
        (await scene.AskAsync(world.Chair)).ShouldSucceed();
        (await scene.TranslateAsync(scene.First)).ShouldSucceed();
        (await new KeepLanguagesRead(world.World.Database).RunAsync(await world.World.ActAsync(world.Manager), new KeepLanguagesReadCommand(world.Chair, ["ur"]), default)).ShouldSucceed();
        var told = await scene.MessagesAsync();

        (await scene.ApproveAsync(world.Chair)).ShouldSucceed();

        (await scene.MessagesAsync()).ShouldBe(told + 1);
    }

    [Fact]
    public async Task New_words_put_the_translation_out_of_date_and_it_is_asked_for_anew()
    {
        await using var scene = await Scene.CreateAsync();
        var world = scene.Report;
        (await world.WriteAsync(world.Chair, ReportWorld.Text())).ShouldSucceed();
        (await world.AgreeAsync(world.Chair)).ShouldSucceed();
        await scene.TranslatedAsync();

        (await world.WriteAsync(world.Chair, ReportWorld.Text("Another title over the same words"), 1)).ShouldSucceed();
        (await world.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from translation_requests where kind = 'ReportSummary' and taken_back_at is null")).ShouldBe(0, "translators read nothing that is not agreed");
        (await world.AgreeAsync(world.Chair, 2)).ShouldSucceed();
        (await world.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from translation_requests where kind = 'ReportSummary' and taken_back_at is null and superseded_at is null")).ShouldBe(1);

        (await scene.PageAsync()).InShort.Single().Translation!.State.ShouldBe(TextState.Untranslated);
        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select string_agg((superseded_at is not null)::text, ',' order by requested_at, superseded_at nulls last) from translation_requests where kind = 'ReportSummary'"))
            .ShouldBe("true,false");
        foreach (var partner in (StaffId[])[world.CouncilPartner, world.PolicePartner, world.HealthPartner])
        {
            (await world.SignAsync(partner, 2)).ShouldSucceed();
        }
        await scene.PublishAsync(written: true);
        (await scene.ReadAsync(scene.Mother)).Report!.InShort.Translation.ShouldBeNull();
        (await scene.SeenAsync(LoginRole.Family, scene.Mother.Value)).ShouldBe(0);
        (await scene.PublicAsync(await world.ReferenceAsync(), "ur"))!.InLanguage.ShouldBeNull();
    }

    [Fact]
    public async Task Of_a_report_that_is_not_published_nobody_translates_the_summary()
    {
        await using var scene = await Scene.CreateAsync();
        var world = scene.Report;
        await world.SignOffAllAsync();
        (await scene.AskAsync(world.Chair)).ShouldSucceed();
        (await scene.TranslateAsync(scene.First)).ShouldSucceed();

        (await world.DecideAsync(null, decision: PublicationDecision.DoNotPublish)).ShouldSucceed();

        (await scene.PageAsync()).InShort.ShouldBeEmpty();
        (await scene.TranslateAsync(scene.First, "اور")).Refusals.ShouldBe([Refusal.NotFound]);
        (await world.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from translation_requests where taken_back_at is null")).ShouldBe(0);
    }

    private sealed class Scene : IAsyncDisposable
    {
        public required ReportWorld Report { get; init; }
        public required StaffId First { get; init; }
        public required StaffId Second { get; init; }
        public required StaffId OfPolish { get; init; }
        public required StaffId Facilitator { get; init; }
        public required StaffId OtherChair { get; init; }
        public required StaffId ManagerElsewhere { get; init; }
        public required FamilyMemberId Mother { get; init; }
        /// <summary>Of another case of the partnership.</summary>
        public required FamilyMemberId Stranger { get; init; }
        /// <summary>Of another partnership.</summary>
        public required FamilyMemberId Elsewhere { get; init; }

        public FamilyAreaQueries Area => new(Report.World.Database, new FamilyQueries(Report.World.Database));

        public static async Task<Scene> CreateAsync()
        {
            var report = await ReportWorld.CreateAsync();
            var world = report.World;
            var there = await world.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
            var managerThere = await world.AddStaffAsync("Manager There Testwell", null, there, StaffRole.BusinessManager);
            var other = await world.AddCaseAsync(report.Manager, "C.D.");
            var caseThere = await world.AddCaseAsync(managerThere, "E.F.", there);
            var scene = new Scene
            {
                Report = report,
                First = await world.AddStaffAsync("Translator Thyme Testwell", null, StaffRole.Translator),
                Second = await world.AddStaffAsync("Translator Tansy Testwell", null, StaffRole.Translator),
                OfPolish = await world.AddStaffAsync("Translator Teasel Testwell", null, StaffRole.Translator),
                Facilitator = await world.AddStaffAsync("Facilitator Fern Testwell", null),
                OtherChair = await world.AddStaffAsync("Chair Sedge Testwell", null),
                ManagerElsewhere = managerThere,
                Mother = (await world.AddFamilyMemberAsync(report.Case, report.Manager, "Amber Inventado", "Mother", "ur")).Id,
                Stranger = (await world.AddFamilyMemberAsync(other, report.Manager, "Basil Inventado", "Father", "ur")).Id,
                Elsewhere = (await world.AddFamilyMemberAsync(caseThere, managerThere, "Cress Inventado", "Mother", "ur")).Id,
            };
            await world.AddFamilyMemberAsync(report.Case, report.Manager, "Dill Inventado", "Uncle");
            await world.JoinCaseAsync(report.Case.Id, scene.Facilitator, CaseRole.FamilyFacilitator);
            await world.JoinCaseAsync(other.Id, scene.OtherChair, CaseRole.ReviewChair);
            await world.TestDatabase.ExecuteAsOwnerAsync("update family_members set safe_email = 'somebody@safe.example'");
            foreach (var (translator, language) in new[] { (scene.First, "ur"), (scene.Second, "ur"), (scene.OfPolish, "pl") })
            {
                (await new KeepTranslatorLanguages(world.Database).RunAsync(await world.ActAsync(report.Manager), new KeepTranslatorLanguagesCommand(translator, [language]), default)).ShouldSucceed();
            }
            return scene;
        }

        public async Task<Result> AskAsync(StaffId staff, HeadedText? source = null) =>
            await new RequestTranslation(Report.World.Database).RunAsync(await Report.World.ActAsync(staff),
                new RequestTranslationCommand(Report.Case.Id, CaseTextKind.ReportSummary, source ?? ReportWorld.Text().InShort, "en", "ur"), default);

        public async Task<Result> TranslateAsync(StaffId staff, string text = InUrdu) => await new TranslateCaseText(Report.World.Database).RunAsync(await Report.World.ActAsync(staff),
            new TranslateCaseTextCommand(Report.Case.Id, ReportWorld.Text().InShort, "en", "ur", text, await VersionAsync(), Heading: TitleInUrdu), default);

        public async Task<Result> ApproveAsync(StaffId staff) => await new TranslateCaseText(Report.World.Database).ApproveAsync(await Report.World.ActAsync(staff),
            new TranslateCaseTextCommand(Report.Case.Id, ReportWorld.Text().InShort, "en", "ur", null, await VersionAsync()), default);

        /// <summary>Asked for, written and approved.</summary>
        public async Task TranslatedAsync()
        {
            (await AskAsync(Report.Chair)).ShouldSucceed();
            (await TranslateAsync(First)).ShouldSucceed();
            (await ApproveAsync(Second)).ShouldSucceed();
        }

        /// <param name="written">Whether it is signed off already.</param>
        public async Task PublishAsync(bool written = true)
        {
            if (!written)
            {
                await Report.SignOffAllAsync();
            }
            (await Report.SendCopyAsync()).ShouldSucceed();
            Report.Clock.Advance(TimeSpan.FromDays(8));
            (await Report.DecideAsync(new DateOnly(2026, 3, 10))).ShouldSucceed();
            (await Report.PublishDueAsync()).ShouldBe(1);
        }

        public async Task<ReportPage> PageAsync() => (await new ReportQueries(Report.World.Database).OpenForCaseAsync(await Report.World.ActAsync(Report.Chair), Report.Case.Id, default))!;

        /// <summary>Codes of the languages in which the page on publication misses it.</summary>
        public async Task<IReadOnlyList<string>> WaitingAsync() =>
            (await new PublicationQueries(Report.World.Database).OpenAsync(await Report.World.ActAsync(Report.Manager), default)).Reports.Single().NotTranslated;

        public async Task<AfterwardsView> ReadAsync(FamilyMemberId member, string language = "ur") => await Area.AfterwardsAsync(await Report.World.ActAsync(member), language, true, default);

        public Task<ReadableReport?> PublicAsync(string reference, string language) => new PublicReportQueries(Report.World.Database).FindAsync(PublicActor.Anybody, reference, language, default);

        public Task<long> MessagesAsync() => Report.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from outbox_messages where template = 'FamilySomethingNew'");

        /// <summary>How many rows a login role sees in somebody's name, with nothing but the database.</summary>
        public async Task<long> SeenAsync(LoginRole role, Guid person, string table = "case_text_translations")
        {
            await using var connection = new NpgsqlConnection(Report.World.TestDatabase.For(role));
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"select set_config('practicereview.{(role == LoginRole.Family ? "family_member_id" : "staff_id")}', '{(person == default ? "" : person.ToString())}', false)";
            await command.ExecuteNonQueryAsync();
            command.CommandText = $"select count(*) from {table}";
            return (long)(await command.ExecuteScalarAsync())!;
        }

        public ValueTask DisposeAsync() => Report.World.DisposeAsync();

        private async Task<uint?> VersionAsync()
        {
            var hash = CaseTextTranslation.HashOf(ReportWorld.Text().InShort);
            var version = await Report.World.TestDatabase.AskAsOwnerAsync<long>($"select coalesce((select xmin::text::bigint from case_text_translations where source_hash = '{hash}'), -1)");
            return version < 0 ? null : (uint)version;
        }
    }
}
