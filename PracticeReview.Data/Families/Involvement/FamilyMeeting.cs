using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>What is done before a meeting with a family, so that nobody goes in unprepared (practice brief, "Lack of preparation for parents").</summary>
public enum MeetingPreparation
{
    /// <summary>What will be spoken about was shared with the family in good time.</summary>
    SharedBeforehand,
    /// <summary>What the family said was not right was put right before.</summary>
    InaccuraciesCorrected,
    /// <summary>The chair knows of anything that may become difficult.</summary>
    ChairForewarned,
    /// <summary>Interpreter, advocate or supporter is there.</summary>
    SupportArranged,
    /// <summary>The place is safe for each person, the way there and back too.</summary>
    VenueSafe,
}

/// <summary>What points of the preparation are done for.</summary>
[Flags]
public enum PreparedFor
{
    None = 0,
    PlaceAndTime = 1,
    /// <summary>What will be spoken about.</summary>
    Points = 2,
    /// <summary>Who chairs it, and what they hear before it.</summary>
    Chair = 4,
    Persons = 8,
}

public enum FamilyMeetingState
{
    Planned,
    Held,
    Cancelled,
}

/// <summary>Why a meeting was called off when it was recorded that nobody meets one of those invited. It is never told to the family.</summary>
public enum CalledOffBecause
{
    /// <summary>A hold agreed with the senior investigating officer was recorded.</summary>
    Held,
    /// <summary>One of them said that they do not want to take part.</summary>
    Declined,
    /// <summary>It was decided not to involve one of them.</summary>
    NotInvolved,
    /// <summary>One of them said no to everything in their own area.</summary>
    Stopped,
}

/// <summary>A meeting as it is planned.</summary>
/// <param name="At">UTC.</param>
/// <param name="WithWhom">Who of the review is there, in the words the family will read.</param>
/// <param name="HasPreMeeting">Whether professionals meet the chair beforehand without the family.</param>
/// <param name="PreMeeting">What it is for and how the family is not disempowered by it.</param>
/// <param name="Points">What will be spoken about, and what to read before, in the words the family will read.</param>
public sealed record FamilyMeetingWords(string? Purpose, DateTimeOffset? At, string? Place, string? WithWhom, string? Chair, bool HasPreMeeting, string? PreMeeting, string? Points = null);

/// <summary>
/// A meeting with family members: prepared, held, and where its process does not work escalated rather than got round
/// (practice brief 12; checklist I12).
/// </summary>
public sealed class FamilyMeeting
{
    private readonly List<MeetingStep> _steps = [];
    private readonly List<MeetingPerson> _persons = [];
    private readonly List<MeetingEscalation> _escalations = [];

    private FamilyMeeting() { }

    public FamilyMeetingId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public string Purpose { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public string Place { get; private set; } = "";
    public string WithWhom { get; private set; } = "";
    /// <summary>By which the translations of where it is, and of who is there, are found.</summary>
    public string PlaceHash { get; private set; } = "";
    public string WithWhomHash { get; private set; } = "";
    /// <summary>What will be spoken about, shared with those invited when the meeting is shown to them; empty where nothing was written.</summary>
    public string Points { get; private set; } = "";
    /// <summary>By which its translations are found; empty where there is nothing to translate.</summary>
    public string PointsHash { get; private set; } = "";
    public string Chair { get; private set; } = "";
    public bool HasPreMeeting { get; private set; }
    public string PreMeeting { get; private set; } = "";
    public FamilyMeetingState State { get; private set; }
    public string Notes { get; private set; } = "";
    public string Agreed { get; private set; } = "";
    /// <summary>Why it was held although something was not prepared, or why it was cancelled.</summary>
    public string Because { get; private set; } = "";
    /// <summary>Null where people cancelled it, or nobody did.</summary>
    public CalledOffBecause? CalledOff { get; private set; }
    public DateTimeOffset? CalledOffAt { get; private set; }
    /// <summary>From when the persons see when, where and with whom in their own area.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }
    public StaffId WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
    public uint Version { get; private set; }
    public IReadOnlyList<MeetingStep> Steps => _steps;
    public IReadOnlyList<MeetingPerson> Persons => _persons;
    public IReadOnlyList<MeetingEscalation> Escalations => _escalations;

    /// <summary>The texts that those invited read, as they are translated.</summary>
    public IReadOnlyList<string> TextsToRead => [.. new[] { Place, WithWhom, Points }.Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>What is not prepared yet.</summary>
    public IReadOnlyList<MeetingPreparation> Missing => [.. Enum.GetValues<MeetingPreparation>().Where(wanted => !_steps.Exists(step => step.Preparation == wanted))];

    /// <summary>
    /// Plans a meeting. Refuses one without persons, one with somebody nobody meets now, and a pre-meeting whose risk of disempowering the
    /// family nobody has thought of.
    /// </summary>
    /// <param name="notMet">Whom of the family nobody meets now, and why.</param>
    public static Result<FamilyMeeting> Plan(StaffActor actor, ReviewCase @case, FamilyMeetingWords words, IReadOnlyCollection<MappedPerson> persons, DateTimeOffset now,
        FamilyMeetingId? id = null, IReadOnlyList<NotApproached>? notMet = null)
    {
        if (!MappedPerson.MayBeMappedBy(actor, @case.Id) || persons.Any(person => person.CaseId != @case.Id))
        {
            return Refusal.NotFound;
        }
        var meeting = new FamilyMeeting { Id = id ?? FamilyMeetingId.New(), PartnershipId = @case.PartnershipId, CaseId = @case.Id };
        var asked = Look(words, now).That(persons.Count > 0, "Persons", "Choose who of the family is invited.");
        if ((IReadOnlyList<Refusal>)[.. asked.Refusals, .. WhyNot(notMet, [.. persons.Select(person => person.Id)], "Persons")] is { Count: > 0 } refusals)
        {
            return Result<FamilyMeeting>.Refuse(refusals);
        }
        meeting.Write(actor, words, now);
        meeting._persons.AddRange(persons.DistinctBy(person => person.Id).Select(person => new MeetingPerson(meeting, person.Id)));
        return meeting;
    }

    /// <summary>
    /// Moves it, or changes what was planned and who is invited. What was prepared for something else is not prepared: see <see cref="PreparedFor"/>.
    /// Refuses to take somebody off who was shown it: they would go there.
    /// </summary>
    /// <param name="notMet">Whom of the family nobody meets now, and why: with one of them it is not moved.</param>
    /// <param name="persons">Who is invited from now on; null leaves that as it is.</param>
    public Result Change(StaffActor actor, FamilyMeetingWords words, DateTimeOffset now, IReadOnlyList<NotApproached>? notMet = null, IReadOnlyCollection<MappedPerson>? persons = null)
    {
        if (Stop(actor) is { } stopped)
        {
            return stopped;
        }
        if (persons?.Any(person => person.CaseId != CaseId) == true)
        {
            return Refusal.NotFound;
        }
        var invited = persons is null ? Invited : [.. persons.Select(person => person.Id).Distinct()];
        if (WhyNot(notMet, invited, persons is null ? null : "Persons") is { Count: > 0 } refusals)
        {
            return Result.Refuse(refusals);
        }
        var asked = Look(words, now).That(invited.Count > 0, "Persons", "Choose who of the family is invited.")
            .That(ReleasedAt is null || Invited.All(invited.Contains), "Persons", "Everybody invited was shown this meeting. Say that it does not take place, and plan another without them: so all of them hear of it.");
        if (asked.Refusals.Count > 0)
        {
            return Result.Refuse(asked.Refusals);
        }
        var before = (At, Place, Points, Chair, PreMeeting);
        var joined = invited.Except(Invited).ToList();
        Write(actor, words, now);
        _persons.RemoveAll(person => !invited.Contains(person.PersonId));
        _persons.AddRange(joined.Select(person => new MeetingPerson(this, person)));
        var changed = PreparedFor.None
            | (before.At != At || before.Place != Place ? PreparedFor.PlaceAndTime : PreparedFor.None)
            | (before.Points != Points ? PreparedFor.Points : PreparedFor.None)
            | (before.Chair != Chair || before.PreMeeting != PreMeeting ? PreparedFor.Chair : PreparedFor.None)
            | (joined.Count > 0 ? PreparedFor.Persons : PreparedFor.None);
        _steps.RemoveAll(step => (HangsOn(step.Preparation) & changed) != PreparedFor.None);
        return Result.Done;
    }

    /// <summary>For what a point of the preparation is done: for another it has to be done anew. Whoever joins was neither shown anything nor asked.</summary>
    public static PreparedFor HangsOn(MeetingPreparation preparation) => PreparedFor.Persons | preparation switch
    {
        MeetingPreparation.VenueSafe or MeetingPreparation.SupportArranged => PreparedFor.PlaceAndTime,
        MeetingPreparation.SharedBeforehand or MeetingPreparation.InaccuraciesCorrected => PreparedFor.Points,
        MeetingPreparation.ChairForewarned => PreparedFor.Chair,
        _ => throw new ArgumentOutOfRangeException(nameof(preparation), preparation, "Not a point of the preparation."),
    };

    /// <summary>
    /// One point of the preparation is done; how is said in words, "nothing had to be corrected" too. Refuses it once the time of the meeting has
    /// come, and that anything was shared before there is something to share and those invited can see it.
    /// </summary>
    public Result Prepare(StaffActor actor, MeetingPreparation preparation, string? words, DateTimeOffset now)
    {
        if (StopPreparing(actor, now) is { } stopped)
        {
            return stopped;
        }
        var asked = new Asked().Need("Words", words, "Say what was done.");
        if (preparation == MeetingPreparation.SharedBeforehand)
        {
            asked.That(Points.Length > 0, "Words", "Nothing is written of what will be spoken about. Change the meeting and write that first: it is what is shared.")
                .That(ReleasedAt is not null, "Words", "Nobody of the family was shown this meeting yet. Show it to those invited first, and go through it with whoever has no area of their own.");
        }
        if (asked.Refusals.Count > 0)
        {
            return Result.Refuse(asked.Refusals);
        }
        if (!_steps.Exists(step => step.Preparation == preparation))
        {
            _steps.Add(new MeetingStep(this, preparation, Asked.Words(words), actor.Id, now));
        }
        return Result.Done;
    }

    /// <summary>A point of the preparation does not hold any more, or was ticked by mistake. Refuses it once the time of the meeting has come.</summary>
    public Result PrepareAnew(StaffActor actor, MeetingPreparation preparation, DateTimeOffset now)
    {
        if (StopPreparing(actor, now) is { } stopped)
        {
            return stopped;
        }
        _steps.RemoveAll(step => step.Preparation == preparation);
        return Result.Done;
    }

    /// <summary>Lets the invited persons see when, where and with whom in their own area. Refused while nobody meets one of them.</summary>
    /// <param name="notMet">Whom of the family nobody meets now, and why.</param>
    public Result Release(StaffActor actor, DateTimeOffset now, IReadOnlyList<NotApproached>? notMet = null)
    {
        if (Stop(actor) is { } over)
        {
            return over;
        }
        if (WhyNot(notMet, Invited, null) is { Count: > 0 } refusals)
        {
            return Result.Refuse(refusals);
        }
        ReleasedAt ??= now;
        Sign(actor, now);
        return Result.Done;
    }

    /// <summary>It took place. Refuses without what was agreed, and an unprepared one without why.</summary>
    public Result Hold(StaffActor actor, string? notes, string? agreed, string? because, DateTimeOffset now)
    {
        if (Stop(actor) is { } stopped)
        {
            return stopped;
        }
        var asked = new Asked()
            .That(At <= now, null, "The meeting is still to come.")
            .Need("Notes", notes, "Write what was said, in a few sentences.")
            .Need("Agreed", agreed, "Write what was agreed, or that nothing was.");
        if (Missing.Count > 0)
        {
            asked.Need("Because", because, "Something was not prepared. Say why it was held all the same.");
        }
        if (asked.Refusals.Count > 0)
        {
            return Result.Refuse(asked.Refusals);
        }
        (State, Notes, Agreed, Because) = (FamilyMeetingState.Held, Asked.Words(notes), Asked.Words(agreed), Missing.Count > 0 ? Asked.Words(because) : "");
        Sign(actor, now);
        return Result.Done;
    }

    /// <summary>It does not take place. Refuses without a reason.</summary>
    public Result Cancel(StaffActor actor, string? because, DateTimeOffset now)
    {
        if (Stop(actor) is { } stopped)
        {
            return stopped;
        }
        if (new Asked().Need("Because", because, "Say why it does not take place.") is { Refusals.Count: > 0 } asked)
        {
            return Result.Refuse(asked.Refusals);
        }
        (State, Because) = (FamilyMeetingState.Cancelled, Asked.Words(because));
        Sign(actor, now);
        return Result.Done;
    }

    /// <summary>Nobody meets one of those invited any more, so it does not take place. Nothing brings it back: another is planned.</summary>
    public Result CallOff(StaffActor actor, CalledOffBecause because, DateTimeOffset now)
    {
        if (Stop(actor) is { } stopped)
        {
            return stopped;
        }
        if (At <= now)
        {
            return Result.Refuse(null, "The time of the meeting has come. Say what came of it.");
        }
        (State, CalledOff, CalledOffAt) = (FamilyMeetingState.Cancelled, because, now);
        Sign(actor, now);
        return Result.Done;
    }

    /// <summary>The process does not work: somebody is told who can put it right, instead of holding other meetings round it.</summary>
    /// <param name="toWhom">Somebody who does not work with this family here; they are told outside the portal.</param>
    /// <param name="told">Somebody who works with this family, who is told at once; then no words are needed.</param>
    public Result Escalate(StaffActor actor, string? problem, string? toWhom, DateTimeOffset now, FacilitatorChoice? told = null)
    {
        if (!MappedPerson.MayBeMappedBy(actor, CaseId))
        {
            return Refusal.NotFound;
        }
        var asked = new Asked().Need("Problem", problem, "Say what does not work.");
        asked = told is null ? asked.Need("ToWhom", toWhom, "Choose who is told, or say to whom it was taken.", 200) : asked.Limit("ToWhom", toWhom, 200);
        if (asked.Refusals.Count > 0)
        {
            return Result.Refuse(asked.Refusals);
        }
        _escalations.Add(new MeetingEscalation(this, Asked.Words(problem), told?.Name ?? Asked.Words(toWhom), told?.Id, actor.Id, now));
        return Result.Done;
    }

    private IReadOnlyCollection<MappedPersonId> Invited => [.. _persons.Select(person => person.PersonId)];

    /// <summary>Why these persons are not asked to a meeting, each named by their relation to the child.</summary>
    internal static IReadOnlyList<Refusal> WhyNot(IReadOnlyList<NotApproached>? notMet, IReadOnlyCollection<MappedPersonId> persons, string? field) =>
        [.. (notMet ?? []).Where(person => persons.Contains(person.Person)).Select(person => new Refusal(field, "{0}: {1} A meeting is planned without them.", person.Relation, person.Why.ToString()))];

    private Result? Stop(StaffActor actor) =>
        !MappedPerson.MayBeMappedBy(actor, CaseId) ? Refusal.NotFound
        : State == FamilyMeetingState.Planned ? null
        : Result.Refuse(null, "This meeting is over or was cancelled.");

    private Result? StopPreparing(StaffActor actor, DateTimeOffset now) => Stop(actor) is { } stopped ? stopped
        : At > now ? null
        : Result.Refuse(null, "The time of the meeting has come. What is done now no longer prepares it: say what came of the meeting, and what was not prepared.");

    private static Asked Look(FamilyMeetingWords words, DateTimeOffset now)
    {
        var asked = new Asked()
            .Need("Purpose", words.Purpose, "Say what the meeting is for.")
            .That(words.At > now, "At", "Choose a day and time still to come.")
            .Need("Place", words.Place, "Say where.", 500)
            .Need("WithWhom", words.WithWhom, "Say who of the review is there, in words the family can read.", 500)
            .Limit("Points", words.Points)
            .Need("Chair", words.Chair, "Name who chairs it.", 200);
        return words.HasPreMeeting
            ? asked.Need("PreMeeting", words.PreMeeting, "A meeting beforehand without the family may disempower them. Say what it is for, and how they learn what was said in it.")
            : asked.Limit("PreMeeting", words.PreMeeting);
    }

    private void Write(StaffActor actor, FamilyMeetingWords words, DateTimeOffset now)
    {
        (Purpose, At, Place) = (Asked.Words(words.Purpose), words.At!.Value, Asked.Words(words.Place));
        (WithWhom, Chair) = (Asked.Words(words.WithWhom), Asked.Words(words.Chair));
        (PlaceHash, WithWhomHash) = (CaseTextTranslation.HashOf(Place), CaseTextTranslation.HashOf(WithWhom));
        Points = Asked.Words(words.Points);
        PointsHash = Points.Length > 0 ? CaseTextTranslation.HashOf(Points) : "";
        (HasPreMeeting, PreMeeting) = (words.HasPreMeeting, words.HasPreMeeting ? Asked.Words(words.PreMeeting) : "");
        Sign(actor, now);
    }

    private void Sign(StaffActor actor, DateTimeOffset now) => (WrittenBy, WrittenAt) = (actor.Id, now);
}

/// <summary>Somebody of the family who is invited to a meeting.</summary>
public sealed class MeetingPerson
{
    private MeetingPerson() { }

    internal MeetingPerson(FamilyMeeting meeting, MappedPersonId person) =>
        (MeetingId, PersonId, PartnershipId, CaseId) = (meeting.Id, person, meeting.PartnershipId, meeting.CaseId);

    public FamilyMeetingId MeetingId { get; private set; }
    public MappedPersonId PersonId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
}

/// <summary>One point of the preparation that is done.</summary>
public sealed class MeetingStep
{
    private MeetingStep() { }

    internal MeetingStep(FamilyMeeting meeting, MeetingPreparation preparation, string words, StaffId by, DateTimeOffset now)
    {
        (MeetingId, PartnershipId, CaseId) = (meeting.Id, meeting.PartnershipId, meeting.CaseId);
        (Preparation, Words, DoneBy, DoneAt) = (preparation, words, by, now);
    }

    public FamilyMeetingId MeetingId { get; private set; }
    public MeetingPreparation Preparation { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public string Words { get; private set; } = "";
    public StaffId DoneBy { get; private set; }
    public DateTimeOffset DoneAt { get; private set; }
}

/// <summary>That a process does not work was taken to somebody who can put it right.</summary>
public sealed class MeetingEscalation
{
    private MeetingEscalation() { }

    internal MeetingEscalation(FamilyMeeting meeting, string problem, string toWhom, StaffId? told, StaffId by, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        (MeetingId, PartnershipId, CaseId) = (meeting.Id, meeting.PartnershipId, meeting.CaseId);
        (Problem, ToWhom, ToldId, RaisedBy, RaisedAt) = (problem, toWhom, told, by, now);
    }

    public Guid Id { get; private set; }
    public FamilyMeetingId MeetingId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public string Problem { get; private set; } = "";
    public string ToWhom { get; private set; } = "";
    /// <summary>Who was told by the portal; null where it was taken to somebody outside it.</summary>
    public StaffId? ToldId { get; private set; }
    public StaffId RaisedBy { get; private set; }
    public DateTimeOffset RaisedAt { get; private set; }
    public string Outcome { get; private set; } = "";
    public StaffId? SettledBy { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>What came of it. Refuses without words; the first outcome stands.</summary>
    public Result Settle(StaffActor actor, string? outcome, DateTimeOffset now)
    {
        if (!MappedPerson.MayBeMappedBy(actor, CaseId))
        {
            return Refusal.NotFound;
        }
        if (SettledAt is not null)
        {
            return Result.Refuse(null, "What came of it is recorded already.");
        }
        if (new Asked().Need("Outcome", outcome, "Say what came of it.") is { Refusals.Count: > 0 } asked)
        {
            return Result.Refuse(asked.Refusals);
        }
        (Outcome, SettledBy, SettledAt) = (Asked.Words(outcome), actor.Id, now);
        return Result.Done;
    }
}
