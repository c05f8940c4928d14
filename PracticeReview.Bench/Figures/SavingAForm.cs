using PracticeReview.Data.Referrals;

namespace PracticeReview.Bench.Figures;

/// <summary>
/// Submitting a referral: the case, its words, its clocks, the messages and the line in the record, beside the very same rows
/// written by hand.
/// </summary>
internal sealed class SavingAForm : IFigure
{
    private const int Warm = 30;
    private const int Saves = 200;

    public string Name => "saving";
    public string About => "Saving a form: a referral with its case, deadlines, messages and line in the record";

    public async Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation)
    {
        var submit = world.Get<SubmitReferral>();
        var actor = await world.ActAsync(World.ManagerSession, cancellation);
        var example = await SubmitAsync();
        await using var byHand = await RowsByHand.LikeAsync(world, example, actor.Id.Value, cancellation);
        Report.Say($"  {byHand.Rows} rows each time");
        var (measured, floor) = await Sampling.AlternateAsync(Warm, Saves, async () => await SubmitAsync(), () => byHand.WriteAsync(cancellation));
        return
        [
            Line.AtMostTimes("Saving a referral, p50", measured.P50, floor.P50, "ms", null),
            Line.AtMostTimes("Saving a referral, p95", measured.P95, floor.P95, "ms", 4),
        ];

        async Task<Data.Cases.CaseId> SubmitAsync()
        {
            var submitted = await submit.RunAsync(actor, new SubmitReferralCommand(Form()), cancellation);
            return submitted.Succeeded ? submitted.Value : throw new InvalidOperationException(string.Join(' ', submitted.Refusals));
        }
    }

    private static ReferralForm Form() => new()
    {
        ReferrerKind = ReferrerKind.PartnerAgency,
        ChildName = "Wren Fictionby",
        ChildDateOfBirth = new DateOnly(2022, 3, 4),
        IncidentOn = new DateOnly(2026, 1, 5),
        WhatHappened = string.Concat(Enumerable.Repeat("The child was found alone on two evenings, and nobody had been told. ", 30)),
        AbuseOrNeglect = AbuseOrNeglect.Suspected,
        Harm = ChildHarm.SeriouslyHarmed,
        Place = IncidentPlace.InTheArea,
        OtherAgencies = "The invented health visiting service",
        IsLookedAfter = false,
        Notification = LocalAuthorityNotification.Made,
        AwareOn = new DateOnly(2026, 1, 6),
        NotifiedOn = new DateOnly(2026, 1, 8),
        DecisionMaker = "Decider Hazel Pretendham",
        VerifiedOn = new DateOnly(2026, 1, 7),
        IsNotedOnChildRecord = true,
        CriteriaReason = "Serious harm in the area, and neglect is suspected.",
        ConcludesCriteriaMet = true,
        FamilyAdvice = "The family was told by the health visitor, on the advice of the business unit.",
        Considered = [.. Enum.GetValues<AssuranceQuestion>()],
    };
}
