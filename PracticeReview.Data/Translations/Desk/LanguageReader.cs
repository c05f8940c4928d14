using PracticeReview.Data.People;

namespace PracticeReview.Data.Translations.Desk;

/// <summary>
/// A language that somebody who is no translator reads, as the business unit recorded it. Whoever approves a translation reads its
/// language: nobody can vouch for words they do not understand. It opens no text to anybody.
/// </summary>
public sealed class LanguageReader
{
    private LanguageReader() { }

    internal LanguageReader(StaffId staff, string language, StaffActor actor, DateTimeOffset now) =>
        (PartnershipId, StaffId, Language, RecordedBy, RecordedAt) = (actor.Partnership, staff, language, actor.Id, now);

    public StaffId StaffId { get; private set; }
    /// <summary>The language's code.</summary>
    public string Language { get; private set; } = "";
    public PartnershipId PartnershipId { get; private set; }
    public StaffId RecordedBy { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
}
