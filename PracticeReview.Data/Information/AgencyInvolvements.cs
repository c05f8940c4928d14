using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <param name="First">The first day it may mean, and <paramref name="Last"/> the last one; null where it says none.</param>
public sealed record WrittenInvolvement(Guid Id, CompositeAgency Agency, string FromAsWritten, string ToAsWritten, DateOnly? First, DateOnly? Last, string WrittenBy, DateTimeOffset WrittenAt, uint Version);

/// <summary>An agency for which somebody may say when it was involved.</summary>
/// <param name="Returned">What its return says of its involvement; empty where there is none.</param>
public sealed record InvolvedAgency(AgencyId Id, string Name, string Returned);

/// <summary>When the agencies of a case were involved, whether they recorded something or not.</summary>
internal sealed record AgencyInvolvements(IReadOnlyList<(AgencyInvolvement Written, string By)> Written, IReadOnlyList<InvolvedAgency> Agencies)
{
    /// <summary>Within an operation of somebody who works on the case.</summary>
    public static async Task<AgencyInvolvements> OfAsync(Operation operation, StaffActor actor, CaseId id, CancellationToken cancellation)
    {
        var written = await (from one in operation.Read<AgencyInvolvement>()
                             join staff in operation.Read<StaffMember>() on one.WrittenBy equals staff.Id
                             where one.CaseId == id
                             orderby one.Id
                             select new { one, staff.Name }).Take(AgencyInvolvement.MostOfCase).ToListAsync(cancellation);
        // Only who may write is offered agencies, with what their returns say.
        var mayWrite = Annotating.MayBeDoneBy(actor, id);
        var said = (await (from summary in operation.Read<AgencySummary>()
                           join request in operation.Read<InformationRequest>() on summary.RequestId equals request.Id
                           where mayWrite && summary.CaseId == id && request.Kind == RequestKind.Summary && request.WithdrawnAt == null && summary.Round == request.Round
                           select new { request.AgencyId, summary.Involvement }).ToListAsync(cancellation)).ToLookup(one => one.AgencyId, one => one.Involvement);
        var agencies = await operation.Read<Agency>().OrderBy(agency => agency.Name).Select(agency => new { agency.Id, agency.Name }).ToListAsync(cancellation);
        return new AgencyInvolvements([.. written.Select(one => (one.one, one.Name))],
            [.. agencies.Select(agency => new InvolvedAgency(agency.Id, agency.Name, said[agency.Id].FirstOrDefault() ?? ""))]);
    }

    /// <summary>As the silences of these rows are looked for: an agency without any record gets a number of its own.</summary>
    public IReadOnlyList<Involvement<CompositeAgency>> Over(WholeComposite whole)
    {
        var days = whole.Rows.Select(row => row.Row.When).Where(when => when.Precision < DatePrecision.Year).ToList();
        if (days.Count == 0)
        {
            return [];
        }
        var (first, last) = (DateOnly.FromDateTime(days.Min(when => when.Earliest)), DateOnly.FromDateTime(days.Max(when => when.Latest)));
        return [.. Written.Where(one => AgencyOf(whole, one.Written.AgencyId) is not null).Select(one => one.Written.Of(AgencyOf(whole, one.Written.AgencyId)!, first, last))];
    }

    /// <summary>As a page shows them, by agency.</summary>
    public IReadOnlyList<WrittenInvolvement> Shown(WholeComposite whole, Anonymiser? names) =>
    [
        .. from one in Written
           let agency = AgencyOf(whole, one.Written.AgencyId)
           where agency is not null
           orderby agency.Name, one.Written.FirstDay
           select new WrittenInvolvement(one.Written.Id, agency with { Name = names?.Apply(agency.Name) ?? agency.Name }, one.Written.FromAsWritten, one.Written.ToAsWritten,
               one.Written.FirstDay, one.Written.LastDay, one.By, one.Written.WrittenAt, one.Written.Version),
    ];

    private CompositeAgency? AgencyOf(WholeComposite whole, AgencyId id)
    {
        if (whole.AgencyOf(id) is { } known)
        {
            return known;
        }
        var silent = Written.Select(one => one.Written.AgencyId).Distinct().Where(one => whole.AgencyOf(one) is null).ToList();
        return Agencies.FirstOrDefault(agency => agency.Id == id) is { } found ? new CompositeAgency(id, found.Name, 0, whole.Agencies.Count + silent.IndexOf(id) + 1) : null;
    }
}
