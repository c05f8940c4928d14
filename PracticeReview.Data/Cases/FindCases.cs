using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Cases;

/// <summary>
/// Finds cases by the beginning of their reference or its number, a child's initials, or part of an agency's name. What is
/// asked for is not kept anywhere.
/// </summary>
public sealed class FindCases(Database database)
{
    /// <summary>The most cases that are shown; who gets as many asks more closely.</summary>
    public const int Most = 50;
    public const int Longest = 100;

    /// <summary>A function finds which cases there are for this actor; each is then read again under row security.</summary>
    public async Task<FoundCases> RunAsync(StaffActor actor, string? asked, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (string.IsNullOrWhiteSpace(asked) || asked.Length > Longest)
        {
            return new FoundCases([], operation.Now);
        }
        var found = await operation.Context.Database.SqlQuery<Guid>($"""select case_id as "Value" from access.find_cases({asked.Trim()})""").ToListAsync(cancellation);
        var ids = found.ConvertAll(id => new CaseId(id));
        var rows = await operation.Read<ReviewCase>().IgnoreAutoIncludes().Where(@case => ids.Contains(@case.Id))
            .OrderByDescending(@case => @case.ReceivedAt).ThenBy(@case => @case.Id)
            .Select(@case => new { @case.Id, @case.Reference, @case.ChildInitials, @case.Stage, @case.ReviewType, @case.ReceivedAt, @case.ReferrerId })
            .ToListAsync(cancellation);
        return new FoundCases([.. rows.Where(row => CaseParts.For(actor, row.Id, row.ReferrerId).Count > 0).Select(row =>
            new FoundCase(row.Id, row.Reference, row.ChildInitials, row.Stage, row.ReviewType, row.ReceivedAt, CaseParts.For(actor, row.Id, row.ReferrerId)[0]))], operation.Now);
    }
}

/// <param name="Now">The instant (UTC) of the search.</param>
public sealed record FoundCases(IReadOnlyList<FoundCase> Rows, DateTimeOffset Now);

/// <param name="Part">The part of the case this actor is led to.</param>
public sealed record FoundCase(CaseId Id, string Reference, string ChildInitials, CaseStage Stage, ReviewType? ReviewType, DateTimeOffset ReceivedAt, CasePart Part);
