using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Decisions;

/// <summary>What a member of the panel finds behind their link.</summary>
/// <param name="WhyNot">Why they cannot vote by it now, in a sentence; null where they can.</param>
public sealed record VoteLinkView(
    CaseId Case, string Reference, string ChildInitials, ReferralForm Form, Criteria Criteria, IReadOnlyList<string> AgencyNames,
    DateTimeOffset SubmittedAt, string? WhyNot);

public sealed record VoteByLinkCommand(string Token, PanelOutcome? Outcome, string Reason);

/// <summary>A member of the Virtual Panel votes by the link they were sent, signed in as themselves (Policy 7.5).</summary>
public sealed class VoteByLink(Database database)
{
    /// <returns>Null when the link is not this person's, or none. Opening it leaves a line in the record, and uses nothing up.</returns>
    public async Task<VoteLinkView?> OpenAsync(StaffActor actor, string token, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var hash = VoteLink.HashOf(token);
        var link = await operation.Read<VoteLink>().SingleOrDefaultAsync(found => found.TokenHash == hash && found.MemberId == actor.Id, cancellation);
        var referral = link is null ? null : await operation.Read<Referral>().SingleOrDefaultAsync(found => found.Id == link.ReferralId, cancellation);
        if (link is null || referral is null || !actor.IsOnVirtualPanel)
        {
            return null;
        }
        var @case = await operation.Read<ReviewCase>().IgnoreAutoIncludes().Where(found => found.Id == link.CaseId)
            .Select(found => new { found.Reference, found.ChildInitials }).SingleAsync(cancellation);
        var agencies = await operation.Read<Agency>().OrderBy(agency => agency.Name).Select(agency => new AgencyName(agency.Id.Value, agency.Name)).ToListAsync(cancellation);
        var whyNot = link.WhyNot(referral, actor, operation.Now) ?? PanelVote.WhyNot(referral, actor);
        var view = new VoteLinkView(link.CaseId, @case.Reference, @case.ChildInitials, referral.ToForm(), referral.Criteria,
            [.. agencies.Where(agency => referral.AgencyIds.Contains(agency.Id)).Select(agency => agency.Name)], referral.SubmittedAt, whyNot?.ToString());
        await operation.SaveAsync(cancellation, new AuditEntry("Referral opened to read", link.CaseId, "Referral", referral.Id.Value));
        return view;
    }

    public async Task<Result> RunAsync(StaffActor actor, VoteByLinkCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var hash = VoteLink.HashOf(command.Token);
        var found = await operation.Read<VoteLink>().Where(link => link.TokenHash == hash && link.MemberId == actor.Id).Select(link => new { link.CaseId }).SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return Refusal.NotFound;
        }
        var (_, referral) = await AnsweredReferral.LoadAsync(operation, found.CaseId, cancellation);
        // Read only now that the referral is held: of two votes by one link at once the second finds it used.
        var link = await operation.Set<VoteLink>().SingleAsync(held => held.TokenHash == hash, cancellation);
        if (referral is null || link.WhyNot(referral, actor, operation.Now) is not null)
        {
            return referral is null ? Refusal.NotFound : link.WhyNot(referral, actor, operation.Now)!;
        }
        var cast = await CastPanelVote.CastAsync(operation, referral, actor, new CastPanelVoteCommand(found.CaseId, command.Outcome, command.Reason), cancellation);
        if (cast.Refused)
        {
            return cast;
        }
        link.Use(operation.Now);
        await Drafts.FormDrafts.DiscardAsync(operation, $"vote/{found.CaseId}", cancellation);
        return await operation.SaveAsync(cancellation, CastPanelVote.Entry(cast.Value, "link"));
    }
}

/// <summary>Sends the members of the Virtual Panel the links to their votes.</summary>
internal static class VoteLinks
{
    public static async Task SendAsync(Operation operation, IMessageSeal seal, ReviewCase @case, Referral referral, CancellationToken cancellation)
    {
        foreach (var member in await Addressees.HoldingAsync(operation, @case.PartnershipId, Addressees.VirtualPanel, cancellation))
        {
            if (member != referral.ReferrerId && !referral.HasConflict(member))
            {
                operation.Add(VoteLink.To(member, referral, operation.Now, out var token));
                operation.Add(OutboxMessage.To(member, @case.PartnershipId, @case.Id, MessageTemplate.StaffPersonalLink, operation.Now, seal.Seal($"/workspace/vote/{token}")));
            }
        }
    }
}
