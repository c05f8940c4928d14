using Npgsql;
using NpgsqlTypes;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Documents;

/// <summary>The bytes of documents, in pieces, so that no file is ever held in memory as a whole.</summary>
internal static class DocumentPieces
{
    public const int PieceLength = 256 * 1024;

    /// <summary>
    /// Writes a document and its bytes within an operation; <see cref="Operation.SaveAsync(CancellationToken, IReadOnlyList{Audit.AuditEntry})"/>
    /// keeps both or neither. Bytes that the partnership has already are not written again.
    /// </summary>
    public static async Task WriteAsync(Operation operation, Document document, Stream content, CancellationToken cancellation)
    {
        // Who may read a document may write its pieces, so the document comes first.
        operation.Add(document);
        await operation.WriteNowAsync(cancellation);
        if (await IsKeptAsync(operation, document, cancellation))
        {
            return;
        }
        await using var command = operation.Connection.CreateCommand();
        command.CommandText = "insert into document_pieces (partnership_id, sha256, number, bytes) values ($1, $2, $3, $4) on conflict do nothing";
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = document.PartnershipId.Value });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = document.Sha256 });
        var number = new NpgsqlParameter<int>();
        var bytes = new NpgsqlParameter<ReadOnlyMemory<byte>> { NpgsqlDbType = NpgsqlDbType.Bytea };
        command.Parameters.Add(number);
        command.Parameters.Add(bytes);
        var buffer = new byte[PieceLength];
        content.Position = 0;
        int read;
        for (var at = 0; (read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation)) > 0; at++)
        {
            number.TypedValue = at;
            bytes.TypedValue = buffer.AsMemory(0, read);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <summary>The bytes of a document, piece by piece as they are asked for, each on behalf of the actor at that moment.</summary>
    public static Stream Read(Database database, Actor actor, PartnershipId partnership, byte[] sha256, long length) =>
        new PieceStream(database, actor, partnership, sha256, length);

    private static async Task<bool> IsKeptAsync(Operation operation, Document document, CancellationToken cancellation)
    {
        await using var command = operation.Connection.CreateCommand();
        command.CommandText = "select coalesce(sum(length(bytes)), 0) = $3 from document_pieces where partnership_id = $1 and sha256 = $2";
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = document.PartnershipId.Value });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = document.Sha256 });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = document.Length });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    // No transaction stays open while a slow reader reads.
    private sealed class PieceStream(Database database, Actor actor, PartnershipId partnership, byte[] sha256, long length) : ReadOnlyStream
    {
        private ReadOnlyMemory<byte> _left;
        private long _read;

        // A browser that plays a sound asks for parts of it.
        public override bool CanSeek => true;

        public override long Length => length;

        public override long Position { get => _read; set => Seek(value, SeekOrigin.Begin); }

        public override long Seek(long offset, SeekOrigin origin)
        {
            var to = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => _read + offset, _ => length + offset };
            ArgumentOutOfRangeException.ThrowIfNegative(to, nameof(offset));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(to, length, nameof(offset));
            (_read, _left) = (to, default);
            return to;
        }

        public override int Read(Span<byte> buffer) => throw new NotSupportedException("Documents are read asynchronously.");

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_left.IsEmpty)
            {
                if (_read == length)
                {
                    return 0;
                }
                _left = (await FetchAsync((int)(_read / PieceLength), cancellationToken)).AsMemory((int)(_read % PieceLength));
            }
            var count = Math.Min(buffer.Length, _left.Length);
            _left[..count].CopyTo(buffer);
            _left = _left[count..];
            _read += count;
            return count;
        }

        private async Task<byte[]> FetchAsync(int number, CancellationToken cancellation)
        {
            await using var operation = await database.BeginAsync(actor, cancellation);
            await using var command = operation.Connection.CreateCommand();
            command.CommandText = "select bytes from document_pieces where partnership_id = $1 and sha256 = $2 and number = $3";
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = partnership.Value });
            command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = sha256 });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = number });
            return await command.ExecuteScalarAsync(cancellation) is byte[] { Length: > 0 } piece
                ? piece
                : throw new InvalidDataException("A document's bytes are not there, or no longer for this reader.");
        }
    }
}
