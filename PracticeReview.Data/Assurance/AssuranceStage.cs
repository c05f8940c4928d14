using PracticeReview.Data.Cases;

namespace PracticeReview.Data.Assurance;

/// <summary>The points of a review at which the nine questions are asked (checklist I7).</summary>
public enum AssuranceStage
{
    /// <summary>While the involvement of the family is planned.</summary>
    Start,
    /// <summary>While the report is drafted.</summary>
    Draft,
    /// <summary>Before the report is signed off, and at the latest before the review closes.</summary>
    End,
}

/// <summary>Where a review stands among these points.</summary>
public static class AssuranceStages
{
    /// <summary>The point a review has reached.</summary>
    public static AssuranceStage Reached(CaseStage stage) => stage switch
    {
        CaseStage.Report => AssuranceStage.Draft,
        CaseStage.Publication or CaseStage.Actions or CaseStage.Closed => AssuranceStage.End,
        _ => AssuranceStage.Start,
    };

    /// <summary>Whether the questions can be answered for a point. The end can be answered as soon as there is a draft: before sign-off is better than after.</summary>
    public static bool MayBeAnswered(AssuranceStage point, CaseStage stage) => point == AssuranceStage.Start || Reached(stage) != AssuranceStage.Start;
}
