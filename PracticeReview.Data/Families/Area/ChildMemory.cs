using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families.Area;

/// <summary>What a person tells of their child (checklist J6). Names are stored: add to them, never rename.</summary>
public enum MemoryKind
{
    /// <summary>Who the child was, in words.</summary>
    Words,
    /// <summary>What the child liked.</summary>
    Liked,
    /// <summary>A song or a piece of music, named or described.</summary>
    Music,
    Photograph,
    Drawing,
}

/// <summary>Who may see it: chosen by the person, for each thing they tell.</summary>
public enum MemoryAudience
{
    /// <summary>Only the person's own facilitator.</summary>
    ContactPersonOnly,
    /// <summary>Those who work on the review; it does not leave them.</summary>
    ReviewGroup,
    /// <summary>It may also stand in the report.</summary>
    MayBeInReport,
}

/// <summary>What is sent with the words.</summary>
public enum MemoryFile
{
    None,
    Picture,
    Sound,
}

/// <summary>Something told of the child. It can be taken back at any time, and is gone from the portal then.</summary>
public sealed class ChildMemory
{
    private ChildMemory() { }

    public ChildMemoryId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public FamilyMemberId FamilyMemberId { get; private set; }
    public MemoryKind Kind { get; private set; }
    /// <summary>The words; beside a picture, what is to be seen in it. Empty where the person gave none.</summary>
    public string Text { get; private set; } = "";
    /// <summary>Code of the language of the page it was written on.</summary>
    public string Language { get; private set; } = "";
    public MemoryAudience Audience { get; private set; }
    public bool HasPicture { get; private set; }
    public bool HasSound { get; private set; }
    public DateTimeOffset ToldAt { get; private set; }
    /// <summary>When those for whom it is meant looked at it; null until then, and again after the person chose other readers.</summary>
    public DateTimeOffset? ReadAt { get; private set; }
    public StaffId? ReadBy { get; private set; }

    /// <summary>Whether a kind is a picture.</summary>
    public static bool IsPicture(MemoryKind kind) => kind is MemoryKind.Photograph or MemoryKind.Drawing;

    /// <summary>Tells it. Words need words or a sound, a picture needs a picture, and each needs a choice of who may see it.</summary>
    /// <param name="id">Made with the form, so that sending twice is sending once.</param>
    public static Result<ChildMemory> Tell(FamilyActor actor, ChildMemoryId id, MemoryKind? kind, string? text, MemoryAudience? audience, MemoryFile file, string language, DateTimeOffset now)
    {
        var refusals = new List<Refusal>();
        if (kind is null)
        {
            refusals.Add(new Refusal("Kind", "Choose what you want to tell."));
        }
        else if (IsPicture(kind.Value) && file != MemoryFile.Picture)
        {
            refusals.Add(new Refusal("Picture", "Choose a picture first."));
        }
        else if (!IsPicture(kind.Value) && file == MemoryFile.Picture)
        {
            refusals.Add(new Refusal("Kind", "You chose a picture. Say here whether it is a photograph or a drawing."));
        }
        else if (!IsPicture(kind.Value) && file == MemoryFile.None && string.IsNullOrWhiteSpace(text))
        {
            refusals.Add(new Refusal("Text", "Write something, or choose a sound, before you send it."));
        }
        if (text?.Length > Contribution.LongestText)
        {
            refusals.Add(new Refusal("Text", "This is too long to send in one piece. Please send it in parts of at most {0} letters. Your words are still here.", Contribution.LongestText));
        }
        if (audience is null)
        {
            refusals.Add(new Refusal("Audience", "Choose who may see this."));
        }
        if (refusals.Count > 0)
        {
            return Result<ChildMemory>.Refuse(refusals);
        }
        return new ChildMemory
        {
            Id = id,
            PartnershipId = actor.Partnership,
            CaseId = actor.Case,
            FamilyMemberId = actor.Id,
            Kind = kind!.Value,
            Text = text?.Trim() ?? "",
            Language = language,
            Audience = audience!.Value,
            HasPicture = file == MemoryFile.Picture,
            HasSound = file == MemoryFile.Sound,
            ToldAt = now,
        };
    }

    /// <summary>The person chooses anew who may see it. Whoever had looked at it has to notice: it is unread again.</summary>
    public Result ShowTo(FamilyActor actor, MemoryAudience audience)
    {
        if (FamilyMemberId != actor.Id)
        {
            return Refusal.NotFound;
        }
        if (Audience != audience)
        {
            (Audience, ReadAt, ReadBy) = (audience, null, null);
        }
        return Result.Done;
    }

    /// <summary>Whether translators may be asked for its words: none read what is for the contact person alone.</summary>
    public bool IsForTranslators => Audience != MemoryAudience.ContactPersonOnly && Text.Length > 0;

    /// <summary>For whom it is meant, and so whose turn it is to look: the contact person where it is for them alone, else the review group.</summary>
    public bool IsFor(StaffActor actor, StaffId contactPerson) =>
        Audience == MemoryAudience.ContactPersonOnly ? actor.Id == contactPerson : actor.IsInReviewGroup(CaseId);

    /// <summary>Those for whom it is meant have looked at it. Reading twice is reading once.</summary>
    public Result Read(StaffActor actor, StaffId contactPerson, DateTimeOffset now)
    {
        if (!IsFor(actor, contactPerson))
        {
            return Refusal.NotFound;
        }
        if (ReadAt is null)
        {
            (ReadAt, ReadBy) = (now, actor.Id);
        }
        return Result.Done;
    }
}
