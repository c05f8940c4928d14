using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>Accounts of one event that are about to be set side by side.</summary>
/// <param name="When">When it was, as the first of the events says.</param>
/// <param name="Sides">Each with whose account it is and what it says; of a family member's only which words they are.</param>
public sealed record PreparedAccounts(string When, IReadOnlyList<AccountOfEvents> Sides)
{
    /// <summary>The same for the same accounts.</summary>
    public required string Key { get; init; }
}

/// <summary>Makes sides of contradictory accounts from events of the chronology, so that nobody types again what an agency wrote (guidance 1.7).</summary>
public sealed class PreparedAccountsQueries(Database database)
{
    /// <summary>The accounts of these events as they stand, and a family member's words about them.</summary>
    /// <returns>Null for everybody but the review group, and where an event or the words are not of this case or do not stand any more.</returns>
    public async Task<PreparedAccounts?> OpenAsync(StaffActor actor, CaseId id, IReadOnlyList<PracticeEventId> events, ContributionId? said, CancellationToken cancellation)
    {
        var asked = events.Distinct().ToList();
        if (asked.Count is 0 or > ContradictoryAccounts.MostSides || !ContradictoryAccounts.MayWrite(actor, id))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await (from row in operation.Read<SignificantPracticeEvent>()
                           join request in operation.Read<InformationRequest>() on row.RequestId equals request.Id
                           join agency in operation.Read<Agency>() on request.AgencyId equals agency.Id
                           where row.CaseId == id && asked.Contains(row.Id)
                           select new { Row = row, agency.Name }).ToDictionaryAsync(one => one.Row.Id, cancellation);
        if (found.Count != asked.Count || (said is { } words && !await operation.Read<Contribution>().AnyAsync(one => one.Id == words && one.CaseId == id, cancellation)))
        {
            return null;
        }
        await operation.SaveAsync(cancellation, [.. asked.Select(one => new AuditEntry("Event of the chronology opened", id, "Event", one.Value))]);
        var rows = asked.Select(one => (found[one].Name, Row: found[one].Row.ToRow())).ToList();
        return new PreparedAccounts(rows[0].Row.When.AsWritten, [.. rows.Select(one => Side(one.Name, one.Row)), .. said is { } contribution ? [new AccountOfEvents(contribution, null, null)] : Array.Empty<AccountOfEvents>()])
        {
            Key = string.Join('-', asked.Select(one => one.Value.ToString("N")[^8..]).Append(said?.Value.ToString("N")[^8..]).OfType<string>()),
        };
    }

    private static AccountOfEvents Side(string agency, ChronologyRow row)
    {
        var source = $"{agency}, {row.When.AsWritten}, row {row.RowNumber} of its chronology{(row.SourceDocument.Length > 0 ? $", from {row.SourceDocument}" : "")}";
        string?[] says =
        [
            row.WhatHappened,
            row.WhoWasSeen.Length > 0 ? $"Who was seen: {row.WhoWasSeen}" : null,
            row.ChildSeen == Recorded.NotRecorded ? null : $"Child seen: {row.ChildSeen}",
            row.ChildHeard == Recorded.NotRecorded ? null : $"Child heard: {row.ChildHeard}",
        ];
        return new AccountOfEvents(null, Cut(source, ContradictoryAccounts.LongestTitle), Cut(string.Join('\n', says.OfType<string>()), ContradictoryAccounts.LongestText));
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
