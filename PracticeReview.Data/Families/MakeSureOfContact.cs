using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <param name="ChangedAt">When the change was made that stood before the professional.</param>
/// <param name="HowSure">How they made sure that it was this person, for the record.</param>
public sealed record MakeSureOfContactCommand(FamilyMemberId Member, DateTimeOffset ChangedAt, string? HowSure);

/// <summary>The contact person says that it was the person themselves who changed how they are reached (checklist J12).</summary>
public sealed class MakeSureOfContact(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, MakeSureOfContactCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Set<FamilyMember>().SingleOrDefaultAsync(row => row.Id == command.Member, cancellation);
        if (member is null)
        {
            return Refusal.NotFound;
        }
        var sure = member.MakeSureOfContact(actor, command.ChangedAt, operation.Now);
        if (sure.Refused)
        {
            return sure;
        }
        if (string.IsNullOrWhiteSpace(command.HowSure))
        {
            return Result.Refuse("HowSure", "Say how you made sure that it was this person: not by the new number or address alone.");
        }
        return command.HowSure.Length > SaySafeContact.LongestNote
            ? Result.Refuse("HowSure", "Use at most {0} letters here.", SaySafeContact.LongestNote)
            : await operation.SaveAsync(cancellation, new AuditEntry("Change of the ways of contact made sure of", member.CaseId, "FamilyMember", member.Id.Value, command.HowSure.Trim()));
    }
}
