using PracticeReview.Data.People;

namespace PracticeReview.Data.Translations.Readiness;

/// <summary>Whether a partnership offers a language to its families. English needs no row: it is always offered.</summary>
public sealed class PartnershipLanguage
{
    private PartnershipLanguage() { }

    /// <summary>A language that is not offered yet.</summary>
    public PartnershipLanguage(PartnershipId partnership, Language language) => (PartnershipId, Language) = (partnership, language.Code);

    public PartnershipId PartnershipId { get; private set; }
    /// <summary>Its code in <see cref="Languages"/>.</summary>
    public string Language { get; private set; } = "";
    public bool IsOffered { get; private set; }
    public StaffId ChangedBy { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>An administrator decides which languages the partnership offers.</summary>
    public static bool MayDecide(StaffActor actor) => actor.Is(StaffRole.Administrator);

    /// <summary>
    /// Offers the language, or stops offering it. Offering is refused while texts on safety, agreeing or errors lack a named
    /// reviewer's approval; stopping is never refused.
    /// </summary>
    public Result Decide(StaffActor actor, bool offer, LanguageReadiness readiness, DateTimeOffset now)
    {
        if (!MayDecide(actor) || actor.Partnership != PartnershipId || readiness.Language.Code != Language)
        {
            return Refusal.NotFound;
        }
        if (offer && !readiness.MayGoLive)
        {
            return Result.Refuse(null, "{0} cannot go live yet: {1} of {2} texts on safety, agreement and errors are not approved by a named reviewer.",
                readiness.Language.EnglishName, readiness.Lacking.Count, readiness.Needed);
        }
        (IsOffered, ChangedBy, ChangedAt) = (offer, actor.Id, now);
        return Result.Done;
    }
}
