using PracticeReview.Data;
using PracticeReview.Data.Actions;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Publication;
using PracticeReview.Data.Reports;

namespace PracticeReview.Tests.TestData;

/// <summary>A case at the end of its review, with everybody who takes part in its report, publication and actions.</summary>
public sealed class ReportWorld
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public required TestWorld World { get; init; }
    public required FakeClock Clock { get; init; }
    public required Agency Council { get; init; }
    public required Agency Police { get; init; }
    public required Agency Health { get; init; }
    public required StaffId Manager { get; init; }
    public required StaffId Chair { get; init; }
    public required StaffId CouncilPartner { get; init; }
    public required StaffId PolicePartner { get; init; }
    public required StaffId HealthPartner { get; init; }
    public required ReviewCase Case { get; init; }

    public static async Task<ReportWorld> CreateAsync(DateTimeOffset? at = null)
    {
        var clock = new FakeClock(at ?? Start);
        var world = await TestWorld.CreateAsync(clock);
        var council = await world.AddAgencyAsync("Inventshire Council", AgencyKind.LocalAuthority);
        var police = await world.AddAgencyAsync("Inventshire Police", AgencyKind.Police);
        var health = await world.AddAgencyAsync("Inventshire Health Partnership", AgencyKind.Health);
        var manager = await world.AddStaffAsync("Manager Maple Testwell", null, StaffRole.BusinessManager);
        var chair = await world.AddStaffAsync("Chair Clover Testwell", null);
        var @case = await world.AddCaseAsync(manager);
        await world.JoinCaseAsync(@case.Id, chair, CaseRole.ReviewChair);
        await world.TestDatabase.ExecuteAsOwnerAsync($"update cases set stage = 'Review', review_type = 'ChildSafeguardingPracticeReview' where id = '{@case.Id}'");
        return new ReportWorld
        {
            World = world,
            Clock = clock,
            Council = council,
            Police = police,
            Health = health,
            Manager = manager,
            Chair = chair,
            CouncilPartner = await world.AddStaffAsync("Director Willow Testwell", council, StaffRole.StatutoryPartner),
            PolicePartner = await world.AddStaffAsync("Superintendent Juniper Testwell", police, StaffRole.StatutoryPartner),
            HealthPartner = await world.AddStaffAsync("Nurse Aspen Testwell", health, StaffRole.StatutoryPartner),
            Case = @case,
        };
    }

    public static ReportText Text(string title = "Seeing the whole household") => new(
        title,
        "What professionals knew was **spread** over five agencies.",
        [new ReportSection("What happened", "A child was not seen.\n\n- once\n- twice"), new ReportSection("What we learned", "Ask who lives in the house.")],
        [new Recommendation(1, "Agencies record every adult of a household."), new Recommendation(2, "Supervision asks when a child was last seen.")]);

    public async Task<Result> WriteAsync(StaffId by, ReportText text, int basedOn = 0) =>
        await new WriteReport(World.Database).RunAsync(await World.ActAsync(by), new WriteReportCommand(Case.Id, basedOn, text), default);

    /// <summary>The nine questions answered for the draft, as they stand before a final version is agreed.</summary>
    public Task AssureDraftAsync() => World.TestDatabase.ExecuteAsOwnerAsync($"""
        insert into assurance_answers (id, partnership_id, case_id, question, stage, verdict, explanation, answered_by, answered_at)
        select gen_random_uuid(), '{World.Partnership.Id}', '{Case.Id}', q, 'Draft', 'Partly', 'Written down with the group.', '{Chair}', '{World.Now:O}' from generate_series(1, 9) q
        where not exists (select from assurance_answers a where a.case_id = '{Case.Id}' and a.stage = 'Draft')
        """);

    public async Task<Result> AgreeAsync(StaffId by, int number = 1)
    {
        await AssureDraftAsync();
        return await AgreeAsItStandsAsync(by, number);
    }

    /// <summary>Agrees it with the nine questions answered or not.</summary>
    public async Task<Result> AgreeAsItStandsAsync(StaffId by, int number = 1, string? despite = null) =>
        await new AgreeFinalVersion(World.Database).RunAsync(await World.ActAsync(by), new AgreeFinalVersionCommand(Case.Id, number, despite), default);

    public async Task<Result> SignAsync(StaffId by, int number = 1) =>
        await new SignOffReport(World.Database).RunAsync(await World.ActAsync(by), new SignOffReportCommand(await ReportAsync(), number), default);

    public async Task<Result> SendCopyAsync() =>
        await new SendCopyToNationalPanel(World.Database).RunAsync(await World.ActAsync(Manager), await ReportAsync(), default);

    public async Task<Result> DecideAsync(DateOnly? day, DateOnly? until = null, PublicationDecision decision = PublicationDecision.Publish, StaffId? by = null) =>
        await new DecideOnPublication(World.Database).RunAsync(await World.ActAsync(by ?? Manager),
            new DecideOnPublicationCommand(await ReportAsync(), decision, day, until, "The learning is of use elsewhere."), default);

    public Task<int> PublishDueAsync() => new PublishDueReports(World.Database).RunAsync(JobActor.Named("publish"), default);

    public Task<int> TakeOffAsync() => new TakeReportsToOnRequest(World.Database).RunAsync(JobActor.Named("take off"), default);

    public async Task<ReportId> ReportAsync() => new(await World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from review_reports where case_id = '{Case.Id}'"));

    public Task<string> ReferenceAsync() => World.TestDatabase.AskAsOwnerAsync<string>($"select reference from review_reports where case_id = '{Case.Id}'");

    public Task<string> StageAsync() => World.TestDatabase.AskAsOwnerAsync<string>($"select stage from cases where id = '{Case.Id}'");

    /// <summary>Written, agreed and signed off by all three.</summary>
    public async Task SignOffAllAsync(string title = "Seeing the whole household")
    {
        (await WriteAsync(Chair, Text(title))).ShouldSucceed();
        (await AgreeAsync(Chair)).ShouldSucceed();
        foreach (var partner in new[] { CouncilPartner, PolicePartner, HealthPartner })
        {
            (await SignAsync(partner)).ShouldSucceed();
        }
    }

    /// <summary>Published: the clock stands on the day of publication afterwards.</summary>
    public async Task PublishAsync(string title = "Seeing the whole household")
    {
        await SignOffAllAsync(title);
        (await SendCopyAsync()).ShouldSucceed();
        Clock.Advance(TimeSpan.FromDays(8));
        (await DecideAsync(LegalDay.Of(Clock.GetUtcNow()))).ShouldSucceed();
        (await PublishDueAsync()).ShouldBe(1);
    }

    /// <summary>Adds actions for an agency and hands the plan over.</summary>
    public async Task<IReadOnlyList<ActionId>> HandOverAsync(params Agency[] agencies)
    {
        foreach (var agency in agencies)
        {
            (await new AddAction(World.Database).RunAsync(await World.ActAsync(Chair),
                new AddActionCommand(Case.Id, null, "Record every adult of a household", agency.Id, LegalDay.Of(World.Now).AddDays(60), "Nobody is overlooked"), default)).ShouldSucceed();
        }
        (await new AgreeActionPlan(World.Database).RunAsync(await World.ActAsync(Chair), new AgreeActionPlanCommand(Case.Id, agencies.Length), default)).ShouldSucceed();
        (await new HandOverActionPlan(World.Database).RunAsync(await World.ActAsync(Chair), Case.Id, default)).ShouldSucceed();
        var plan = await new ActionQueries(World.Database).FindPlanAsync(await World.ActAsync(Manager), Case.Id, default);
        return [.. plan!.Actions.Select(action => action.Id)];
    }

    public async Task<Result> CompleteAsync(StaffId by, ActionId action) =>
        await new ReportOnAction(World.Database).RunAsync(await World.ActAsync(by), new ReportOnActionCommand(action, "The form has a place for it; 40 of 40 records show it.", true), default);
}

internal static class ResultAssertions
{
    public static void ShouldSucceed(this Result result) => result.Refusals.Select(refusal => refusal.ToString()).ShouldBeEmpty();

    public static void ShouldRefuse(this Result result, string saying) =>
        string.Join(" | ", result.Refusals.Select(refusal => refusal.ToString())).ShouldContain(saying);
}
