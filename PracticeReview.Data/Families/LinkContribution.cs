using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Information;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <param name="Passage">The passage of the draft, for a link to one; its heading becomes the label.</param>
/// <param name="Event">The event of the chronology, for a link to one that stands there; its date and first words become the label. Null where it is told in words.</param>
/// <param name="Id">Made with the form: the same form sent twice is one link.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are saved.</param>
public sealed record LinkContributionCommand(ContributionId Contribution, ContributionLinkKind? Kind, string? Label, DraftPassageId? Passage = null, ContributionLinkId? Id = null, string? Draft = null,
    PracticeEventId? Event = null);

/// <summary>Ties a family member's words to a question of the review, an event, a finding or a passage, or unties them.</summary>
public sealed class LinkContribution(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, LinkContributionCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var contribution = await operation.Read<Contribution>().SingleOrDefaultAsync(c => c.Id == command.Contribution, cancellation);
        if (contribution is null || !ContributionLink.MayLink(actor, contribution.CaseId))
        {
            return Refusal.NotFound;
        }
        if (command.Id is { } known && await operation.Read<ContributionLink>().AnyAsync(link => link.Id == known, cancellation))
        {
            return Result.Done;
        }
        if (command.Kind is not { } kind)
        {
            return Result.Refuse("Kind", "Choose what it leads to.");
        }
        var label = command.Label;
        if (kind == ContributionLinkKind.DraftPassage)
        {
            var passage = await operation.Read<DraftPassage>().SingleOrDefaultAsync(p => p.Id == command.Passage && p.CaseId == contribution.CaseId, cancellation);
            if (passage is null)
            {
                return Result.Refuse("Passage", "Choose the passage.");
            }
            label = passage.Heading;
        }
        var subject = kind == ContributionLinkKind.DraftPassage ? command.Passage?.Value : null;
        if (command is { Kind: ContributionLinkKind.ChronologyEvent, Event: { } of })
        {
            var row = await operation.Read<SignificantPracticeEvent>().SingleOrDefaultAsync(one => one.Id == of && one.CaseId == contribution.CaseId, cancellation);
            if (row is null)
            {
                return Refusal.NotFound;
            }
            if (await operation.Read<ContributionLink>().AnyAsync(link => link.ContributionId == contribution.Id && link.SubjectId == of.Value && link.RemovedAt == null, cancellation))
            {
                return Result.Done;
            }
            (subject, label) = (of.Value, $"{row.DateAsWritten}: {row.WhatHappened}".ReplaceLineEndings(" "));
            label = label.Length <= ContributionLink.LongestLabel ? label : label[..(ContributionLink.LongestLabel - 1)] + "…";
        }
        var made = ContributionLink.Make(actor, contribution, kind, subject, label, operation.Now, command.Id);
        if (made.Refused)
        {
            return made;
        }
        operation.Add(made.Value);
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Contribution linked", contribution.CaseId, "Contribution", contribution.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["to"] = kind.ToString() }));
    }

    /// <summary>Takes a link away; twice is once.</summary>
    public async Task<Result> RemoveAsync(StaffActor actor, ContributionLinkId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var link = await operation.Set<ContributionLink>().SingleOrDefaultAsync(l => l.Id == id, cancellation);
        if (link is null)
        {
            return Refusal.NotFound;
        }
        if (link.RemovedAt is not null)
        {
            return Result.Done;
        }
        var removed = link.Remove(actor, operation.Now);
        return removed.Refused ? removed
            : await operation.SaveAsync(cancellation, new AuditEntry("Link of a contribution taken away", link.CaseId, "Contribution", link.ContributionId.Value));
    }
}
