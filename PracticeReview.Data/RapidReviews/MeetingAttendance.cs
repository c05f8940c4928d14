using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.RapidReviews;

/// <summary>Somebody at a sitting of the meeting, and which safeguarding partner they represent there.</summary>
public sealed class MeetingAttendance
{
    /// <summary>The most characters of a name.</summary>
    public const int MostCharacters = 200;

    private MeetingAttendance() { }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public int Sitting { get; private set; }
    /// <summary>Null for somebody whom the portal does not know.</summary>
    public StaffId? StaffId { get; private set; }
    public string Name { get; private set; } = "";
    public AgencyId? AgencyId { get; private set; }
    /// <summary>The safeguarding partner the person represents; null in any other capacity.</summary>
    public AgencyKind? Represents { get; private set; }
    public DateTimeOffset ArrivedAt { get; private set; }
    public DateTimeOffset? LeftAt { get; private set; }
    public StaffId RecordedBy { get; private set; }

    /// <summary>
    /// Notes somebody as present. A statutory partner represents the partner of their agency; another person does only where it is
    /// said, and only for the agency they come from.
    /// </summary>
    /// <param name="staff">The person where the portal knows them.</param>
    /// <param name="isStatutoryPartner">Whether that person holds the role of statutory partner.</param>
    /// <param name="representsPartner">Whether the person is there for their agency as a safeguarding partner.</param>
    public static Result<MeetingAttendance> Arrive(
        StaffActor recorder, RapidReview review, StaffMember? staff, bool isStatutoryPartner, string? name, Agency? agency, bool representsPartner, DateTimeOffset now)
    {
        var refusals = new List<Refusal>();
        var called = staff?.Name ?? name?.Trim() ?? "";
        if (review.IsConcluded)
        {
            refusals.Add(new Refusal(null, "The outcome of this meeting has been recorded already."));
        }
        if (called.Length is 0 or > MostCharacters)
        {
            refusals.Add(new Refusal("Person", "Choose who is present, or write their name (at most {0} characters).", MostCharacters));
        }
        if (representsPartner && agency is not { IsStatutoryPartner: true })
        {
            refusals.Add(new Refusal("Represents", "Only somebody from the local authority, the police or health can represent a safeguarding partner, and only their own."));
        }
        if (refusals.Count > 0)
        {
            return Result<MeetingAttendance>.Refuse(refusals);
        }
        return new MeetingAttendance
        {
            Id = Guid.CreateVersion7(),
            PartnershipId = review.PartnershipId,
            CaseId = review.CaseId,
            Sitting = review.Sitting,
            StaffId = staff?.Id,
            Name = called,
            AgencyId = agency?.Id,
            Represents = agency is { IsStatutoryPartner: true } && (representsPartner || isStatutoryPartner) ? agency.Kind : null,
            ArrivedAt = now,
            RecordedBy = recorder.Id,
        };
    }

    /// <summary>The person left, or was noted by mistake: from now on they do not count for the quorum.</summary>
    public void Leave(DateTimeOffset now) => LeftAt ??= now;
}
