using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace PracticeReview.Data.Documents;

/// <summary>One entry of a zip archive, as its directory declares it. Nothing here is to be believed before it was unfolded.</summary>
/// <param name="Name">The path inside the archive, with forward slashes.</param>
/// <param name="CompressedLength">Bytes taken in the archive.</param>
/// <param name="DeclaredLength">Bytes the directory says it unfolds to.</param>
/// <param name="Start">Where its data begin in the file.</param>
/// <param name="Deflated">Whether the data are compressed.</param>
public sealed record ZipPart(string Name, long CompressedLength, long DeclaredLength, long Start, bool Deflated);

/// <summary>How far an archive may unfold.</summary>
/// <param name="MaximumParts">The most entries it may have.</param>
/// <param name="MaximumUnfoldedBytes">The most bytes all its entries may unfold to together.</param>
/// <param name="MaximumRatio">The most times its size an entry may unfold to, once it is over 10 MB.</param>
public sealed record ZipLimits(int MaximumParts = 5_000, long MaximumUnfoldedBytes = 250_000_000, int MaximumRatio = 150);

/// <summary>An archive was found to be damaged or unsafe. The message is fit for the person who sent it.</summary>
public sealed class UnsafePackageException(string message) : Exception(message);

/// <summary>
/// Reads a zip archive that came from outside. It counts what really unfolds instead of trusting the sizes in the headers,
/// and refuses whatever two readers could understand differently: gaps, overlaps, doubled names, sizes that are not true.
/// </summary>
public sealed class ZipPackage
{
    private const uint LocalHeader = 0x04034b50, DirectoryHeader = 0x02014b50, EndOfDirectory = 0x06054b50;
    private const long RatioApplies = 10_000_000;

    private readonly Stream _file;
    private readonly ZipLimits _limits;
    private readonly Dictionary<string, ZipPart> _parts = new(StringComparer.OrdinalIgnoreCase);
    private long _unfolded;

    private ZipPackage(Stream file, ZipLimits limits)
    {
        _file = file;
        _limits = limits;
    }

    /// <summary>The entries, folders left out.</summary>
    public IReadOnlyCollection<ZipPart> Parts => _parts.Values;

    /// <summary>Reads the directory of an archive.</summary>
    /// <exception cref="UnsafePackageException">It is damaged, encrypted, or has too many entries.</exception>
    public static ZipPackage Open(Stream file, ZipLimits? limits = null)
    {
        if (!file.CanSeek)
        {
            throw new ArgumentException("The stream must be seekable.", nameof(file));
        }

        var package = new ZipPackage(file, limits ?? new ZipLimits());
        package.ReadDirectory();
        return package;
    }

    /// <summary>The entry of this name, compared without case, or null.</summary>
    public ZipPart? Find(string name) => _parts.GetValueOrDefault(name.TrimStart('/'));

    /// <summary>
    /// Opens an entry. Reading it throws <see cref="UnsafePackageException"/> as soon as it unfolds further than allowed,
    /// is damaged, or at its end turns out to have another length than declared. One entry can be open at a time.
    /// </summary>
    public Stream OpenPart(ZipPart part)
    {
        var window = new FileWindow(_file, part.Start, part.CompressedLength);
        return new CountingStream(this, part, part.Deflated ? new DeflateStream(window, CompressionMode.Decompress) : window);
    }

    private void ReadDirectory()
    {
        var (directoryStart, directoryLength, count) = FindDirectory();
        if (count > _limits.MaximumParts)
        {
            throw new UnsafePackageException($"The file holds more than {_limits.MaximumParts:N0} parts inside it, which no document needs.");
        }

        if (directoryStart + directoryLength > _file.Length || directoryLength > 1_000L * _limits.MaximumParts)
        {
            throw Damaged();
        }

        var directory = new byte[directoryLength];
        _file.Position = directoryStart;
        _file.ReadExactly(directory);
        var spans = new List<(long From, long To)>();
        var rest = directory.AsSpan();
        for (var i = 0; i < count; i++)
        {
            if (rest.Length < 46 || BinaryPrimitives.ReadUInt32LittleEndian(rest) != DirectoryHeader)
            {
                throw Damaged();
            }

            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[28..]);
            var length = 46 + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(rest[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(rest[32..]);
            if (rest.Length < length)
            {
                throw Damaged();
            }

            spans.Add(ReadEntry(rest[..(46 + nameLength)], directoryStart));
            rest = rest[length..];
        }

        if (!rest.IsEmpty)
        {
            throw Damaged();
        }

        spans.Sort();
        if (spans.Count == 0 || spans[0].From != 0 || spans.Zip(spans.Skip(1), (a, b) => a.To > b.From).Any(overlaps => overlaps))
        {
            throw Damaged();
        }
    }

    private (long From, long To) ReadEntry(ReadOnlySpan<byte> header, long directoryStart)
    {
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
        var method = BinaryPrimitives.ReadUInt16LittleEndian(header[10..]);
        long compressed = BinaryPrimitives.ReadUInt32LittleEndian(header[20..]);
        long declared = BinaryPrimitives.ReadUInt32LittleEndian(header[24..]);
        long local = BinaryPrimitives.ReadUInt32LittleEndian(header[42..]);
        if ((flags & 1) != 0)
        {
            throw new UnsafePackageException("The file is protected with a password. Save it again without a password.");
        }

        Span<byte> start = stackalloc byte[30];
        _file.Position = Math.Min(local, _file.Length);
        if (method is not (0 or 8) || _file.ReadAtLeast(start, 30, throwOnEndOfStream: false) < 30
            || BinaryPrimitives.ReadUInt32LittleEndian(start) != LocalHeader
            || BinaryPrimitives.ReadUInt16LittleEndian(start[8..]) != method)
        {
            throw Damaged();
        }

        var rawName = header[46..];
        var localName = new byte[BinaryPrimitives.ReadUInt16LittleEndian(start[26..])];
        var whole = _file.ReadAtLeast(localName, localName.Length, throwOnEndOfStream: false) == localName.Length;
        var data = local + 30 + localName.Length + BinaryPrimitives.ReadUInt16LittleEndian(start[28..]);
        var name = Encoding.UTF8.GetString(rawName);
        if (!whole || !rawName.SequenceEqual(localName) || data + compressed > directoryStart || !IsPlainPath(name))
        {
            throw Damaged();
        }

        var part = new ZipPart(name, compressed, declared, data, method == 8);
        if (!name.EndsWith('/') && !_parts.TryAdd(name, part))
        {
            throw Damaged();
        }

        return (local, data + compressed);
    }

    private static bool IsPlainPath(string name) =>
        name.Length is > 0 and < 1_000 && name[0] != '/' && !name.Contains('\\', StringComparison.Ordinal)
        && !name.Contains('\0', StringComparison.Ordinal) && !name.Split('/').Contains("..", StringComparer.Ordinal);

    private (long Start, long Length, int Count) FindDirectory()
    {
        var tail = new byte[(int)Math.Min(_file.Length, 22 + ushort.MaxValue)];
        _file.Position = _file.Length - tail.Length;
        _file.ReadExactly(tail);
        for (var at = tail.Length - 22; at >= 0; at--)
        {
            var end = tail.AsSpan(at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) != EndOfDirectory)
            {
                continue;
            }

            int count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
            long length = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
            long start = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
            var commentFits = BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) == end.Length - 22;
            // The directory must reach exactly up to here: anything between is something only some readers would see.
            if (commentFits && start + length == _file.Length - tail.Length + at)
            {
                return (start, length, count);
            }
        }

        throw Damaged();
    }

    internal static UnsafePackageException Damaged() =>
        new("The file is damaged or was not written by an office program. Open it, save it again and send the new copy.");

    private void Count(ZipPart part, long soFar, int more)
    {
        _unfolded += more;
        if (_unfolded > _limits.MaximumUnfoldedBytes || (soFar > RatioApplies && soFar > part.CompressedLength * _limits.MaximumRatio))
        {
            throw new UnsafePackageException("The file unfolds to far more than its size, as harmful archives do. Send a plain copy of the document.");
        }
    }

    private sealed class CountingStream(ZipPackage package, ZipPart part, Stream inner) : ReadOnlyStream
    {
        private long _soFar;

        public override int Read(Span<byte> buffer)
        {
            int read;
            try
            {
                read = buffer.IsEmpty ? 0 : inner.Read(buffer);
            }
            catch (InvalidDataException)
            {
                throw Damaged();
            }

            _soFar += read;
            package.Count(part, _soFar, read);
            if (read == 0 && !buffer.IsEmpty && _soFar != part.DeclaredLength)
            {
                throw Damaged();
            }

            return read;
        }

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class FileWindow(Stream file, long start, long length) : ReadOnlyStream
    {
        private long _at;

        public override int Read(Span<byte> buffer)
        {
            var wanted = (int)Math.Min(buffer.Length, length - _at);
            if (wanted == 0)
            {
                return 0;
            }

            file.Position = start + _at;
            var read = file.Read(buffer[..wanted]);
            _at += read;
            return read;
        }
    }
}
