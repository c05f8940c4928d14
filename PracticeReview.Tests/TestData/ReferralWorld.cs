using PracticeReview.Data.Cases;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;

namespace PracticeReview.Tests.TestData;

/// <summary>The people a referral needs, and what they do with it, through the use cases.</summary>
public sealed class ReferralWorld(TestWorld world)
{
    public TestWorld World { get; } = world;
    public Agency Police { get; private set; } = null!;
    public StaffId Referrer { get; private set; }
    public StaffId DecisionMaker { get; private set; }
    public StaffId Manager { get; private set; }
    public StaffId Unit { get; private set; }
    public StaffId Adviser { get; private set; }
    public StaffId Chair { get; private set; }
    public StaffId Deputy { get; private set; }

    public static async Task<ReferralWorld> CreateAsync(TestWorld? given = null)
    {
        var world = given ?? await TestWorld.CreateAsync(new FakeClock(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero)));
        var made = new ReferralWorld(world) { Police = await world.AddAgencyAsync("Inventshire Police", AgencyKind.Police) };
        made.Referrer = await world.AddStaffAsync("Officer Juniper Testwell", made.Police, StaffRole.Referrer);
        made.DecisionMaker = await world.AddStaffAsync("Superintendent Sycamore Invented", made.Police, StaffRole.DesignatedDecisionMaker);
        made.Manager = await world.AddStaffAsync("Manager Maple Inventa", null, StaffRole.BusinessManager);
        made.Unit = await world.AddStaffAsync("Clerk Clover Madeup", null, StaffRole.BusinessUnit);
        made.Adviser = await world.AddStaffAsync("Adviser Alder Fictus", null, StaffRole.IndependentAdviser);
        made.Chair = await world.AddStaffAsync("Chair Cherry Pretend", null, StaffRole.SubGroupChair);
        made.Deputy = await world.AddStaffAsync("Deputy Dogwood Unreal", null, StaffRole.SubGroupDeputyChair);
        return made;
    }

    /// <summary>A form in which nothing is missing, by the world's clock.</summary>
    public ReferralForm CompleteForm() => new()
    {
        ReferrerKind = ReferrerKind.PartnerAgency,
        ChildName = "Aspen Rowan Fictitious",
        ChildDateOfBirth = new DateOnly(2023, 5, 17),
        IncidentOn = new DateOnly(2026, 2, 27),
        WhatHappened = "An invented child was found with invented injuries.",
        AbuseOrNeglect = AbuseOrNeglect.Suspected,
        Harm = ChildHarm.SeriouslyHarmed,
        Place = IncidentPlace.InTheArea,
        AgencyIds = [Police.Id.Value],
        IsLookedAfter = false,
        Notification = LocalAuthorityNotification.NotKnown,
        DecisionMaker = "Superintendent Sycamore Invented",
        VerifiedOn = new DateOnly(2026, 3, 1),
        IsNotedOnChildRecord = true,
        CriteriaReason = "Serious harm in the area, and neglect is suspected.",
        ConcludesCriteriaMet = true,
        FamilyAdvice = "Advice was sought from the invented safeguarding lead.",
        Considered = [.. Enum.GetValues<AssuranceQuestion>()],
    };

    /// <summary>Submits: what an agency refers by way of its decision-maker, the rest directly.</summary>
    public async Task<CaseId> SubmitAsync(ReferralForm? form = null, StaffId? referrer = null)
    {
        form ??= CompleteForm();
        var actor = await World.ActAsync(referrer ?? Referrer);
        if (!ProposedReferral.IsWayFor(actor))
        {
            return (await new SubmitReferral(World.Database).RunAsync(actor, new SubmitReferralCommand(form), default)).Value;
        }
        await ProposeAsync(form, actor.Id);
        return (await VerifyAsync(form.Id)).Value;
    }

    public async Task ProposeAsync(ReferralForm form, StaffId? referrer = null) =>
        (await new ProposeReferral(World.Database).RunAsync(await World.ActAsync(referrer ?? Referrer), new ProposeReferralCommand(form), default)).Refusals.ShouldBeEmpty();

    public async Task<Data.Result<CaseId>> VerifyAsync(ReferralId referral, StaffId? by = null, bool isNoted = true) =>
        await new VerifyReferral(World.Database).RunAsync(await World.ActAsync(by ?? DecisionMaker), new VerifyReferralCommand(referral, isNoted), default);

    /// <summary>A referral that the panel can vote on.</summary>
    public async Task<CaseId> ForwardedAsync()
    {
        var @case = await SubmitAsync();
        (await new ForwardReferral(World.Database, new OpenSeal()).RunAsync(await World.ActAsync(Unit), new ForwardReferralCommand(@case), default)).Succeeded.ShouldBeTrue();
        return @case;
    }

    public async Task<Data.Result> VoteAsync(CaseId @case, StaffId member, PanelOutcome outcome) =>
        await new CastPanelVote(World.Database).RunAsync(await World.ActAsync(member), new CastPanelVoteCommand(@case, outcome, "For an invented reason."), default);

    public async Task<Data.Result> DecideAsync(CaseId @case, StaffId by, PanelOutcome outcome, StaffId? helper = null) =>
        await new DecideReferral(World.Database).RunAsync(await World.ActAsync(by), new DecideReferralCommand(@case, outcome, "The invented rationale.", helper), default);

    /// <summary>Two members agree, and one of them records it.</summary>
    public async Task<CaseId> DecidedAsync(PanelOutcome outcome)
    {
        var @case = await ForwardedAsync();
        await VoteAsync(@case, Chair, outcome);
        await VoteAsync(@case, Deputy, outcome);
        var decided = await DecideAsync(@case, Chair, outcome, outcome == PanelOutcome.Incomplete ? Deputy : null);
        decided.Refusals.ShouldBeEmpty();
        return @case;
    }

    public async Task<ReferralView?> OpenAsync(StaffId reader, CaseId @case) =>
        await new ReferralQueries(World.Database).OpenAsync(await World.ActAsync(reader), @case, default);

    public Task<long> CountAsync(string condition) => World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from " + condition);
}
