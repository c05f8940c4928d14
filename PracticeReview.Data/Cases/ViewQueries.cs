using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Cases;

/// <summary>What a list of cases can be narrowed to, and the views somebody keeps.</summary>
public sealed class ViewQueries(Database database)
{
    public async Task<ViewChoices> FindAsync(StaffActor actor, ViewPlace place, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var agencies = await operation.Read<Agency>().OrderBy(agency => agency.Name).Select(agency => new NamedAgency(agency.Id, agency.Name)).ToListAsync(cancellation);
        var views = await operation.Read<SavedView>().Where(view => view.StaffId == actor.Id && view.Place == place).OrderBy(view => view.Name)
            .Select(view => new OwnView(view.Id, view.Name, view.Query)).ToListAsync(cancellation);
        return new ViewChoices(agencies, views);
    }
}

public sealed record ViewChoices(IReadOnlyList<NamedAgency> Agencies, IReadOnlyList<OwnView> Views);

public sealed record NamedAgency(AgencyId Id, string Name);

/// <param name="Query">What stands after the question mark in the page's address.</param>
public sealed record OwnView(Guid Id, string Name, string Query);
