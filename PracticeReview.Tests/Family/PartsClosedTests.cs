using System.Net;
using Microsoft.Playwright;
using PracticeReview.Data;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Identity;

namespace PracticeReview.Tests.Family;

/// <summary>
/// Questions in advance and telling of the child closed to one person by decision (guidance 1.3; checklist J12): by the rule, on the
/// page, and by the database alone; to nobody else; and open again when it is lifted.
/// </summary>
public sealed class PartsClosedTests(TestData.Browser browser) : BrowserTests(browser)
{
    private static readonly Dictionary<string, string?> s_settings = new(StringComparer.Ordinal) { ["Words:ShowUnreviewed"] = "true" };

    [Fact]
    public async Task Questions_in_advance_are_neither_read_nor_answered_until_they_are_opened_again()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var second = await filled.AskAsync(world.Mother, "Who helped you in the spring?");
        var uncles = await filled.AskAsync(world.Uncle, "When did you last see her?");
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        using var mother = portal.Client(Schemes.Family, (await world.World.BeginFamilySessionAsync(world.Mother.Id)).Value);
        using var uncle = portal.Client(Schemes.Family, (await world.World.BeginFamilySessionAsync(world.Uncle.Id)).Value);
        (await mother.GetStringAsync($"/en/family/asked/{second}")).ShouldContain("Who helped you in the spring?");

        await CloseAsync(world, FamilyPart.Asked);

        (await filled.SayAsync(world.Mother, second, QuestionAnswerKind.Words, "My sister.")).ShouldRefuse("not open to you at the moment");
        foreach (var address in (string[])["/asked", $"/asked/{second}", $"/asked/{filled.Asked}"])
        {
            var answer = await mother.GetAsync($"/en/family{address}");
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, address);
            answer.Headers.Location!.ToString().ShouldBe("/en/family/not-open", address);
        }
        (await filled.SayAsync(world.Uncle, uncles, QuestionAnswerKind.Skip, null)).ShouldSucceed();
        (await uncle.GetStringAsync($"/en/family/asked/{uncles}")).ShouldContain("When did you last see her?");
        var database = world.World.TestDatabase;
        (await database.CountAsAsync(LoginRole.Family, world.Mother.Id.Value, "asked_questions")).ShouldBe(1, "the one she answered, whose answer stays hers");
        (await database.CountAsAsync(LoginRole.Family, world.Mother.Id.Value, $"asked_questions where id = '{second}'")).ShouldBe(0);
        (await mother.GetAsync($"/en/family/leave-out/answer/{await database.AskAsOwnerAsync<Guid>("select id from question_answers where text = '" + FilledArea.Answer + "'")}")).StatusCode.ShouldBe(HttpStatusCode.OK, "she may still ask that it be left out");
        (await database.CountAsAsync(LoginRole.Family, world.Uncle.Id.Value, "asked_questions")).ShouldBe(1);
        (await database.ChangeAsAsync(LoginRole.Family, world.Mother.Id.Value, "update question_answers set text = 'Changed' where read_at is null")).ShouldBe(0);
        (await database.TryAsAsync(LoginRole.Family, world.Mother.Id.Value, $"""
            insert into question_answers select (r).* from (select json_populate_record(a, '{"{"}"id": "{Guid.CreateVersion7()}"{"}"}') as r from question_answers a limit 1) one
            """)).ShouldBe("42501");
        (await database.CountAsAsync(LoginRole.Family, world.Mother.Id.Value, "question_answers")).ShouldBeGreaterThan(0, "what was said stays theirs");

        await OpenAsync(world);

        (await filled.SayAsync(world.Mother, second, QuestionAnswerKind.Words, "My sister.")).ShouldSucceed();
        (await mother.GetStringAsync($"/en/family/asked/{second}")).ShouldContain("My sister.");
    }

    [Fact]
    public async Task Words_sent_to_a_question_that_was_closed_meanwhile_are_kept()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var question = await filled.AskAsync(world.Mother, "Who helped you in the spring?");
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { JavaScriptEnabled = false });
        await page.GotoAsync($"/en/family/asked/{question}");
        await page.CheckAsync("input[name=Kind][value=Words]");
        await page.FillAsync("#Text", "My sister came every day.");

        await CloseAsync(world, FamilyPart.Asked);
        await page.ClickAsync(".write button >> nth=0");

        page.Url.ShouldEndWith("/en/family/not-open");
        (await world.CountAsync("family_drafts where form like 'asked/%' and content like '%every day%'")).ShouldBe(1);
        (await world.CountAsync("question_answers where text like '%every day%'")).ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_more_is_told_of_the_child_while_what_was_told_can_be_seen_and_taken_back()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        using var mother = portal.Client(Schemes.Family, (await world.World.BeginFamilySessionAsync(world.Mother.Id)).Value);

        await CloseAsync(world, FamilyPart.YourChild);

        (await TellAsync(world, "More.")).ShouldRefuse("not open to you at the moment");
        var page = await mother.GetStringAsync("/ur/family/your-child");
        page.ShouldContain("id=\"closed\"");
        page.ShouldNotContain("id=\"tell\"");
        page.ShouldContain(FilledArea.Memory);
        var database = world.World.TestDatabase;
        (await database.TryAsAsync(LoginRole.Family, world.Mother.Id.Value, $"""
            insert into child_memories select (r).* from (select json_populate_record(a, '{"{"}"id": "{Guid.CreateVersion7()}"{"}"}') as r from child_memories a limit 1) one
            """)).ShouldBe("42501");
        (await world.AsAsync(world.Mother, actor => new TellOfChild(world.World.Database).TakeBackAsync(actor, filled.Private, CancellationToken.None))).ShouldSucceed();
        (await world.CountAsync($"child_memories where id = '{filled.Private}'")).ShouldBe(0);

        await OpenAsync(world);

        (await TellAsync(world, "More.")).ShouldSucceed();
    }

    private static Task<Result> TellAsync(FamilyAreaWorld world, string text) => world.AsAsync(world.Mother, actor => new TellOfChild(world.World.Database).RunAsync(actor,
        new TellOfChildCommand(ChildMemoryId.New(), MemoryKind.Words, text, MemoryAudience.ReviewGroup, "en"), null, CancellationToken.None));

    private static async Task CloseAsync(FamilyAreaWorld world, FamilyPart part) => (await new LimitFamilyArea(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator),
        new LimitFamilyAreaCommand(world.Mother.Id, [part], LimitGround.UnderInvestigation, "She is to be interviewed."), CancellationToken.None)).ShouldSucceed();

    private static async Task OpenAsync(FamilyAreaWorld world)
    {
        var limit = await world.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from family_limits where lifted_at is null");
        (await new LimitFamilyArea(world.World.Database).LiftAsync(await world.World.ActAsync(world.Chair), limit, "No charge was brought.", CancellationToken.None)).ShouldSucceed();
    }
}
