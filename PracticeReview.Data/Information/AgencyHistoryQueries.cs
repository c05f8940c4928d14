using Microsoft.EntityFrameworkCore;
using Npgsql;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>One request in an agency's own history: who answers and how it stands, without the child, the case or the letter.</summary>
/// <param name="Page">The page of the request for its author; null for everybody else.</param>
/// <param name="Extensions">How often another day was agreed.</param>
/// <param name="Enough">How the latest return was rated; null where it was not.</param>
public sealed record AgencyRequestRow(
    InformationRequestId Id, RequestKind Kind, string AuthorName, DateTimeOffset SentAt, DateOnly? DueDay, bool IsLate, DateTimeOffset? ReturnedAt,
    ReturnKind? ReturnKind, DateTimeOffset? WithdrawnAt, int Round, long Extensions, CriterionMet? Enough, string? Page);

/// <param name="Rows">The newest first, at most <see cref="AgencyHistoryQueries.Most"/>.</param>
public sealed record AgencyHistory(string AgencyName, IReadOnlyList<AgencyRequestRow> Rows);

/// <summary>What an agency was asked for and returned, for its own authors and its designated decision-maker.</summary>
public sealed class AgencyHistoryQueries(Database database)
{
    /// <summary>The most requests that are shown.</summary>
    public const int Most = 200;

    /// <summary>Whether this actor is led to the history of their agency.</summary>
    public static bool MaySee(StaffActor actor) => actor.AgencyId is not null && (actor.Is(StaffRole.AgencyAuthor) || actor.Is(StaffRole.DesignatedDecisionMaker));

    /// <returns>Null for somebody who neither writes nor decides for an agency.</returns>
    public async Task<AgencyHistory?> FindAsync(StaffActor actor, CancellationToken cancellation)
    {
        if (!MaySee(actor))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var agency = await operation.Read<Agency>().Where(a => a.Id == actor.AgencyId).Select(a => a.Name).SingleAsync(cancellation);
        await using var command = operation.Connection.CreateCommand();
        command.CommandText = """
            select request_id, kind, author_id, author_name, sent_at, due_day, is_late, returned_at, return_kind, withdrawn_at, round, extensions, enough_to_decide
            from access.agency_requests($1)
            """;
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Most });
        List<AgencyRequestRow> rows = [];
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var id = new InformationRequestId(row.GetGuid(0));
            rows.Add(new AgencyRequestRow(id, Enum.Parse<RequestKind>(row.GetString(1)), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4),
                row.IsDBNull(5) ? null : row.GetFieldValue<DateOnly>(5), row.GetBoolean(6), At(row, 7),
                row.IsDBNull(8) ? null : Enum.Parse<ReturnKind>(row.GetString(8)), At(row, 9), row.GetInt32(10), row.GetInt64(11),
                row.IsDBNull(12) ? null : Enum.Parse<CriterionMet>(row.GetString(12)),
                row.GetGuid(2) == actor.Id.Value ? $"/workspace/information/{id}" : null));
        }
        return new AgencyHistory(agency, rows);
    }

    private static DateTimeOffset? At(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
