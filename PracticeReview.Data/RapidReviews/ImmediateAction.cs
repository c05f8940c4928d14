using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.RapidReviews;

/// <summary>An action that cannot wait for a review, followed up whatever the outcome of the meeting (Policy 7.12).</summary>
public sealed class ImmediateAction
{
    /// <summary>The most characters of an action, and of what became of it.</summary>
    public const int MostCharacters = 4_000;

    private ImmediateAction() { }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public string Text { get; private set; } = "";
    /// <summary>The agency that owns it.</summary>
    public AgencyId AgencyId { get; private set; }
    /// <summary>The last London day.</summary>
    public DateOnly DueOn { get; private set; }
    public StaffId AddedBy { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public StaffId? DoneBy { get; private set; }
    /// <summary>What was done and how it is known.</summary>
    public string? WhatWasDone { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Whether it should have been done by this London day.</summary>
    public bool IsLate(DateOnly today) => DoneAt is null && today > DueOn;

    /// <summary>A new action, or everything that is missing from it.</summary>
    public static Result<ImmediateAction> Add(StaffActor actor, RapidReview review, string? text, AgencyId? agency, DateOnly? dueOn, DateTimeOffset now)
    {
        var refusals = new List<Refusal>();
        var words = text?.Trim() ?? "";
        if (words.Length is 0 or > MostCharacters)
        {
            refusals.Add(new Refusal("Text", "Write what is to be done, in at most {0:N0} characters.", MostCharacters));
        }
        if (agency is null)
        {
            refusals.Add(new Refusal("Agency", "Choose the agency that owns the action."));
        }
        if (dueOn is null)
        {
            refusals.Add(new Refusal("DueOn", "Say by when it is to be done."));
        }
        else if (dueOn < Calendar.LegalDay.Of(now))
        {
            refusals.Add(new Refusal("DueOn", "The day by which it is to be done is past."));
        }
        if (refusals.Count > 0)
        {
            return Result<ImmediateAction>.Refuse(refusals);
        }
        return new ImmediateAction
        {
            Id = Guid.CreateVersion7(),
            PartnershipId = review.PartnershipId,
            CaseId = review.CaseId,
            Text = words,
            AgencyId = agency!.Value,
            DueOn = dueOn!.Value,
            AddedBy = actor.Id,
            AddedAt = now,
        };
    }

    /// <summary>Who says that it is done: the agency that owns it, who wrote it down, the Chair and the business unit.</summary>
    public bool MayBeFinishedBy(StaffActor actor) => actor.AgencyId == AgencyId || actor.Id == AddedBy || actor.IsBusinessUnit || RapidReview.MayCompleteReport(actor, CaseId);

    /// <summary>Records that it was done. Refused for whom it does not concern, without a word on what was done, and a second time.</summary>
    public Result Finish(StaffActor actor, string? whatWasDone, DateTimeOffset now)
    {
        var words = whatWasDone?.Trim() ?? "";
        if (!MayBeFinishedBy(actor))
        {
            return Result.Refuse(null, "Whether this is done is said by the agency that owns it, by who wrote it down, by the Chair or by the business unit.");
        }
        if (DoneAt is not null)
        {
            return Result.Refuse(null, "This action was recorded as done before.");
        }
        if (words.Length is 0 or > MostCharacters)
        {
            return Result.Refuse($"Done-{Id}", "Write what was done, in at most {0:N0} characters.", MostCharacters);
        }
        (DoneAt, DoneBy, WhatWasDone) = (now, actor.Id, words);
        return Result.Done;
    }
}
