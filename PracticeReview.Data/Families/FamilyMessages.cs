using PracticeReview.Data.Outbox;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <summary>Messages to family members: only by a means they called safe, and silence where they named none (checklist J12).</summary>
internal static class FamilyMessages
{
    /// <remarks>Who calls this has asked <see cref="Involvement.Approaching"/> first, or answers what the person asked for themselves.</remarks>
    public static void TellOfSomethingNew(Operation operation, FamilyMember member)
    {
        if (member.AccessEndedAt is not null || member.FrozenAt is not null || MeansFor(member) is not { } means)
        {
            return;
        }
        operation.Add(OutboxMessage.To(member.Id, member.PartnershipId, member.CaseId, means, MessageTemplate.FamilySomethingNew, operation.Now));
    }

    private static MessageMeans? MeansFor(FamilyMember member) =>
        member.SafeEmail is not null ? MessageMeans.Email : member.SafeMobile is not null ? MessageMeans.TextMessage : null;
}
