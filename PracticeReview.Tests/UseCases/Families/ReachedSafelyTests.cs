using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>How a person is reached, and by whom: what is entered for them, codes by post, another contact person.</summary>
public sealed class ReachedSafelyTests
{
    private static readonly EnterSafeContactCommand s_entered = new(default, 0, " new@home.example ", "07700 900999", UnsafeTimes.Nights, UnsafeWays.Visits, "The phone is shared.", "I rang back and knew her voice.");

    [Fact]
    public async Task A_new_number_told_in_a_talk_is_entered_ends_visits_and_codes_and_is_confirmed_by_the_person()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await InviteAsync(world);
        (await new HandOverCode(world.World.Database).RunAsync(await FacilitatorAsync(world), world.Mother.Id, default)).Succeeded.ShouldBeTrue();
        await world.World.BeginFamilySessionAsync(world.Mother.Id);
        await world.World.BeginFamilySessionAsync(world.Uncle.Id);
        var enter = new EnterSafeContact(world.World.Database);
        var command = s_entered with { Member = world.Mother.Id, Version = await world.World.VersionAsync(world.Mother.Id) };
        (await enter.RunAsync(await FacilitatorAsync(world), command with { HowSure = " ", Email = "no address" }, default)).Refusals.Select(refusal => refusal.Field).ShouldBe(["Email", "HowSure"]);

        (await enter.RunAsync(await FacilitatorAsync(world), command, default)).ShouldSucceed();

        (await world.CountAsync("family_codes where ended_at is null")).ShouldBe(0);
        (await world.CountAsync($"family_sessions where ended_at is null and family_member_id = '{world.Mother.Id}'")).ShouldBe(0);
        (await world.CountAsync($"family_sessions where ended_at is null and family_member_id = '{world.Uncle.Id}'")).ShouldBeGreaterThan(0);
        var line = await world.World.TestDatabase.AskAsOwnerAsync<string>("select why || details::text from audit_events where action = 'Ways of contact entered for a person'");
        line.ShouldContain("knew her voice");
        line.ShouldNotContain("900999");
        line.ShouldNotContain("home.example");
        var safety = (await OpenAsync(world, world.Facilitator)).Safety;
        (safety.Email, safety.Mobile, safety.EnteredBy, safety.ConfirmedAt).ShouldBe(("new@home.example", "07700900999", "Facilitator Fern", null));

        // The person reads that it was written down for them, and says so.
        (await world.AsAsync(world.Mother, actor => Area(world).SafetyAsync(actor, default))).ShouldSatisfyAllConditions(
            row => row.ToConfirm.ShouldBeTrue(), row => row.Mobile.ShouldBe("07700900999"), row => row.UnsafeTimes.ShouldBe(UnsafeTimes.Nights), row => row.Note.ShouldBe("The phone is shared."));
        (await world.AsAsync(world.Mother, actor => Area(world).HomeAsync(actor, "ur", true, default))).SafetyToConfirm.ShouldBeTrue();
        (await StillSafeAsync(world, await SaidAtAsync(world))).ShouldSucceed();
        (await world.AsAsync(world.Mother, actor => Area(world).HomeAsync(actor, "ur", true, default))).SafetyToConfirm.ShouldBeFalse();
        (await OpenAsync(world, world.Facilitator)).Safety.ConfirmedAt.ShouldNotBeNull();

        // The same ways with another note end nothing; their own word takes the place of what was entered.
        var session = await world.World.BeginFamilySessionAsync(world.Mother.Id);
        (await enter.RunAsync(await FacilitatorAsync(world), command with { Note = "Nothing more.", Version = await world.World.VersionAsync(world.Mother.Id) }, default)).ShouldSucceed();
        (await world.CountAsync($"family_sessions where ended_at is null and id = '{session.Value}'")).ShouldBe(1);
        (await world.AsAsync(world.Mother, actor => new SaySafeContact(world.World.Database).RunAsync(actor, new SaySafeContactCommand("", "", "ur"), default))).ShouldSucceed();
        (await OpenAsync(world, world.Facilitator)).Safety.EnteredBy.ShouldBeNull();
    }

    [Fact]
    public async Task Only_their_contact_person_and_the_business_unit_enter_ways_of_contact_or_name_a_contact_person()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var beside = await world.World.AddStaffAsync("Facilitator Ash", null);
        await world.World.JoinCaseAsync(world.Case.Id, beside, CaseRole.FamilyFacilitator);
        var elsewhere = await world.World.AddStaffAsync("Facilitator Yew", null);
        await world.World.JoinCaseAsync(world.Stranger.CaseId, elsewhere, CaseRole.FamilyFacilitator);
        var other = await world.World.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        var there = await world.World.AddStaffAsync("Manager There", null, other, StaffRole.BusinessManager);
        foreach (var (staff, to, may) in new[]
        {
            (world.Chair, world.Chair, false), (elsewhere, elsewhere, false), (there, beside, false), (beside, beside, false), (world.Facilitator, beside, true), (beside, elsewhere, true), (beside, beside, false),
        })
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            var actor = await world.World.ActAsync(staff);
            var command = s_entered with { Member = world.Mother.Id, Version = await world.World.VersionAsync(world.Mother.Id) };
            (await new EnterSafeContact(world.World.Database).RunAsync(actor, command, default)).Succeeded.ShouldBe(may);
            (await new ChangeContactPerson(world.World.Database).ChoicesAsync(actor, world.Mother.Id, default)).Any().ShouldBe(may);
            (await new ChangeContactPerson(world.World.Database).RunAsync(actor, new ChangeContactPersonCommand(world.Mother.Id, to, "She asked."), default)).Succeeded.ShouldBe(may);
        }
        (await OpenAsync(world, world.Chair)).Safety.MayEnter.ShouldBeFalse();
    }

    [Fact]
    public async Task A_code_by_post_works_for_fourteen_days_once_and_is_not_made_where_letters_are_unsafe()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var token = await InviteAsync(world);
        var hand = new HandOverCode(world.World.Database);
        var door = new FamilySignIn(world.World.Database, new Reversed());
        var spoken = (await hand.RunAsync(await FacilitatorAsync(world), world.Mother.Id, default)).Value;

        var posted = (await hand.ByPostAsync(await FacilitatorAsync(world), world.Mother.Id, default)).Value;
        posted.LastDay.ShouldBe(new DateOnly(2026, 3, 15));
        if (spoken != posted.Digits)
        {
            (await door.TryCodeAsync(token, spoken, null, default)).Outcome.ShouldBe(CodeOutcome.Wrong, "the code before has ended");
        }
        world.Clock.Advance(TimeSpan.FromDays(13.9));
        (await door.TryCodeAsync(token, posted.Digits, null, default)).Outcome.ShouldBe(CodeOutcome.In);
        (await door.TryCodeAsync(token, posted.Digits, null, default)).Outcome.ShouldBe(CodeOutcome.NoCode, "once");

        var late = (await hand.ByPostAsync(await FacilitatorAsync(world), world.Mother.Id, default)).Value;
        world.Clock.Advance(TimeSpan.FromDays(14.1));
        (await door.TryCodeAsync(token, late.Digits, null, default)).Outcome.ShouldBe(CodeOutcome.NoCode, "too old");
        (await world.CountAsync("audit_events where action = 'Code made for a letter'")).ShouldBe(2);

        await world.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set unsafe_ways = 'Calls, Letters'");
        (await hand.ByPostAsync(await FacilitatorAsync(world), world.Mother.Id, default)).Refused.ShouldBeTrue();
        (await hand.RunAsync(await FacilitatorAsync(world), world.Mother.Id, default)).Succeeded.ShouldBeTrue("a code from hand to hand is no letter");
        var adviser = await world.World.ActAsync(await world.World.AddStaffAsync("Adviser Yarrow", null, StaffRole.IndependentAdviser));
        (await hand.ByPostAsync(adviser, world.Mother.Id, default)).Refused.ShouldBeTrue();
    }

    [Fact]
    public async Task Another_contact_person_sees_what_was_for_the_former_alone_only_when_the_person_says_yes()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await FilledArea.CreateAsync(world);
        var next = await world.World.AddStaffAsync("Facilitator Ash", null);
        var change = new ChangeContactPerson(world.World.Database);
        (await change.ChoicesAsync(await FacilitatorAsync(world), world.Mother.Id, default)).Select(choice => choice.Name).ShouldBe(["Chair Chestnut", "Facilitator Ash"]);
        (await change.RunAsync(await FacilitatorAsync(world), new ChangeContactPersonCommand(world.Mother.Id, world.Facilitator, null), default)).Refusals.Select(refusal => refusal.Field).ShouldBe(["To", "Why"]);
        await world.AsAsync(world.Mother, actor => Area(world).HomeAsync(actor, "ur", true, default));
        world.Clock.Advance(TimeSpan.FromDays(1));

        (await change.RunAsync(await FacilitatorAsync(world), new ChangeContactPersonCommand(world.Mother.Id, next, "She asked for another."), default)).ShouldSucceed();

        (await world.CountAsync($"case_memberships where staff_id = '{next}' and role = 'FamilyFacilitator' and until is null")).ShouldBe(1);
        (await world.CountAsync($"audit_events where action = 'Contact person changed' and why = 'She asked for another.' and details::text like '%{next}%'")).ShouldBe(1);
        foreach (var staff in new[] { next, world.Facilitator, world.Chair })
        {
            (await OpenAsync(world, staff)).Memories.ShouldNotContain(memory => memory.Text == FilledArea.ForContactPerson);
        }
        var home = await world.AsAsync(world.Mother, actor => Area(world).HomeAsync(actor, "ur", true, default));
        home.NewContactPerson.ShouldBe(next);
        (await world.AsAsync(world.Uncle, actor => Area(world).HomeAsync(actor, "ur", true, default))).NewContactPerson.ShouldBeNull();
        // What she tells them alone from now on is theirs to see.
        world.Clock.Advance(TimeSpan.FromDays(1));
        (await world.AsAsync(world.Mother, actor => new TellOfChild(world.World.Database).RunAsync(actor,
            new TellOfChildCommand(ChildMemoryId.New(), MemoryKind.Words, "For the new one.", MemoryAudience.ContactPersonOnly, "ur"), null, default))).ShouldSucceed();
        (await OpenAsync(world, next)).Memories.ShouldContain(memory => memory.Text == "For the new one.");
        (await OpenAsync(world, next)).Memories.ShouldNotContain(memory => memory.Text == FilledArea.ForContactPerson);

        // A yes is for whom she read of: the page that stood open named somebody else.
        (await world.AsAsync(world.Mother, actor => change.TrustAsync(actor, world.Facilitator, default))).Refusals.ShouldBe([SaySafeContact.ReadAgain]);
        (await OpenAsync(world, next)).Memories.ShouldNotContain(memory => memory.Text == FilledArea.ForContactPerson);
        (await world.AsAsync(world.Mother, actor => change.TrustAsync(actor, next, default))).ShouldSucceed();

        (await OpenAsync(world, next)).Memories.ShouldContain(memory => memory.Text == FilledArea.ForContactPerson);
        (await OpenAsync(world, world.Facilitator)).Memories.ShouldNotContain(memory => memory.Text == FilledArea.ForContactPerson);
        (await world.AsAsync(world.Mother, actor => Area(world).HomeAsync(actor, "ur", true, default))).NewContactPerson.ShouldBeNull();
    }

    [Fact]
    public async Task A_number_that_was_taken_back_meanwhile_is_not_written_back_and_one_that_was_not_seen_is_not_confirmed()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var enter = new EnterSafeContact(world.World.Database);
        (await enter.RunAsync(await FacilitatorAsync(world), s_entered with { Member = world.Mother.Id, Version = await world.World.VersionAsync(world.Mother.Id) }, default)).ShouldSucceed();
        var begun = s_entered with { Member = world.Mother.Id, Version = await world.World.VersionAsync(world.Mother.Id) };
        world.Clock.Advance(TimeSpan.FromDays(1));
        (await world.AsAsync(world.Mother, actor => new SaySafeContact(world.World.Database).RunAsync(actor, new SaySafeContactCommand("", "", "ur"), default))).ShouldSucceed();

        (await enter.RunAsync(await FacilitatorAsync(world), begun, default)).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        (await world.CountAsync("family_members where safe_mobile is not null or safe_email is not null")).ShouldBe(0);

        var read = await SaidAtAsync(world);
        world.Clock.Advance(TimeSpan.FromDays(1));
        (await enter.RunAsync(await FacilitatorAsync(world), begun with { Version = await world.World.VersionAsync(world.Mother.Id) }, default)).ShouldSucceed();
        foreach (var seen in new[] { read, null })
        {
            (await StillSafeAsync(world, seen)).Refusals.ShouldBe([SaySafeContact.ReadAgain]);
        }
        (await OpenAsync(world, world.Facilitator)).Safety.ConfirmedAt.ShouldBeNull();
        (await StillSafeAsync(world, await SaidAtAsync(world))).ShouldSucceed();
    }

    [Fact]
    public async Task A_code_by_post_ends_as_soon_as_letters_are_unsafe_whoever_says_so_and_one_from_hand_to_hand_does_not()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await InviteAsync(world);
        var hand = new HandOverCode(world.World.Database);
        Task<Result> SayAsync(UnsafeWays ways) => world.AsAsync(world.Mother, actor => new SaySafeContact(world.World.Database).RunAsync(actor, new SaySafeContactCommand("", "", "ur", UnsafeWays: ways), default));
        async Task<Result> EnterAsync(UnsafeWays ways) => await new EnterSafeContact(world.World.Database).RunAsync(await FacilitatorAsync(world),
            new EnterSafeContactCommand(world.Mother.Id, await world.World.VersionAsync(world.Mother.Id), null, null, UnsafeTimes.None, ways, null, "She rang."), default);
        foreach (var say in new Func<UnsafeWays, Task<Result>>[] { SayAsync, EnterAsync })
        {
            (await say(UnsafeWays.Calls)).ShouldSucceed();
            (await hand.ByPostAsync(await FacilitatorAsync(world), world.Mother.Id, default)).Succeeded.ShouldBeTrue();
            (await world.CountAsync("family_codes where ended_at is null")).ShouldBe(1);

            (await say(UnsafeWays.Calls | UnsafeWays.Letters)).ShouldSucceed();
            (await world.CountAsync("family_codes where ended_at is null")).ShouldBe(0);

            (await say(UnsafeWays.None)).ShouldSucceed();
            (await hand.RunAsync(await FacilitatorAsync(world), world.Mother.Id, default)).Succeeded.ShouldBeTrue();
            (await say(UnsafeWays.Letters)).ShouldSucceed();
            (await world.CountAsync("family_codes where ended_at is null")).ShouldBe(1);
        }
    }

    [Fact]
    public async Task The_former_contact_person_keeps_no_place_beside_a_family_of_whom_nobody_is_theirs()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var (former, next) = (await world.World.AddStaffAsync("Facilitator Ash", null), await world.World.AddStaffAsync("Facilitator Yew", null));
        var change = new ChangeContactPerson(world.World.Database);
        foreach (var member in new[] { world.Mother, world.Uncle })
        {
            (await change.RunAsync(await FacilitatorAsync(world), new ChangeContactPersonCommand(member.Id, former, "Fern has many families."), default)).ShouldSucceed();
        }
        world.Clock.Advance(TimeSpan.FromDays(1));
        (await change.RunAsync(await FacilitatorAsync(world), new ChangeContactPersonCommand(world.Mother.Id, next, "She asked."), default)).ShouldSucceed();
        (await world.World.ActAsync(former)).Holds(world.Case.Id, CaseRole.FamilyFacilitator).ShouldBeTrue("the uncle is still theirs");

        (await change.RunAsync(await FacilitatorAsync(world), new ChangeContactPersonCommand(world.Uncle.Id, next, "Ash leaves."), default)).ShouldSucceed();

        (await world.World.ActAsync(former)).Holds(world.Case.Id, CaseRole.FamilyFacilitator).ShouldBeFalse();
        (await world.World.ActAsync(next)).Holds(world.Case.Id, CaseRole.FamilyFacilitator).ShouldBeTrue();
    }

    [Fact]
    public async Task Whom_nobody_heard_of_for_twelve_weeks_is_asked_in_person_by_their_own_contact_person()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set safe_email = 'mother@home.example' where id = '{world.Mother.Id}'");
        async Task<bool> WaitsAsync(StaffId staff) => (await new TodayQueries(world.World.Database).FindAsync(await world.World.ActAsync(staff), 1, default)).Mine.Any(item => item.Kind == WorkKind.SafetyToAsk);

        world.Clock.Advance(TimeSpan.FromDays(83));
        (await WaitsAsync(world.Facilitator)).ShouldBeFalse();
        world.Clock.Advance(TimeSpan.FromDays(1));
        (await WaitsAsync(world.Facilitator)).ShouldBeTrue();
        (await WaitsAsync(world.Chair)).ShouldBeFalse("it is her contact person's");
        (await OpenAsync(world, world.Facilitator)).Safety.IsSilent.ShouldBeTrue();

        (await new EnterSafeContact(world.World.Database).RunAsync(await FacilitatorAsync(world), s_entered with { Member = world.Mother.Id, Version = await world.World.VersionAsync(world.Mother.Id) }, default)).ShouldSucceed();
        (await WaitsAsync(world.Facilitator)).ShouldBeFalse();
        (await OpenAsync(world, world.Facilitator)).Safety.IsSilent.ShouldBeFalse();
    }

    private static FamilyAreaQueries Area(FamilyAreaWorld world) => new(world.World.Database, new FamilyQueries(world.World.Database));

    private static Task<StaffActor> FacilitatorAsync(FamilyAreaWorld world) => world.World.ActAsync(world.Facilitator);

    private static async Task<MemberAreaView> OpenAsync(FamilyAreaWorld world, StaffId staff) =>
        (await new AreaStaffQueries(world.World.Database).OpenAsync(await world.World.ActAsync(staff), world.Case.Id, world.Mother.Id, default))!;

    private static async Task<DateTimeOffset?> SaidAtAsync(FamilyAreaWorld world) => (await world.AsAsync(world.Mother, actor => Area(world).SafetyAsync(actor, default))).SaidAt;

    private static Task<Result> StillSafeAsync(FamilyAreaWorld world, DateTimeOffset? read) =>
        world.AsAsync(world.Mother, actor => new SaySafeContact(world.World.Database).StillSafeAsync(actor, read, default));

    /// <returns>The secret of the link.</returns>
    private static async Task<string> InviteAsync(FamilyAreaWorld world)
    {
        await world.World.DecideToInvolveAsync(world.Mother.Id);
        return (await new InviteFamilyMember(world.World.Database, new Reversed()).RunAsync(await FacilitatorAsync(world), new InviteFamilyMemberCommand(world.Mother.Id, DoorMeans.Hand), default)).Value.Path!.Split('/')[^1];
    }

    private sealed class Reversed : Data.Outbox.IMessageSeal
    {
        public string Seal(string secret) => new([.. secret.Reverse()]);
        public string? Open(string sealedSecret) => Seal(sealedSecret);
    }
}
