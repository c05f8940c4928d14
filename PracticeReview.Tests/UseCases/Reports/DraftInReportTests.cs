using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.Reports;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Reports;

/// <summary>What the family reads of the draft, in the report: taken in, compared, agreed with a reason where it differs.</summary>
public sealed class DraftInReportTests
{
    [Fact]
    public async Task A_section_remembers_its_passage_and_an_old_one_is_read_without()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var passage = await PassageAsync(world, "Nobody asked.");
        (await world.WriteAsync(world.Chair, ReportWorld.Text() with { Sections = [new("What happened", "Nobody asked.", new TakenFrom(passage, 1))] })).ShouldSucceed();

        var page = await OpenAsync(world);
        page.Text.Sections.ShouldHaveSingleItem().From.ShouldBe(new TakenFrom(passage, 1));
        page.Passages.ShouldHaveSingleItem().ShouldBe(new PassageBeside(passage, 1, 1, "What happened", "Nobody asked.", page.Passages[0].Read));
        await world.World.TestDatabase.ExecuteAsOwnerAsync("""update report_versions set sections = '[{"Heading":"What happened","Text":"Nobody asked."}]'""");
        (await OpenAsync(world)).Text.Sections.ShouldHaveSingleItem().ShouldBe(new ReportSection("What happened", "Nobody asked."));

        // A passage of another draft, and an edition there is not, are none of this one.
        (await world.WriteAsync(world.Chair, ReportWorld.Text() with { Sections = [new("x", "x", new TakenFrom(DraftPassageId.New(), 1))] }, basedOn: 1)).ShouldRefuse("does not have");
        (await world.WriteAsync(world.Chair, ReportWorld.Text() with { Sections = [new("x", "x", new TakenFrom(passage, 2))] }, basedOn: 1)).ShouldRefuse("does not have");
    }

    [Fact]
    public async Task The_final_version_says_what_the_family_read_or_why_not_and_the_partners_read_so()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var mother = await world.World.AddFamilyMemberAsync(world.Case, world.Chair, "Amber Inventado");
        await ChooseAsync(world, mother, AgreementAnswer.Yes);
        var passage = await PassageAsync(world, "Nobody asked.");
        var taken = new ReportSection("What happened", "Nobody asked.", new TakenFrom(passage, 1));
        (await world.WriteAsync(world.Chair, ReportWorld.Text() with { Sections = [taken] })).ShouldSucceed();

        // She takes part in the draft and was shown nothing of it.
        (await OpenAsync(world)).Read.ShouldBe(new ReadByFamily(1, 0, 0));
        (await world.AgreeAsync(world.Chair)).ShouldRefuse("was never shown any of it");
        (await new ReleasePassage(world.World.Database).RunAsync(await world.World.ActAsync(world.Chair), new ReleasePassageCommand(passage, 1, [mother.Id], Enum.GetValues<ReleaseCheck>()), default)).ShouldSucceed();
        (await world.AgreeAsync(world.Chair)).ShouldSucceed();

        // The report says something else, and a passage she read is left out of the next version.
        (await world.WriteAsync(world.Chair, ReportWorld.Text() with { Sections = [taken with { Text = "Nobody asked her." }] }, basedOn: 1)).ShouldSucceed();
        (await OpenAsync(world)).Read.ShouldBe(new ReadByFamily(0, 1, 0));
        (await world.AgreeAsync(world.Chair, 2)).ShouldRefuse("One section says something else");
        (await world.WriteAsync(world.Chair, ReportWorld.Text(), basedOn: 2)).ShouldSucceed();
        (await world.AgreeAsync(world.Chair, 3)).ShouldRefuse("One passage that family members read");
        (await world.AgreeAsItStandsAsync(world.Chair, 3, "It is now an appendix she will be given.")).ShouldSucceed();
        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select agreed_despite from review_reports")).ShouldBe("It is now an appendix she will be given.");
        var toSign = (await new ReportQueries(world.World.Database).OpenAsync(await world.World.ActAsync(world.PolicePartner), await world.ReportAsync(), default))!;
        (toSign.Read, toSign.Passages.Count).ShouldBe((new ReadByFamily(0, 0, 1), 0));
        (await world.SignAsync(world.PolicePartner, 3)).ShouldSucceed();
    }

    [Theory]
    [InlineData(AgreementAnswer.Yes, 1)]
    [InlineData(AgreementAnswer.RatherTalk, 1)]
    [InlineData(AgreementAnswer.NotNow, 0)]
    [InlineData(AgreementAnswer.No, 0)]
    public async Task Who_takes_part_in_the_draft_is_shown_something_of_it(AgreementAnswer answer, int nothingShown)
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var mother = await world.World.AddFamilyMemberAsync(world.Case, world.Chair, "Amber Inventado");
        await ChooseAsync(world, mother, AgreementAnswer.Yes);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await ChooseAsync(world, mother, answer);
        (await world.WriteAsync(world.Chair, ReportWorld.Text())).ShouldSucceed();

        (await OpenAsync(world)).Read.NothingShown.ShouldBe(nothingShown);
    }

    [Fact]
    public async Task Whoever_may_not_be_approached_or_has_the_draft_closed_is_not_waited_for()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        await scene.Scene.ChooseAsync(FamilyActivity.CommentOnDraft, AgreementAnswer.Yes);
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update cases set stage = 'Review'");
        (await new WriteReport(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Chair), new WriteReportCommand(scene.Scene.Case.Id, 0, ReportWorld.Text()), default)).ShouldSucceed();
        (await NothingShownAsync(scene)).ShouldBe(1);

        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set access_ended_at = now()");
        (await NothingShownAsync(scene)).ShouldBe(0);
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set access_ended_at = null");
        (await new LimitFamilyArea(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Facilitator),
            new LimitFamilyAreaCommand(scene.Scene.Mother, [FamilyPart.Draft], LimitGround.UnderInvestigation, "She is to be interviewed."), default)).ShouldSucceed();
        (await NothingShownAsync(scene)).ShouldBe(0);
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("delete from family_limits");
        (await NothingShownAsync(scene)).ShouldBe(1);
        (await scene.HoldAsync(scene.Mother)).ShouldSucceed();
        (await NothingShownAsync(scene)).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_taken_back_and_who_said_no_since_do_not_count_as_read()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var mother = await world.World.AddFamilyMemberAsync(world.Case, world.Chair, "Amber Inventado");
        var release = new ReleasePassage(world.World.Database);
        var passage = await PassageAsync(world, "Nobody asked.");
        (await release.RunAsync(await world.World.ActAsync(world.Chair), new ReleasePassageCommand(passage, 1, [mother.Id], Enum.GetValues<ReleaseCheck>()), default)).ShouldSucceed();
        (await OpenAsync(world)).Passages.ShouldHaveSingleItem().Read.ShouldBe(["Nobody asked."]);

        await ChooseAsync(world, mother, AgreementAnswer.No);
        (await OpenAsync(world)).Passages.ShouldHaveSingleItem().Read.ShouldBeEmpty();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await ChooseAsync(world, mother, AgreementAnswer.NotNow);
        (await OpenAsync(world)).Passages.ShouldHaveSingleItem().Read.ShouldBe(["Nobody asked."]);
        (await release.WithdrawAsync(await world.World.ActAsync(world.Chair), new WithdrawPassageCommand(passage, mother.Id), default)).ShouldSucceed();
        (await OpenAsync(world)).Passages.ShouldHaveSingleItem().Read.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Nobody asked.", true)]
    [InlineData("Nobody asked her.", false)]
    public async Task After_publication_a_person_reads_whether_the_report_says_it_as_they_read_it(string inReport, bool asRead)
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var mother = await world.World.AddFamilyMemberAsync(world.Case, world.Chair, "Amber Inventado");
        var uncle = await world.World.AddFamilyMemberAsync(world.Case, world.Chair, "Ulric Inventado", "Uncle");
        var (passage, other) = (await PassageAsync(world, "Nobody asked."), await PassageAsync(world, "The house was cold."));
        foreach (var shown in new[] { passage, other })
        {
            (await new ReleasePassage(world.World.Database).RunAsync(await world.World.ActAsync(world.Chair), new ReleasePassageCommand(shown, 1, [mother.Id], Enum.GetValues<ReleaseCheck>()), default)).ShouldSucceed();
        }
        (await world.WriteAsync(world.Chair, ReportWorld.Text() with { Sections = [new("What happened", inReport, new TakenFrom(passage, 1))] })).ShouldSucceed();
        await world.AssureDraftAsync();
        (await world.AgreeAsItStandsAsync(world.Chair, 1, "The inquest begins on Monday.")).ShouldSucceed();
        (await ReadAsync()).ShouldBe([null, null], "before it is published nothing is said");

        await world.World.TestDatabase.ExecuteAsOwnerAsync("update review_reports set published_at = now()");

        (await ReadAsync()).ShouldBe([asRead, null]);
        (await new FamilyQueries(world.World.Database).DraftAsync(await world.World.ActAsync(uncle.Id), "en", true, default)).ShouldBeEmpty();
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update released_passages set withdrawn_at = now()");
        (await ReadAsync()).ShouldBeEmpty();

        async Task<IReadOnlyList<bool?>> ReadAsync() =>
            [.. (await new FamilyQueries(world.World.Database).DraftAsync(await world.World.ActAsync(mother.Id), "en", true, default)).Select(part => part.InReportAsRead)];
    }

    private static async Task<DraftPassageId> PassageAsync(ReportWorld world, string text) =>
        (await new WriteDraftPassage(world.World.Database).RunAsync(await world.World.ActAsync(world.Chair), new WriteDraftPassageCommand(world.Case.Id, null, 0, "What happened", text), default)).Value;

    private static async Task<ReportPage> OpenAsync(ReportWorld world) =>
        (await new ReportQueries(world.World.Database).OpenForCaseAsync(await world.World.ActAsync(world.Chair), world.Case.Id, default))!;

    private static async Task<int> NothingShownAsync(InvolvementScene scene) =>
        (await new ReportQueries(scene.World.Database).OpenForCaseAsync(await scene.ActAsync(scene.Scene.Chair), scene.Scene.Case.Id, default))!.Read.NothingShown;

    private static async Task ChooseAsync(ReportWorld world, FamilyMember member, AgreementAnswer answer) =>
        (await new RecordAgreement(world.World.Database).RunAsync(await world.World.ActAsync(member.Id), new RecordAgreementCommand(
            new Dictionary<FamilyActivity, AgreementAnswer> { [FamilyActivity.CommentOnDraft] = answer }, ExplainedBy.ReadItMyself, "en"), default)).ShouldSucceed();
}
