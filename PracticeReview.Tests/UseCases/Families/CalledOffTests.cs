using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>Nobody is left with a meeting to come to when it is recorded that nobody meets them.</summary>
public sealed class CalledOffTests
{
    [Theory]
    [InlineData("held", "Held")]
    [InlineData("declined", "Declined")]
    [InlineData("not involved", "NotInvolved")]
    [InlineData("stopped", "Stopped")]
    [InlineData("stopped, entered for her", "Stopped")]
    public async Task A_meeting_still_to_come_is_called_off_with_the_word_that_says_so(string what, string because)
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var uncle = await LinkUncleAsync(scene);
        var shown = await ShownAsync(scene, scene.Mother, scene.Uncle);
        var planned = await scene.MeetAsync(scene.Mother);
        var his = await scene.MeetAsync(scene.Uncle);
        var over = await scene.MeetAsync(scene.Mother);
        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"update family_meetings set at = '{scene.World.Now.AddHours(-1):O}' where id = '{over}'; delete from outbox_messages");
        scene.Clock.Advance(TimeSpan.FromMinutes(1));

        await RecordAsync(scene, what);

        (await StateAsync(scene, shown)).ShouldBe($"Cancelled {because}");
        (await StateAsync(scene, planned)).ShouldBe($"Cancelled {because}");
        (await StateAsync(scene, his)).ShouldBe("Planned ");
        (await StateAsync(scene, over)).ShouldBe("Planned ");
        // She and he were shown it and hear of it; who stands beside her is told where. Who stopped herself needs no message.
        (await scene.Scene.CountAsync($"outbox_messages where family_member_id = '{uncle}' and template = 'FamilySomethingNew' and argument = 'MeetingChanged'")).ShouldBe(1, "it goes after a not now, too");
        var self = what == "stopped";
        if (!what.StartsWith("stopped", StringComparison.Ordinal))
        {
            (await scene.Scene.CountAsync($"outbox_messages where family_member_id = '{scene.Scene.Mother}'")).ShouldBe(1);
        }
        (await scene.Scene.CountAsync($"outbox_messages where staff_id = '{scene.Scene.Facilitator}' and template = 'StaffSomethingWaits'")).ShouldBe(self ? 1 : 2);
        var line = (await new FamilyMeetingQueries(scene.World.Database).OpenAsync(await scene.ActAsync(scene.Scene.Chair), scene.Scene.Case.Id, default))!.Meetings.Single(meeting => meeting.Id == shown);
        (line.State, line.CalledOff.ToString()).ShouldBe((FamilyMeetingState.Cancelled, because));

        // In her area and his it is shown as not taking place, and nothing says why.
        foreach (var member in new[] { scene.Scene.Mother, uncle })
        {
            (await new FamilyMeetingQueries(scene.World.Database).ForMemberAsync(await scene.World.ActAsync(member), "en", false, default)).ShouldHaveSingleItem().IsCancelled.ShouldBeTrue();
        }
        (await scene.Scene.CountAsync($"audit_events where action = 'Family meeting called off' and details like '%{because}%'")).ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_comes_back_by_itself_and_another_meeting_is_planned()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var shown = await ShownAsync(scene, scene.Mother);
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await RecordAsync(scene, "declined");
        scene.Clock.Advance(TimeSpan.FromMinutes(1));

        (await scene.ContactAsync(scene.Mother, ContactSide.Person, ContactOutcome.WantsToTakePart)).ShouldSucceed();

        (await StateAsync(scene, shown)).ShouldBe("Cancelled Declined");
        (await new HoldFamilyMeeting(scene.World.Database).ReleaseAsync(await Facilitator(scene), shown, default)).ShouldRefuse("was cancelled");
        (await StateAsync(scene, await scene.MeetAsync(scene.Mother))).ShouldBe("Planned ");
    }

    [Fact]
    public async Task A_decline_that_is_recorded_late_calls_nothing_off_where_they_wanted_to_take_part_since()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.ContactAsync(scene.Mother, ContactSide.Person, ContactOutcome.WantsToTakePart)).ShouldSucceed();
        var shown = await ShownAsync(scene, scene.Mother);

        (await new RecordContact(scene.World.Database).RunAsync(await Facilitator(scene), new RecordContactCommand(scene.Mother, Guid.CreateVersion7(), scene.World.Now.AddDays(-3),
            ContactMeans.Telephone, ContactSide.Us, ContactOutcome.Declined, "In February."), default)).ShouldSucceed();

        (await StateAsync(scene, shown)).ShouldBe("Planned ");
    }

    [Fact]
    public async Task Asked_for_time_or_decided_anew_calls_nothing_off()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var shown = await ShownAsync(scene, scene.Mother);
        (await scene.ContactAsync(scene.Mother, ContactSide.Us, ContactOutcome.AskedForTime)).ShouldSucceed();
        (await scene.DecideAsync(scene.Mother, InvolvementChoice.Undecided)).ShouldSucceed();
        await scene.Scene.ChooseAsync(FamilyActivity.ShareExperience, AgreementAnswer.No);

        (await StateAsync(scene, shown)).ShouldBe("Planned ");
    }

    [Theory]
    [InlineData("held", "A hold agreed")]
    [InlineData("declined", "do not want to take part")]
    [InlineData("not involved", "decided not to involve")]
    [InlineData("stopped", "has stopped taking part")]
    public async Task A_meeting_is_neither_planned_shown_nor_moved_with_somebody_nobody_meets(string what, string why)
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var shown = await ShownAsync(scene, scene.Uncle, scene.Mother);
        var planned = await scene.MeetAsync(scene.Mother);
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await RecordAsync(scene, what);
        // As it stood before meetings were called off.
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update family_meetings set state = 'Planned', called_off = null, called_off_at = null");

        var moved = await PlanAsync(scene, shown, await VersionAsync(scene, shown), scene.Mother);
        moved.ShouldRefuse($"Mother: ");
        moved.ShouldRefuse(why);
        (await new HoldFamilyMeeting(scene.World.Database).ReleaseAsync(await Facilitator(scene), planned, default)).ShouldRefuse(why);
        (await PlanAsync(scene, FamilyMeetingId.New(), null, scene.Mother)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Persons");
        (await PlanAsync(scene, FamilyMeetingId.New(), null, scene.Uncle)).Succeeded.ShouldBeTrue();
        var view = (await new FamilyMeetingQueries(scene.World.Database).OpenAsync(await Facilitator(scene), scene.Scene.Case.Id, default))!;
        view.Persons.Select(person => person.Id).ShouldNotContain(scene.Mother.Value);
        view.Meetings.Single(meeting => meeting.Id == planned).WhyNotShown.ShouldHaveSingleItem().ShouldContain(why);

        // The database alone refuses it too.
        (await TryAsync(scene, $"update family_meetings set at = at + interval '1 day', written_by = '{scene.Scene.Facilitator}' where id = '{shown}'")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(scene, $"update family_meetings set released_at = now(), written_by = '{scene.Scene.Facilitator}' where id = '{planned}'")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(scene, $"update family_meetings set notes = 'x', written_by = '{scene.Scene.Facilitator}' where id = '{shown}'")).ShouldBeNull();
    }

    [Fact]
    public async Task The_database_lets_nobody_record_it_and_leave_the_meeting_standing()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        await scene.MeetAsync(scene.Mother);
        var (partnership, @case, me, now) = (scene.World.Partnership.Id, scene.Scene.Case.Id, scene.Scene.Facilitator, scene.World.Now.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        string[] writes =
        [
            $"insert into involvement_decisions (id, partnership_id, case_id, person_id, choice, reason, best_interests, decided_by, decided_at) values (gen_random_uuid(), '{partnership}', '{@case}', '{scene.Mother}', 'NotInvolved', 'x', 'x', '{me}', '{now}')",
            $"insert into family_contacts (id, partnership_id, case_id, person_id, at, means, side, outcome, words, recorded_by, recorded_at) values (gen_random_uuid(), '{partnership}', '{@case}', '{scene.Mother}', '{now}', 'Letter', 'Us', 'Declined', '', '{me}', '{now}')",
            $"insert into involvement_holds (id, partnership_id, case_id, person_id, officer, reason, agreed_on, is_acknowledged, acknowledgement, look_again_on, recorded_by, recorded_at) values (gen_random_uuid(), '{partnership}', '{@case}', '{scene.Mother}', 'x', 'x', '2026-03-01', false, 'x', '2026-04-01', '{me}', '{now}')",
        ];
        foreach (var write in writes)
        {
            (await TryAsync(scene, write)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, write);
        }
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update family_meetings set state = 'Cancelled'");
        foreach (var write in writes)
        {
            (await TryAsync(scene, write)).ShouldBeNull(write);
        }
    }

    private static async Task RecordAsync(InvolvementScene scene, string what)
    {
        switch (what)
        {
            case "held":
                (await new HoldInvolvement(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Chair), new PlaceHoldCommand(scene.Mother, new("DI Osprey", "She is to be interviewed.",
                    Data.Calendar.LegalDay.Of(scene.World.Now), false, "The police asked to keep it quiet.", Data.Calendar.LegalDay.Of(scene.World.Now).AddDays(30))), default)).ShouldSucceed();
                break;
            case "declined":
                (await scene.ContactAsync(scene.Mother, ContactSide.Us, ContactOutcome.Declined, scene.Scene.Chair)).ShouldSucceed();
                break;
            case "not involved":
                (await scene.DecideAsync(scene.Mother, InvolvementChoice.NotInvolved, scene.Scene.Chair)).ShouldSucceed();
                break;
            case "stopped":
                (await new RecordAgreement(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Scene.Mother), new RecordAgreementCommand(
                    Enum.GetValues<FamilyActivity>().ToDictionary(activity => activity, _ => AgreementAnswer.No), ExplainedBy.ReadItMyself, "ur"), default)).ShouldSucceed();
                break;
            default:
                (await new RecordConsentGrounds(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Chair),
                    new RecordConsentGroundsCommand(scene.Scene.Mother, new ConsentConsidered(AgeGroup.Adult, ConsentDecider.Themselves, "", "", false)), default)).ShouldSucceed();
                (await new EnterAgreement(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Chair), new EnterAgreementCommand(scene.Scene.Mother,
                    Enum.GetValues<FamilyActivity>().ToDictionary(activity => activity, _ => AgreementAnswer.No), ExplainedBy.Facilitator, "Facilitator Fern", null, "ur", new Dictionary<FamilyActivity, string>()), default)).ShouldSucceed();
                break;
        }
    }

    private static async Task<FamilyMemberId> LinkUncleAsync(InvolvementScene scene)
    {
        var uncle = await scene.World.AddFamilyMemberAsync(scene.Scene.Case, scene.Scene.Facilitator, "Uncle Inventado", "Uncle");
        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set safe_email = 'uncle@safe.example' where id = '{uncle.Id}'");
        (await new LinkToArea(scene.World.Database).RunAsync(await Facilitator(scene), new LinkToAreaCommand(scene.Uncle, uncle.Id), default)).ShouldSucceed();
        return uncle.Id;
    }

    private static async Task<FamilyMeetingId> ShownAsync(InvolvementScene scene, params IReadOnlyCollection<MappedPersonId> persons)
    {
        var meeting = await scene.MeetAsync(persons);
        (await new HoldFamilyMeeting(scene.World.Database).ReleaseAsync(await Facilitator(scene), meeting, default)).ShouldSucceed();
        return meeting;
    }

    private static async Task<Result<FamilyMeetingId>> PlanAsync(InvolvementScene scene, FamilyMeetingId id, uint? version, params IReadOnlyCollection<MappedPersonId> persons) =>
        await new PlanFamilyMeeting(scene.World.Database).RunAsync(await Facilitator(scene), new PlanFamilyMeetingCommand(scene.Scene.Case.Id, id,
            new("To go through the draft.", scene.World.Now.AddDays(9), "The town hall", "Rowan, who leads the review", "Chair Clover", false, null), persons.Count > 0 ? persons : null, version), default);

    private static Task<StaffActor> Facilitator(InvolvementScene scene) => scene.ActAsync(scene.Scene.Facilitator);

    private static Task<string> StateAsync(InvolvementScene scene, FamilyMeetingId meeting) =>
        scene.World.TestDatabase.AskAsOwnerAsync<string>($"select state || ' ' || coalesce(called_off, '') from family_meetings where id = '{meeting}'");

    private static async Task<uint> VersionAsync(InvolvementScene scene, FamilyMeetingId meeting) =>
        (uint)await scene.World.TestDatabase.AskAsOwnerAsync<long>($"select xmin::text::bigint from family_meetings where id = '{meeting}'");

    private static async Task<string?> TryAsync(InvolvementScene scene, string sql)
    {
        await using var connection = new NpgsqlConnection(scene.World.TestDatabase.For(LoginRole.Workspace));
        await connection.OpenAsync();
        await using (var command = new NpgsqlCommand($"select set_config('practicereview.staff_id', '{scene.Scene.Facilitator}', false)", connection))
        {
            await command.ExecuteNonQueryAsync();
        }
        try
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException problem)
        {
            return problem.SqlState;
        }
    }
}
