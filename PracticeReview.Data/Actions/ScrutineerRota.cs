using PracticeReview.Data.People;

namespace PracticeReview.Data.Actions;

/// <summary>A scrutineer as the rota sees them.</summary>
/// <param name="Agency">Their agency; null for somebody independent of all.</param>
/// <param name="RecentTurns">How many actions they were given in the rota's recent time.</param>
/// <param name="LastTurn">When they were given the last one (UTC); null if never.</param>
public sealed record Scrutineer(StaffId Staff, AgencyId? Agency, int RecentTurns, DateTimeOffset? LastTurn);

/// <summary>Whose turn it is to verify an action (Policy 10.1).</summary>
public static class ScrutineerRota
{
    /// <summary>Turns longer ago than this no longer count.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromDays(365);

    /// <summary>
    /// A fair turn among the scrutineers of other agencies: fewest recent turns, then longest since the last, then identifier.
    /// </summary>
    /// <returns>Null when nobody is eligible: the action then waits and the business unit is told.</returns>
    public static Scrutineer? Next(IEnumerable<Scrutineer> scrutineers, AgencyId responsible) => scrutineers
        .Where(scrutineer => scrutineer.Agency != responsible)
        .OrderBy(scrutineer => scrutineer.RecentTurns)
        .ThenBy(scrutineer => scrutineer.LastTurn ?? DateTimeOffset.MinValue)
        .ThenBy(scrutineer => scrutineer.Staff.Value)
        .FirstOrDefault();
}
