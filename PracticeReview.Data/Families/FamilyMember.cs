using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families;

/// <summary>
/// A member of the child's family, or a significant other, and how they may safely be reached (checklist I1, I3, J12).
/// The same person in two cases is two family members: nothing leads from one to the other.
/// </summary>
public sealed class FamilyMember
{
    private FamilyMember() { }

    /// <param name="name">How the person wants to be called.</param>
    /// <param name="relation">Who they are to the child, in the facilitator's words, for example "Mother".</param>
    /// <param name="language">Code of the language they read.</param>
    /// <param name="reason">Why this person is involved (Children and families guidance 1.1).</param>
    /// <param name="id">Made with the form, so that adding twice is adding once; null for a new one.</param>
    /// <param name="age">Null where nobody asked.</param>
    public static FamilyMember Add(ReviewCase @case, string name, string relation, string language, string reason, StaffId facilitator, string facilitatorName,
        DateTimeOffset now, FamilyMemberId? id = null, Area.AgeGroup? age = null) => new()
        {
            Id = id ?? FamilyMemberId.New(),
            PartnershipId = @case.PartnershipId,
            CaseId = @case.Id,
            Name = name,
            Relation = relation,
            Language = language,
            Reason = reason,
            FacilitatorId = facilitator,
            FacilitatorName = facilitatorName,
            AddedAt = now,
            Age = age,
        };

    public FamilyMemberId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public string Name { get; private set; } = "";
    public string Relation { get; private set; } = "";
    public string Language { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public StaffId FacilitatorId { get; private set; }
    /// <summary>Kept here because the family area cannot read who the professionals are.</summary>
    public string FacilitatorName { get; private set; } = "";
    public DateTimeOffset AddedAt { get; private set; }
    /// <summary>How old they are, as far as it matters for who decides; null where nobody asked, which counts as an adult.</summary>
    public Area.AgeGroup? Age { get; private set; }
    /// <summary>An address the person called safe; null when they named none. Nothing is ever sent anywhere else.</summary>
    public string? SafeEmail { get; private set; }
    /// <summary>A number the person called safe for text messages; null when they named none.</summary>
    public string? SafeMobile { get; private set; }
    /// <summary>From when staff have closed this person's family area. The database refuses them every row from then on.</summary>
    public DateTimeOffset? AccessEndedAt { get; private set; }
    /// <summary>From when staff have frozen this person's account: nobody can come in or stay in, and the link works again once it is unfrozen.</summary>
    public DateTimeOffset? FrozenAt { get; private set; }
    /// <summary>When a message must not arrive.</summary>
    public UnsafeTimes UnsafeTimes { get; private set; }
    /// <summary>How the person must not be reached by anybody.</summary>
    public UnsafeWays UnsafeWays { get; private set; }
    /// <summary>What else those who want to reach them must know, in the person's words.</summary>
    public string? SafetyNote { get; private set; }
    /// <summary>After how many minutes without doing anything their visit ends; null where they leave it at <see cref="UsualIdle"/>.</summary>
    public int? IdleMinutes { get; private set; }
    /// <summary>When the person last said which ways and times are safe; null while they were never asked.</summary>
    public DateTimeOffset? SafetySaidAt { get; private set; }
    /// <summary>From which London time, Monday to Friday, their facilitator can be rung; null where none was given.</summary>
    public TimeOnly? RingFrom { get; private set; }
    public TimeOnly? RingUntil { get; private set; }
    /// <summary>The professional who entered the ways and times for the person; null where they said it themselves.</summary>
    public StaffId? SafetyEnteredBy { get; private set; }
    /// <summary>When the person said that what was entered for them is right.</summary>
    public DateTimeOffset? SafetyConfirmedAt { get; private set; }
    /// <summary>When the person, or whoever held their visit, last changed how they are reached, also by taking a way away; the database marks it. Null while nobody did.</summary>
    public DateTimeOffset? ContactChangedAt { get; private set; }
    /// <summary>How they were reached before the first change of which nobody has made sure yet; the database keeps it, and it is gone once somebody has.</summary>
    public string? PreviousEmail { get; private set; }
    public string? PreviousMobile { get; private set; }
    /// <summary>When somebody beside the person made sure that a change of the ways was theirs.</summary>
    public DateTimeOffset? ContactMadeSureAt { get; private set; }
    public StaffId? ContactMadeSureBy { get; private set; }
    /// <summary>Since when another way to reach them stands there of which nobody has made sure yet; null where there is none.</summary>
    public DateTimeOffset? ContactToMakeSureSince => ContactChangedAt is { } changed && (ContactMadeSureAt is null || ContactMadeSureAt < changed) ? changed : null;
    /// <summary>Since when they have another contact person than the first; null while it is the first.</summary>
    public DateTimeOffset? FacilitatorSince { get; private set; }
    /// <summary>When the person let this contact person see what they had told a former one alone.</summary>
    public DateTimeOffset? FacilitatorTrustedAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>After how many minutes a visit may end, as the person chooses (checklist J12).</summary>
    public static readonly IReadOnlyList<int> IdleChoices = [5, 15, 30];

    /// <summary>After so many minutes without doing anything a visit ends for whoever chose nothing else.</summary>
    public const int UsualIdle = 30;

    /// <summary>After so long the person is asked again whether the ways and times are still safe.</summary>
    public static readonly TimeSpan SafetyLasts = TimeSpan.FromDays(56);

    /// <summary>After so long without a word, four weeks after they were asked again, nothing is sent that can wait.</summary>
    public static readonly TimeSpan SafetyEnds = SafetyLasts + TimeSpan.FromDays(28);

    /// <summary>
    /// Whether somebody stands beside this person, and may enter for them how they are reached: their own contact person, and the business
    /// unit. Who facilitates for somebody else of the family does not.
    /// </summary>
    public bool IsBesideThem(StaffActor actor) => actor.IsBusinessUnit || FacilitatorId == actor.Id;

    /// <summary>Whether professionals entered how this person is reached, and the person has not said yet whether it is right.</summary>
    public bool AwaitsConfirmation => SafetyEnteredBy is not null && SafetyConfirmedAt is null;

    /// <summary>The person says when and how they must not be reached.</summary>
    public void CallUnsafe(UnsafeTimes times, UnsafeWays ways, string? note, DateTimeOffset now)
    {
        (UnsafeTimes, UnsafeWays, SafetyNote) = (times, ways, note);
        (SafetySaidAt, SafetyEnteredBy, SafetyConfirmedAt) = (now, null, null);
    }

    /// <summary>The person says how soon their visit ends when they do nothing: one of <see cref="IdleChoices"/>.</summary>
    public void EndVisitAfter(int minutes) => IdleMinutes = minutes;

    /// <summary>The person says that what they said before still holds, or that what was entered for them is right.</summary>
    /// <param name="read">Since when the ways hold that the person read. To other ones they have not said yes.</param>
    public Result StillSafe(DateTimeOffset? read, DateTimeOffset now)
    {
        if (read != SafetySaidAt)
        {
            return SaySafeContact.ReadAgain;
        }
        SafetySaidAt = now;
        if (SafetyEnteredBy is not null)
        {
            SafetyConfirmedAt ??= now;
        }
        return Result.Done;
    }

    /// <summary>Somebody beside the person enters what they said in a talk. The person is asked whether it is right.</summary>
    public Result EnterSafety(StaffActor actor, string? email, string? mobile, UnsafeTimes times, UnsafeWays ways, string? note, DateTimeOffset now)
    {
        if (!IsBesideThem(actor))
        {
            return Refusal.NotFound;
        }
        CallSafe(email, mobile);
        (UnsafeTimes, UnsafeWays, SafetyNote) = (times, ways, note);
        (SafetySaidAt, SafetyEnteredBy, SafetyConfirmedAt) = (now, actor.Id, null);
        if (ContactToMakeSureSince is not null)
        {
            // Who enters the ways has said how they made sure that it is this person.
            (ContactMadeSureAt, ContactMadeSureBy, PreviousEmail, PreviousMobile) = (now, actor.Id, null, null);
        }
        return Result.Done;
    }

    /// <summary>Somebody beside the person has made sure, not by the new way alone, that they changed it themselves.</summary>
    /// <param name="read">When the change was made that stood before them. Of a later one they have not made sure.</param>
    public Result MakeSureOfContact(StaffActor actor, DateTimeOffset read, DateTimeOffset now)
    {
        if (!IsBesideThem(actor))
        {
            return Refusal.NotFound;
        }
        if (ContactToMakeSureSince is not { } since)
        {
            return Result.Done;
        }
        if (since != read)
        {
            return Refusal.ChangedMeanwhile;
        }
        (ContactMadeSureAt, ContactMadeSureBy, PreviousEmail, PreviousMobile) = (now, actor.Id, null, null);
        return Result.Done;
    }

    /// <summary>Somebody else is the contact person from now on. What was told the former alone stays closed to them.</summary>
    public Result NameContactPerson(StaffActor actor, StaffId facilitator, string name, DateTimeOffset now)
    {
        if (!IsBesideThem(actor))
        {
            return Refusal.NotFound;
        }
        if (facilitator != FacilitatorId)
        {
            (FacilitatorId, FacilitatorName, FacilitatorSince, FacilitatorTrustedAt) = (facilitator, name, now, null);
        }
        return Result.Done;
    }

    /// <summary>The person lets their contact person see what they told a former one alone.</summary>
    /// <param name="read">Whose name the person read. To another one they have not said yes.</param>
    public Result TrustContactPerson(StaffId read, DateTimeOffset now)
    {
        if (read != FacilitatorId)
        {
            return SaySafeContact.ReadAgain;
        }
        if (FacilitatorSince is not null)
        {
            FacilitatorTrustedAt ??= now;
        }
        return Result.Done;
    }

    /// <summary>When the facilitator can be rung, Monday to Friday.</summary>
    public void MayRing(TimeOnly? from, TimeOnly? until) => (RingFrom, RingUntil) = (from, until);

    /// <summary>Replaces the ways of contact by those the person called safe; null takes a way away.</summary>
    public void CallSafe(string? email, string? mobile)
    {
        SafeEmail = email;
        SafeMobile = mobile;
    }

    /// <summary>It was recorded anew how old they are.</summary>
    public void IsOfAge(Area.AgeGroup age) => Age = age;

    /// <summary>The person chose another language for their own area.</summary>
    public void Read(string language) => Language = language;

    /// <summary>Freezes the account at once, until it is clear what happened.</summary>
    public void Freeze(DateTimeOffset now) => FrozenAt ??= now;

    /// <summary>The account is the person's again.</summary>
    public void Unfreeze() => FrozenAt = null;

    /// <summary>Closes the person's family area at once.</summary>
    public void EndAccess(DateTimeOffset now) => AccessEndedAt ??= now;

    /// <summary>Opens it again; a new invitation is needed all the same.</summary>
    public void RestoreAccess() => AccessEndedAt = null;
}
