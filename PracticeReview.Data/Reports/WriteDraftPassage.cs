using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Reports;

/// <param name="Passage">The passage to rewrite; null to add one at the end.</param>
/// <param name="Version">The version the writer had before them, so that two writers both keep their words; ignored for a new passage.</param>
/// <param name="New">Made with the form of a new passage: the same form sent twice adds one passage.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are saved.</param>
public sealed record WriteDraftPassageCommand(CaseId Case, DraftPassageId? Passage, uint Version, string? Heading, string? Text,
    DraftPassageId? New = null, string? Draft = null);

/// <summary>The review group writes the draft report, passage by passage (Policy 8.3).</summary>
public sealed class WriteDraftPassage(Database database)
{
    public async Task<Result<DraftPassageId>> RunAsync(StaffActor actor, WriteDraftPassageCommand command, CancellationToken cancellation)
    {
        // Two people who add a passage at the same moment ask for the same place: the later one takes the next.
        for (var attempt = 1; ; attempt++)
        {
            var written = await WriteAsync(actor, command, cancellation);
            if (written.Succeeded || command.Passage is not null || attempt == 3 || !written.Refusals.Contains(Refusal.ChangedMeanwhile))
            {
                return written;
            }
        }
    }

    private async Task<Result<DraftPassageId>> WriteAsync(StaffActor actor, WriteDraftPassageCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Set<ReviewCase>().SingleOrDefaultAsync(c => c.Id == command.Case, cancellation);
        if (@case is null || !DraftPassage.MayBeWrittenBy(actor, command.Case))
        {
            return Refusal.NotFound;
        }
        DraftPassage passage;
        if (command.Passage is { } id)
        {
            var found = await operation.Set<DraftPassage>().SingleOrDefaultAsync(p => p.Id == id && p.CaseId == command.Case, cancellation);
            if (found is null)
            {
                return Refusal.NotFound;
            }
            operation.Context.Entry(found).Property(p => p.Version).OriginalValue = command.Version;
            var before = found.Words;
            var rewritten = found.Rewrite(actor, command.Heading, command.Text, operation.Now);
            if (rewritten.Refused)
            {
                return Result<DraftPassageId>.Refuse(rewritten.Refusals);
            }
            passage = found;
            await Translations.Desk.RequestTranslation.SupersedeAsync(operation, actor, command.Case, before, found.Words, cancellation);
        }
        else
        {
            if (command.New is { } known && await operation.Read<DraftPassage>().AnyAsync(p => p.Id == known && p.CaseId == command.Case, cancellation))
            {
                return known;
            }
            var last = await operation.Read<DraftPassage>().Where(p => p.CaseId == command.Case).MaxAsync(p => (int?)p.Number, cancellation) ?? 0;
            var added = DraftPassage.Add(actor, @case, last + 1, command.Heading, command.Text, operation.Now, command.New);
            if (added.Refused)
            {
                return Result<DraftPassageId>.Refuse(added.Refusals);
            }
            passage = added.Value;
            operation.Add(passage);
            if (@case.Stage == CaseStage.Review)
            {
                // The first passage is where the report begins.
                @case.MoveTo(CaseStage.Report, operation.Now);
            }
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Draft passage written", @case.Id, "DraftPassage", passage.Id.Value));
        return saved.Succeeded ? passage.Id : Result<DraftPassageId>.Refuse(saved.Refusals);
    }
}
