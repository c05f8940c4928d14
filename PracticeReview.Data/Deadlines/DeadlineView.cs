namespace PracticeReview.Data.Deadlines;

/// <summary>A deadline as a page shows it.</summary>
/// <param name="Due">The first instant (UTC) that is too late.</param>
/// <param name="DueDay">The London day people are shown.</param>
/// <param name="HasTimeOfDay">Due at a time of that day; otherwise at its end.</param>
/// <param name="MetAt">When it was met (UTC), or null.</param>
/// <param name="Explanation">How the date was found, to be checked by hand.</param>
/// <param name="WaitsFor">Whom it waits for, in words.</param>
public sealed record DeadlineView(
    DeadlineKind Kind, string Name, DateTimeOffset Due, DateOnly DueDay, bool HasTimeOfDay, DateTimeOffset? MetAt, DeadlineState State,
    string Explanation, string Source, string WaitsFor)
{
    /// <summary>The deadline as it stands at <paramref name="now"/>.</summary>
    public static DeadlineView Of(CaseDeadline deadline, DateTimeOffset now) => new(
        deadline.Kind, deadline.Name, deadline.DueAt, deadline.DueDay, deadline.HasTimeOfDay, deadline.MetAt, deadline.StateAt(now),
        deadline.Explanation, deadline.Source, Who(deadline.Kind));

    /// <summary>Whom a deadline waits for.</summary>
    public static string Who(DeadlineKind kind) => kind switch
    {
        DeadlineKind.NotifyNationalPanel or DeadlineKind.NotifyOfLookedAfterChild => "The local authority",
        DeadlineKind.DecideReferral or DeadlineKind.AppointLeadReviewer => "The Virtual Panel",
        DeadlineKind.ResubmitReferral => "The referrer",
        DeadlineKind.ReturnAgencySummary or DeadlineKind.ReturnFullerReport or DeadlineKind.CommentOnFactualAccuracy => "The agency",
        DeadlineKind.FinishImmediateAction => "The agency that owns it",
        DeadlineKind.SendReportAfterMeeting or DeadlineKind.SendReportAfterReferral => "The chair of the review",
        DeadlineKind.CompleteCaseReview or DeadlineKind.CompletePracticeReview => "The review group",
        _ => "The business unit",
    };
}
