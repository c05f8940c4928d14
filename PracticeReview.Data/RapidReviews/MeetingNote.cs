using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.RapidReviews;

/// <summary>What one person noted under one item of the agenda. Everybody writes a note of their own, so nobody overwrites another.</summary>
public sealed class MeetingNote
{
    /// <summary>The most characters of a note.</summary>
    public const int MostCharacters = 20_000;

    private MeetingNote() { }

    public MeetingNote(RapidReview review, AgendaItem item, StaffId author)
    {
        CaseId = review.CaseId;
        PartnershipId = review.PartnershipId;
        Item = item;
        AuthorId = author;
    }

    public CaseId CaseId { get; private set; }
    public AgendaItem Item { get; private set; }
    public StaffId AuthorId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public string Text { get; private set; } = "";
    public DateTimeOffset WrittenAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Keeps the note as its author has it now. Notes can be mended until the report is complete.</summary>
    public Result Write(string? text, bool isReportComplete, DateTimeOffset now)
    {
        var words = text ?? "";
        if (isReportComplete)
        {
            return Result.Refuse(null, "The report of the meeting is complete; its notes are not changed any more.");
        }
        if (words.Length > MostCharacters)
        {
            return Result.Refuse(Item.ToString(), "The note has {0:N0} characters. At most {1:N0} are kept: shorten it, nothing was lost.", words.Length, MostCharacters);
        }
        Text = words;
        WrittenAt = now;
        return Result.Done;
    }
}
