using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>Somebody on the map, with where their involvement stands.</summary>
/// <param name="Reason">Of the decision in force; empty where nothing was decided.</param>
/// <param name="HasDeclined">Whether their last word is that they do not want to take part.</param>
/// <param name="HeldUntil">The day on which a running hold is looked at again; null where none runs.</param>
public sealed record MapPersonRow(MappedPersonId Id, string Name, string Relation, Generation Generation, bool IsTheChild, string? Household, ParentalResponsibility Responsibility,
    FamilyMemberId? Member, uint Version, InvolvementChoice Choice, string Reason, string? DecidedBy, DateTimeOffset? DecidedAt, bool HasDeclined, DateOnly? HeldUntil, bool HasPlan, bool WaitsForAnalysis)
{
    public string? AlsoLivesAt { get; init; }
    public string ResponsibilityNote { get; init; } = "";
}

/// <summary>Somebody to whom nothing new goes.</summary>
/// <param name="Member">Their own area, where they have one.</param>
/// <param name="Why">In the words of <see cref="Approaching"/>.</param>
public sealed record NotApproached(MappedPersonId Person, FamilyMemberId? Member, string Relation, Refusal Why);

public sealed record MapRelationRow(Guid Id, MappedPersonId From, MappedPersonId To, RelationKind Kind, Tension Tension, string Note);

/// <param name="Kept">The names of the forms in which this actor has words that were not saved yet.</param>
public sealed record FamilyMapView(CaseId Case, IReadOnlyList<MapPersonRow> Persons, IReadOnlyList<MapRelationRow> Relations, IReadOnlyList<string> Kept)
{
    public IReadOnlyList<string> Households => [.. Persons.SelectMany(person => new[] { person.Household, person.AlsoLivesAt }).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.CurrentCulture)];

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
    /// <summary>What the portal recorded by itself, the latest first; empty for somebody without an area of their own.</summary>
    public IReadOnlyList<PortalContactRow> ThroughThePortal { get; init; } = [];

    public DecisionRow? InForce => Decisions.Count > 0 ? Decisions[0] : null;
}

public sealed record MeetingStepRow(MeetingPreparation Preparation, string Words, string DoneBy, DateTimeOffset DoneAt);

/// <param name="IsTold">Whether the portal told them.</param>
public sealed record EscalationRow(Guid Id, string Problem, string ToWhom, string RaisedBy, DateTimeOffset RaisedAt, string Outcome, DateTimeOffset? SettledAt, bool IsTold);

/// <param name="WhyNotShown">Why it cannot be shown to those invited: who of them may not be approached.</param>
public sealed record FamilyMeetingView(FamilyMeetingId Id, CaseId Case, string Purpose, DateTimeOffset At, string Place, string WithWhom, string Chair, bool HasPreMeeting, string PreMeeting,
    FamilyMeetingState State, string Notes, string Agreed, string Because, DateTimeOffset? ReleasedAt, uint Version, IReadOnlyList<string> Persons, IReadOnlyList<MeetingStepRow> Steps,
    IReadOnlyList<MeetingPreparation> Missing, IReadOnlyList<EscalationRow> Escalations, IReadOnlyList<string> WhyNotShown, IReadOnlyList<MeetingWords> Words,
    CalledOffBecause? CalledOff = null)
{
    /// <summary>To whom of those invited no message goes that can wait.</summary>
    public IReadOnlyList<ToldLater> ToldLater { get; init; } = [];

    /// <summary>Who is invited, by their place on the map.</summary>
    public IReadOnlyList<NamedChoice> Invited { get; init; } = [];
    /// <summary>What has to be minded between those invited.</summary>
    public IReadOnlyList<TensionRow> Tensions { get; init; } = [];
    /// <summary>What it will be about, as those invited read it; empty where nothing was written.</summary>
    public string Points { get; init; } = "";
    /// <summary>What those invited said last, each once; of who said nothing, nothing.</summary>
    public IReadOnlyList<MeetingAnswerRow> Answers { get; init; } = [];
    /// <summary>Everybody the meeting is shown to, and whose turn it is; empty while it is shown to nobody.</summary>
    public IReadOnlyList<MeetingTurn> Turns { get; init; } = [];
}

/// <summary>Whose turn it is between a meeting and one of those invited.</summary>
public enum MeetingStanding
{
    /// <summary>They have no area of their own to say it in.</summary>
    ToAskInPerson,
    HasNotSaid,
    /// <summary>They said it of another day, time or place.</summary>
    AskedAgain,
    /// <summary>Nobody who works with the family has read it.</summary>
    ToRead,
    Read,
}

/// <param name="Who">As the meeting names them.</param>
/// <param name="Answer">What they said last; null where they said nothing.</param>
public sealed record MeetingTurn(string Who, MeetingStanding Standing, MeetingAnswerRow? Answer)
{
    /// <summary>Whose turn it is with somebody who is invited.</summary>
    public static MeetingTurn Of(string who, bool hasArea, MeetingAnswerRow? answer) => new(who, (hasArea, answer) switch
    {
        (false, null) => MeetingStanding.ToAskInPerson,
        (_, null) => MeetingStanding.HasNotSaid,
        (_, { Holds: false }) => MeetingStanding.AskedAgain,
        (_, { NotedAt: null }) => MeetingStanding.ToRead,
        _ => MeetingStanding.Read,
    }, answer);
}

/// <summary>Which of the texts of a meeting those invited read.</summary>
public enum MeetingText
{
    Place,
    WithWhom,
    Points,
}

/// <summary>A text of a meeting in the language of somebody who is invited.</summary>
/// <param name="Language">Code of the language.</param>
public sealed record MeetingWords(MeetingText Kind, string Text, string Language, TranslationView? Translation);

/// <summary>What somebody who is invited said to it last.</summary>
/// <param name="Who">As the meeting names them.</param>
/// <param name="Member">Their own area.</param>
/// <param name="Holds">Whether it was said of the day, time and place as they are now.</param>
/// <param name="NotedBy">Who has read it; null where nobody has.</param>
/// <param name="English">Of their words, whatever its state; null where there is none.</param>
public sealed record MeetingAnswerRow(Guid Id, FamilyMemberId Member, string Who, MeetingAnswerKind Kind, string Text, string Language, DateTimeOffset SaidAt, bool Holds, DateTimeOffset? NotedAt, string? NotedBy, TranslationView? English);

/// <param name="Persons">Who can be invited: everybody on the map whom somebody may meet.</param>
/// <param name="Now">The instant (UTC) as of which it is shown.</param>
/// <param name="Tellable">Who can be told of what does not work.</param>
public sealed record FamilyMeetingsView(CaseId Case, IReadOnlyList<FamilyMeetingView> Meetings, IReadOnlyList<NamedChoice> Persons, DateTimeOffset Now, IReadOnlyList<string> Kept, IReadOnlyList<FacilitatorChoice> Tellable)
{
    /// <summary>What has to be minded between any two on the map.</summary>
    public IReadOnlyList<TensionRow> Tensions { get; init; } = [];
}

/// <summary>What has to be minded between two persons on the map (study 2014, antagonistic relationships).</summary>
/// <param name="Names">Both, as a meeting names them.</param>
public sealed record TensionRow(Guid From, Guid To, string Names, Tension Tension, string Note)
{
    /// <summary>The tensions between those who would meet.</summary>
    public static IReadOnlyList<TensionRow> Between(IReadOnlyList<TensionRow> tensions, IReadOnlyCollection<Guid> persons) =>
        [.. tensions.Where(tension => persons.Contains(tension.From) && persons.Contains(tension.To))];
}

/// <summary>A meeting as the person who is invited sees it.</summary>
public sealed record OwnMeeting(DateTimeOffset At, CaseText Place, CaseText WithWhom, bool IsCancelled)
{
    public required FamilyMeetingId Id { get; init; }
    /// <summary>What it will be about; null where nothing was written.</summary>
    public CaseText? Points { get; init; }
    /// <summary>Its time has come.</summary>
    public bool IsPast { get; init; }
    public bool WasHeld { get; init; }
    /// <summary>What the person said last; null where they said nothing.</summary>
    public OwnMeetingAnswer? Answer { get; init; }

    /// <summary>Whether it can be answered.</summary>
    public bool IsOpen => !IsPast && !IsCancelled && !WasHeld;
}

/// <param name="Holds">Whether it was said of the day, time and place as they are now.</param>
/// <param name="NotedAt">When somebody of the review said that they have read it.</param>
public sealed record OwnMeetingAnswer(MeetingAnswerKind Kind, string Text, string Language, DateTimeOffset SaidAt, bool Holds, DateTimeOffset? NotedAt);

/// <summary>Somebody to be chosen in a form.</summary>
public sealed record NamedChoice(Guid Id, string Name);
