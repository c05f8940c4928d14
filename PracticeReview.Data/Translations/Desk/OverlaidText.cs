using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Translations.Desk;

/// <summary>A text of the product as it was made at the desk, for whoever shows it.</summary>
public sealed record OverlaidText(string Language, ProductTextKind Kind, string Key, string SourceHash, IReadOnlyList<string> Forms, TextState State, string? ReviewerName, DateTimeOffset? ReviewedAt)
{
    /// <summary>The entry to show: the shipped one, unless the desk's is of the same English and at least as far.</summary>
    public CatalogueEntry Over(CatalogueEntry shipped) =>
        State < TextState.WaitingForReview || State < shipped.State || SourceHash != DeskSources.HashOf(shipped) || Forms.Count != shipped.Forms.Count ? shipped
            : shipped with
            {
                Forms = Forms,
                State = State,
                Notes = State == TextState.Approved && ReviewedAt is { } at
                    ? [.. shipped.Notes.Where(note => !note.StartsWith(CatalogueEntry.ReviewNote, StringComparison.Ordinal)), $"{CatalogueEntry.ReviewNote}{ReviewerName}, {LegalDay.Of(at):yyyy-MM-dd}"]
                    : shipped.Notes.Contains(WrittenAtTheDesk, StringComparer.Ordinal) ? shipped.Notes : [.. shipped.Notes, WrittenAtTheDesk],
            };

    // What waits for review at the desk a person wrote, or took over: a machine's words wait for nobody.
    private const string WrittenAtTheDesk = CatalogueEntry.WrittenNote + "a translator at the desk";

    /// <summary>The long text to show: the shipped one, unless the desk's is at least as far beside the English as it is today.</summary>
    public LongText Over(LongText? shipped, LongText english)
    {
        var made = LongText.Made(Forms[0], Forms[1] + "\n", State, SourceHash, ReviewerName, ReviewedAt is { } at ? LegalDay.Of(at) : null);
        return shipped is not null && made.StateAgainst(english) < shipped.StateAgainst(english) ? shipped : made;
    }
}

/// <summary>Finds what was made at the desk, for every page that is shown.</summary>
public sealed class OverlaidTexts(Database database)
{
    /// <summary>When something was changed last, and how much there is: as long as it is the same, nothing has to be read again.</summary>
    public async Task<(DateTimeOffset? ChangedAt, int Count)> MarkAsync(CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(PublicActor.Anybody, cancellation);
        var texts = operation.Read<CatalogueTranslation>();
        return (await texts.MaxAsync(text => (DateTimeOffset?)text.ChangedAt, cancellation), await texts.CountAsync(text => text.Key != "", cancellation));
    }

    /// <summary>Everything that is at least waiting for review.</summary>
    public async Task<IReadOnlyList<OverlaidText>> AllAsync(CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(PublicActor.Anybody, cancellation);
        return await operation.Read<CatalogueTranslation>().Where(text => text.State == TextState.WaitingForReview || text.State == TextState.Approved)
            .Select(text => new OverlaidText(text.Language, text.Kind, text.Key, text.SourceHash, text.Forms, text.State, text.ReviewerName, text.ReviewedAt)).ToListAsync(cancellation);
    }
}
