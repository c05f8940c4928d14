using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Documents;

/// <summary>What a file is to a review. Names are stored: add to them, never rename.</summary>
public enum DocumentKind
{
    /// <summary>An agency's chronology as it was sent (Policy 7.8).</summary>
    AgencyChronology,
    /// <summary>A photograph or drawing that a family member showed the review (checklist J6).</summary>
    FamilyPicture,
    /// <summary>A song, a voice or another sound that a family member gave of their child (checklist J6).</summary>
    FamilySound,
}

/// <summary>What the malware scanner has said of a file.</summary>
public enum ScanState
{
    /// <summary>No scanner was configured when the file came.</summary>
    NotScanned,
    /// <summary>The scanner gave no answer; it is asked again.</summary>
    Waiting,
    Clean,
    Infected,
}

/// <summary>
/// A file of a case. It is never changed. Its name is made by the portal; the name it was sent under is not kept, since it may
/// name a person.
/// </summary>
public sealed class Document
{
    private Document() { }

    /// <param name="subject">What it belongs to within the case, for example an information request; null for the case itself.</param>
    /// <param name="label">The beginning of its name: words of the portal, without a person's name.</param>
    public static Document Receive(StaffActor actor, CaseId @case, DocumentKind kind, Guid? subject, string label, ReceivedFile file, ScanState scan, DateTimeOffset now)
    {
        var id = DocumentId.New();
        return new Document
        {
            Id = id,
            PartnershipId = actor.Partnership,
            CaseId = @case,
            Kind = kind,
            SubjectId = subject,
            FileName = $"{label}-{id.Value.ToString("N")[^8..]}{EndingOf(file.Type)}",
            MediaType = file.MediaType,
            Sha256 = file.Sha256,
            Length = file.Length,
            UploadedBy = actor.Id,
            UploadedAt = now,
            ScanState = scan,
            ScannedAt = scan == ScanState.Clean ? now : null,
        };
    }

    /// <summary>A picture or a sound, by what was received.</summary>
    /// <param name="memory">What it belongs to.</param>
    public static Document ReceiveFromFamily(FamilyActor actor, Guid memory, ReceivedFile file, ScanState scan, DateTimeOffset now)
    {
        var id = DocumentId.New();
        return new Document
        {
            Id = id,
            PartnershipId = actor.Partnership,
            CaseId = actor.Case,
            Kind = file.IsSound ? DocumentKind.FamilySound : DocumentKind.FamilyPicture,
            SubjectId = memory,
            FileName = $"{(file.IsSound ? "sound" : "picture")}-{id.Value.ToString("N")[^8..]}{EndingOf(file.Type)}",
            MediaType = file.MediaType,
            Sha256 = file.Sha256,
            Length = file.Length,
            UploadedByFamilyMember = actor.Id,
            UploadedAt = now,
            ScanState = scan,
            ScannedAt = scan == ScanState.Clean ? now : null,
        };
    }

    public DocumentId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public DocumentKind Kind { get; private set; }
    public Guid? SubjectId { get; private set; }
    /// <summary>The name under which it is handed out: ASCII letters, digits, hyphens and one dot.</summary>
    public string FileName { get; private set; } = "";
    /// <summary>Found by its content, never the one that a browser claimed.</summary>
    public string MediaType { get; private set; } = "";
    public byte[] Sha256 { get; private set; } = [];
    /// <summary>In bytes.</summary>
    public long Length { get; private set; }
    /// <summary>The professional who sent it; null where a family member did.</summary>
    public StaffId? UploadedBy { get; private set; }
    /// <summary>The family member who sent it; null where a professional did.</summary>
    public Families.FamilyMemberId? UploadedByFamilyMember { get; private set; }
    public DateTimeOffset UploadedAt { get; private set; }
    public ScanState ScanState { get; private set; }
    /// <summary>What the scanner calls what it found, or why it gave no answer.</summary>
    public string? ScanVerdict { get; private set; }
    public DateTimeOffset? ScannedAt { get; private set; }

    /// <summary>Whether it may leave the portal. Where there is a scanner, nothing does before the scanner called it clean.</summary>
    public bool MayBeHandedOut(bool scannerConfigured) =>
        ScanState == ScanState.Clean || (ScanState == ScanState.NotScanned && !scannerConfigured);

    /// <summary>Whether a scanner still has to say what it is.</summary>
    public bool AwaitsScan => ScanState is ScanState.NotScanned or ScanState.Waiting;

    /// <summary>The scanner answered, or did not. What was found once stays found.</summary>
    public void Follow(ScanVerdict verdict, DateTimeOffset now)
    {
        if (!AwaitsScan)
        {
            return;
        }
        (ScanState, ScanVerdict, ScannedAt) = verdict switch
        {
            Documents.ScanVerdict.Clean => (ScanState.Clean, (string?)null, now),
            Documents.ScanVerdict.Infected infected => (ScanState.Infected, infected.Name, now),
            Documents.ScanVerdict.Unavailable unavailable => (ScanState.Waiting, unavailable.Reason, ScannedAt),
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "A verdict of an unknown kind."),
        };
    }

    private static string EndingOf(AcceptedFileType type) => type switch
    {
        AcceptedFileType.Pdf => ".pdf",
        AcceptedFileType.WordDocument => ".docx",
        AcceptedFileType.Workbook => ".xlsx",
        AcceptedFileType.SeparatedValues => ".csv",
        AcceptedFileType.PlainText => ".txt",
        AcceptedFileType.Png => ".png",
        AcceptedFileType.Jpeg => ".jpg",
        AcceptedFileType.WebP => ".webp",
        AcceptedFileType.Mp3 => ".mp3",
        AcceptedFileType.M4a => ".m4a",
        AcceptedFileType.Ogg => ".ogg",
        AcceptedFileType.Wav => ".wav",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A type without an ending."),
    };
}

/// <summary>256 KiB of a file, shared by every document of a partnership with the same content.</summary>
public sealed class DocumentPiece
{
    private DocumentPiece() { }

    public PartnershipId PartnershipId { get; private set; }
    public byte[] Sha256 { get; private set; } = [];
    /// <summary>Its place in the file, from 0.</summary>
    public int Number { get; private set; }
    public byte[] Bytes { get; private set; } = [];
}
