using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information;

/// <summary>
/// Another day by which one agency returns, agreed by the business unit with a reason. The policy's five working days (7.7) stay
/// what they are for everybody else; the policy says nothing of extensions, so who agreed and why is kept with the case.
/// </summary>
public sealed class RequestExtension
{
    private RequestExtension() { }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public InformationRequestId RequestId { get; private set; }
    /// <summary>The London day by whose end the agency returns.</summary>
    public DateOnly Until { get; private set; }
    public string Why { get; private set; } = "";
    public StaffId AgreedBy { get; private set; }
    public DateTimeOffset AgreedAt { get; private set; }

    /// <summary>
    /// Agrees to a later day. Refused for others than the business unit, for a request nobody waits for, for a day that is over or
    /// not later than the present one, and without a reason.
    /// </summary>
    /// <param name="dueDay">The London day on which it is due now; null where it has no deadline.</param>
    public static Result<RequestExtension> Agree(StaffActor actor, InformationRequest request, DateOnly? dueDay, DateOnly? until, string why, DateTimeOffset now)
    {
        if (!InformationRequest.MayBeSentBy(actor))
        {
            return Refusal.NotFound;
        }
        if (!request.IsOpen)
        {
            return Result<RequestExtension>.Refuse(null, "Nothing is waited for here any more, so its day stays as it is.");
        }
        List<Refusal> refusals = [.. ReturnDays.Check("Until", until, now)];
        if (refusals.Count == 0 && until <= dueDay)
        {
            refusals.Add(new Refusal("Until", "It is due on {0} now. Choose a later day.", EnglishDates.Day(dueDay!.Value)));
        }
        refusals.AddRange(Reasons.Check("Why", "Why the agency needs longer", why));
        return refusals.Count > 0
            ? Result<RequestExtension>.Refuse(refusals)
            : new RequestExtension
            {
                Id = Guid.CreateVersion7(),
                PartnershipId = request.PartnershipId,
                CaseId = request.CaseId,
                RequestId = request.Id,
                Until = until!.Value,
                Why = why.Trim(),
                AgreedBy = actor.Id,
                AgreedAt = now,
            };
    }
}

/// <summary>Days that the business unit names for a return.</summary>
public static class ReturnDays
{
    /// <summary>How far ahead a day may lie: more is a slip of the keyboard.</summary>
    public const int MostMonths = 12;

    public static IReadOnlyList<Refusal> Check(string field, DateOnly? day, DateTimeOffset now) => day switch
    {
        null => [new Refusal(field, "Choose the day by which the agency returns.")],
        { } chosen when chosen <= LegalDay.Of(now) => [new Refusal(field, "Choose a day after today.")],
        { } chosen when chosen > LegalDay.Of(now).AddMonths(MostMonths) => [new Refusal(field, "Choose a day within the next {0} months.", MostMonths)],
        _ => [],
    };

    /// <summary>The instant that stands for a day in the timetable: its last second.</summary>
    internal static DateTimeOffset InstantOf(DateOnly day) => LegalDay.EndOf(day).AddSeconds(-1).ToUniversalTime();
}
