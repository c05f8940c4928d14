using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <param name="Form">Which form it was typed into: the end of its address, for example "focus".</param>
/// <param name="Fields">What stands in each field, by its name.</param>
public sealed record KeepFamilyDraftCommand(string Form, IReadOnlyDictionary<string, string> Fields);

/// <summary>Keeps what a family member has typed and not sent, so that nothing they wrote is ever lost (checklist J11).</summary>
public sealed class KeepFamilyDraft(Database database)
{
    /// <summary>Longest draft, in characters, all fields together: far more than can be sent, so that too long a text is kept too.</summary>
    public const int LongestDraft = 500_000;

    /// <summary>The fields, of all family forms, that somebody writes into; in all others they choose.</summary>
    public static readonly IReadOnlySet<string> WrittenFields = new HashSet<string>(StringComparer.Ordinal)
    {
        "Text", "WithWhom", "Place", "HelpDetail", "BesideMe", "Note", "Email", "Mobile", "ExplainedByName", "InterpreterName",
    };

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Keeps the words in place of what was kept before. Refuses more than <see cref="LongestDraft"/>.</summary>
    public async Task<Result> RunAsync(FamilyActor actor, KeepFamilyDraftCommand command, CancellationToken cancellation)
    {
        var content = JsonSerializer.Serialize(command.Fields, Readable);
        if (content.Length > LongestDraft || command.Form.Length > 100)
        {
            return Result.Refuse(null, "This is too long to be kept while you write. Please send it in parts, or keep a copy of it yourself.");
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var form = await OwnPassage.FormOfAsync(operation, command.Form, cancellation);
        await operation.Context.Database.ExecuteSqlAsync($"""
            insert into family_drafts (family_member_id, form, partnership_id, case_id, content, saved_at)
            values ({actor.Id.Value}, {form}, {actor.Partnership.Value}, {actor.Case.Value}, {content}, {operation.Now})
            on conflict (family_member_id, form) do update set content = excluded.content, saved_at = excluded.saved_at
            """, cancellation);
        await operation.EndDraftAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Forgets what was kept, because the person wants no more of it.</summary>
    /// <param name="form">The name of the form it was kept under.</param>
    public async Task ForgetAsync(FamilyActor actor, string form, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        await SendContribution.ForgetDraftAsync(operation, actor, form, cancellation);
        await operation.EndDraftAsync(cancellation);
    }

    /// <summary>Whether anything was written: choices alone, and where to reach somebody, which stands in the form before they write, are made again sooner than looked for.</summary>
    public static bool HasWords(IReadOnlyDictionary<string, string> fields) => fields.Any(field => WrittenFields.Contains(field.Key) && field.Key is not ("Email" or "Mobile") && !string.IsNullOrWhiteSpace(field.Value));

    internal static IReadOnlyDictionary<string, string> Read(string? content) =>
        content is null ? new Dictionary<string, string>(StringComparer.Ordinal)
            : JsonSerializer.Deserialize<Dictionary<string, string>>(content) ?? new Dictionary<string, string>(StringComparer.Ordinal);
}
