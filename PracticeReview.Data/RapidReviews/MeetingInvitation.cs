using PracticeReview.Data.Cases;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;

namespace PracticeReview.Data.RapidReviews;

/// <summary>Somebody asked to the meeting. Until it is taken back, they read the meeting, take notes in it and get its papers.</summary>
public sealed class MeetingInvitation
{
    private MeetingInvitation() { }

    public MeetingInvitation(RapidReview review, StaffActor inviter, StaffId staff, bool signsOff, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        PartnershipId = review.PartnershipId;
        CaseId = review.CaseId;
        StaffId = staff;
        SignsOff = signsOff;
        InvitedBy = inviter.Id;
        InvitedAt = now;
    }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public StaffId StaffId { get; private set; }
    /// <summary>A decision maker: time to sign off the report is kept in their diary, too (Policy 7.10).</summary>
    public bool SignsOff { get; private set; }
    public StaffId InvitedBy { get; private set; }
    public DateTimeOffset InvitedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    /// <summary>Counts what was sent about it, so that a calendar knows the latest word.</summary>
    public int Sequence { get; private set; }

    /// <summary>Takes the invitation back; the calendar entry is cancelled with it.</summary>
    public void Revoke(DateTimeOffset now)
    {
        RevokedAt ??= now;
        Sequence++;
    }

    /// <summary>Invites again somebody whose invitation was taken back.</summary>
    public void Renew(StaffActor inviter, DateTimeOffset now)
    {
        (InvitedBy, InvitedAt, RevokedAt) = (inviter.Id, now, null);
        Sequence++;
    }

    /// <summary>The meeting moved; the same entry of the calendar moves with it.</summary>
    public void Move() => Sequence++;

    /// <summary>What the calendars of this person are told now.</summary>
    /// <param name="sentAt">When it is written, UTC.</param>
    public IEnumerable<CalendarNotice> Notices(RapidReview review, DateTimeOffset sentAt)
    {
        yield return Notice("m", review.PlannedFor, MeetingDates.MeetingLength);
        if (SignsOff && review.SignOffAt is { } signOff)
        {
            yield return Notice("s", signOff, MeetingDates.SignOffLength);
        }

        CalendarNotice Notice(string which, DateTimeOffset start, TimeSpan length) =>
            new($"{Id:N}-{which}@mail.invalid", Sequence, start, start + length, RevokedAt is not null, sentAt);
    }
}
