using PracticeReview.Data;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Web.Demonstration;

namespace PracticeReview.Tests.TestData;

/// <summary>The family of <see cref="FamilyScene"/> on its map, through the use cases.</summary>
public sealed class InvolvementScene
{
    public required FamilyScene Scene { get; init; }
    public required MappedPersonId Child { get; init; }
    public required MappedPersonId Mother { get; init; }
    public required MappedPersonId Uncle { get; init; }

    public TestWorld World => Scene.World;
    public FakeClock Clock => (FakeClock)World.TestDatabase.Clock;

    public static async Task<InvolvementScene> CreateAsync(TestWorld? given = null)
    {
        var family = await FamilyScene.CreateAsync(given);
        var scene = new InvolvementScene { Scene = family, Child = MappedPersonId.New(), Mother = MappedPersonId.New(), Uncle = MappedPersonId.New() };
        await scene.PutAsync(scene.Child, new("Ash", "The child", Generation.Children, true, "Mother's home", ParentalResponsibility.DoesNotHold));
        await scene.PutAsync(scene.Mother, new("Amber Inventado", "Mother", Generation.Parents, false, "Mother's home", ParentalResponsibility.Holds));
        await scene.PutAsync(scene.Uncle, new("Uncle Inventado", "Uncle", Generation.Parents, false, null, ParentalResponsibility.DoesNotHold));
        (await new LinkToArea(family.World.Database).RunAsync(await scene.ActAsync(family.Facilitator), new LinkToAreaCommand(scene.Mother, family.Mother), default)).ShouldSucceed();
        return scene;
    }

    /// <summary>The large family of the demonstration, with decisions of every kind.</summary>
    public static async Task<InvolvementScene> LargeAsync(TestWorld? given = null)
    {
        var family = await FamilyScene.CreateAsync(given);
        var ids = DemonstrationFamilyMap.Persons.ToDictionary(person => person.Key, _ => MappedPersonId.New(), StringComparer.Ordinal);
        var scene = new InvolvementScene { Scene = family, Child = ids["child"], Mother = ids["mother"], Uncle = ids["uncle"] };
        foreach (var (key, words) in DemonstrationFamilyMap.Persons)
        {
            await scene.PutAsync(ids[key], words);
        }
        foreach (var (from, kind, to, tension, note) in DemonstrationFamilyMap.Lines)
        {
            (await new DrawRelation(family.World.Database).RunAsync(await scene.ActAsync(family.Facilitator),
                new DrawRelationCommand(family.Case.Id, Guid.CreateVersion7(), ids[from], ids[to], kind, tension, note), default)).ShouldSucceed();
        }
        foreach (var key in (string[])["mother", "father", "brother", "grandmother"])
        {
            (await scene.DecideAsync(ids[key], InvolvementChoice.Involve)).ShouldSucceed();
        }
        (await scene.DecideAsync(ids["uncle"], InvolvementChoice.NotInvolved)).ShouldSucceed();
        (await scene.PlanAsync(ids["mother"])).ShouldSucceed();
        (await scene.HoldAsync(ids["father"])).ShouldSucceed();
        (await scene.ContactAsync(ids["grandmother"], ContactSide.Us, ContactOutcome.Declined)).ShouldSucceed();
        return scene;
    }

    public Task<StaffActor> ActAsync(StaffId staff) => World.ActAsync(staff);

    public async Task PutAsync(MappedPersonId id, MappedPersonWords words) =>
        (await new PutPersonOnMap(World.Database).RunAsync(await ActAsync(Scene.Facilitator), new PutPersonOnMapCommand(Scene.Case.Id, id, words), default)).ShouldSucceed();

    public async Task<Result> DecideAsync(MappedPersonId person, InvolvementChoice choice, StaffId? by = null, Guid? replaces = null) =>
        await new DecideInvolvement(World.Database).RunAsync(await ActAsync(by ?? Scene.Facilitator),
            new DecideInvolvementCommand(person, choice, "Because the child would want it.", "The child is safe only so.", replaces), default);

    public InvolvementPlanWords Plan() => new(true, true, true, false, "What the winter was like.", Scene.Facilitator, "ur", true, null, null, "", "Her sister comes with her.", "", "Never ring after six.",
        "The library", "Evenings", "By telephone", "She will want to tell her mother.", null, null);

    public async Task<Result> PlanAsync(MappedPersonId person, InvolvementPlanWords? words = null, uint? replaces = null, StaffId? by = null) =>
        await new PlanInvolvement(World.Database).RunAsync(await ActAsync(by ?? Scene.Facilitator), new PlanInvolvementCommand(person, words ?? Plan(), replaces), default);

    public async Task<Result> HoldAsync(MappedPersonId person, int days = 30, StaffId? by = null) =>
        await new HoldInvolvement(World.Database).RunAsync(await ActAsync(by ?? Scene.Facilitator), new PlaceHoldCommand(person,
            new("DI Osprey", "She is to be interviewed.", Data.Calendar.LegalDay.Of(World.Now), true, "Told openly.", Data.Calendar.LegalDay.Of(World.Now).AddDays(days))), default);

    public async Task<InvolvementHoldId> HoldIdAsync() => new(await World.TestDatabase.AskAsOwnerAsync<Guid>("select id from involvement_holds order by recorded_at desc limit 1"));

    public async Task<Result> StepAsync(StaffId by, HoldStepKind kind, string? words = "The officer said so.", DateOnly? next = null) =>
        await new HoldInvolvement(World.Database).StepAsync(await ActAsync(by), new HoldStepCommand(await HoldIdAsync(), kind, words, next), default);

    public async Task<Result> ContactAsync(MappedPersonId person, ContactSide side, ContactOutcome outcome, StaffId? by = null) =>
        await new RecordContact(World.Database).RunAsync(await ActAsync(by ?? Scene.Facilitator),
            new RecordContactCommand(person, Guid.CreateVersion7(), World.Now, ContactMeans.Telephone, side, outcome, "She was kind."), default);

    public Task<FamilyMeetingId> MeetAsync(params IReadOnlyCollection<MappedPersonId> persons) => MeetAboutAsync(null, persons);

    /// <summary>A meeting with what will be spoken about.</summary>
    public async Task<FamilyMeetingId> MeetAboutAsync(string? points, params IReadOnlyCollection<MappedPersonId> persons)
    {
        var id = FamilyMeetingId.New();
        (await new PlanFamilyMeeting(World.Database).RunAsync(await ActAsync(Scene.Facilitator), new PlanFamilyMeetingCommand(Scene.Case.Id, id,
            new("To go through the draft.", World.Now.AddDays(7), "Heron Library, room 2", "Rowan, who leads the review", "Chair Clover", false, null, points), persons), default)).ShouldSucceed();
        return id;
    }

    public async Task<MappedPersonView> PersonAsync(StaffId staff, MappedPersonId person) =>
        (await new InvolvementQueries(World.Database).OpenPersonAsync(await ActAsync(staff), Scene.Case.Id, person, default))!;
}
