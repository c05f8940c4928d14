using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Translations.Desk;

/// <param name="Id">The text, as <see cref="DeskText.Id"/> names it.</param>
/// <param name="Into">Code of the language.</param>
/// <param name="Forms">The translation; ignored where it is approved or sent back.</param>
/// <param name="Version">The version the person had before them, null where nothing was kept yet: another one is refused.</param>
/// <param name="Unfinished">Keeps the words without sending them to review.</param>
/// <param name="Reason">Why it is sent back.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are saved.</param>
public sealed record TranslateProductTextCommand(string Id, string Into, IReadOnlyList<string> Forms, uint? Version, bool Unfinished = false, string? Reason = null, string? Draft = null, bool ByMachine = false);

/// <summary>A text of the product is translated, approved by another translator, or sent back. What is approved is shown at once, without a new release.</summary>
public sealed class TranslateProductText(Database database, TranslationDeskQueries desk)
{
    public async Task<Result> RunAsync(StaffActor actor, TranslateProductTextCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (await FindAsync(operation, actor, command, cancellation) is not { } found)
        {
            return Refusal.NotFound;
        }
        var (text, kept) = found;
        if (kept?.Version != command.Version)
        {
            return Refusal.ChangedMeanwhile;
        }
        var (kind, key) = KeyOf(command.Id);
        if (kept is null)
        {
            kept = CatalogueTranslation.Begin(Languages.Translated.Single(language => language.Code == command.Into), kind, key, actor, operation.Now);
            operation.Add(kept);
        }
        var written = kept.Write(actor, text.Source, command.Forms, command.Unfinished, command.ByMachine, operation.Now);
        return written.Refused ? written : await SaveAsync(operation, kept.State == TextState.WaitingForReview ? "Product text sent to review" : "Product text translated", kept, command.Draft, cancellation);
    }

    /// <summary>Approves it. Refused to the person who wrote it.</summary>
    public Task<Result> ApproveAsync(StaffActor actor, TranslateProductTextCommand command, CancellationToken cancellation) =>
        ReviewAsync(actor, command, (kept, text, now) => kept.Approve(actor, text.Source.Hash, now), "Product text approved", cancellation);

    /// <summary>Sends it back with the reason.</summary>
    public Task<Result> SendBackAsync(StaffActor actor, TranslateProductTextCommand command, CancellationToken cancellation) =>
        ReviewAsync(actor, command, (kept, _, now) => kept.SendBack(actor, command.Reason, now), "Product text sent back", cancellation);

    private async Task<Result> ReviewAsync(StaffActor actor, TranslateProductTextCommand command, Func<CatalogueTranslation, DeskText, DateTimeOffset, Result> review, string action, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (await FindAsync(operation, actor, command, cancellation) is not ({ } text, { } kept))
        {
            return Refusal.NotFound;
        }
        if (kept.Version != command.Version)
        {
            return Refusal.ChangedMeanwhile;
        }
        var reviewed = review(kept, text, operation.Now);
        return reviewed.Refused ? reviewed : await SaveAsync(operation, action, kept, command.Draft, cancellation);
    }

    // Only translators, and only in their languages: the desk shows more to others than they may change.
    private async Task<(DeskText Text, CatalogueTranslation? Kept)?> FindAsync(Operation operation, StaffActor actor, TranslateProductTextCommand command, CancellationToken cancellation)
    {
        var language = Languages.Translated.FirstOrDefault(known => known.Code == command.Into);
        if (language is null || !actor.Is(StaffRole.Translator)
            || !await operation.Read<TranslatorLanguage>().AnyAsync(given => given.StaffId == actor.Id && given.Language == language.Code, cancellation)
            || (await desk.TextsAsync(operation, actor, language, cancellation)).FirstOrDefault(text => text.Id == command.Id && text.Kind != DeskKind.CaseText) is not { } text)
        {
            return null;
        }
        var (kind, key) = KeyOf(command.Id);
        return (text, await operation.Set<CatalogueTranslation>().SingleOrDefaultAsync(kept => kept.Language == language.Code && kept.Kind == kind && kept.Key == key, cancellation));
    }

    private static (ProductTextKind Kind, string Key) KeyOf(string id) => id.StartsWith("ui-", StringComparison.Ordinal) ? (ProductTextKind.Interface, id[3..])
        : id.StartsWith("support-", StringComparison.Ordinal) ? (ProductTextKind.Support, id[8..]) : (ProductTextKind.LongText, id[5..]);

    private static async Task<Result> SaveAsync(Operation operation, string action, CatalogueTranslation kept, string? draft, CancellationToken cancellation)
    {
        if (draft is not null)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry(action, null, "CatalogueTranslation", kept.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["language"] = kept.Language, ["kind"] = kept.Kind.ToString() }));
    }
}
