using PracticeReview.Data.Cases;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Translations.Desk;

/// <summary>What kind of text of a case is to be translated.</summary>
public enum CaseTextKind
{
    Passage,
    Answer,
    Letter,
    /// <summary>What a family member wrote.</summary>
    FamilyWords,
    /// <summary>A question before a talk.</summary>
    Question,
    /// <summary>What else goes on around a family.</summary>
    Process,
    /// <summary>What is being done because of the review.</summary>
    Action,
    /// <summary>What a family member tells of the child.</summary>
    Memory,
    /// <summary>Where a meeting with a family is, or who of the review is there.</summary>
    Meeting,
    /// <summary>What a family member wishes for taking part.</summary>
    Wish,
    /// <summary>What a family member said keeps them safe.</summary>
    SafetyNote,
    /// <summary>What the report of a review says in short, under its title.</summary>
    ReportSummary,
}

public readonly record struct TranslationRequestId(Guid Value) : ITypedId<TranslationRequestId>
{
    public static TranslationRequestId From(Guid value) => new(value);
    public static TranslationRequestId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>
/// Asks translators for one text of a case. It carries the text and a word to the translator, and is all of the case that a
/// translator sees: no name, no reference, none of its other texts.
/// </summary>
public sealed class TranslationRequest
{
    public const int LongestNote = 500;

    private TranslationRequest() { }

    public TranslationRequestId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public CaseTextKind Kind { get; private set; }
    /// <summary>What a family tells of a child, where that is asked for: the request goes with it.</summary>
    public ChildMemoryId? MemoryId { get; private set; }
    public string Source { get; private set; } = "";
    /// <summary>The heading over it; null where it has none.</summary>
    public string? Heading { get; private set; }
    public string SourceHash { get; private set; } = "";
    /// <summary>Code of the language the text is in.</summary>
    public string FromLanguage { get; private set; } = "";
    /// <summary>Code of the language it is wanted in.</summary>
    public string IntoLanguage { get; private set; } = "";
    /// <summary>A word to the translator.</summary>
    public string? Note { get; private set; }
    public StaffId RequestedBy { get; private set; }
    public DateTimeOffset RequestedAt { get; private set; }
    /// <summary>When the text was written anew, so that this translation is out of date; null while it stands.</summary>
    public DateTimeOffset? SupersededAt { get; private set; }
    /// <summary>When the text was taken back from everybody who read it; null while somebody does.</summary>
    public DateTimeOffset? TakenBackAt { get; private set; }

    /// <summary>Asks for it. Refuses an empty text, an unknown language and too long a note.</summary>
    /// <param name="memory">Where it is what a family tells of a child.</param>
    public static Result<TranslationRequest> Ask(StaffActor actor, CaseId @case, CaseTextKind kind, HeadedText source, string from, string into, string? note, DateTimeOffset now, ChildMemoryId? memory = null)
    {
        if (!actor.WorksWithFamily(@case) || string.IsNullOrWhiteSpace(source.Text) || memory is not null != (kind == CaseTextKind.Memory))
        {
            return Refusal.NotFound;
        }
        if (!Languages.TryFind(from, out var language) || !Languages.TryFind(into, out var wanted) || language.Code == wanted.Code || language.IsPseudo || wanted.IsPseudo)
        {
            return Result<TranslationRequest>.Refuse("Into", "Choose a language other than the one the text is in.");
        }
        if (note?.Length > LongestNote)
        {
            return Result<TranslationRequest>.Refuse("Note", "A word to the translator has at most {0} characters.", LongestNote);
        }
        return new TranslationRequest
        {
            Id = TranslationRequestId.New(),
            PartnershipId = actor.Partnership,
            CaseId = @case,
            Kind = kind,
            MemoryId = memory,
            Source = source.Text,
            Heading = source.Heading,
            SourceHash = CaseTextTranslation.HashOf(source, memory),
            FromLanguage = language.Code,
            IntoLanguage = wanted.Code,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            RequestedBy = actor.Id,
            RequestedAt = now,
        };
    }

    /// <summary>What is to be translated, its heading included.</summary>
    public HeadedText Words => new(Source, Heading);

    /// <summary>A word to the translator, said or changed after it was asked for. Refuses too long a note.</summary>
    public Result Tell(StaffActor actor, string? note)
    {
        if (!actor.WorksWithFamily(CaseId))
        {
            return Refusal.NotFound;
        }
        if (note?.Length > LongestNote)
        {
            return Result.Refuse("Note", "A word to the translator has at most {0} characters.", LongestNote);
        }
        Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        return Result.Done;
    }

    /// <summary>Nobody has the text before them any more: translators do not see it from now on.</summary>
    internal void TakeBack(DateTimeOffset now) => TakenBackAt ??= now;

    /// <summary>Whether translators have it before them, and it is not out of date.</summary>
    internal bool Stands => TakenBackAt is null && SupersededAt is null;

    /// <summary>It is wanted again, from now.</summary>
    internal void AskAgain(DateTimeOffset now) => (TakenBackAt, SupersededAt, RequestedAt) = (null, null, now);

    /// <summary>The text was written anew: what was made from it is out of date. The same is asked for of the new words.</summary>
    internal TranslationRequest Supersede(StaffActor actor, HeadedText source, DateTimeOffset now)
    {
        SupersededAt ??= now;
        return new TranslationRequest
        {
            Id = TranslationRequestId.New(),
            PartnershipId = PartnershipId,
            CaseId = CaseId,
            Kind = Kind,
            Source = source.Text,
            Heading = source.Heading,
            SourceHash = CaseTextTranslation.HashOf(source),
            FromLanguage = FromLanguage,
            IntoLanguage = IntoLanguage,
            Note = Note,
            RequestedBy = actor.Id,
            RequestedAt = now,
        };
    }
}
