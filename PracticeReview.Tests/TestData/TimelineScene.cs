using PracticeReview.Data;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;

namespace PracticeReview.Tests.TestData;

/// <summary>A child safeguarding practice review that was commenced on 2 March 2026, with the people around its clocks.</summary>
public sealed class TimelineScene
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public required TestWorld World { get; init; }
    public required FakeClock Clock { get; init; }
    public required StaffId Manager { get; init; }
    public required StaffId Unit { get; init; }
    public required StaffId Adviser { get; init; }
    public required StaffId Chair { get; init; }
    public required StaffId Stranger { get; init; }
    public required StaffId Referrer { get; init; }
    public required ReviewCase Case { get; init; }

    public static async Task<TimelineScene> CreateAsync()
    {
        var clock = new FakeClock(Start);
        var world = await TestWorld.CreateAsync(clock);
        var elsewhere = await world.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        var referrer = await world.AddStaffAsync("Referrer Rowan Testwell", null, StaffRole.Referrer);
        var chair = await world.AddStaffAsync("Chair Clover Testwell", null);
        var @case = await world.AddCaseAsync(referrer);
        await world.JoinCaseAsync(@case.Id, chair, CaseRole.ReviewChair);
        await world.TestDatabase.ExecuteAsOwnerAsync($"update cases set stage = 'Review', review_type = 'ChildSafeguardingPracticeReview' where id = '{@case.Id}'");
        await world.FindDeadlinesAsync(@case.Id, reviewed => reviewed.Reach(CaseEvent.FullReviewDecided, Start));
        return new TimelineScene
        {
            World = world,
            Clock = clock,
            Referrer = referrer,
            Chair = chair,
            Case = @case,
            Manager = await world.AddStaffAsync("Manager Maple Testwell", null, StaffRole.BusinessManager),
            Unit = await world.AddStaffAsync("Unit Umber Testwell", null, StaffRole.BusinessUnit),
            Adviser = await world.AddStaffAsync("Adviser Alder Testwell", null, StaffRole.IndependentAdviser),
            Stranger = await world.AddStaffAsync("Manager Elsewhere Testwell", null, elsewhere, StaffRole.BusinessManager),
        };
    }

    public static PauseWords Words { get; } = new(DeadlineKind.CompletePracticeReview, PauseReason.CriminalProceedings,
        "Two witnesses are to give evidence first.", "Inspector Ivy Testwell", "Senior investigating officer", new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 30));

    public async Task<Result> PauseAsync(PauseWords? words = null, StaffId? by = null) =>
        await new PauseClock(World.Database).RunAsync(await World.ActAsync(by ?? Unit), Case.Id, words ?? Words, default);

    public async Task<Result> EndAsync(DateOnly? lastDay, StaffId? by = null) =>
        await new EndPause(World.Database).RunAsync(await World.ActAsync(by ?? Unit), Case.Id, await World.TestDatabase.AskAsOwnerAsync<Guid>("select id from clock_pauses"), lastDay, default);

    public async Task<Result> AgreeAsync(DateOnly? lastDay, string? reason = "The inquest is in November.", DeadlineKind? kind = DeadlineKind.CompletePracticeReview, StaffId? by = null) =>
        await new AgreeLongerPeriod(World.Database).RunAsync(await World.ActAsync(by ?? Unit), new AgreeLongerPeriodCommand(Case.Id, kind, lastDay, reason), default);

    public async Task<Result> RecordAsync(CaseEvent? happening, DateTimeOffset? at, StaffId? by = null) =>
        await new RecordHappening(World.Database).RunAsync(await World.ActAsync(by ?? Unit), new RecordHappeningCommand(Case.Id, happening, at), default);

    public Task<DateOnly> DueAsync(DeadlineKind kind = DeadlineKind.CompletePracticeReview) =>
        World.TestDatabase.AskAsOwnerAsync<DateOnly>($"select due_day from deadlines where kind = '{kind}'");

    public void GoTo(int month, int day, int year = 2026) => Clock.Advance(LegalDay.At(new DateOnly(year, month, day), new TimeOnly(9, 0)) - Clock.GetUtcNow());
}
