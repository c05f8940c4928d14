using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace PracticeReview.Data.Audit;

/// <summary>What became of one chain: a partnership's, or the one of what belongs to none.</summary>
/// <param name="Chain">The partnership's identifier, or the empty one.</param>
/// <param name="Events">How many events are intact, from the first.</param>
/// <param name="BrokenAt">The first position that is not as it was written, or null.</param>
/// <param name="Problem">What is wrong there, or null.</param>
/// <param name="Head">The hash of the last intact event. Kept outside the database, it proves later that nothing before it was rewritten.</param>
public sealed record ChainVerdict(Guid Chain, long Events, long? BrokenAt, string? Problem, string Head)
{
    public bool IsIntact => Problem is null;
}

/// <summary>
/// Checks the record: reads every chain in order and finds each hash anew, without the database's own function, so that a
/// database that was tampered with cannot vouch for itself. Works as the owner, on one snapshot, row by row.
/// </summary>
public static class RecordVerifier
{
    private static readonly byte[] s_beginning = new byte[32];

    /// <returns>A verdict for each chain as soon as it is known, in the order of the chains' identifiers.</returns>
    public static async IAsyncEnumerable<ChainVerdict> VerifyAsync(string ownerConnection, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(ownerConnection);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var heads = await ReadHeadsAsync(connection, cancellation);

        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = """
            select chain_id, position, at, actor_kind, actor_id, action, case_id, subject_kind, subject_id, why, details, previous_hash, hash
            from audit_events order by chain_id, position
            """;
        var seen = new HashSet<Guid>();
        Walk? walk = null;
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var chain = row.GetGuid(0);
            if (walk is null || walk.Chain != chain)
            {
                if (walk is not null)
                {
                    yield return walk.End(heads.GetValueOrDefault(walk.Chain));
                }
                walk = new Walk(chain);
                seen.Add(chain);
            }
            walk.Meet(row);
        }
        if (walk is not null)
        {
            yield return walk.End(heads.GetValueOrDefault(walk.Chain));
        }
        foreach (var (chain, head) in heads.Where(head => !seen.Contains(head.Key)).OrderBy(head => head.Key))
        {
            yield return new Walk(chain).End(head);
        }
    }

    private static async Task<Dictionary<Guid, Head>> ReadHeadsAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select id, position, hash from audit_chains";
        var heads = new Dictionary<Guid, Head>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            heads.Add(row.GetGuid(0), new Head(row.GetInt64(1), row.GetFieldValue<byte[]>(2)));
        }
        return heads;
    }

    private sealed record Head(long Position, byte[] Hash);

    private sealed class Walk(Guid chain)
    {
        private long _position;
        private byte[] _hash = s_beginning;
        private long? _brokenAt;
        private string? _problem;

        public Guid Chain => chain;

        public void Meet(NpgsqlDataReader row)
        {
            if (_problem is not null)
            {
                return;
            }
            var position = row.GetInt64(1);
            var expected = _position + 1;
            if (position != expected)
            {
                Break(expected, position > expected ? "The event is missing." : "There is an event before the first.");
                return;
            }
            var previous = row.GetFieldValue<byte[]>(11);
            var hash = row.GetFieldValue<byte[]>(12);
            if (!previous.AsSpan().SequenceEqual(_hash))
            {
                Break(position, "The event does not follow the one before it.");
                return;
            }
            if (!SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(row, previous))).AsSpan().SequenceEqual(hash))
            {
                Break(position, "The event is not as it was written.");
                return;
            }
            _position = position;
            _hash = hash;
        }

        public ChainVerdict End(Head? head)
        {
            if (_problem is null)
            {
                if (head is null)
                {
                    Break(_position, "The chain's head is missing, so whether events were removed from its end cannot be said.");
                }
                else if (head.Position > _position)
                {
                    Break(_position + 1, string.Create(CultureInfo.InvariantCulture, $"{head.Position - _position} events are missing from the end."));
                }
                else if (head.Position < _position || !head.Hash.AsSpan().SequenceEqual(_hash))
                {
                    Break(head.Position, "The chain's head does not agree with its last event.");
                }
            }
            return new ChainVerdict(chain, _position, _brokenAt, _problem, Convert.ToHexStringLower(_hash));
        }

        private void Break(long at, string problem)
        {
            _brokenAt = at;
            _problem = problem;
        }

        // Every field with its length in characters before it, in the order in which the database wrote them (0001_Foundations.sql).
        private string TextOf(NpgsqlDataReader row, byte[] previous)
        {
            var text = new StringBuilder(512);
            Append(Convert.ToHexStringLower(previous));
            Append(chain.ToString());
            Append(row.GetInt64(1).ToString(CultureInfo.InvariantCulture));
            Append(MicrosecondsOf(row.GetDateTime(2)).ToString(CultureInfo.InvariantCulture));
            Append(row.GetString(3));
            Append(row.GetGuid(4).ToString());
            Append(row.GetString(5));
            Append(row.IsDBNull(6) ? "" : row.GetGuid(6).ToString());
            Append(row.IsDBNull(7) ? "" : row.GetString(7));
            Append(row.IsDBNull(8) ? "" : row.GetGuid(8).ToString());
            Append(row.IsDBNull(9) ? "" : row.GetString(9));
            Append(row.GetString(10));
            return text.ToString();

            void Append(string field)
            {
                var characters = 0;
                foreach (var _ in field.EnumerateRunes())
                {
                    characters++;
                }
                text.Append(characters.ToString(CultureInfo.InvariantCulture)).Append(':').Append(field);
            }
        }

        private static long MicrosecondsOf(DateTime at) => (at.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
    }
}
