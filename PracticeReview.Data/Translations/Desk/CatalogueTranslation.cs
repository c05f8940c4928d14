using System.Security.Cryptography;
using System.Text;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Translations.Desk;

/// <summary>Which texts of the product a translation is of.</summary>
public enum ProductTextKind
{
    /// <summary>A text of the interface, named by its English and context.</summary>
    Interface,
    /// <summary>A long page, named by its name.</summary>
    LongText,
    /// <summary>What an organisation helps with, and when, named by its identifier.</summary>
    Support,
}

public readonly record struct CatalogueTranslationId(Guid Value) : ITypedId<CatalogueTranslationId>
{
    public static CatalogueTranslationId From(Guid value) => new(value);
    public static CatalogueTranslationId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>
/// A text of the product in another language as it was made at the desk. Over what was shipped it counts once it is at least as
/// far: nothing approved is replaced by something unchecked.
/// </summary>
public sealed class CatalogueTranslation
{
    public const int LongestText = 200_000;

    private CatalogueTranslation() { }

    public CatalogueTranslationId Id { get; private set; }
    /// <summary>The language's code.</summary>
    public string Language { get; private set; } = "";
    public ProductTextKind Kind { get; private set; }
    /// <summary>By which the text is found; see <see cref="KeyOf"/>.</summary>
    public string Key { get; private set; } = "";
    /// <summary>Stands for the English it was made from.</summary>
    public string SourceHash { get; private set; } = "";
    /// <summary>The translation: one for each plural form; of a long text its title and its body.</summary>
    public IReadOnlyList<string> Forms { get; private set; } = [];
    public TextState State { get; private set; }
    /// <summary>Whether a machine made the words as they stand. A person must have read and changed or confirmed them.</summary>
    public bool IsMachineMade { get; private set; }
    public StaffId TranslatedBy { get; private set; }
    public StaffId? ReviewedBy { get; private set; }
    /// <summary>The reviewer's name as it was, for the catalogue's note and for pages that name them.</summary>
    public string? ReviewerName { get; private set; }
    public DateTimeOffset? ReviewedAt { get; private set; }
    public string? SentBackBecause { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>The key of an interface text: sixteen hexadecimal digits that stand for its English and context.</summary>
    public static string KeyOf(TextKey key) => HashOf((key.Context ?? "") + "\u0004" + key.English);

    /// <summary>Sixteen hexadecimal digits that stand for a text.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    public static CatalogueTranslation Begin(Language into, ProductTextKind kind, string key, StaffActor actor, DateTimeOffset now) => new()
    {
        Id = CatalogueTranslationId.New(),
        Language = into.Code,
        Kind = kind,
        Key = key,
        TranslatedBy = actor.Id,
        State = TextState.Untranslated,
        ChangedAt = now,
    };

    /// <summary>Where it stands beside the English as it is today.</summary>
    public TextState StateAgainst(string sourceHash) => State > TextState.NeedsWork && SourceHash != sourceHash ? TextState.NeedsWork : State;

    /// <summary>Writes it. Any earlier approval ends. Refuses an empty form and one without the placeholders of the English.</summary>
    /// <param name="unfinished">Kept without being sent to review.</param>
    /// <param name="byMachine">A machine made the words: they are never sent to review by themselves.</param>
    public Result Write(StaffActor translator, DeskSource source, IReadOnlyList<string> forms, bool unfinished, bool byMachine, DateTimeOffset now)
    {
        var tidied = forms.Select(form => form.ReplaceLineEndings("\n").Trim()).ToList();
        if (tidied.Count != source.Forms || tidied.Any(form => form.Length == 0) || tidied.Sum(form => form.Length) > LongestText)
        {
            return Result.Refuse("Text", source.Forms == 1 ? "Write the translation." : "Write every form of the translation.");
        }
        if (source.WhatIsWrong(tidied) is { } problem)
        {
            return Result.Refuse("Text", "{0}", problem);
        }
        var isSame = SourceHash == source.Hash && tidied.SequenceEqual(Forms, StringComparer.Ordinal);
        if (!isSame || (IsMachineMade && !byMachine))
        {
            // The same words stay their writer's, also once they were sent back, except where a person makes a machine's words their own.
            TranslatedBy = translator.Id;
        }
        (Forms, SourceHash, ChangedAt) = (tidied, source.Hash, now);
        (ReviewedBy, ReviewerName, ReviewedAt, SentBackBecause) = (null, null, null, null);
        IsMachineMade = byMachine;
        State = unfinished || byMachine ? TextState.NeedsWork : TextState.WaitingForReview;
        return Result.Done;
    }

    /// <summary>Approves it. Refuses what is not waiting, what is out of date, what a machine made, and one's own words.</summary>
    public Result Approve(StaffActor reviewer, string sourceHash, DateTimeOffset now)
    {
        if (Refusal(reviewer) is { } refusal)
        {
            return refusal;
        }
        if (SourceHash != sourceHash)
        {
            return Result.Refuse(null, "The text has changed since it was translated. Bring the translation up to date first.");
        }
        (State, ReviewedBy, ReviewerName, ReviewedAt, ChangedAt) = (TextState.Approved, reviewer.Id, reviewer.Name, now, now);
        return Result.Done;
    }

    /// <summary>Sends it back with a reason.</summary>
    public Result SendBack(StaffActor reviewer, string? reason, DateTimeOffset now)
    {
        if (Refusal(reviewer) is { } refusal)
        {
            return refusal;
        }
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 2_000)
        {
            return Result.Refuse("Reason", "Say what needs to change, in at most {0} characters.", 2_000);
        }
        (State, ReviewedBy, ReviewerName, ReviewedAt, SentBackBecause, ChangedAt) = (TextState.NeedsWork, reviewer.Id, reviewer.Name, now, reason.Trim(), now);
        return Result.Done;
    }

    private Result? Refusal(StaffActor reviewer) =>
        State != TextState.WaitingForReview ? Result.Refuse(null, "This translation is not waiting for review.")
        : reviewer.Id == TranslatedBy ? Result.Refuse(null, "Somebody other than the person who wrote it must review a translation.")
        : null;
}
