using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Drafts;

/// <summary>
/// Keeps what a professional is typing, so that a lost connection, a closed tab or an ended session loses nothing that was kept.
/// A draft is the writer's alone; nobody else can read it, and what is sent in the end is recorded where it is sent.
/// </summary>
public sealed class FormDrafts(Database database)
{
    /// <summary>The most that one form keeps, in characters.</summary>
    public const int MostCharacters = 2_000_000;

    /// <returns>The fields as JSON, or null where nothing was kept.</returns>
    public async Task<KeptDraft?> FindAsync(StaffActor actor, string form, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.Read<FormDraft>()
            .Where(draft => draft.StaffId == actor.Id && draft.Form == form)
            .Select(draft => new KeptDraft(draft.Form, draft.Content, draft.SavedAt))
            .SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Keeps the fields as they are now, in place of what was kept before.</summary>
    /// <param name="content">The fields as JSON; refused when longer than <see cref="MostCharacters"/>.</param>
    public async Task<Result> KeepAsync(StaffActor actor, string form, string content, CancellationToken cancellation)
    {
        if (content.Length > MostCharacters)
        {
            return Result.Refuse(null, "This form has become too long to be kept as a draft. Shorten it before you go on.");
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var kept = await operation.Context.Database.ExecuteSqlAsync($"""
            insert into form_drafts (staff_id, form, partnership_id, content, saved_at)
            values ({actor.Id.Value}, {form}, {actor.Partnership.Value}, {content}, {operation.Now})
            on conflict (staff_id, form) do update set content = excluded.content, saved_at = excluded.saved_at
            """, cancellation);
        await operation.EndDraftAsync(cancellation);
        return kept > 0 ? Result.Done : Result.Refuse(null, "The text this belongs to is no longer here: the family took it back, or chose who sees it anew. Your words are not kept.");
    }

    /// <summary>Throws the kept words away, because the person asked for it.</summary>
    public async Task DiscardAsync(StaffActor actor, string form, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        await DiscardAsync(operation, form, cancellation);
        await operation.EndDraftAsync(cancellation);
    }

    /// <summary>Throws the kept words away within the operation that sends them.</summary>
    public static Task DiscardAsync(Operation operation, string form, CancellationToken cancellation)
    {
        var staff = ((StaffActor)operation.Actor).Id;
        return operation.Set<FormDraft>().Where(draft => draft.StaffId == staff && draft.Form == form).ExecuteDeleteAsync(cancellation);
    }
}

/// <summary>Words that were kept.</summary>
/// <param name="Form">Which form, for example "refer".</param>
/// <param name="Content">Its fields as JSON.</param>
/// <param name="SavedAt">When, in UTC.</param>
public sealed record KeptDraft(string Form, string Content, DateTimeOffset SavedAt);
