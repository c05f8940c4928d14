using PracticeReview.Data.People;

namespace PracticeReview.Data.Cases;

/// <summary>The parts of a case that are read apart from one another.</summary>
public enum CasePart
{
    Overview,
    Referral,
    Information,
    Chronology,
    RapidReview,
    Family,
    /// <summary>What the family said, and what the review makes of it.</summary>
    Words,
    Assurance,
    /// <summary>The assurance questions and checklist of the whole process (Policy 7.1).</summary>
    Checklist,
    Draft,
    Report,
    Actions,
    Record,
    Timeline,
}

/// <summary>Which parts of a case somebody is led to. What can be read there is decided again by each part and by the database.</summary>
public static class CaseParts
{
    /// <summary>The parts of this case for this actor, in the order in which they are shown; none for somebody who has no part in it.</summary>
    public static IReadOnlyList<CasePart> For(StaffActor actor, CaseId @case, StaffId referrer)
    {
        var isCaseStaff = actor.IsBusinessUnit || actor.IsOnVirtualPanel || actor.IsInReviewGroup(@case);
        var keepsReview = actor.IsBusinessUnit || actor.IsInReviewGroup(@case);
        return [.. Enum.GetValues<CasePart>().Where(part => part switch
        {
            CasePart.Overview => isCaseStaff || actor.WorksWithFamily(@case),
            CasePart.Referral => isCaseStaff || actor.Id == referrer,
            CasePart.Family => actor.WorksWithFamily(@case),
            CasePart.Words or CasePart.Assurance or CasePart.Draft or CasePart.Record => keepsReview,
            _ => isCaseStaff,
        })];
    }
}
