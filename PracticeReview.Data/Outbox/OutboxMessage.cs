using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Outbox;

/// <summary>How a message leaves.</summary>
public enum MessageMeans
{
    Email,
    TextMessage,
}

/// <summary>Every message the portal can send. The words belong to the sending job; none of them names a child, a review or a partnership.</summary>
public enum MessageTemplate
{
    /// <summary>To a professional: something waits for you, sign in.</summary>
    StaffSomethingWaits,
    /// <summary>To a professional: a deadline is near or past.</summary>
    StaffDeadline,
    /// <summary>To a family member: there is something new to read.</summary>
    FamilySomethingNew,
    /// <summary>To a family member: the personal link.</summary>
    FamilyInvitation,
    /// <summary>To a family member: the code that goes with the link.</summary>
    FamilyCode,
    /// <summary>To a member of the public: about a report they asked for.</summary>
    PublicReportRequest,
    /// <summary>To a professional: something waits behind a link of their own, which is sealed until it is sent.</summary>
    StaffPersonalLink,
    /// <summary>To a professional: a time to keep free, move or give up, with a file for the calendar.</summary>
    StaffMeeting,
}

/// <summary>
/// A message waiting to leave. It names its recipient by identifier; the address is looked up when it is sent,
/// so that it goes only where the person says it is safe at that moment.
/// </summary>
public sealed class OutboxMessage
{
    private OutboxMessage() { }

    private OutboxMessage(PartnershipId partnership, CaseId? @case, MessageMeans means, MessageTemplate template, string? argument, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        PartnershipId = partnership;
        CaseId = @case;
        Means = means;
        Template = template;
        Argument = argument;
        QueuedAt = now;
        NotBefore = now;
    }

    public static OutboxMessage To(StaffId staff, PartnershipId partnership, CaseId? @case, MessageTemplate template, DateTimeOffset now, string? argument = null) =>
        new(partnership, @case, MessageMeans.Email, template, argument, now) { StaffId = staff };

    public static OutboxMessage To(FamilyMemberId member, PartnershipId partnership, CaseId @case, MessageMeans means, MessageTemplate template, DateTimeOffset now, string? argument = null) =>
        new(partnership, @case, means, template, argument, now) { FamilyMemberId = member };

    /// <summary>To somebody who is neither: the request for a report carries their address.</summary>
    public static OutboxMessage ToReportRequest(Guid reportRequest, PartnershipId partnership, DateTimeOffset now, string? argument = null) =>
        new(partnership, null, MessageMeans.Email, MessageTemplate.PublicReportRequest, argument, now) { ReportRequestId = reportRequest };

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId? CaseId { get; private set; }
    public StaffId? StaffId { get; private set; }
    public FamilyMemberId? FamilyMemberId { get; private set; }
    public Guid? ReportRequestId { get; private set; }
    public MessageMeans Means { get; private set; }
    public MessageTemplate Template { get; private set; }
    /// <summary>What the template needs, for example the path of a page or a sealed code. Emptied once sent.</summary>
    public string? Argument { get; private set; }
    public DateTimeOffset QueuedAt { get; private set; }
    public DateTimeOffset NotBefore { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    /// <summary>Set when it will not be tried again, with the reason in <see cref="LastProblem"/>.</summary>
    public DateTimeOffset? GivenUpAt { get; private set; }
    public string? LastProblem { get; private set; }

    /// <summary>The Message-ID it bears however often it is tried.</summary>
    public string MessageIdentifier => IdentifierOf(Id);

    /// <summary>The Message-ID of the message with this identifier. It gives nothing away: it stands in every e-mail's source.</summary>
    public static string IdentifierOf(Guid id) => $"<{id:N}@mail.invalid>";

    /// <summary>The mail server said yes.</summary>
    public void Sent(DateTimeOffset now)
    {
        SentAt = now;
        Argument = null;
        LastProblem = null;
    }

    /// <summary>The attempt failed; the next one waits twice as long as the last, at most an hour; after twelve it is given up.</summary>
    /// <param name="problem">What went wrong, without an address.</param>
    public void Failed(string problem, DateTimeOffset now)
    {
        Attempts++;
        LastProblem = problem;
        NotBefore = now + TimeSpan.FromSeconds(Math.Min(3600, 15 * Math.Pow(2, Attempts - 1)));
        if (Attempts >= 12)
        {
            GiveUp(problem, now);
        }
    }

    /// <summary>The person called this time unsafe: it waits until one that is safe, and no attempt is counted.</summary>
    public void WaitUntil(DateTimeOffset safe) => NotBefore = safe;

    /// <summary>There is nowhere safe to send it, or it was tried often enough.</summary>
    public void GiveUp(string problem, DateTimeOffset now)
    {
        GivenUpAt = now;
        LastProblem = problem;
        Argument = null;
    }
}
