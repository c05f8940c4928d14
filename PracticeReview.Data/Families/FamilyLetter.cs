using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families;

public readonly record struct FamilyLetterId(Guid Value) : ITypedId<FamilyLetterId>
{
    public static FamilyLetterId From(Guid value) => new(value);
    public static FamilyLetterId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>
/// A letter to one family member, in English, and through its translation in their language (guidance 1.4, 1.6). It is theirs
/// to read from its release on, and is never altered afterwards.
/// </summary>
public sealed class FamilyLetter
{
    public const int LongestTitle = 150;
    /// <summary>Longest letter, in characters: some five printed pages.</summary>
    public const int LongestText = 12_000;

    private FamilyLetter() { }

    public FamilyLetterId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public FamilyMemberId FamilyMemberId { get; private set; }
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";
    /// <summary>By which its translations are found, and the person is allowed them.</summary>
    public string TextHash { get; private set; } = "";
    /// <summary>What is translated: heading and text; of letters from before headings were translated, the text.</summary>
    public HeadedText Words => TextHash == CaseTextTranslation.HashOf(Text) ? Text : new HeadedText(Text, Title);
    public StaffId WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
    public StaffId? ReleasedBy { get; private set; }
    /// <summary>From when the person can read it; null while it is being written.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Everybody who works with the family writes to them.</summary>
    public static bool MayWrite(StaffActor actor, CaseId @case) => actor.WorksWithFamily(@case);

    /// <param name="id">Made with the form, so that writing twice is writing once.</param>
    public static Result<FamilyLetter> Begin(StaffActor actor, FamilyMember member, string? title, string? text, DateTimeOffset now, FamilyLetterId? id = null)
    {
        var letter = new FamilyLetter { Id = id ?? FamilyLetterId.New(), PartnershipId = member.PartnershipId, CaseId = member.CaseId, FamilyMemberId = member.Id };
        var written = letter.Write(actor, title, text, now);
        return written.Succeeded ? letter : Result<FamilyLetter>.Refuse(written.Refusals);
    }

    /// <summary>Writes it anew. Refused once it has been released.</summary>
    public Result Write(StaffActor actor, string? title, string? text, DateTimeOffset now)
    {
        if (!MayWrite(actor, CaseId))
        {
            return Refusal.NotFound;
        }
        if (ReleasedAt is not null)
        {
            return Result.Refuse(null, "This letter has been released and stays as it is. Write another one.");
        }
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(title) || title.Length > LongestTitle)
        {
            refusals.Add(new Refusal("Title", "Give the letter a heading of at most {0} characters.", LongestTitle));
        }
        if (string.IsNullOrWhiteSpace(text))
        {
            refusals.Add(new Refusal("Text", "Write the letter."));
        }
        else if (text.Length > LongestText)
        {
            refusals.Add(new Refusal("Text", "A letter has at most {0:N0} characters. Your words are still here: shorten them.", LongestText));
        }
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        (Title, Text, WrittenBy, WrittenAt) = (title!.ReplaceLineEndings(" ").Trim(), text!.Trim(), actor.Id, now);
        TextHash = CaseTextTranslation.HashOf(new HeadedText(Text, Title));
        return Result.Done;
    }

    /// <summary>
    /// Lets the person read it. Refused when their area is closed, and when it is not in their language yet, unless the
    /// releaser says that it shall not wait for the translation.
    /// </summary>
    /// <param name="isTranslated">Whether a checked translation into the person's language stands ready, or they read English.</param>
    public Result Release(StaffActor actor, FamilyMember member, bool isTranslated, bool inEnglishFirst, DateTimeOffset now)
    {
        if (!MayWrite(actor, CaseId) || member.Id != FamilyMemberId)
        {
            return Refusal.NotFound;
        }
        if (ReleasedAt is not null)
        {
            return Result.Refuse(null, "This letter has been released already.");
        }
        if (member.AccessEndedAt is not null)
        {
            return Result.Refuse(null, "The family area of {0} is closed. Nothing can be released there.", member.Name);
        }
        if (!isTranslated && !inEnglishFirst)
        {
            return Result.Refuse("InEnglishFirst", "The translation has not been checked yet. Wait for it, or say that the person shall read it in English first.");
        }
        (ReleasedBy, ReleasedAt) = (actor.Id, now);
        return Result.Done;
    }
}
