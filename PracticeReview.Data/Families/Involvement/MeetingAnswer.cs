using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>What somebody who is invited says to it. To say nothing is an answer too, and nobody is asked twice.</summary>
public enum MeetingAnswerKind
{
    Coming,
    NotComing,
    /// <summary>They would like another time or place.</summary>
    AnotherTime,
}

/// <summary>
/// Whether a person comes to a meeting with the review (checklist I12, J5). It belongs to one day, time and place: once the meeting is
/// moved it holds no longer. What was said stays; what is said later counts.
/// </summary>
public sealed class MeetingAnswer
{
    /// <summary>Longest words, in characters.</summary>
    public const int LongestText = 2_000;

    private MeetingAnswer() { }

    public Guid Id { get; private set; }
    public FamilyMeetingId MeetingId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public FamilyMemberId FamilyMemberId { get; private set; }
    public MeetingAnswerKind Kind { get; private set; }
    /// <summary>What they would like, in their words; empty where they gave none.</summary>
    public string Text { get; private set; } = "";
    /// <summary>Code of the language of the page it was written on.</summary>
    public string Language { get; private set; } = "";
    /// <summary>The time (UTC) and the place of the meeting as the person read them.</summary>
    public DateTimeOffset ForTime { get; private set; }
    public string ForPlaceHash { get; private set; } = "";
    public DateTimeOffset SaidAt { get; private set; }
    /// <summary>When somebody who works with the family said that they have read it.</summary>
    public DateTimeOffset? NotedAt { get; private set; }
    public StaffId? NotedBy { get; private set; }

    /// <summary>The person answers. Refuses no choice, and a meeting whose time has come or that does not take place.</summary>
    public static Result<MeetingAnswer> Say(FamilyActor actor, InvitedTo meeting, MeetingAnswerKind? kind, string? text, string language, DateTimeOffset now)
    {
        if (!meeting.IsPlanned || meeting.At <= now)
        {
            return Result<MeetingAnswer>.Refuse(null, "This meeting is over, or it will not take place. Your words are still here.");
        }
        if (kind is null)
        {
            return Result<MeetingAnswer>.Refuse("Kind", "Choose an answer, or leave this page. You do not have to answer.");
        }
        if (text?.Trim().Length > LongestText)
        {
            return Result<MeetingAnswer>.Refuse("Text", "Use at most {0} letters here.", LongestText);
        }
        return new MeetingAnswer
        {
            Id = Guid.CreateVersion7(),
            MeetingId = meeting.Id,
            PartnershipId = actor.Partnership,
            CaseId = actor.Case,
            FamilyMemberId = actor.Id,
            Kind = kind.Value,
            Text = Asked.Words(text),
            Language = language,
            ForTime = meeting.At,
            ForPlaceHash = meeting.PlaceHash,
            SaidAt = now,
        };
    }

    /// <summary>Somebody who works with the family has read it. Twice is once.</summary>
    public Result Note(StaffActor actor, DateTimeOffset now)
    {
        if (!actor.WorksWithFamily(CaseId))
        {
            return Refusal.NotFound;
        }
        if (NotedAt is null)
        {
            (NotedAt, NotedBy) = (now, actor.Id);
        }
        return Result.Done;
    }

    /// <summary>Whether it was said of a meeting at this time and place.</summary>
    public bool HoldsFor(DateTimeOffset at, string placeHash) => ForTime == at && ForPlaceHash == placeHash;
}

/// <summary>A meeting as the person who is invited knows it.</summary>
public sealed record InvitedTo(FamilyMeetingId Id, DateTimeOffset At, string PlaceHash, bool IsPlanned);
