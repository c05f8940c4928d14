namespace PracticeReview.Data.Deadlines;

/// <summary>
/// Who is told of a deadline beside those it waits for, once it is late. The policy names who has to act (7.5 to 8.3) and that
/// disagreement climbs "to the next level" (7.12); whom to tell of lateness, and when, it leaves open. Chosen: the next in line
/// hears of it as soon as it is late, the one after that when two further working days have passed, and both stay in the line
/// from then on. The line ends with whoever the policy makes answerable: the Business Manager for what agencies owe, the
/// sub-group's Chair for what the business unit and the reviewers owe (10.1), the Independent Adviser for what the panel owes.
/// </summary>
public static class Escalation
{
    /// <summary>From when the second in line is told.</summary>
    public const ReminderThreshold SecondStep = ReminderThreshold.LateByTwoWorkingDays;

    /// <summary>Those who come after the ones a deadline waits for, the next first. Empty where nobody is waited for.</summary>
    public static IReadOnlyList<WaitedFor> LineOf(DeadlineKind kind) => WhoIsWaitedFor.For(kind) switch
    {
        null => [],
        // The author of an agency, then the agency's designated decision-maker (7.3), then the Business Manager.
        WaitedFor.InformationAuthor => [WaitedFor.AgencyDecisionMaker, WaitedFor.BusinessManager],
        WaitedFor.Referrer => [WaitedFor.ReferrersDecisionMaker, WaitedFor.BusinessManager],
        // The panel, then the Chair of the sub-group it reports into (10.1), then the Independent Adviser.
        WaitedFor.PanelWithoutVote => [WaitedFor.SubGroupChair, WaitedFor.IndependentAdviser],
        WaitedFor.BusinessUnit when kind == DeadlineKind.AppointLeadReviewer => [WaitedFor.SubGroupChair, WaitedFor.IndependentAdviser],
        // The Chair of the sub-group decided who chairs the review (7.6).
        WaitedFor.ReviewLeaders => [WaitedFor.SubGroupChair, WaitedFor.IndependentAdviser],
        _ => [WaitedFor.BusinessManager, WaitedFor.SubGroupChair],
    };

    /// <summary>Everybody who is told at <paramref name="threshold"/>: those waited for, and the line as far as it is reached.</summary>
    public static IReadOnlyList<WaitedFor> ToldAt(DeadlineKind kind, ReminderThreshold threshold)
    {
        if (WhoIsWaitedFor.For(kind) is not { } first)
        {
            return [];
        }
        var reached = threshold < ReminderThreshold.Late ? 0 : threshold < SecondStep ? 1 : 2;
        return [first, .. LineOf(kind).Take(reached)];
    }
}
