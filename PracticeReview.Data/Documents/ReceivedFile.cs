using System.Security.Cryptography;

namespace PracticeReview.Data.Documents;

/// <summary>
/// A file as it came from a person: read to its end into a temporary file that is deleted when this is disposed, checked by its
/// content, and hashed. What is longer than <see cref="FileTypeCheck.MaximumBytes"/> is refused while it is being read.
/// </summary>
public sealed class ReceivedFile : IAsyncDisposable
{
    // What a family sends is held in memory while it is cleaned: one file of all that are coming in.
    private static readonly SemaphoreSlim s_cleaning = new(1, 1);

    private ReceivedFile(FileStream content, byte[] sha256, AcceptedFileType type, string mediaType)
    {
        Content = content;
        Sha256 = sha256;
        Type = type;
        MediaType = mediaType;
    }

    /// <summary>Seekable. Whoever reads it begins with its position.</summary>
    public Stream Content { get; }
    public byte[] Sha256 { get; }
    public AcceptedFileType Type { get; }
    public string MediaType { get; }
    /// <summary>Whether it is to be heard.</summary>
    public bool IsSound => Type is AcceptedFileType.Mp3 or AcceptedFileType.M4a or AcceptedFileType.Ogg or AcceptedFileType.Wav;
    /// <summary>In bytes.</summary>
    public long Length => Content.Length;

    /// <param name="source">Read once, onwards.</param>
    /// <param name="declaredName">The name it was sent under; it must not contradict the content, and is forgotten.</param>
    /// <returns>Refused when it is too long, empty, or not of a kind that is accepted.</returns>
    public static async Task<Result<ReceivedFile>> ReceiveAsync(Stream source, string declaredName, CancellationToken cancellation)
    {
        var content = Temporary();
        try
        {
            var sha256 = await CopyAsync(source, content, cancellation);
            var verdict = sha256 is null ? null : FileTypeCheck.Check(content, declaredName);
            if (verdict is { Type: { } type, MediaType: { } mediaType })
            {
                return new ReceivedFile(content, sha256!, type, mediaType);
            }
            await content.DisposeAsync();
            return Result<ReceivedFile>.Refuse("file", verdict?.Refusal ?? FileTypeCheck.TooLarge);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    /// <summary>A picture from a family member: JPEG, PNG or WebP by its content, without what a camera writes into it.</summary>
    /// <param name="source">Read once, onwards, when it is its turn; it has arrived, so that nobody waits for a slow line.</param>
    /// <returns>Refused, in words for a family, when it is too large or no such picture.</returns>
    public static Task<Result<ReceivedFile>> ReceivePictureAsync(Stream source, CancellationToken cancellation) => OneAtATimeAsync(async () =>
    {
        if (await WholeAsync(source, PictureCleaner.MaximumBytes, cancellation) is not { } whole)
        {
            return Result<ReceivedFile>.Refuse("Picture", "This picture is too large. Send a smaller one, or ask your contact person to help.");
        }
        if (PictureCleaner.Clean(whole.Span) is not { } cleaned)
        {
            return Result<ReceivedFile>.Refuse("Picture", "We cannot open this. Choose a photo or a picture (JPEG, PNG or WebP).");
        }
        if (cleaned.Type == AcceptedFileType.WebP)
        {
            var file = await StoreAsync(cleaned.Bytes, cancellation);
            return new ReceivedFile(file.Content, file.Sha256, AcceptedFileType.WebP, "image/webp");
        }
        using var content = new MemoryStream(cleaned.Bytes);
        var received = await ReceiveAsync(content, cleaned.Type == AcceptedFileType.Png ? "picture.png" : "picture.jpg", cancellation);
        return received.Succeeded ? received : Result<ReceivedFile>.Refuse("Picture", "We cannot open this. Choose a photo or a picture (JPEG, PNG or WebP).");
    }, cancellation);

    /// <summary>A sound from a family member: MP3, M4A, Ogg or WAV by its content, without what a telephone writes into it.</summary>
    /// <param name="source">Read once, onwards, when it is its turn; it has arrived, so that nobody waits for a slow line.</param>
    /// <returns>Refused, in words for a family, when it is too large or no such sound.</returns>
    public static Task<Result<ReceivedFile>> ReceiveSoundAsync(Stream source, CancellationToken cancellation) => OneAtATimeAsync(async () =>
    {
        if (await WholeAsync(source, SoundCleaner.MaximumBytes, cancellation) is not { } whole)
        {
            return Result<ReceivedFile>.Refuse("Sound", "This sound is too long. Send a shorter one, or ask your contact person to help.");
        }
        if (SoundCleaner.Clean(whole, cancellation) is not { } cleaned)
        {
            return Result<ReceivedFile>.Refuse("Sound", "We cannot play this. Choose a sound or a voice message (MP3, M4A, Ogg or WAV).");
        }
        var file = await StoreAsync(cleaned.Bytes, cancellation);
        return new ReceivedFile(file.Content, file.Sha256, cleaned.Type, cleaned.Type switch
        {
            AcceptedFileType.Mp3 => "audio/mpeg",
            AcceptedFileType.M4a => "audio/mp4",
            AcceptedFileType.Ogg => "audio/ogg",
            _ => "audio/wav",
        });
    }, cancellation);

    private static async Task<Result<ReceivedFile>> OneAtATimeAsync(Func<Task<Result<ReceivedFile>>> receive, CancellationToken cancellation)
    {
        await s_cleaning.WaitAsync(cancellation);
        try
        {
            return await receive();
        }
        finally
        {
            s_cleaning.Release();
        }
    }

    /// <returns>Null when it is longer than <paramref name="most"/> bytes.</returns>
    private static async Task<Memory<byte>?> WholeAsync(Stream source, int most, CancellationToken cancellation)
    {
        using var whole = new MemoryStream(source.CanSeek ? (int)Math.Clamp(source.Length - source.Position, 0, most) : 0);
        var buffer = new byte[81_920];
        int read;
        while ((read = await source.ReadAsync(buffer, cancellation)) > 0)
        {
            if (whole.Length + read > most)
            {
                return null;
            }
            whole.Write(buffer, 0, read);
        }
        return whole.GetBuffer().AsMemory(0, (int)whole.Length);
    }

    private static async Task<(FileStream Content, byte[] Sha256)> StoreAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var content = Temporary();
        try
        {
            await content.WriteAsync(bytes, cancellation);
            await content.FlushAsync(cancellation);
            return (content, SHA256.HashData(bytes.Span));
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();

    private static FileStream Temporary()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        return new FileStream(Path.Combine(Path.GetTempPath(), $"received-{Guid.NewGuid():N}"), options);
    }

    /// <returns>The hash, or null when it is too long.</returns>
    private static async Task<byte[]?> CopyAsync(Stream source, FileStream target, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81_920];
        int read;
        while ((read = await source.ReadAsync(buffer, cancellation)) > 0)
        {
            if (target.Length + read > FileTypeCheck.MaximumBytes)
            {
                return null;
            }
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
        await target.FlushAsync(cancellation);
        return hash.GetHashAndReset();
    }
}
