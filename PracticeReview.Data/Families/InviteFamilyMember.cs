using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <param name="By">By which of the ways the person called safe the link goes; <see cref="DoorMeans.Hand"/> shows it once.</param>
public sealed record InviteFamilyMemberCommand(FamilyMemberId Member, DoorMeans By);

/// <summary>An invitation that was made.</summary>
/// <param name="Path">The link without the portal's address, to be handed over; null where it was sent. It is never shown again.</param>
/// <param name="CodeBy">How the person will get the code; <see cref="DoorMeans.Hand"/> where there is no second safe means.</param>
/// <param name="LastDay">The last London day on which the link surely works.</param>
public sealed record FamilyInvitationMade(string? Path, DoorMeans CodeBy, DateOnly LastDay);

/// <summary>
/// Gives a family member a personal link; any link they had before opens nothing any more (checklist J12). Refuses while they have
/// declined, while a hold runs, and where the review decided not to involve them (guidance 1.2, 1.3).
/// </summary>
public sealed class InviteFamilyMember(Database database, IMessageSeal seal)
{
    public async Task<Result<FamilyInvitationMade>> RunAsync(StaffActor actor, InviteFamilyMemberCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Set<FamilyMember>().SingleOrDefaultAsync(m => m.Id == command.Member, cancellation);
        if (member is null || !actor.WorksWithFamily(member.CaseId))
        {
            return Refusal.NotFound;
        }
        if (member.AccessEndedAt is not null)
        {
            return Result<FamilyInvitationMade>.Refuse(null, "This person's area is closed. Open it again before inviting them.");
        }
        if (member.FrozenAt is not null)
        {
            return Result<FamilyInvitationMade>.Refuse(null, "This person's account is frozen. Unfreeze it before inviting them.");
        }
        if (await InvolvementQueries.WhyNotInvitedAsync(operation, member.Id, cancellation) is { } refusal)
        {
            return refusal;
        }
        if (command.By == DoorMeans.Email && member.SafeEmail is null || command.By == DoorMeans.TextMessage && member.SafeMobile is null)
        {
            return Result<FamilyInvitationMade>.Refuse("By", "The person has not called this way safe. Choose another, or hand the link over on paper.");
        }
        foreach (var former in await operation.Set<FamilyInvitation>().Where(i => i.FamilyMemberId == member.Id && i.RevokedAt == null).ToListAsync(cancellation))
        {
            former.Revoke(operation.Now);
        }
        var invitation = FamilyInvitation.To(member, command.By, actor.Id, operation.Now, out var token);
        operation.Add(invitation);
        var path = $"/{member.Language}/family/invitation/{token}";
        if (command.By != DoorMeans.Hand)
        {
            operation.Add(OutboxMessage.To(member.Id, member.PartnershipId, member.CaseId,
                command.By == DoorMeans.Email ? MessageMeans.Email : MessageMeans.TextMessage, MessageTemplate.FamilyInvitation, operation.Now, seal.Seal(path)));
        }
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Family member invited", member.CaseId, "FamilyMember", member.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["by"] = command.By.ToString() }));
        return saved.Succeeded
            ? new FamilyInvitationMade(command.By == DoorMeans.Hand ? path : null, CodeMeans(member, command.By), FamilyInvitation.LastDay(invitation.ExpiresAt))
            : Result<FamilyInvitationMade>.Refuse(saved.Refusals);
    }

    private static DoorMeans CodeMeans(FamilyMember member, DoorMeans link) => member switch
    {
        { SafeMobile: not null } when link != DoorMeans.TextMessage => DoorMeans.TextMessage,
        { SafeEmail: not null } when link != DoorMeans.Email => DoorMeans.Email,
        _ => DoorMeans.Hand,
    };
}
