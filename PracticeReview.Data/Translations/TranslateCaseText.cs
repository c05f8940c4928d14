using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Translations;

/// <param name="Source">The text as it stands: the translation is bound to exactly these words.</param>
/// <param name="From">Code of the language of the source.</param>
/// <param name="Into">Code of the language of the translation.</param>
public sealed record TranslateCaseTextCommand(CaseId Case, string Source, string From, string Into, string? Text);

/// <summary>A translation of a text of a case is written and sent to review, approved by somebody else, or sent back (guidance 1.6).</summary>
public sealed class TranslateCaseText(Database database)
{
    /// <summary>Writes the translation and sends it to review.</summary>
    public async Task<Result> RunAsync(StaffActor actor, TranslateCaseTextCommand command, CancellationToken cancellation)
    {
        if (!Languages.TryFind(command.From, out var from) || !Languages.TryFind(command.Into, out var into) || from.Code == into.Code || into.IsPseudo)
        {
            return Result.Refuse("Into", "Choose a language other than the one the text is in.");
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Read<ReviewCase>().SingleOrDefaultAsync(c => c.Id == command.Case, cancellation);
        if (@case is null || !actor.WorksWithFamily(command.Case))
        {
            return Refusal.NotFound;
        }
        var translation = await FindAsync(operation, command, cancellation);
        if (translation is null)
        {
            translation = CaseTextTranslation.Begin(@case.PartnershipId, @case.Id, from, into, command.Source, operation.Now);
            operation.Add(translation);
        }
        var written = translation.Write(actor, command.Source, command.Text ?? "", operation.Now);
        if (written.Refused)
        {
            return written;
        }
        translation.AskForReview(command.Source, operation.Now);
        return await SaveAsync(operation, "Translation written", translation, cancellation);
    }

    /// <summary>Approves the translation of the source as it stands. Refused to the person who wrote it.</summary>
    public Task<Result> ApproveAsync(StaffActor actor, TranslateCaseTextCommand command, CancellationToken cancellation) =>
        ReviewAsync(actor, command, (translation, now) => translation.Approve(actor, command.Source, now), "Translation approved", cancellation);

    /// <summary>Sends it back; the command's text is the reason.</summary>
    public Task<Result> SendBackAsync(StaffActor actor, TranslateCaseTextCommand command, CancellationToken cancellation) =>
        ReviewAsync(actor, command, (translation, now) => translation.SendBack(actor, command.Text ?? "", now), "Translation sent back", cancellation);

    private async Task<Result> ReviewAsync(StaffActor actor, TranslateCaseTextCommand command, Func<CaseTextTranslation, DateTimeOffset, Result> review, string action, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var translation = actor.WorksWithFamily(command.Case) ? await FindAsync(operation, command, cancellation) : null;
        if (translation is null)
        {
            return Refusal.NotFound;
        }
        var reviewed = review(translation, operation.Now);
        return reviewed.Refused ? reviewed : await SaveAsync(operation, action, translation, cancellation);
    }

    private static Task<CaseTextTranslation?> FindAsync(Operation operation, TranslateCaseTextCommand command, CancellationToken cancellation)
    {
        var hash = CaseTextTranslation.HashOf(command.Source);
        return operation.Set<CaseTextTranslation>()
            .SingleOrDefaultAsync(translation => translation.CaseId == command.Case && translation.SourceHash == hash && translation.Language == command.Into, cancellation);
    }

    private static Task<Result> SaveAsync(Operation operation, string action, CaseTextTranslation translation, CancellationToken cancellation) =>
        operation.SaveAsync(cancellation, new AuditEntry(action, translation.CaseId, "CaseTextTranslation", translation.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["language"] = translation.Language }));
}
