using PracticeReview.Data.People;

namespace PracticeReview.Data.Translations.Desk;

/// <summary>A language that a translator works in. They see the texts to be translated into it or from it, and nothing else of any case.</summary>
public sealed class TranslatorLanguage
{
    private TranslatorLanguage() { }

    internal TranslatorLanguage(PartnershipId partnership, StaffId staff, string language, StaffActor actor, DateTimeOffset now)
    {
        PartnershipId = partnership;
        StaffId = staff;
        Language = language;
        GivenBy = actor.Id;
        GivenAt = now;
    }

    public StaffId StaffId { get; private set; }
    /// <summary>The language's code.</summary>
    public string Language { get; private set; } = "";
    public PartnershipId PartnershipId { get; private set; }
    public StaffId GivenBy { get; private set; }
    public DateTimeOffset GivenAt { get; private set; }

    /// <summary>Who says which translator works in which language: the business unit, who books them.</summary>
    public static bool MayGive(StaffActor actor) => actor.IsBusinessUnit;
}
