using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families.Area;

/// <summary>
/// What a person answered. It is theirs to change until the review group has read it; then it stands as it was read, and they may
/// add to it.
/// </summary>
public sealed class QuestionAnswer
{
    private QuestionAnswer() { }

    public Guid Id { get; private set; }
    public AskedQuestionId QuestionId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public FamilyMemberId FamilyMemberId { get; private set; }
    public QuestionAnswerKind Kind { get; private set; }
    public string Text { get; private set; } = "";
    /// <summary>Code of the language of the page it was written on.</summary>
    public string Language { get; private set; } = "";
    public DateTimeOffset SaidAt { get; private set; }
    public DateTimeOffset? ChangedAt { get; private set; }
    public DateTimeOffset? ReadAt { get; private set; }
    public StaffId? ReadBy { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Answers a question for the first time, or adds to an answer that was read.</summary>
    public static Result<QuestionAnswer> Say(FamilyActor actor, AskedQuestion question, QuestionAnswerKind kind, string? text, string language, DateTimeOffset now)
    {
        if (question.FamilyMemberId != actor.Id || question.ReleasedAt is null || question.WithdrawnAt is not null)
        {
            return Refusal.NotFound;
        }
        if (WhatIsWrong(kind, text) is { } wrong)
        {
            return wrong;
        }
        return new QuestionAnswer
        {
            Id = Guid.CreateVersion7(),
            QuestionId = question.Id,
            PartnershipId = actor.Partnership,
            CaseId = actor.Case,
            FamilyMemberId = actor.Id,
            Kind = kind,
            Text = text?.Trim() ?? "",
            Language = language,
            SaidAt = now,
        };
    }

    /// <summary>Changes it. Refused once it was read: then something is added.</summary>
    public Result Change(FamilyActor actor, QuestionAnswerKind kind, string? text, string language, DateTimeOffset now)
    {
        if (FamilyMemberId != actor.Id || ReadAt is not null)
        {
            return Refusal.NotFound;
        }
        if (WhatIsWrong(kind, text) is { } wrong)
        {
            return wrong;
        }
        (Kind, Text, Language, ChangedAt) = (kind, text?.Trim() ?? "", language, now);
        return Result.Done;
    }

    /// <summary>The review group has read it (only they can say so).</summary>
    public Result Read(StaffActor actor, DateTimeOffset now)
    {
        if (!actor.IsInReviewGroup(CaseId))
        {
            return Refusal.NotFound;
        }
        if (ReadAt is null)
        {
            (ReadAt, ReadBy) = (now, actor.Id);
        }
        return Result.Done;
    }

    private static Refusal? WhatIsWrong(QuestionAnswerKind kind, string? text) =>
        kind == QuestionAnswerKind.Words && string.IsNullOrWhiteSpace(text)
            ? new Refusal("Text", "Write something, or choose one of the other answers.")
            : text?.Length > Contribution.LongestText
                ? new Refusal("Text", "This is too long to send in one piece. Please send it in parts of at most {0} letters. Your words are still here.", Contribution.LongestText)
                : null;
}
