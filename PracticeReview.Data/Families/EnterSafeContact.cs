using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <param name="Version">The version of the person that stood before who typed: nobody writes an old number back over a new one unseen.</param>
/// <param name="Email">Null or empty: no e-mail is ever sent.</param>
/// <param name="Mobile">Null or empty: no text message is ever sent.</param>
/// <param name="Note">What else those who want to reach them must know, in the person's words.</param>
/// <param name="HowSure">How it was made sure that it is this person who said so; for the record.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are sent.</param>
public sealed record EnterSafeContactCommand(FamilyMemberId Member, uint Version, string? Email, string? Mobile, UnsafeTimes UnsafeTimes, UnsafeWays UnsafeWays, string? Note,
    string? HowSure, string? Draft = null);

/// <summary>
/// Enters for a person how they are safely reached, as they said it in a talk: a new number, a time that is not safe (checklist J12).
/// With a number or an address that changes, every visit and every code of before ends, which the database sees to.
/// </summary>
public sealed class EnterSafeContact(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, EnterSafeContactCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Set<FamilyMember>().SingleOrDefaultAsync(row => row.Id == command.Member, cancellation);
        if (member is null || !member.IsBesideThem(actor))
        {
            return Refusal.NotFound;
        }
        if (member.Version != command.Version)
        {
            return Refusal.ChangedMeanwhile;
        }
        var (email, mobile, note) = (SafeContact.Given(command.Email), SafeContact.NumberOf(command.Mobile), SafeContact.Given(command.Note));
        var refusals = Check(command, email, mobile);
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        var isElsewhere = (member.SafeEmail, member.SafeMobile) != (email, mobile);
        var entered = member.EnterSafety(actor, email, mobile, command.UnsafeTimes, command.UnsafeWays, note, operation.Now);
        if (entered.Refused)
        {
            return entered;
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        // How it was made sure, and whether there is a way: never the ways themselves.
        return await operation.SaveAsync(cancellation, new AuditEntry("Ways of contact entered for a person", member.CaseId, "FamilyMember", member.Id.Value, command.HowSure!.Trim(),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["email"] = email is null ? "none" : "given",
                ["mobile"] = mobile is null ? "none" : "given",
                ["sessions"] = isElsewhere ? "ended" : "kept",
            }));
    }

    private static List<Refusal> Check(EnterSafeContactCommand command, string? email, string? mobile)
    {
        var refusals = new List<Refusal>();
        if (email is not null && !SafeContact.IsEmail(email))
        {
            refusals.Add(new Refusal("Email", "This is not an e-mail address. Leave it empty if the person named none that is safe."));
        }
        if (SafeContact.Given(command.Mobile) is not null && mobile is null)
        {
            refusals.Add(new Refusal("Mobile", "Write the number with digits only, for example 07700 900123 or +44 7700 900123."));
        }
        if (command.Note?.Length > SaySafeContact.LongestNote)
        {
            refusals.Add(new Refusal("Note", "Use at most {0} letters here.", SaySafeContact.LongestNote));
        }
        if (string.IsNullOrWhiteSpace(command.HowSure))
        {
            refusals.Add(new Refusal("HowSure", "Say how you made sure that it is this person."));
        }
        else if (command.HowSure.Length > SaySafeContact.LongestNote)
        {
            refusals.Add(new Refusal("HowSure", "Use at most {0} letters here.", SaySafeContact.LongestNote));
        }
        return refusals;
    }
}
