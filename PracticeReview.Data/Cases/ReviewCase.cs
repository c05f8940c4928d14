using PracticeReview.Data.Assurance;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;

namespace PracticeReview.Data.Cases;

/// <summary>The stages of a case, in the order of the policy.</summary>
public enum CaseStage
{
    /// <summary>Received, waiting for the Virtual Panel's decision (Policy 7.5).</summary>
    Referral,
    /// <summary>Returned to the referrer for more information (Policy 7.5).</summary>
    Incomplete,
    /// <summary>Agencies are asked for summaries and chronologies (Policy 7.7, 7.8).</summary>
    Information,
    /// <summary>The rapid review meeting and its endorsement (Policy 7.12).</summary>
    RapidReview,
    /// <summary>The review group is at work (Policy 8.2).</summary>
    Review,
    /// <summary>The report is drafted, checked and signed off (Policy 8.3).</summary>
    Report,
    /// <summary>Published, or decided not to be (Policy 8.3).</summary>
    Publication,
    /// <summary>The action plan is carried out and verified (Policy 9).</summary>
    Actions,
    Closed,
    /// <summary>Neither a rapid review nor a case review: the referral ended with a rationale (Policy 7.5).</summary>
    NotReviewed,
}

/// <summary>The types of review (Policy 4.2, 5.3).</summary>
public enum ReviewType
{
    SingleAgency,
    LocalCaseReview,
    RapidReview,
    ChildSafeguardingPracticeReview,
    NationalReview,
    GoodOutcomeReview,
    Audit,
}

/// <summary>One case: the thread on which everything from referral to the last verified action hangs.</summary>
public sealed class ReviewCase
{
    private readonly List<Milestone> _milestones = [];

    private ReviewCase() { }

    /// <summary>Opens a case on receipt of a referral. Its policy is the partnership's at this moment, and stays.</summary>
    /// <param name="childInitials">Initials only: lists and titles never show a child's name.</param>
    /// <param name="promised">The identifier it was promised while it was not opened yet, or null for a new one.</param>
    public static ReviewCase Open(Partnership partnership, string reference, string childInitials, StaffId referrer, DateTimeOffset receivedAt, CaseId? promised = null)
    {
        var id = promised ?? CaseId.New();
        var opened = new ReviewCase
        {
            Id = id,
            PartnershipId = partnership.Id,
            Reference = reference,
            PolicyVersion = partnership.PolicyVersion,
            ChildInitials = childInitials,
            ReferrerId = referrer,
            Stage = CaseStage.Referral,
            StageSince = receivedAt,
            ReceivedAt = receivedAt,
            Progress = new FamilyProgress(id, partnership.Id, FamilyStage.Deciding, receivedAt),
        };
        opened.Reach(CaseEvent.Received, receivedAt);
        return opened;
    }

    public CaseId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public string Reference { get; private set; } = "";
    public string PolicyVersion { get; private set; } = "";
    public string ChildInitials { get; private set; } = "";
    public StaffId ReferrerId { get; private set; }
    public CaseStage Stage { get; private set; }
    public DateTimeOffset StageSince { get; private set; }
    public ReviewType? ReviewType { get; private set; }
    public DateTimeOffset ReceivedAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>What the family is shown of where the review stands. The family area reads this and nothing else of a case.</summary>
    public FamilyProgress Progress { get; private set; } = null!;
    /// <summary>What has happened, from which the timetable is computed. Loaded only by who needs it.</summary>
    public IReadOnlyList<Milestone> Milestones => _milestones;

    /// <summary>Moves the case to another stage, and tells the family's view of it.</summary>
    public void MoveTo(CaseStage stage, DateTimeOffset now)
    {
        if (Stage == stage)
        {
            return;
        }
        Stage = stage;
        StageSince = now;
        Progress.Follow(stage, now);
    }

    /// <summary>Longest reason to close a case despite a hold, in characters.</summary>
    public const int LongestReason = 1_000;

    /// <summary>The business unit, to which the plan was handed over, closes the case (Policy 9).</summary>
    public bool MayBeClosedBy(StaffActor actor) => actor.IsBusinessUnit && Stage == CaseStage.Actions;

    /// <summary>
    /// Closes the case once nothing is left to follow up. Refuses while an action of its plan is not verified, while the plan is
    /// not handed over, while it is open whether the report becomes public, and while one of the nine assurance questions is not answered
    /// for the end of the review; all of it is said at once.
    /// </summary>
    /// <param name="isPlanHandedOver">Whether there is a plan and the business unit has it.</param>
    /// <param name="notVerified">How many of its actions no scrutineer has verified.</param>
    /// <param name="isPublicationSettled">Whether the report was published, or the National Panel's advice on not publishing is recorded.</param>
    /// <param name="open">The points at which assurance questions are neither answered nor, where the point was missed, explained (guidance 1.8).</param>
    /// <param name="waitingForAnalysis">How many holds have ended without the analysis being opened again (guidance 1.7).</param>
    /// <param name="runningHolds">How many holds still run: whoever is held back has not been heard (guidance 1.3, 1.7).</param>
    /// <param name="despite">Why the case cannot wait for a hold that runs; asked for only where one does.</param>
    public Result Close(StaffActor actor, bool isPlanHandedOver, int notVerified, bool isPublicationSettled, IReadOnlyCollection<OpenPoint> open, int waitingForAnalysis, DateTimeOffset now,
        int runningHolds = 0, string? despite = null)
    {
        if (!MayBeClosedBy(actor))
        {
            return Refusal.NotFound;
        }
        var refusals = new List<Refusal>();
        if (!isPlanHandedOver)
        {
            refusals.Add(new Refusal(null, "The action plan has not been handed over to the business unit yet."));
        }
        if (notVerified > 0)
        {
            refusals.Add(new Refusal(null, notVerified == 1 ? "One action is not verified yet." : "{0} actions are not verified yet.", notVerified));
        }
        if (!isPublicationSettled)
        {
            refusals.Add(new Refusal(null, "The report is not published yet, and there is no advice of the National Panel on not publishing it."));
        }
        foreach (var point in open.OrderBy(point => point.Stage))
        {
            refusals.Add(new Refusal(null, (point.Stage, point.Questions.Count) switch
            {
                (AssuranceStage.End, 1) => "Assurance question {0} is not answered for the end of the review.",
                (AssuranceStage.End, _) => "Assurance questions {0} are not answered for the end of the review.",
                (AssuranceStage.Draft, 1) => "Assurance question {0} was not answered with the draft. The review group answers it, or says why it was not answered then.",
                (AssuranceStage.Draft, _) => "Assurance questions {0} were not answered with the draft. The review group answers them, or says why they were not answered then.",
                (_, 1) => "Assurance question {0} was not answered at the start. The review group answers it, or says why it was not answered then.",
                _ => "Assurance questions {0} were not answered at the start. The review group answers them, or says why they were not answered then.",
            }, string.Join(", ", point.Questions.Order())));
        }
        if (waitingForAnalysis > 0)
        {
            refusals.Add(new Refusal(null, waitingForAnalysis == 1
                ? "A hold has ended and the analysis was not opened again. The review group does that on the family map."
                : "{0} holds have ended and the analysis was not opened again. The review group does that on the family map.", waitingForAnalysis));
        }
        if (runningHolds > 0 && string.IsNullOrWhiteSpace(despite))
        {
            refusals.Add(new Refusal("Despite", runningHolds == 1
                ? "Somebody of the family is still held back, as agreed with the police or a court. End the hold on the family map first, or say why the case cannot wait for it."
                : "{0} persons of the family are still held back, as agreed with the police or a court. End the holds on the family map first, or say why the case cannot wait for them.", runningHolds));
        }
        if (despite?.Length > LongestReason)
        {
            refusals.Add(new Refusal("Despite", "Use at most {0} characters.", LongestReason));
        }
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        MoveTo(CaseStage.Closed, now);
        return Result.Done;
    }

    /// <summary>Records the type of review that was decided on.</summary>
    public void BecomeReview(ReviewType type) => ReviewType = type;

    /// <summary>Records that something a clock starts from or waits for has happened.</summary>
    /// <param name="subject">What it concerns where there are several, for example the information request; otherwise null.</param>
    public void Reach(CaseEvent happening, DateTimeOffset at, Guid? subject = null) =>
        _milestones.Add(new Milestone(Id, PartnershipId, happening, at, subject));

    /// <summary>Plans a meeting or a publication, or moves the one that was planned. The milestones must be loaded.</summary>
    public void Plan(CaseEvent happening, DateTimeOffset at)
    {
        if (_milestones.Find(milestone => milestone.Happening == happening) is { } planned)
        {
            planned.PlanFor(at);
            return;
        }
        Reach(happening, at);
    }
}
