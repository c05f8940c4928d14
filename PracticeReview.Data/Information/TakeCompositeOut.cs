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
    /// <param name="audience">Who is going to read it: what is marked as not for them is left out.</param>
    /// <param name="kind">What is written, as the record says it.</param>
    /// <returns>Null for people who do not work on the case's professional material.</returns>
    public async Task<CompositeExport?> RunAsync(StaffActor actor, CaseId id, AskedEvents asked, EventAudience audience, string kind, CancellationToken cancellation)
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
        if (!asked.IsEverything)
        {
            var wanted = (await CompositeChronologyQueries.Asked(operation, id, asked).Select(row => row.Id).ToListAsync(cancellation)).ToHashSet();
            rows = [.. rows.Where(row => wanted.Contains(whole.IdOf(row.Row)))];
        }
        var marks = await operation.Read<EventRestriction>().Where(mark => mark.CaseId == id).ToDictionaryAsync(mark => mark.EventId, mark => mark.Audience, cancellation);
        var view = AudienceView.For(rows, audience, row => marks.TryGetValue(whole.IdOf(row.Row), out var mark)
            ? [.. Enum.GetValues<EventAudience>().Where(to => EventRestriction.Shows(mark, to))]
            : (IReadOnlyCollection<EventAudience>?)null);
        var names = asked.Anonymised ? await CompositeChronologyQueries.PseudonymsAsync(operation, id, cancellation) : null;
        await operation.SaveAsync(cancellation, new AuditEntry("Composite chronology taken out", id, "Case", id.Value, Details: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["kind"] = kind,
            ["events"] = view.Shown.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["anonymised"] = asked.Anonymised ? "yes" : "no",
            ["audience"] = audience.ToString(),
        }));
        var export = new CompositeExport(partnership, [.. whole.Agencies.OrderBy(agency => agency.Number).Select(agency => agency.Name)],
            [.. view.Shown.Select(row => new ExportRow(row.Agency.Name, row.Row))])
        {
            Reference = reference,
            ProtectiveMarking = RapidReviews.MeetingReportPaper.Marking,
            Note = asked.IsEverything ? "" : "A part of the chronology: not every event is in this file.",
        };
        return names is null ? export : export.Anonymised(names);
    }
}
