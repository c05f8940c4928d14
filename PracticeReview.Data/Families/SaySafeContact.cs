using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families;

/// <param name="Email">Null or empty: no e-mail is ever sent.</param>
/// <param name="Mobile">Null or empty: no text message is ever sent. Any script's digits.</param>
/// <param name="Reads">Code of the language the person wants to read.</param>
/// <param name="UnsafeTimes">When no message may arrive.</param>
/// <param name="UnsafeWays">How nobody may reach the person.</param>
/// <param name="Note">What else those who want to reach them must know.</param>
/// <param name="IdleMinutes">After how many minutes without doing anything their visit ends; null leaves it as it is.</param>
public sealed record SaySafeContactCommand(string? Email, string? Mobile, string? Reads, string? Draft = null,
    UnsafeTimes UnsafeTimes = UnsafeTimes.None, UnsafeWays UnsafeWays = UnsafeWays.None, string? Note = null, int? IdleMinutes = null);

/// <summary>
/// The person says which ways of reaching them are safe now, and which language they read (checklist J12, guidance 1.6). Where a way is
/// another than before, every other visit and every code ends, a message goes by the way that stays, and their contact person is asked to
/// make sure that it was them: whoever holds an open visit could have done it.
/// </summary>
public sealed class SaySafeContact(Database database)
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 1_000;

    /// <summary>What the person said yes to is not what stands there now.</summary>
    public static Refusal ReadAgain { get; } = new(null, "Something has changed since you opened this page. Please read it again before you say yes.");

    /// <summary>The person was asked again, and says that nothing has changed.</summary>
    /// <param name="read">Since when the ways hold that the person read.</param>
    public async Task<Result> StillSafeAsync(FamilyActor actor, DateTimeOffset? read, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Set<FamilyMember>().SingleAsync(m => m.Id == actor.Id, cancellation);
        var said = member.StillSafe(read, operation.Now);
        return said.Refused
            ? said
            : await operation.SaveAsync(cancellation, new AuditEntry("Ways of contact confirmed", actor.Case, "FamilyMember", actor.Id.Value));
    }

    public async Task<Result> RunAsync(FamilyActor actor, SaySafeContactCommand command, CancellationToken cancellation)
    {
        var refusals = new List<Refusal>();
        var email = SafeContact.Given(command.Email);
        var mobile = SafeContact.NumberOf(command.Mobile);
        if (email is not null && !SafeContact.IsEmail(email))
        {
            refusals.Add(new Refusal("Email", "This does not look like an e-mail address. Look at it again, or leave it empty."));
        }
        if (SafeContact.Given(command.Mobile) is not null && mobile is null)
        {
            refusals.Add(new Refusal("Mobile", "Write the number with digits only, for example 07700 900123, or leave it empty."));
        }
        if (!Languages.TryFind(command.Reads, out var language) || language.IsPseudo)
        {
            refusals.Add(new Refusal("Reads", "Choose the language you want to read."));
        }
        if (command.Note?.Length > LongestNote)
        {
            refusals.Add(new Refusal("Note", "Use at most {0} letters here.", LongestNote));
        }
        if (command.IdleMinutes is { } minutes && !FamilyMember.IdleChoices.Contains(minutes))
        {
            refusals.Add(new Refusal("Idle", "Choose after how many minutes your visit shall end."));
        }
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        await OneAtATime.WaitAsync(operation, actor, cancellation);
        await SendContribution.ForgetDraftAsync(operation, actor, command.Draft, cancellation);
        var member = await operation.Set<FamilyMember>().SingleAsync(m => m.Id == actor.Id, cancellation);
        var note = SafeContact.Given(command.Note);
        var contactChanged = member.SafeEmail != email || member.SafeMobile != mobile || member.UnsafeTimes != command.UnsafeTimes
            || member.UnsafeWays != command.UnsafeWays || member.SafetyNote != note || member.Language != language!.Code;
        var isNamedAnew = (email is not null && email != member.SafeEmail) || (mobile is not null && mobile != member.SafeMobile);
        // Whoever held their visit alone learns nothing by this; the person does, by the way that is still theirs.
        var stays = isNamedAnew ? member.SafeEmail is not null && member.SafeEmail == email ? MessageMeans.Email
            : member.SafeMobile is not null && member.SafeMobile == mobile ? MessageMeans.TextMessage : (MessageMeans?)null : null;
        if (stays is { } means && member.FrozenAt is null)
        {
            operation.Add(OutboxMessage.To(member.Id, actor.Partnership, actor.Case, means, MessageTemplate.FamilySomethingNew, operation.Now, nameof(GoesAnyway.ContactChanged)));
        }
        member.CallSafe(email, mobile);
        member.CallUnsafe(command.UnsafeTimes, command.UnsafeWays, note, operation.Now);
        member.Read(language!.Code);
        member.EndVisitAfter(command.IdleMinutes ?? member.IdleMinutes ?? FamilyMember.UsualIdle);
        if (contactChanged)
        {
            operation.Add(OutboxMessage.To(member.FacilitatorId, actor.Partnership, actor.Case, MessageTemplate.StaffSomethingWaits, operation.Now));
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Ways of contact changed", actor.Case, "FamilyMember", actor.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["email"] = email is null ? "none" : "given",
                ["mobile"] = mobile is null ? "none" : "given",
                ["language"] = language.Code,
            }));
    }
}
