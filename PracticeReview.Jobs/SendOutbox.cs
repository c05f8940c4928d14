using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Families;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Publication;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;
using PracticeReview.Jobs.Messages;
using Quartz;

namespace PracticeReview.Jobs;

/// <summary>
/// Sends what waits in the outbox. Each message is locked, handed to the server and marked as sent in one transaction: whatever
/// moment the process ends at, the message is either still waiting or was sent. Only where it ends between the server's yes and
/// the commit is a message sent again, and then with the same Message-ID. Nodes share the work by skipping what another has locked.
/// </summary>
public sealed partial class SendOutbox(
    Database database, LetterWriter letters, IMessageSeal seal, ITextMessageSender textMessages,
    IOptions<MailOptions> mail, ILogger<SendOutbox> log) : IJob
{
    /// <summary>A run ends after so many messages, so that a long queue is shared with the other nodes.</summary>
    private const int MessagesInARun = 500;

    private static readonly JobActor s_actor = JobActor.Named(nameof(SendOutbox));

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    /// <returns>How many messages were handed over.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        using var mailer = new Mailer(mail, database.Clock);
        var sent = 0;
        for (var tried = 0; tried < MessagesInARun; tried++)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (await SendNextAsync(mailer, cancellation))
            {
                case Outcome.Nothing or Outcome.ServerIsAway:
                    return sent;
                case Outcome.Sent:
                    sent++;
                    break;
                default:
                    break;
            }
        }
        return sent;
    }

    private async Task<Outcome> SendNextAsync(Mailer mailer, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(s_actor, cancellation);
        // That there is something new waits while nobody has asked the person which ways are safe, again when they have not said so
        // for too long, and while they said "not now" to being told: it stays where it is, and goes when they have said otherwise. A "not now"
        // does not hold what goes anyway.
        var asked = operation.Now - FamilyMember.SafetyEnds;
        var message = (await operation.Set<OutboxMessage>().FromSql($"""
            select * from outbox_messages where sent_at is null and given_up_at is null and not_before <= {operation.Now}
            and not (template = {nameof(MessageTemplate.FamilySomethingNew)} and exists (select from family_members m
                where m.id = outbox_messages.family_member_id and (m.safety_said_at is null or m.safety_said_at <= {asked} or outbox_messages.argument is null and access.to_be_told_later(m.id))))
            order by not_before, id limit 1 for update skip locked
            """).ToListAsync(cancellation)).SingleOrDefault();
        if (message is null)
        {
            return Outcome.Nothing;
        }
        if (await IsHeldBackAsync(operation, message, cancellation))
        {
            await operation.SaveAsync(message.PartnershipId, CancellationToken.None, EntryFor(message));
            return Outcome.NotSent;
        }
        SendingProblem? problem = null;
        try
        {
            await SendAsync(operation, mailer, message, cancellation);
            message.Sent(operation.Now);
        }
        catch (SendingProblem found)
        {
            problem = found;
            if (found.IsFinal)
            {
                message.GiveUp(found.Message, operation.Now);
            }
            else
            {
                message.Failed(found.Message, operation.Now);
            }
            LogNotSent(message.Id, found.Message);
        }
        // The server has answered: what it said is kept even while the node is being stopped.
        await operation.SaveAsync(message.PartnershipId, CancellationToken.None, EntryFor(message));
        return problem switch { null => Outcome.Sent, { ServerIsAway: true } => Outcome.ServerIsAway, _ => Outcome.NotSent };
    }

    // Looked at when it leaves, not when it was written: the person may have said so meanwhile. A code is what they wait for at
    // this moment, on the page in front of them.
    private static async Task<bool> IsHeldBackAsync(Operation operation, OutboxMessage message, CancellationToken cancellation)
    {
        if (message.FamilyMemberId is not { } family || message.Template == MessageTemplate.FamilyCode)
        {
            return false;
        }
        if (message.Template == MessageTemplate.FamilySomethingNew && message.Argument is not (nameof(GoesAnyway.MeetingChanged) or nameof(GoesAnyway.ContactChanged))
            && !await operation.Context.Database.SqlQuery<bool>($"select access.wants_to_be_told({family.Value}) as \"Value\"").SingleAsync(cancellation))
        {
            message.GiveUp("The person does not want to be told.", operation.Now);
            return true;
        }
        // A link that waits for a safe time does not come to somebody who stopped meanwhile.
        if (message.Template == MessageTemplate.FamilyInvitation
            && await operation.Context.Database.SqlQuery<bool>($"select access.new_link_refused({family.Value}) as \"Value\"").SingleAsync(cancellation))
        {
            message.GiveUp("The person does not want to take part.", operation.Now);
            return true;
        }
        if (message.Template == MessageTemplate.FamilySomethingNew && await operation.Read<OutboxMessage>().AnyAsync(later => later.FamilyMemberId == family
            && later.Template == MessageTemplate.FamilySomethingNew && later.SentAt == null && later.GivenUpAt == null && later.NotBefore <= operation.Now && later.QueuedAt > message.QueuedAt
            // What may wait says nothing for what goes anyway, and each reason has its own address.
            && (message.Argument == null || later.Argument == message.Argument), cancellation))
        {
            message.GiveUp("Another message says the same.", operation.Now);
            return true;
        }
        var unsafeTimes = await operation.Read<FamilyMember>().Where(member => member.Id == family).Select(member => member.UnsafeTimes).SingleOrDefaultAsync(cancellation);
        if (SafeTimes.IsSafe(unsafeTimes, operation.Now))
        {
            return false;
        }
        if (SafeTimes.NextSafe(unsafeTimes, operation.Now) is { } safe)
        {
            message.WaitUntil(safe);
        }
        else
        {
            message.GiveUp("The person called no time safe.", operation.Now);
        }
        return true;
    }

    private async Task SendAsync(Operation operation, Mailer mailer, OutboxMessage message, CancellationToken cancellation)
    {
        var (address, language) = await FindRecipientAsync(operation, message, cancellation);
        if (string.IsNullOrWhiteSpace(address))
        {
            throw new SendingProblem("The recipient has no address that may be used, or no longer has access.", Final: true);
        }
        var letter = letters.Write(message.Template, message.Means, language, Open(message),
            // A link is made with its message.
            message.Template == MessageTemplate.FamilyInvitation ? FamilyInvitation.LastDay(message.QueuedAt + FamilyInvitation.Lifetime) : null);
        if (message.Means == MessageMeans.TextMessage)
        {
            await textMessages.SendAsync(address, letter, message.Id, cancellation);
            return;
        }
        await mailer.SendAsync(address, letter, message.MessageIdentifier, cancellation);
    }

    // The address is the one that holds at this moment: what a person no longer calls safe is not used.
    private static async Task<(string? Address, Language Language)> FindRecipientAsync(Operation operation, OutboxMessage message, CancellationToken cancellation)
    {
        if (message.StaffId is { } staff)
        {
            return (await operation.Read<StaffMember>().Where(member => member.Id == staff && member.EndedAt == null)
                .Select(member => member.Email).SingleOrDefaultAsync(cancellation), Languages.English);
        }
        if (message.FamilyMemberId is { } family)
        {
            var found = await operation.Read<FamilyMember>().Where(member => member.Id == family && member.AccessEndedAt == null && member.FrozenAt == null)
                .Select(member => new { member.Language, member.SafeEmail, member.SafeMobile, member.PreviousEmail, member.PreviousMobile }).SingleOrDefaultAsync(cancellation);
            // Whoever holds the visit of somebody else takes their ways away one after the other: the warning goes to the way it was queued for.
            if (message.Argument == nameof(GoesAnyway.ContactChanged) && (message.Means == MessageMeans.TextMessage ? found?.PreviousMobile : found?.PreviousEmail) is { } before)
            {
                return (before, Languages.TryFind(found!.Language, out var theirs) ? theirs : Languages.English);
            }
            return (message.Means == MessageMeans.TextMessage ? found?.SafeMobile : found?.SafeEmail,
                Languages.TryFind(found?.Language, out var language) ? language : Languages.English);
        }
        // The answer's page is in the language the person asked in; the message that leads there is English.
        var request = message.ReportRequestId;
        return (await operation.Read<ReportRequest>().Where(asked => asked.Id == request).Select(asked => asked.Email).SingleOrDefaultAsync(cancellation), Languages.English);
    }

    private string? Open(OutboxMessage message) => message.Template is MessageTemplate.FamilyInvitation or MessageTemplate.FamilyCode or MessageTemplate.StaffPersonalLink
        ? seal.Open(message.Argument ?? "") ?? throw new SendingProblem("What the message carries could not be opened.", Final: true)
        : message.Argument;

    private static AuditEntry EntryFor(OutboxMessage message) => new(
        message switch { { SentAt: not null } => "Message sent", { GivenUpAt: not null } => "Message given up", { Attempts: 0 } => "Message waits for a safe time", _ => "Message not sent" },
        message.CaseId, "Message", message.Id,
        Details: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["template"] = message.Template.ToString(),
            ["means"] = message.Means.ToString(),
            ["attempts"] = message.Attempts.ToString(System.Globalization.CultureInfo.InvariantCulture),
        });

    [LoggerMessage(1, LogLevel.Warning, "Message {Message} was not sent: {Problem}")]
    private partial void LogNotSent(Guid message, string problem);

    private enum Outcome
    {
        Nothing,
        Sent,
        NotSent,
        ServerIsAway,
    }
}
