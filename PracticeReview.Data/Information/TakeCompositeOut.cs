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
    /// <summary>What is missing before anything goes out for publication, and where it is mended.</summary>
    public static Refusal NoNames { get; } = new("names", "Nothing was taken out: no name is listed for this case, so that every real name would stand in the file. List the people and places on the page Names of the chronology first.");

    /// <param name="asked">Which events, and who is going to read them: what is marked as not for them is left out.</param>
    /// <param name="kind">What is written, as the record says it.</param>
    /// <returns>
    /// Refused for people who do not work on the case's professional material; and for publication as long as the case's table of
    /// names is empty, since nobody's name would be replaced.
    /// </returns>
    public async Task<Result<CompositeExport>> RunAsync(StaffActor actor, CaseId id, AskedEvents asked, string kind, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await CompositeChronologyQueries.IsOpenToAsync(operation, actor, id, cancellation))
        {
            return Refusal.NotFound;
        }
        var replaced = await ReplacedNames.OfAsync(operation, id, asked, cancellation);
        if (asked.Audience is { To: EventAudience.Publication } && replaced is not { Listed: > 0 })
        {
            return NoNames;
        }
        var reference = await operation.Read<ReviewCase>().IgnoreAutoIncludes().Where(@case => @case.Id == id).Select(@case => @case.Reference).SingleAsync(cancellation);
        var partnership = await operation.Read<Partnership>().Where(one => one.Id == actor.Partnership).Select(one => one.Name).SingleAsync(cancellation);
        asked = asked.AsTheAudienceMay;
        var whole = await composites.FindAsync(operation, id, cancellation, asked.AsOf);
        var rows = whole.Rows;
        // By the same question as the page asks that shows what an audience may see.
        if (!asked.IsWhole || asked.Audience is not null)
        {
            var wanted = (await (await MatchedEvents.AsReadAsync(operation, id, asked, replaced, cancellation)).Select(row => row.Id).ToListAsync(cancellation)).ToHashSet();
            rows = [.. rows.Where(row => wanted.Contains(whole.IdOf(row.Row)))];
        }
        await operation.SaveAsync(cancellation, new AuditEntry("Composite chronology taken out", id, "Case", id.Value, Details: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["kind"] = kind,
            ["events"] = rows.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
            // What was done, not what was promised: names that are not listed stay.
            ["anonymised"] = replaced is { Listed: > 0 } ? "listed names replaced" : "no",
            ["pseudonyms"] = (replaced?.Listed ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["version"] = asked.AsOf?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "latest",
            ["audience"] = asked.Audience?.ToString() ?? nameof(EventAudience.ReviewGroup),
        }));
        var export = new CompositeExport(partnership, [.. whole.Agencies.OrderBy(agency => agency.Number).Select(agency => agency.Name)],
            [.. rows.Select(row => new ExportRow(row.Agency.Name, row.Row))])
        {
            Reference = reference,
            ProtectiveMarking = RapidReviews.MeetingReportPaper.Marking,
            Note = (Readers(asked.Audience) + (asked.AsOf is { } version ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"As it stood at version {version}; it may have changed since. ") : "")
                + (asked.IsWhole ? "" : "A part of the chronology: not every event is in this file. ")
                + (replaced is { Agencies: > 0 } ? "Agencies that are not listed are called Agency A, Agency B and so on where their full names stand." : "")).TrimEnd(),
        };
        return replaced is null or { Listed: 0, Agencies: 0 } ? export : export.Anonymised(replaced.Names);
    }

    // Whom the file was made for stands in it: copies that look alike end in the wrong hands.
    private static string Readers(CompositeAudience? audience) => audience switch
    {
        null => "For the review group. ",
        { Agency: not null } => "For the practitioners of one agency. ",
        { To: EventAudience.Family } => "For the family. ",
        { To: EventAudience.Publication } => "For readers of what is published. ",
        _ => "For practitioners. ",
    };
}
