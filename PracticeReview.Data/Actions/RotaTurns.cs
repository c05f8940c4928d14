using Npgsql;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Actions;

/// <summary>Gives an action to the scrutineer whose turn it is, in the operation that reported it complete.</summary>
internal static class RotaTurns
{
    /// <param name="keep">Whether the scrutineer who sent it back keeps it, if they still may verify it.</param>
    /// <returns>The scrutineer, or null when nobody is eligible.</returns>
    public static async Task<Scrutineer?> GiveAsync(Operation operation, PlannedAction action, bool keep, CancellationToken cancellation)
    {
        var scrutineers = await ScrutineersAsync(operation, cancellation);
        var kept = keep ? scrutineers.Find(scrutineer => scrutineer.Staff == action.ScrutineerId && scrutineer.Agency != action.AgencyId) : null;
        var others = keep ? scrutineers : scrutineers.FindAll(scrutineer => scrutineer.Staff != action.ScrutineerId);
        var next = kept ?? ScrutineerRota.Next(others, action.AgencyId);
        action.GiveTo(next);
        if (next is null)
        {
            foreach (var staff in await Recipients.BusinessUnitAsync(operation, cancellation))
            {
                Tell(staff);
            }
            return null;
        }
        if (kept is null)
        {
            operation.Add(new ScrutineerTurn(action, next.Staff, operation.Now));
        }
        Tell(next.Staff);
        return next;

        void Tell(StaffId staff) => operation.Add(OutboxMessage.To(staff, action.PartnershipId, action.CaseId,
            MessageTemplate.StaffSomethingWaits, operation.Now, "/workspace/actions"));
    }

    // The function counts turns on cases the asker cannot see, and makes others wait until this turn is given.
    private static async Task<List<Scrutineer>> ScrutineersAsync(Operation operation, CancellationToken cancellation)
    {
        await using var command = operation.Connection.CreateCommand();
        command.CommandText = "select staff_id, agency_id, recent_turns, last_turn from access.scrutineer_turns($1)";
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = (operation.Now - ScrutineerRota.Recent).UtcDateTime });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var scrutineers = new List<Scrutineer>();
        while (await row.ReadAsync(cancellation))
        {
            scrutineers.Add(new Scrutineer(
                new StaffId(row.GetGuid(0)),
                await row.IsDBNullAsync(1, cancellation) ? null : new AgencyId(row.GetGuid(1)),
                row.GetInt32(2),
                await row.IsDBNullAsync(3, cancellation) ? null : row.GetFieldValue<DateTimeOffset>(3)));
        }
        return scrutineers;
    }
}
