using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;

namespace PracticeReview.Tests.TestData;

/// <summary>A mother for whom her contact person enters what she said in a talk, each time five minutes later.</summary>
public sealed class EnteredForThem : IAsyncDisposable
{
    private EnteredForThem(FamilyAreaWorld area) => Area = area;

    public FamilyAreaWorld Area { get; }

    public static async Task<EnteredForThem> CreateAsync()
    {
        var world = new EnteredForThem(await FamilyAreaWorld.CreateAsync());
        (await new RecordConsentGrounds(world.Area.World.Database).RunAsync(await world.Area.World.ActAsync(world.Area.Facilitator), new RecordConsentGroundsCommand(world.Area.Mother.Id,
            new ConsentConsidered(AgeGroup.Adult, ConsentDecider.Themselves, null, null, false)), default)).ShouldSucceed();
        return world;
    }

    public async Task EnterAsync(FamilyActivity activity, AgreementAnswer answer)
    {
        Area.Clock.Advance(TimeSpan.FromMinutes(5));
        (await new EnterAgreement(Area.World.Database).RunAsync(await Area.World.ActAsync(Area.Facilitator), new EnterAgreementCommand(Area.Mother.Id,
            new Dictionary<FamilyActivity, AgreementAnswer> { [activity] = answer }, ExplainedBy.FacilitatorWithInterpreter, "Fern Explainer", "Iris Interpreter", "ur",
            new Dictionary<FamilyActivity, string> { [activity] = AgreementWords.InOnePiece(activity) }), default)).ShouldSucceed();
    }

    public async Task EnterWishesAsync(string place)
    {
        Area.Clock.Advance(TimeSpan.FromMinutes(5));
        (await new EnterWishes(Area.World.Database).RunAsync(await Area.World.ActAsync(Area.Facilitator), new EnterWishesCommand(Area.Mother.Id,
            new WishesSaid(null, place, MeetingTimes.None, TalkMeans.None, LanguageHelp.None, null, null)), default)).ShouldSucceed();
    }

    /// <summary>What stands on the mother's page to be confirmed.</summary>
    public async Task<IReadOnlyList<Guid>> ToConfirmAsync() =>
        [.. AgreementChoice.ToConfirm((await Area.AsAsync(Area.Mother, actor => new FamilyQueries(Area.World.Database).AgreementsAsync(actor, default))).All).Select(choice => choice.Id)];

    public async Task<DateTimeOffset> SaidAtAsync() =>
        (await Area.AsAsync(Area.Mother, actor => Queries.WishesAsync(actor, "ur", false, default)))!.SaidAt;

    public Task<Data.Result<int>> ConfirmAsync(params Guid[] read) =>
        Area.AsAsync(Area.Mother, actor => new ConfirmEnteredChoices(Area.World.Database).RunAsync(actor, new ConfirmEnteredChoicesCommand(read), default));

    public Task<Data.Result> ConfirmWishesAsync(DateTimeOffset? read) =>
        Area.AsAsync(Area.Mother, actor => new ConfirmEnteredWishes(Area.World.Database).RunAsync(actor, new ConfirmEnteredWishesCommand(read), default));

    public Task<AreaHome> HomeAsync() => Area.AsAsync(Area.Mother, actor => Queries.HomeAsync(actor, "ur", false, default));

    public ValueTask DisposeAsync() => Area.DisposeAsync();

    private FamilyAreaQueries Queries => new(Area.World.Database, new FamilyQueries(Area.World.Database));
}
