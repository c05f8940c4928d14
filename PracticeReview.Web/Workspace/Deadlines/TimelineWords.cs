using System.Text.RegularExpressions;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Policies;

namespace PracticeReview.Web.Workspace.Deadlines;

/// <summary>The words of the timeline.</summary>
public static partial class TimelineWords
{
    public static string Name(TimelineEntry entry) => entry.Agency is { } agency ? $"{entry.Deadline.Name}: {agency}" : entry.Deadline.Name;

    public static string Name(TimelineEvent happening) => happening.Agency is { } agency ? $"{Name(happening.Happening)}: {agency}" : Name(happening.Happening);

    public static string Name(CaseEvent happening) => happening switch
    {
        CaseEvent.Aware => "Local authority became aware",
        CaseEvent.NationalPanelNotified => "National Panel notified",
        CaseEvent.Received => "Referral received",
        CaseEvent.ForwardedToPanel => "Forwarded to the Virtual Panel",
        CaseEvent.Returned => "Returned as incomplete",
        CaseEvent.Resubmitted => "Resubmitted",
        CaseEvent.DecisionMade => "Decided",
        CaseEvent.InformationRequested => "Information requested",
        CaseEvent.SummaryReturned => "Information returned",
        CaseEvent.PapersShared => "Papers shared",
        CaseEvent.Meeting => "Review meeting",
        CaseEvent.ReportSentToNationalPanel => "Report sent to the National Panel",
        CaseEvent.FullReviewDecided => "Fuller review commenced",
        CaseEvent.LeadReviewerAppointed => "Lead reviewer appointed",
        CaseEvent.ReviewCompleted => "Review completed",
        CaseEvent.DraftSent => "Draft report sent",
        CaseEvent.DraftAnswered => "Draft report answered",
        CaseEvent.CopySentToNationalPanel => "Copy sent to the National Panel",
        CaseEvent.Publication => "Publication",
        CaseEvent.LookedAfterChildDied => "Local authority aware of the death of a looked-after child",
        CaseEvent.SecretaryOfStateNotified => "Secretary of State and Ofsted notified",
        // A happening of another stage is called by its own name.
        _ => WordStart().Replace(happening.ToString(), " $0").Trim() is { Length: > 0 } words ? words[0] + words[1..].ToLowerInvariant() : "",
    };

    public static string Name(PauseReason reason) => reason switch
    {
        PauseReason.CriminalProceedings => "Criminal proceedings",
        PauseReason.Inquest => "Inquest",
        PauseReason.FamilyOrCivilProceedings => "Family or civil proceedings",
        PauseReason.NationalReview => "A national review of the same case",
        PauseReason.WellbeingOfFamily => "The wellbeing of the family",
        PauseReason.Other => "Another reason",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A reason without a name."),
    };

    /// <summary>Where a deadline stands, in a word.</summary>
    public static string State(DeadlineState state) => state switch
    {
        DeadlineState.Foretold => "Foretold",
        DeadlineState.Running => "Due",
        DeadlineState.DueToday => "Due today",
        DeadlineState.Late => "Late",
        DeadlineState.Met => "Done",
        DeadlineState.MetLate => "Done late",
        DeadlineState.NotNeeded => "Not needed",
        DeadlineState.Paused => "Paused",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a word."),
    };

    /// <summary>The icon that stands for a state.</summary>
    public static string Icon(DeadlineState state) => state switch
    {
        DeadlineState.Met or DeadlineState.MetLate => "check",
        DeadlineState.Late => "late",
        DeadlineState.Foretold or DeadlineState.NotNeeded => "foretold",
        DeadlineState.Paused => "lock",
        _ => "clock",
    };

    [GeneratedRegex("(?<=[a-z])[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex WordStart();
}
