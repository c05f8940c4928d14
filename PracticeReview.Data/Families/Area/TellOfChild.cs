using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Area;

/// <param name="Id">Made with the form: the same form sent twice is told once.</param>
/// <param name="Text">The words; beside a picture, what is to be seen in it.</param>
/// <param name="Language">Code of the language of the page it was written on.</param>
public sealed record TellOfChildCommand(ChildMemoryId Id, MemoryKind? Kind, string? Text, MemoryAudience? Audience, string Language, string? Draft = null);

/// <summary>The person tells of their child, chooses who may see it, and takes it back whenever they like (checklist J6).</summary>
/// <param name="scan">Null where no malware scanner is configured.</param>
public sealed class TellOfChild(Database database, IMalwareScan? scan = null)
{
    /// <param name="file">A cleaned picture or sound; null where none was chosen.</param>
    public async Task<Result> RunAsync(FamilyActor actor, TellOfChildCommand command, ReceivedFile? file, CancellationToken cancellation)
    {
        var state = file is not null ? await ScanReceivedFile.AskAsync(scan, file, cancellation) : ScanState.NotScanned;
        await using var operation = await database.BeginAsync(actor, cancellation);
        await OneAtATime.WaitAsync(operation, actor, cancellation);
        if (await operation.Read<ChildMemory>().AnyAsync(row => row.Id == command.Id, cancellation))
        {
            return Result.Done;
        }
        if ((await FamilyLimitQueries.ClosedPartsAsync(operation, cancellation)).Contains(FamilyPart.YourChild))
        {
            return FamilyLimit.Closed;
        }
        var told = ChildMemory.Tell(actor, command.Id, command.Kind, command.Text, command.Audience,
            file is null ? MemoryFile.None : file.IsSound ? MemoryFile.Sound : MemoryFile.Picture, command.Language, operation.Now);
        if (told.Refused)
        {
            return told;
        }
        if (state == ScanState.Infected)
        {
            await operation.SaveAsync(cancellation, new AuditEntry("Harmful file refused", actor.Case, "FamilyMember", actor.Id.Value));
            var field = file!.IsSound ? "Sound" : "Picture";
            return Result.Refuse(field, "Our check found something harmful in this file, so we did not take it. Your words are still here. Ask your contact person to help.");
        }
        operation.Add(told.Value);
        if (file is not null)
        {
            await operation.WriteNowAsync(cancellation);
            var document = Document.ReceiveFromFamily(actor, command.Id.Value, file, state, operation.Now);
            await DocumentPieces.WriteAsync(operation, document, file.Content, cancellation);
            if (!file.IsSound && await SmallPicture.MakeAsync(document, file.Content, cancellation) is { } small)
            {
                operation.Add(small);
            }
        }
        await SendContribution.ForgetDraftAsync(operation, actor, command.Draft, cancellation);
        var facilitator = await operation.Read<FamilyMember>().Where(member => member.Id == actor.Id).Select(member => member.FacilitatorId).SingleAsync(cancellation);
        operation.Add(OutboxMessage.To(facilitator, actor.Partnership, actor.Case, MessageTemplate.StaffSomethingWaits, operation.Now));
        return await operation.SaveAsync(cancellation, new AuditEntry("Told of the child", actor.Case, "ChildMemory", command.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = told.Value.Kind.ToString(), ["audience"] = told.Value.Audience.ToString() }));
    }

    /// <summary>The person chooses anew who may see it.</summary>
    public async Task<Result> ShowToAsync(FamilyActor actor, ChildMemoryId id, MemoryAudience? audience, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var memory = await operation.Set<ChildMemory>().SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (memory is null)
        {
            return Refusal.NotFound;
        }
        if (audience is not { } chosen)
        {
            return Result.Refuse("Audience", "Choose who may see this.");
        }
        var shown = memory.ShowTo(actor, chosen);
        if (operation.Context.Entry(memory).Property(row => row.Audience).IsModified)
        {
            // Also where somebody looked at it in this very moment.
            operation.Context.Entry(memory).Property(row => row.ReadAt).IsModified = true;
            operation.Context.Entry(memory).Property(row => row.ReadBy).IsModified = true;
        }
        return shown.Refused ? shown : await operation.SaveAsync(cancellation, new AuditEntry("Readers of what was told of the child changed", actor.Case, "ChildMemory", id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["audience"] = chosen.ToString() }));
    }

    /// <summary>Takes it back: words, picture and sound are gone from the portal. Taking back twice is taking back once.</summary>
    public async Task<Result> TakeBackAsync(FamilyActor actor, ChildMemoryId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var memory = await operation.Set<ChildMemory>().SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (memory is null)
        {
            return Result.Done;
        }
        if (memory.HasPicture || memory.HasSound)
        {
            await operation.Context.Database.ExecuteSqlAsync($"select access.forget_own_files({id.Value})", cancellation);
        }
        operation.Context.Remove(memory);
        return await operation.SaveAsync(cancellation, new AuditEntry("What was told of the child taken back", actor.Case, "ChildMemory", id.Value));
    }
}
