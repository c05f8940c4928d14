using System.Security.Cryptography;
using System.Text;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Translations;

public readonly record struct CaseTextTranslationId(Guid Value) : ITypedId<CaseTextTranslationId>
{
    public static CaseTextTranslationId From(Guid value) => new(value);
}

/// <summary>
/// A text of a case (a draft passage, an answer, a letter) in another language. It remembers which source it was
/// made from: whenever the source has changed since, it needs work, whatever it was before (000 1.6, 1.10).
/// </summary>
public sealed class CaseTextTranslation
{
    /// <summary>Longest translation, in characters: twice the longest text there is to translate.</summary>
    public const int LongestText = 40_000;

    private CaseTextTranslation()
    {
    }

    public CaseTextTranslationId Id { get; private set; }

    public PartnershipId PartnershipId { get; private set; }

    public CaseId CaseId { get; private set; }

    /// <summary>What a family tells of a child, where it translates that: who reads it follows from it, and it goes with it.</summary>
    public ChildMemoryId? MemoryId { get; private set; }

    /// <summary>The language's code.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Code of the language it was translated from.</summary>
    public string FromLanguage { get; private set; } = "";

    /// <summary>Stands for the source text it was made from; 64 hexadecimal digits.</summary>
    public string SourceHash { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>The heading over the words; null where the text has none.</summary>
    public string? Heading { get; private set; }

    /// <summary>The state when it was last touched. Ask <see cref="StateAgainst"/> before showing it.</summary>
    public TextState State { get; private set; }

    /// <summary>Who wrote the words as they stand.</summary>
    public StaffId? TranslatedBy { get; private set; }

    /// <summary>Who approved or sent back the words as they stand.</summary>
    public StaffId? ReviewedBy { get; private set; }

    /// <summary>When it was approved or sent back, UTC.</summary>
    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>Why it was sent back; null when it was not.</summary>
    public string? SentBackBecause { get; private set; }

    /// <summary>Whether a machine made the words as they stand: a person has to take them over before anybody may approve them.</summary>
    public bool IsMachineMade { get; private set; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    /// <summary>Begins an empty translation of a text of this case, written in <paramref name="from"/>, into <paramref name="into"/>.</summary>
    /// <param name="memory">Where it is what a family tells of a child.</param>
    /// <exception cref="ArgumentException">The two are the same, or one is a pseudo-language.</exception>
    public static CaseTextTranslation Begin(PartnershipId partnership, CaseId @case, Language from, Language into, HeadedText source, DateTimeOffset now, ChildMemoryId? memory = null) => new()
    {
        Id = new CaseTextTranslationId(Guid.CreateVersion7()),
        PartnershipId = partnership,
        CaseId = @case,
        Language = into.IsPseudo || into.Code == from.Code ? throw new ArgumentException($"Nothing is translated from '{from}' into '{into}'.", nameof(into)) : into.Code,
        FromLanguage = from.Code,
        MemoryId = memory,
        SourceHash = HashOf(source, memory),
        State = TextState.Untranslated,
        ChangedAt = now
    };

    /// <summary>
    /// The hash by which a source is recognised, its heading included. Line ends and spaces around it do not count. What is told of a child has one of
    /// its own: the same words elsewhere have other readers, and share no translation with it.
    /// </summary>
    public static string HashOf(HeadedText source, ChildMemoryId? memory = null) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((memory is { } of ? $"{of}\n" : "")
            + (source.Heading is { } heading ? heading.ReplaceLineEndings("\n").Trim() + "\u0004" : "") + source.Text.ReplaceLineEndings("\n").Trim())));

    /// <summary>Where it stands beside the source as it is today.</summary>
    public TextState StateAgainst(HeadedText source) =>
        State > TextState.NeedsWork && SourceHash != HashOf(source, MemoryId) ? TextState.NeedsWork : State;

    /// <summary>The words to show beside the source as it is today; null when they may not be shown.</summary>
    public string? ShownAgainst(HeadedText source, bool demonstration) =>
        StateAgainst(source).MayBeShown(demonstration) ? Text : null;

    /// <summary>As <see cref="ShownAgainst"/>, where only what stands for the source is known.</summary>
    public string? ShownFor(string sourceHash, bool demonstration) => SourceHash == sourceHash && State.MayBeShown(demonstration) ? Text : null;

    /// <summary>Writes the translation of the source as it is today. Any earlier approval ends; the same words sent again stay their writer's. Refuses an empty text, and one without the heading its source has.</summary>
    /// <param name="byMachine">A machine made the words.</param>
    public Result Write(StaffActor translator, HeadedText source, HeadedText words, DateTimeOffset now, bool byMachine = false)
    {
        var text = words.Text;
        if (string.IsNullOrWhiteSpace(text))
        {
            return Result.Refuse(nameof(Text), "Write the translation.");
        }

        var heading = source.Heading is null ? null : (words.Heading ?? "").ReplaceLineEndings(" ").Trim();
        if (heading is "" || heading?.Length > HeadedText.LongestHeading)
        {
            return Result.Refuse(nameof(Heading), "Translate the heading too, in at most {0} characters.", HeadedText.LongestHeading);
        }

        if (text.Length > LongestText)
        {
            return Result.Refuse(nameof(Text), "A translation has at most {0} characters. Your words are still here: shorten them.", LongestText);
        }

        // The same words stay their writer's, also after they waited or were sent back: whoever only sends them on does not become it, or the
        // writer could approve them. Except where a person makes a machine's words their own.
        var isSame = SourceHash == HashOf(source, MemoryId) && text.Trim() == Text && heading == Heading && (byMachine || !IsMachineMade);
        (Heading, Text, SourceHash, State, TranslatedBy, ChangedAt) = (heading, text.Trim(), HashOf(source, MemoryId), TextState.NeedsWork, isSame ? TranslatedBy : translator.Id, now);
        (ReviewedBy, ReviewedAt, SentBackBecause) = (null, null, null);
        IsMachineMade = byMachine;
        return Result.Done;
    }

    /// <summary>Says that the translation is finished and may be reviewed. Refuses one that is empty, or whose source has changed.</summary>
    public Result AskForReview(HeadedText source, DateTimeOffset now)
    {
        if (State != TextState.NeedsWork || SentBackBecause is not null)
        {
            return Result.Refuse(null, "Only a translation that has been worked on can be sent to review.");
        }

        if (IsMachineMade)
        {
            return Result.Refuse(null, "A machine made these words. Somebody who reads the language has to take them over first.");
        }

        if (SourceHash != HashOf(source, MemoryId))
        {
            return OutOfDate();
        }

        (State, ChangedAt) = (TextState.WaitingForReview, now);
        return Result.Done;
    }

    /// <summary>Approves it. Refuses what is not waiting, what is out of date, and a review by the person who wrote it or who does not read the language.</summary>
    /// <param name="reads">Codes of the languages that the reviewer is recorded as reading; see <see cref="Desk.LanguageReader"/>.</param>
    public Result Approve(StaffActor reviewer, IReadOnlyCollection<string> reads, HeadedText source, DateTimeOffset now)
    {
        if (ReviewRefusal(reviewer, reads) is { } refusal)
        {
            return refusal;
        }

        if (SourceHash != HashOf(source, MemoryId))
        {
            return OutOfDate();
        }

        (State, ReviewedBy, ReviewedAt, ChangedAt) = (TextState.Approved, reviewer.Id, now, now);
        return Result.Done;
    }

    /// <summary>Sends it back with a reason. It must be written again before it can be reviewed again.</summary>
    public Result SendBack(StaffActor reviewer, IReadOnlyCollection<string> reads, string reason, DateTimeOffset now)
    {
        if (ReviewRefusal(reviewer, reads) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 2_000)
        {
            return Result.Refuse("Reason", "Say what needs to change, in at most {0} characters.", 2_000);
        }

        (State, ReviewedBy, ReviewedAt, SentBackBecause, ChangedAt) = (TextState.NeedsWork, reviewer.Id, now, reason.Trim(), now);
        return Result.Done;
    }

    /// <summary>Whether somebody who reads these languages reads both that of the text and that of the translation; English is read by everybody here.</summary>
    public static bool IsReadBy(IReadOnlyCollection<string> reads, string from, string into) =>
        new[] { from, into }.All(language => language == Languages.English.Code || reads.Contains(language));

    private Result? ReviewRefusal(StaffActor reviewer, IReadOnlyCollection<string> reads) =>
        State != TextState.WaitingForReview ? Result.Refuse(null, "This translation is not waiting for review.")
        : reviewer.Id == TranslatedBy ? Result.Refuse(null, "Somebody other than the person who wrote it must review a translation.")
        : !IsReadBy(reads, FromLanguage, Language) ? Result.Refuse(null, "Only somebody who is recorded as reading the language reviews a translation. The business unit records that under Translations.")
        : null;

    private static Result OutOfDate() => Result.Refuse(null, "The text has changed since it was translated. Bring the translation up to date first.");
}
