using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Reports;

/// <summary>A passage of a draft report.</summary>
public readonly record struct DraftPassageId(Guid Value) : ITypedId<DraftPassageId>
{
    public static DraftPassageId From(Guid value) => new(value);
    public static DraftPassageId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>
/// A passage of the draft report, small enough to be released, read and commented on by itself (checklist J8). Each change is a
/// new edition; what was released keeps the words it was released with.
/// </summary>
public sealed class DraftPassage
{
    /// <summary>Longest passage, in characters: what a person reads in a few minutes.</summary>
    public const int LongestText = 8_000;

    private DraftPassage() { }

    public DraftPassageId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    /// <summary>Its place in the draft, from 1.</summary>
    public int Number { get; private set; }
    public int Edition { get; private set; }
    public string Heading { get; private set; } = "";
    public string Text { get; private set; } = "";
    /// <summary>What is translated: heading and text.</summary>
    public HeadedText Words => new(Text, Heading);
    public StaffId WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>The review group writes the draft (Policy 8.2, 8.3).</summary>
    public static bool MayBeWrittenBy(StaffActor actor, CaseId @case) => actor.IsInReviewGroup(@case);

    /// <summary>Adds a passage at the end of the draft.</summary>
    /// <param name="id">Made with the form, so that adding twice is adding once; null for a new one.</param>
    public static Result<DraftPassage> Add(StaffActor actor, ReviewCase @case, int number, string? heading, string? text, DateTimeOffset now, DraftPassageId? id = null)
    {
        var passage = new DraftPassage { Id = id ?? DraftPassageId.New(), PartnershipId = @case.PartnershipId, CaseId = @case.Id, Number = number };
        var written = passage.Rewrite(actor, heading, text, now);
        return written.Succeeded ? passage : Result<DraftPassage>.Refuse(written.Refusals);
    }

    /// <summary>Writes a new edition. The same words again are no new edition.</summary>
    public Result Rewrite(StaffActor actor, string? heading, string? text, DateTimeOffset now)
    {
        if (!MayBeWrittenBy(actor, CaseId))
        {
            return Refusal.NotFound;
        }
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(heading) || heading.Length > 200)
        {
            refusals.Add(new Refusal("Heading", "Give the passage a heading of at most 200 characters."));
        }
        if (string.IsNullOrWhiteSpace(text))
        {
            refusals.Add(new Refusal("Text", "Write the passage."));
        }
        else if (text.Length > LongestText)
        {
            refusals.Add(new Refusal("Text", "A passage has at most {0} characters, so that it can be read in one go: make two of it.", LongestText));
        }
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        if (heading!.Trim() != Heading || text!.Trim() != Text)
        {
            (Heading, Text, WrittenBy, WrittenAt) = (heading.Trim(), text!.Trim(), actor.Id, now);
            Edition++;
        }
        return Result.Done;
    }
}
