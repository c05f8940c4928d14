using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Documents;

/// <summary>The small picture of a picture that a family sent. It goes with it, and nobody but who sent it reads it.</summary>
public sealed class SmallPicture
{
    // A picture is held in memory while it is made small: one of all that are asked for on a node.
    private static readonly SemaphoreSlim s_making = new(1, 1);

    private SmallPicture() { }

    /// <summary>The picture it was made of.</summary>
    public DocumentId DocumentId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    /// <summary>A JPEG of at most <see cref="PictureShrinker.MaximumBytes"/>.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <param name="document">A picture from a family.</param>
    /// <param name="content">Its bytes, read from their beginning.</param>
    /// <returns>Null where none can be made of it.</returns>
    internal static async Task<SmallPicture?> MakeAsync(Document document, Stream content, CancellationToken cancellation)
    {
        await s_making.WaitAsync(cancellation);
        try
        {
            content.Position = 0;
            var whole = new byte[content.Length];
            await content.ReadExactlyAsync(whole, cancellation);
            return PictureShrinker.Shrink(whole) is { } small
                ? new SmallPicture { DocumentId = document.Id, PartnershipId = document.PartnershipId, CaseId = document.CaseId, Bytes = small }
                : null;
        }
        finally
        {
            s_making.Release();
        }
    }
}
