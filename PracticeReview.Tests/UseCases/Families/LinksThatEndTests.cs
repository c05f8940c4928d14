using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Workspace.Cases;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>A link does not die without a word: its contact person is told before, and it says itself until when it works.</summary>
public sealed class LinksThatEndTests
{
    [Fact]
    public async Task The_contact_person_is_told_three_weeks_before_and_until_there_is_a_new_link()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.DecideAsync(scene.Mother, InvolvementChoice.Involve)).ShouldSucceed();
        var made = await InviteAsync(scene);
        // Made on 2 March 2026: it works until some time on 29 August.
        made.LastDay.ShouldBe(new DateOnly(2026, 8, 28));

        scene.Clock.Advance(TimeSpan.FromDays(159) - TimeSpan.FromMinutes(1));
        (await EndsAsync(scene, scene.Scene.Facilitator)).ShouldBeNull();
        (await RemindAsync(scene)).ShouldBe(0);
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        var item = (await EndsAsync(scene, scene.Scene.Facilitator)).ShouldNotBeNull();
        (item.What, item.DueDay, WorkWords.Address(item)).ShouldBe(("The invitation of a person ends on Friday 28 August 2026: give them a new link if they want one", made.LastDay,
            $"/workspace/cases/{scene.Scene.Case.Id}/family/{scene.Scene.Mother}#invite-title"));
        foreach (var other in (StaffId[])[scene.Scene.Chair, scene.Scene.Reviewer, scene.Scene.Manager, scene.Scene.OtherChair])
        {
            (await EndsAsync(scene, other)).ShouldBeNull("it is her contact person's");
        }

        // Told by message once, however often the job runs, and nobody is named in it.
        var before = await scene.Scene.CountAsync("outbox_messages");
        (await RemindAsync(scene)).ShouldBe(1);
        (await RemindAsync(scene)).ShouldBe(0);
        (await scene.Scene.CountAsync("outbox_messages")).ShouldBe(before + 1);
        (await scene.Scene.CountAsync($"outbox_messages where staff_id = '{scene.Scene.Facilitator}' and template = 'StaffSomethingWaits' and argument is null")).ShouldBeGreaterThan(0);
        (await scene.Scene.RecordedAsync("Reminded of a link that ends")).ShouldBe(1);

        scene.Clock.Advance(TimeSpan.FromDays(30));
        (await EndsAsync(scene, scene.Scene.Facilitator)).ShouldNotBeNull().What.ShouldStartWith("The invitation of a person ended on Friday 28 August 2026");
        await InviteAsync(scene);
        (await EndsAsync(scene, scene.Scene.Facilitator)).ShouldBeNull();
        (await RemindAsync(scene)).ShouldBe(0);
    }

    [Fact]
    public async Task Whom_nobody_approaches_now_is_nobodys_work()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.DecideAsync(scene.Mother, InvolvementChoice.Involve)).ShouldSucceed();
        await InviteAsync(scene);
        scene.Clock.Advance(TimeSpan.FromDays(170));
        (await EndsAsync(scene, scene.Scene.Facilitator)).ShouldNotBeNull();

        (await scene.ContactAsync(scene.Mother, ContactSide.Us, ContactOutcome.Declined)).ShouldSucceed();
        (await EndsAsync(scene, scene.Scene.Facilitator)).ShouldBeNull();
        (await RemindAsync(scene)).ShouldBe(0, "no message asks for what is nobody's work");
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("delete from family_contacts; update family_members set access_ended_at = now()");
        (await EndsAsync(scene, scene.Scene.Facilitator)).ShouldBeNull("her area is closed");
        (await RemindAsync(scene)).ShouldBe(0);
    }

    [Fact]
    public void The_message_with_the_link_says_until_when_it_works()
    {
        var letters = new LetterWriter(new CatalogueLibrary([]), "https://portal.example", showUnreviewed: false);
        var letter = letters.Write(MessageTemplate.FamilyInvitation, MessageMeans.TextMessage, Languages.English, "/en/family/invitation/x", new DateOnly(2026, 8, 28));
        letter.Body.ShouldContain("The link works until 28/08/2026.");
        letter.Body.TrimEnd().ShouldEndWith("https://portal.example/en/family/invitation/x", Case.Sensitive, "the link stands last");
        letter.Body.ShouldNotContain("{day}");
    }

    private static async Task<FamilyInvitationMade> InviteAsync(InvolvementScene scene)
    {
        var made = await new InviteFamilyMember(scene.World.Database, new NoSeal()).RunAsync(await scene.ActAsync(scene.Scene.Facilitator), new InviteFamilyMemberCommand(scene.Scene.Mother, DoorMeans.Hand), default);
        made.Refusals.ShouldBeEmpty();
        return made.Value;
    }

    private static async Task<WorkItem?> EndsAsync(InvolvementScene scene, StaffId staff) =>
        (await new TodayQueries(scene.World.Database).FindAsync(await scene.ActAsync(staff), 1, default)).Mine.SingleOrDefault(item => item.Kind == WorkKind.LinkEnds);

    private static Task<int> RemindAsync(InvolvementScene scene) => new RemindOfEndingLinks(scene.World.Database).RunAsync(TestWorldJobs.Job, default);

    /// <summary>Nothing is sent here that would have to be sealed.</summary>
    private sealed class NoSeal : IMessageSeal
    {
        public string Seal(string secret) => throw new InvalidOperationException("Nothing is sent.");
        public string? Open(string sealedSecret) => null;
    }
}
