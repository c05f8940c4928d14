using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <summary>The passage of the draft to which an address of the person's own belongs, whatever edition it was made for (checklist J8).</summary>
/// <param name="Passage">The same through all editions: what is typed beside the passage is kept under it.</param>
/// <param name="ReadableNow">The edition the person can read now; null where it was taken back.</param>
public sealed record OwnPassage(DraftPassageId Passage, ReleasedPassageId? ReadableNow)
{
    private const string Forms = "draft/";

    /// <summary>The end of the address of the form beside it, under which its words are kept.</summary>
    public string Form => $"{Forms}{Passage}";

    /// <returns>Null where no such passage was ever the person's to read.</returns>
    internal static async Task<OwnPassage?> FindAsync(Operation operation, Guid address, CancellationToken cancellation)
    {
        var rows = await operation.Context.Database
            .SqlQuery<Row>($"""select draft_passage_id as "Passage", readable_now as "ReadableNow" from access.own_passage({address})""").ToListAsync(cancellation);
        return rows is [var row] ? new OwnPassage(new DraftPassageId(row.Passage), row.ReadableNow is { } now ? new ReleasedPassageId(now) : null) : null;
    }

    /// <summary>Under which name the words of a form are kept: the end of its address, or beside a passage the passage's own.</summary>
    internal static async Task<string> FormOfAsync(Operation operation, string form, CancellationToken cancellation) =>
        form.StartsWith(Forms, StringComparison.Ordinal) && Guid.TryParseExact(form[Forms.Length..], "D", out var address)
            && await FindAsync(operation, address, cancellation) is { } passage ? passage.Form : form;

    private sealed record Row(Guid Passage, Guid? ReadableNow);
}
