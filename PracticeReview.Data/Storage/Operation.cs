using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;

namespace PracticeReview.Data.Storage;

/// <summary>
/// One piece of work for one actor, in one transaction. It ends with <see cref="SaveAsync"/>, which writes the changes and
/// their line in the record together, or it leaves nothing behind.
/// </summary>
public sealed class Operation : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default };
    // What the database says where a family's words came in the moment in which a report was decided on, or became public.
    private const string WordsCameMeanwhile = "PR001";
    private readonly NpgsqlTransaction _transaction;

    internal Operation(Actor actor, DateTimeOffset now, PracticeReviewDbContext context, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        Actor = actor;
        // The database keeps microseconds: what is compared later must not carry more.
        Now = new DateTimeOffset(now.Ticks - now.Ticks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        Context = context;
        Connection = connection;
        _transaction = transaction;
    }

    public Actor Actor { get; }
    /// <summary>The instant of the operation, UTC, the same for everything it does.</summary>
    public DateTimeOffset Now { get; }
    public PracticeReviewDbContext Context { get; }
    public NpgsqlConnection Connection { get; }

    public DbSet<T> Set<T>() where T : class => Context.Set<T>();
    public void Add<T>(T thing) where T : class => Context.Add(thing);

    /// <summary>A query that only reads: nothing it returns is tracked.</summary>
    public IQueryable<T> Read<T>() where T : class => Context.Set<T>().AsNoTracking();

    /// <summary>Saves what changed and the record of it, and ends the transaction.</summary>
    /// <param name="entries">At least one. The first entry's partnership is the actor's own, or the one given.</param>
    /// <returns>
    /// Refused with <see cref="Refusal.ChangedMeanwhile"/> when somebody else saved first, and with <see cref="SeenOpen.MoreSince"/> when the
    /// family said something that holds a report; nothing was written then.
    /// </returns>
    public Task<Result> SaveAsync(CancellationToken cancellation, params IReadOnlyList<AuditEntry> entries) =>
        SaveAsync(Actor.PartnershipId, cancellation, entries);

    /// <summary>As above, for an actor who serves every partnership: the record goes to the chain of the one it concerns.</summary>
    public async Task<Result> SaveAsync(PartnershipId? partnership, CancellationToken cancellation, params IReadOnlyList<AuditEntry> entries)
    {
        if (entries.Count == 0)
        {
            throw new ArgumentException("Nothing is saved without a line in the record.", nameof(entries));
        }
        try
        {
            Context.SavingAllowed = true;
            await Context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            await _transaction.RollbackAsync(CancellationToken.None);
            return Refusal.ChangedMeanwhile;
        }
        catch (DbUpdateException problem) when (problem.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The same thing was sent twice, or by two people: the first one counts.
            await _transaction.RollbackAsync(CancellationToken.None);
            return Refusal.ChangedMeanwhile;
        }
        catch (DbUpdateException problem) when (problem.InnerException is PostgresException { SqlState: WordsCameMeanwhile })
        {
            await _transaction.RollbackAsync(CancellationToken.None);
            return SeenOpen.MoreSince;
        }
        catch (DbUpdateException problem) when (problem.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation, ConstraintName: { } name } && name.EndsWith("_child_memories_memory_id", StringComparison.Ordinal))
        {
            // A family member took it back, or kept it for their contact person, in this very moment.
            await _transaction.RollbackAsync(CancellationToken.None);
            return Refusal.ChangedMeanwhile;
        }
        finally
        {
            Context.SavingAllowed = false;
        }
        await WriteAsync(entries, partnership, cancellation);
        await _transaction.CommitAsync(cancellation);
        return Result.Done;
    }

    /// <summary>
    /// Ends an operation that only kept somebody's unsent words, which nobody else can read: the one write without a line in
    /// the record. What is sent in the end leaves its line.
    /// </summary>
    internal async Task EndDraftAsync(CancellationToken cancellation)
    {
        if (Context.ChangeTracker.HasChanges())
        {
            throw new InvalidOperationException("Only drafts are kept without a line in the record.");
        }
        await _transaction.CommitAsync(cancellation);
    }

    /// <summary>
    /// Writes what was added or changed so far, still within the transaction, for what has to stand there before plain SQL
    /// that follows. Without <see cref="SaveAsync(CancellationToken, IReadOnlyList{AuditEntry})"/> nothing of it stays.
    /// </summary>
    internal async Task WriteNowAsync(CancellationToken cancellation)
    {
        try
        {
            Context.SavingAllowed = true;
            await Context.SaveChangesAsync(cancellation);
        }
        finally
        {
            Context.SavingAllowed = false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        await _transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    // All lines in one statement: a job that did much for a partnership writes thousands. Each takes its place in the chain in turn.
    private async Task WriteAsync(IReadOnlyList<AuditEntry> entries, PartnershipId? partnership, CancellationToken cancellation)
    {
        await using var command = Connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = """
            insert into audit_events (chain_id, at, actor_kind, actor_id, action, case_id, subject_kind, subject_id, why, details)
            select $1, $2, $3, $4, e.action, e.case_id, e.subject_kind, e.subject_id, e.why, e.details
            from unnest($5, $6, $7, $8, $9, $10) with ordinality as e (action, case_id, subject_kind, subject_id, why, details, place) order by e.place
            """;
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = partnership?.Value ?? Guid.Empty });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = Now.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Actor.Kind });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Actor.Identifier });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. entries.Select(entry => entry.Action)] });
        command.Parameters.Add(new NpgsqlParameter<Guid?[]> { TypedValue = [.. entries.Select(entry => entry.Case?.Value)] });
        command.Parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = [.. entries.Select(entry => entry.SubjectKind)] });
        command.Parameters.Add(new NpgsqlParameter<Guid?[]> { TypedValue = [.. entries.Select(entry => entry.SubjectId)] });
        command.Parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = [.. entries.Select(entry => entry.Why)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. entries.Select(entry => JsonSerializer.Serialize(entry.Details ?? new Dictionary<string, string>(), Plain))] });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
