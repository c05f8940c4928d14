using Npgsql;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>What an author still reads of a request that was withdrawn: that it was. Its letter and its child are no longer theirs to know.</summary>
internal sealed record FormerRequest(InformationRequestId Id, CaseId Case, AgencyId Agency, RequestKind Kind, int Round, DateTimeOffset SentAt, DateTimeOffset WithdrawnAt);

internal static class WithdrawnRequests
{
    public static readonly Refusal Refused = new(null, "The business unit has withdrawn this request: no answer is needed any more.");

    /// <summary>Those that the operation's actor was asked to answer, the newest first.</summary>
    public static async Task<IReadOnlyList<FormerRequest>> FindAsync(Operation operation, CancellationToken cancellation)
    {
        await using var command = operation.Connection.CreateCommand();
        command.CommandText = "select request_id, case_id, agency_id, kind, round, sent_at, withdrawn_at from access.withdrawn_requests()";
        await using var row = await command.ExecuteReaderAsync(cancellation);
        List<FormerRequest> found = [];
        while (await row.ReadAsync(cancellation))
        {
            found.Add(new FormerRequest(new InformationRequestId(row.GetGuid(0)), new CaseId(row.GetGuid(1)), new AgencyId(row.GetGuid(2)),
                Enum.Parse<RequestKind>(row.GetString(3)), row.GetInt32(4), row.GetFieldValue<DateTimeOffset>(5), row.GetFieldValue<DateTimeOffset>(6)));
        }
        return found;
    }

    /// <summary>Why somebody cannot answer a request they do not see.</summary>
    public static async Task<Refusal> WhyNotAsync(Operation operation, InformationRequestId id, CancellationToken cancellation) =>
        (await FindAsync(operation, cancellation)).Any(request => request.Id == id) ? Refused : Refusal.NotFound;
}
