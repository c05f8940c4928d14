using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>Somebody on the map, with where their involvement stands.</summary>
/// <param name="Reason">Of the decision in force; empty where nothing was decided.</param>
/// <param name="HasDeclined">Whether their last word is that they do not want to take part.</param>
/// <param name="HeldUntil">The day on which a running hold is looked at again; null where none runs.</param>
public sealed record MapPersonRow(MappedPersonId Id, string Name, string Relation, Generation Generation, bool IsTheChild, string? Household, ParentalResponsibility Responsibility,
    FamilyMemberId? Member, uint Version, InvolvementChoice Choice, string Reason, string? DecidedBy, DateTimeOffset? DecidedAt, bool HasDeclined, DateOnly? HeldUntil, bool HasPlan, bool WaitsForAnalysis);

public sealed record MapRelationRow(Guid Id, MappedPersonId From, MappedPersonId To, RelationKind Kind, Tension Tension, string Note);

/// <param name="Kept">The names of the forms in which this actor has words that were not saved yet.</param>
public sealed record FamilyMapView(CaseId Case, IReadOnlyList<MapPersonRow> Persons, IReadOnlyList<MapRelationRow> Relations, IReadOnlyList<string> Kept)
{
    public IReadOnlyList<string> Households => [.. Persons.Select(person => person.Household).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.CurrentCulture)];

    public int Undecided => Persons.Count(person => person.Choice == InvolvementChoice.Undecided);
}

public sealed record DecisionRow(Guid Id, InvolvementChoice Choice, string Reason, string BestInterests, string DecidedBy, DateTimeOffset DecidedAt);

public sealed record PlanView(InvolvementPlanWords Words, string Facilitator, IReadOnlyList<string> Gaps, string WrittenBy, DateTimeOffset WrittenAt, uint Version);

public sealed record HoldStepRow(HoldStepKind Kind, string Words, DateOnly LookAgainOn, string DoneBy, DateTimeOffset DoneAt);

public sealed record HoldView(InvolvementHoldId Id, string Officer, string Reason, DateOnly AgreedOn, bool IsAcknowledged, string Acknowledgement, DateOnly LookAgainOn, bool IsRunning, bool WaitsForAnalysis,
    string RecordedBy, DateTimeOffset RecordedAt, IReadOnlyList<HoldStepRow> Steps);

public sealed record ContactRow(Guid Id, DateTimeOffset At, ContactMeans Means, ContactSide Side, ContactOutcome Outcome, string Words, string RecordedBy, DateTimeOffset RecordedAt);

/// <summary>One person on the map with everything that was decided, planned and recorded about their involvement.</summary>
/// <param name="Decisions">The latest first.</param>
/// <param name="Contacts">The latest first.</param>
/// <param name="Areas">Persons of the case with an area of their own that nobody on the map is linked to.</param>
/// <param name="MayReopen">Whether the actor is in the review group, whose analysis it is.</param>
public sealed record MappedPersonView(CaseId Case, MapPersonRow Person, IReadOnlyList<DecisionRow> Decisions, PlanView? Plan, IReadOnlyList<HoldView> Holds, IReadOnlyList<ContactRow> Contacts,
    IReadOnlyList<FacilitatorChoice> Facilitators, IReadOnlyList<NamedChoice> Areas, StaffId Self, bool MayReopen, DateOnly Today, IReadOnlyList<string> Kept)
{
    public DecisionRow? InForce => Decisions.Count > 0 ? Decisions[0] : null;
}

public sealed record MeetingStepRow(MeetingPreparation Preparation, string Words, string DoneBy, DateTimeOffset DoneAt);

public sealed record EscalationRow(Guid Id, string Problem, string ToWhom, string RaisedBy, DateTimeOffset RaisedAt, string Outcome, DateTimeOffset? SettledAt);

public sealed record FamilyMeetingView(FamilyMeetingId Id, CaseId Case, string Purpose, DateTimeOffset At, string Place, string WithWhom, string Chair, bool HasPreMeeting, string PreMeeting,
    FamilyMeetingState State, string Notes, string Agreed, string Because, DateTimeOffset? ReleasedAt, uint Version, IReadOnlyList<string> Persons, IReadOnlyList<MeetingStepRow> Steps,
    IReadOnlyList<MeetingPreparation> Missing, IReadOnlyList<EscalationRow> Escalations);

/// <param name="Persons">Who can be invited: everybody on the map.</param>
/// <param name="Now">The instant (UTC) as of which it is shown.</param>
public sealed record FamilyMeetingsView(CaseId Case, IReadOnlyList<FamilyMeetingView> Meetings, IReadOnlyList<NamedChoice> Persons, DateTimeOffset Now, IReadOnlyList<string> Kept);

/// <summary>A meeting as the person who is invited sees it.</summary>
public sealed record OwnMeeting(DateTimeOffset At, string Place, string WithWhom, bool IsCancelled);

/// <summary>Somebody to be chosen in a form.</summary>
public sealed record NamedChoice(Guid Id, string Name);
