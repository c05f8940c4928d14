using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PracticeReview.Data.Cases;
using PracticeReview.Data.RapidReviews;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Workspace.RapidReviews;

namespace PracticeReview.Tests.Workspace.RapidReviews;

/// <summary>The database tells open pages that their meeting has changed, and says nothing else to anybody.</summary>
public sealed class OpenMeetingsTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_page_is_told_of_what_others_do_at_its_own_meeting_and_of_no_other()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var portal = await TestPortal.StartAsync(scene.World);
        var meetings = portal.Services.GetRequiredService<OpenMeetings>();
        var others = 0;
        using var other = meetings.Open(new CaseId(Guid.CreateVersion7()), () => others++);
        await UntilListeningAsync(scene, meetings);
        others = 0;

        await ToldAsync(meetings, scene.Case, async () => (await scene.InviteAsync(null, [.. scene.Partners])).ShouldSucceed(), "invitations");
        await ToldAsync(meetings, scene.Case, async () => (await scene.AttendAsync(scene.Partners.First())).ShouldSucceed(), "attendance");
        await ToldAsync(meetings, scene.Case, async () => (await scene.NoteAsync(scene.Partners.First(), AgendaItem.Facts, "Both calls were to one address.")).ShouldSucceed(), "a note");
        await ToldAsync(meetings, scene.Case, async () => (await new KeepImmediateAction(scene.World.Database).AddAsync(await scene.World.ActAsync(scene.Manager),
            new AddImmediateActionCommand(scene.Case, "See the brother", scene.Council.Id, new DateOnly(2026, 4, 1)), default)).ShouldSucceed(), "an immediate action");
        await ToldAsync(meetings, scene.Case, () => scene.World.TestDatabase.ExecuteAsOwnerAsync(
            $"insert into meeting_papers values (gen_random_uuid(), '{scene.World.Partnership.Id}', '{scene.Case}', '{scene.Partners.First()}', '{scene.Manager}', now(), null, '\\x00')"), "papers that were sent");
        await ToldAsync(meetings, scene.Case, async () => (await scene.WriteReportAsync(complete: false)).ShouldSucceed(), "the report");
        await ToldAsync(meetings, scene.Case, async () => (await scene.RevokeAsync(scene.Partners.First())).ShouldSucceed(), "an invitation taken back");
        await ToldAsync(meetings, scene.Case, async () => (await scene.PlanAsync(scene.World.Now.AddDays(11))).ShouldSucceed(), "another date");

        others.ShouldBe(0);
    }

    [Fact]
    public async Task Every_page_is_told_when_a_portal_that_lost_the_database_hears_it_again()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var portal = await TestPortal.StartAsync(scene.World);
        var meetings = portal.Services.GetRequiredService<OpenMeetings>();
        await UntilListeningAsync(scene, meetings);

        await ToldAsync(meetings, scene.Case, scene.World.TestDatabase.CutConnectionsAsync, "that the portal listens again");
        await ToldAsync(meetings, scene.Case, () => scene.World.TestDatabase.ExecuteAsOwnerAsync($"update rapid_reviews set sitting = 2 where case_id = '{scene.Case}'"), "what changed after it");
    }

    [Fact]
    public async Task A_page_that_was_left_is_told_nothing_more()
    {
        var meetings = new OpenMeetings();
        var told = 0;
        var meeting = Guid.CreateVersion7();
        var watch = meetings.Open(new CaseId(meeting), () => told++);
        meetings.Hear("meeting_changed", meeting.ToString());
        watch.Dispose();

        meetings.Hear("meeting_changed", meeting.ToString());
        await meetings.CatchUpAsync(default);

        told.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_listens_hears_which_meeting_and_no_word_of_it()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var listener = new NpgsqlConnection(scene.World.TestDatabase.For(LoginRole.Public));
        await listener.OpenAsync();
        await using (var listen = new NpgsqlCommand("listen meeting_changed", listener))
        {
            await listen.ExecuteNonQueryAsync();
        }
        List<string> heard = [];
        listener.Notification += (_, told) => heard.Add(told.Payload);

        (await scene.NoteAsync(scene.Manager, AgendaItem.Facts, "Both calls were to one address.")).ShouldSucceed();
        (await listener.WaitAsync(s_patience)).ShouldBeTrue();

        heard.ShouldBe([scene.Case.ToString()]);
    }

    // By a meeting of its own, so that nothing of it is taken for what follows.
    private static async Task UntilListeningAsync(RapidReviewScene scene, OpenMeetings meetings)
    {
        var told = new TaskCompletionSource();
        var meeting = Guid.CreateVersion7();
        using var watch = meetings.Open(new CaseId(meeting), () => told.TrySetResult());
        for (var time = 0; time < 100 && !told.Task.IsCompleted; time++)
        {
            await scene.World.TestDatabase.ExecuteAsOwnerAsync($"select pg_notify('meeting_changed', '{meeting}')");
            await Task.WhenAny(told.Task, Task.Delay(TimeSpan.FromMilliseconds(100)));
        }
        told.Task.IsCompleted.ShouldBeTrue("the portal listens");
    }

    private static async Task ToldAsync(OpenMeetings meetings, CaseId meeting, Func<Task> change, string what)
    {
        var told = new TaskCompletionSource();
        using var watch = meetings.Open(meeting, () => told.TrySetResult());
        await change();
        await Task.WhenAny(told.Task, Task.Delay(s_patience));
        told.Task.IsCompleted.ShouldBeTrue($"the page hears of {what}");
    }
}
