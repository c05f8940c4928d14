using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.RapidReviews;

namespace PracticeReview.Tests.TestData;

/// <summary>A case before its rapid review meeting, with everybody who takes part in it, and people who have no part in it.</summary>
public sealed class RapidReviewScene
{
    private readonly Dictionary<AgencyKind, StaffId> _partners = [];

    private RapidReviewScene(InformationScene information, FakeClock clock) => (Information, Clock) = (information, clock);

    public InformationScene Information { get; }
    public FakeClock Clock { get; }
    public TestWorld World => Information.World;
    public CaseId Case => Information.Case.Id;
    public StaffId Manager { get; private set; }
    public StaffId Chair { get; private set; }
    public StaffId Adviser { get; private set; }
    public StaffId Executive { get; private set; }
    public Agency Council { get; private set; } = null!;
    public Agency Health { get; private set; } = null!;
    public StaffId Partner(AgencyKind kind) => _partners[kind];
    public IReadOnlyCollection<StaffId> Partners => _partners.Values;

    public static async Task<RapidReviewScene> CreateAsync(bool planned = true)
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var world = await TestWorld.CreateAsync(clock);
        var scene = new RapidReviewScene(await InformationScene.CreateAsync(world), clock)
        {
            Manager = await world.AddStaffAsync("Manager Maple Testwell", null, StaffRole.BusinessManager),
            Chair = await world.AddStaffAsync("Chair Clover Testwell", null, StaffRole.SubGroupChair),
            Adviser = await world.AddStaffAsync("Adviser Aspen Testwell", null, StaffRole.IndependentAdviser),
            Council = await world.AddAgencyAsync("Inventshire Council", AgencyKind.LocalAuthority),
            Health = await world.AddAgencyAsync("Inventshire Care Board", AgencyKind.Health),
        };
        scene.Executive = await world.AddStaffAsync("Executive Elm Testwell", scene.Council, StaffRole.SafeguardingExecutive);
        await scene.AddPartnerAsync(scene.Council, "Director Willow Testwell");
        await scene.AddPartnerAsync(scene.Health, "Nurse Rowan Testwell");
        await scene.AddPartnerAsync(scene.Information.Police, "Superintendent Hazel Testwell");
        await world.TestDatabase.ExecuteAsOwnerAsync($"update cases set stage = 'RapidReview' where id = '{scene.Case}'");
        if (planned)
        {
            (await scene.PlanAsync(scene.World.Now.AddDays(10))).ShouldSucceed();
        }
        return scene;
    }

    public async Task<StaffId> AddPartnerAsync(Agency agency, string name)
    {
        var partner = await World.AddStaffAsync(name, agency, StaffRole.StatutoryPartner);
        _partners.TryAdd(agency.Kind, partner);
        return partner;
    }

    public async Task<Result> PlanAsync(DateTimeOffset? at, StaffId? by = null) =>
        await new PlanMeeting(World.Database).RunAsync(await World.ActAsync(by ?? Manager), new PlanMeetingCommand(Case, at, at?.AddDays(1)), default);

    public async Task<Result> InviteAsync(StaffId? by = null, params StaffId[] staff) =>
        await new InviteToMeeting(World.Database).RunAsync(await World.ActAsync(by ?? Manager), new InviteToMeetingCommand(Case, staff), default);

    public async Task<Result> RevokeAsync(StaffId staff) => await new InviteToMeeting(World.Database).RevokeAsync(await World.ActAsync(Manager), Case, staff, default);

    public async Task<Result> AttendAsync(StaffId staff, StaffId? by = null) =>
        await new RecordAttendance(World.Database).RunAsync(await World.ActAsync(by ?? Manager), new RecordAttendanceCommand(Case, staff, null, null, false), default);

    public async Task<Result<uint>> NoteAsync(StaffId by, AgendaItem item, string text, uint version = 0) =>
        await new KeepMeetingNote(World.Database).RunAsync(await World.ActAsync(by), new KeepMeetingNoteCommand(Case, item, text, version), default);

    public async Task<Result> ConcludeAsync(StaffId? by = null, RapidReviewOutcome outcome = RapidReviewOutcome.RecommendPracticeReview) =>
        await new ConcludeMeeting(World.Database).RunAsync(await World.ActAsync(by ?? Manager), new ConcludeMeetingCommand(Case, World.Now, outcome, true, "There is more to learn."), default);

    public async Task<Result> WriteReportAsync(StaffId? by = null, bool complete = true, uint version = 0, string facts = "The papers agree.") =>
        await new WriteMeetingReport(World.Database).RunAsync(await World.ActAsync(by ?? Chair),
            new WriteMeetingReportCommand(Case, new MeetingReportWords(facts, "See the brother.", "Notice absence.", "A review.", "None."), version), complete, default);

    public async Task<Result> EndorseAsync(StaffId by, bool? agrees = true, RapidReviewOutcome? outcome = null) =>
        await new EndorseOutcome(World.Database).RunAsync(await World.ActAsync(by), new EndorseOutcomeCommand(Case, new EndorsementWords(agrees, "Because.", null, outcome)), default);

    public async Task<Result> SendAsync(StaffId? by = null) => await new SendMeetingReport(World.Database).RunAsync(await World.ActAsync(by ?? Manager), Case, default);

    /// <summary>The meeting is held on its day, by all three partners.</summary>
    public async Task HoldAsync()
    {
        Clock.Advance(TimeSpan.FromDays(10));
        foreach (var partner in Partners)
        {
            (await AttendAsync(partner)).ShouldSucceed();
        }
        (await ConcludeAsync()).ShouldSucceed();
    }

    /// <summary>Held, its report complete, and endorsed by all four.</summary>
    public async Task EndorseAllAsync()
    {
        await HoldAsync();
        (await WriteReportAsync()).ShouldSucceed();
        foreach (var person in Partners.Append(Adviser))
        {
            (await EndorseAsync(person)).ShouldSucceed();
        }
    }

    /// <summary>The referral of which the case came.</summary>
    public Task ReferAsync(string childName, string whatHappened) => World.TestDatabase.ExecuteAsOwnerAsync($"""
        insert into referrals (id, partnership_id, case_id, referrer_id, status, submission, submitted_at, referrer_kind, child_name, child_date_of_birth, incident_on, what_happened, abuse_or_neglect, harm, place,
            agency_ids, other_agencies, is_looked_after, notification, decision_maker, is_noted_on_child_record, family_advice)
        values (gen_random_uuid(), '{World.Partnership.Id}', '{Case}', '{Manager}', 'Received', 1, now(), 'PartnerAgency', '{childName}', '2015-04-01', '2026-02-01', '{whatHappened}', 'Suspected', 'SeriouslyHarmed', 'InTheArea',
            array[]::uuid[], '', false, 'NotKnown', 'Superintendent Sycamore Invented', true, 'Ask first.')
        """);

    public Task<long> CountAsync(string from) => World.TestDatabase.AskAsOwnerAsync<long>($"select count(*) from {from}");
}
