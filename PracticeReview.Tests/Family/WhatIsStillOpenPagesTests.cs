using System.Net;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Identity;

namespace PracticeReview.Tests.Family;

/// <summary>What a person can still do where something is over, or is not open to them yet, stands on the page itself.</summary>
public sealed class WhatIsStillOpenPagesTests
{
    private static readonly Dictionary<string, string?> s_settings = new(StringComparer.Ordinal) { ["Words:ShowUnreviewed"] = "true" };

    [Fact]
    public async Task A_no_can_be_said_at_any_time_and_words_and_choices_that_come_too_late_say_whom_to_ring()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var meeting = await (await FilledArea.CreateAsync(world)).InviteToMeetingAsync();
        var words = await world.SendAsync(world.Mother, ContributionKind.FocusSuggestion, "Nobody rang back.");
        var keep = new KeepFamilyDraft(world.World.Database);
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        using var mother = portal.Client(Schemes.Family, (await world.World.BeginFamilySessionAsync(world.Mother.Id)).Value);
        var (answer, quote) = ($"/en/family/meetings/{meeting}", $"/en/family/what-became/{words}/quote");

        // Whoever waits for a grown-up says no alone, and nothing else.
        (await mother.GetStringAsync("/en/family/taking-part")).ShouldContain("value=\"RatherTalk\"");
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set age = 'TwelveToFifteen' where id = '{world.Mother.Id}'");
        var choices = await mother.GetStringAsync("/en/family/taking-part");
        choices.ShouldContain("id=\"grown-up\"");
        choices.ShouldContain("value=\"No\"");
        choices.ShouldNotContain("value=\"NotNow\"");
        choices.ShouldNotContain("value=\"RatherTalk\"");

        // Once the report is agreed, a choice about it may come too late.
        (await mother.GetStringAsync(quote)).ShouldNotContain("id=\"finished\"");
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"""
            insert into review_reports (id, partnership_id, case_id, case_reference, reference, number, agreed_at, agreed_by)
            select gen_random_uuid(), partnership_id, id, reference, 'R-2222222', 1, now(), '{world.Chair}' from cases where id = '{world.Case.Id}'
            """);
        var late = await mother.GetStringAsync(quote);
        late.ShouldContain("id=\"finished\"");
        late.ShouldContain(world.World.Partnership.ContactTelephone);

        // Words to a meeting that is over are neither lost nor stuck.
        (await world.AsAsync(world.Mother, actor => keep.RunAsync(actor, new KeepFamilyDraftCommand($"meetings/{meeting}", new Dictionary<string, string> { ["Text"] = "Only in the evening." }), default))).ShouldSucceed();
        (await mother.GetStringAsync(answer)).ShouldNotContain("id=\"unsent\"");
        world.Clock.Advance(TimeSpan.FromDays(8));
        using var later = portal.Client(Schemes.Family, (await world.World.BeginFamilySessionAsync(world.Mother.Id)).Value);
        var over = await later.GetStringAsync(answer);
        over.ShouldContain("Only in the evening.");
        over.ShouldContain("handler=Forget");
        over.ShouldContain(world.World.Partnership.ContactTelephone);
        (await world.AsAsync(world.Uncle, async actor => { await keep.ForgetAsync(actor, $"meetings/{meeting}", default); return true; })).ShouldBeTrue();
        (await later.GetStringAsync(answer)).ShouldContain("Only in the evening.", customMessage: "nobody else throws them away");
        (await world.AsAsync(world.Mother, async actor => { await keep.ForgetAsync(actor, $"meetings/{meeting}", default); return true; })).ShouldBeTrue();
        (await later.GetStringAsync(answer)).ShouldNotContain("id=\"unsent\"");

        // A meeting that is over and stands there in English says so.
        WebUtility.HtmlDecode(await later.GetStringAsync("/ur/family/meetings")).ShouldContain("اس میں سے کچھ کا ابھی ترجمہ نہیں ہوا");
    }
}
