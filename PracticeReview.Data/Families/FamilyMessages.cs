using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <summary>Messages to family members: only by a means they called safe, and silence where they named none (checklist J12).</summary>
internal static class FamilyMessages
{
    /// <remarks>Who calls this has asked <see cref="Approaching"/> first, or answers what the person asked for themselves.</remarks>
    /// <param name="chosen">The person's choice in force about what it is part of: after "not now" it waits for them without a message. Null where it is part of nothing they chose about.</param>
    /// <param name="because">Why it goes after a "not now" to being kept informed; null where it waits.</param>
    public static void TellOfSomethingNew(Operation operation, FamilyMember member, AgreementChoice? chosen = null, GoesAnyway? because = null)
    {
        if (chosen?.NotNowSince is not null || member.AccessEndedAt is not null || member.FrozenAt is not null || MeansFor(member) is not { } means)
        {
            return;
        }
        operation.Add(OutboxMessage.To(member.Id, member.PartnershipId, member.CaseId, means, MessageTemplate.FamilySomethingNew, operation.Now, because?.ToString()));
    }

    /// <summary>Tells everybody of a case's family, but for those whom nobody approaches now. The actor works with the family.</summary>
    /// <param name="onlyFor">The only one it concerns; null where it concerns everybody.</param>
    public static async Task TellThoseOfAsync(Operation operation, CaseId @case, FamilyMemberId? onlyFor, CancellationToken cancellation)
    {
        var notApproached = await InvolvementQueries.NotApproachedAsync(operation, @case, cancellation);
        var members = await operation.Read<FamilyMember>().Where(member => member.CaseId == @case && (onlyFor == null || member.Id == onlyFor)).ToListAsync(cancellation);
        foreach (var member in members.Where(member => !notApproached.Any(person => person.Member == member.Id)))
        {
            TellOfSomethingNew(operation, member);
        }
    }

    private static MessageMeans? MeansFor(FamilyMember member) =>
        member.SafeEmail is not null ? MessageMeans.Email : member.SafeMobile is not null ? MessageMeans.TextMessage : null;
}
