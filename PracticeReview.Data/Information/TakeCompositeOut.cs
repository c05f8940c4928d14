using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.Information.Composites.Exports;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>Takes a composite chronology, or the part that is asked for, out of the portal: a sensitive record that leaves is a line in the record.</summary>
public sealed class TakeCompositeOut(Database database, WholeCompositeQueries composites)
{
    /// <param name="asked">Which events, and who is going to read them: what is marked as not for them is left out.</param>
    /// <param name="kind">What is written, as the record says it.</param>
    /// <returns>Null for people who do not work on the case's professional material.</returns>
    public async Task<CompositeExport?> RunAsync(StaffActor actor, CaseId id, AskedEvents asked, string kind, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await CompositeChronologyQueries.IsOpenToAsync(operation, actor, id, cancellation))
        {
            return null;
        }
        var reference = await operation.Read<ReviewCase>().IgnoreAutoIncludes().Where(@case => @case.Id == id).Select(@case => @case.Reference).SingleAsync(cancellation);
        var partnership = await operation.Read<Partnership>().Where(one => one.Id == actor.Partnership).Select(one => one.Name).SingleAsync(cancellation);
        var whole = await composites.FindAsync(operation, id, cancellation);
        var rows = whole.Rows;
        // By the same question as the page asks that shows what an audience may see.
        if (!asked.IsEverything || asked.Audience is not null)
        {
            var wanted = (await CompositeChronologyQueries.Asked(operation, id, asked).Select(row => row.Id).ToListAsync(cancellation)).ToHashSet();
            rows = [.. rows.Where(row => wanted.Contains(whole.IdOf(row.Row)))];
        }
        var names = asked.ReadsPseudonyms ? await CompositeChronologyQueries.PseudonymsAsync(operation, id, cancellation) : null;
        await operation.SaveAsync(cancellation, new AuditEntry("Composite chronology taken out", id, "Case", id.Value, Details: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["kind"] = kind,
            ["events"] = rows.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["anonymised"] = asked.ReadsPseudonyms ? "yes" : "no",
            ["audience"] = asked.Audience?.ToString() ?? nameof(EventAudience.ReviewGroup),
        }));
        var export = new CompositeExport(partnership, [.. whole.Agencies.OrderBy(agency => agency.Number).Select(agency => agency.Name)],
            [.. rows.Select(row => new ExportRow(row.Agency.Name, row.Row))])
        {
            Reference = reference,
            ProtectiveMarking = RapidReviews.MeetingReportPaper.Marking,
            Note = asked.IsEverything ? "" : "A part of the chronology: not every event is in this file.",
        };
        return names is null ? export : export.Anonymised(names);
    }
}
