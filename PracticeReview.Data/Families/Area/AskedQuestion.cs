using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families.Area;

/// <summary>How a person answers a question. Each of them is a full answer.</summary>
public enum QuestionAnswerKind
{
    Words,
    Skip,
    DoNotRemember,
    TooHardToWrite,
    RatherTalk,
}

/// <summary>
/// A question that the review asks one person, sent to them before anybody talks with them (quality marker question 5). It may be
/// changed until it is released, and taken back afterwards.
/// </summary>
public sealed class AskedQuestion
{
    /// <summary>Longest question, in characters.</summary>
    public const int LongestText = 1_000;

    private AskedQuestion() { }

    public AskedQuestionId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public FamilyMemberId FamilyMemberId { get; private set; }
    public int Number { get; private set; }
    /// <summary>In English and in plain words; its translation is a case text.</summary>
    public string Text { get; private set; } = "";
    public string TextHash { get; private set; } = "";
    public StaffId WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
    public DateTimeOffset? ReleasedAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>The review group asks; the facilitator and the business unit may write with them (guidance 1.5).</summary>
    public static bool MayBeWrittenBy(StaffActor actor, CaseId @case) => actor.WorksWithFamily(@case);

    /// <summary>Begins a question; it waits to be released.</summary>
    /// <param name="number">Its place among this person's questions, from 1.</param>
    public static Result<AskedQuestion> Write(StaffActor actor, FamilyMember member, int number, string? text, DateTimeOffset now, AskedQuestionId? id = null)
    {
        if (!MayBeWrittenBy(actor, member.CaseId))
        {
            return Refusal.NotFound;
        }
        var question = new AskedQuestion
        {
            Id = id ?? AskedQuestionId.New(),
            PartnershipId = member.PartnershipId,
            CaseId = member.CaseId,
            FamilyMemberId = member.Id,
            Number = number,
        };
        return question.Put(actor, text, now) is { Refused: true } refused ? Result<AskedQuestion>.Refuse(refused.Refusals) : question;
    }

    /// <summary>Changes its words. Refused once the person may have read it.</summary>
    public Result Rewrite(StaffActor actor, string? text, DateTimeOffset now) => !MayBeWrittenBy(actor, CaseId)
        ? Refusal.NotFound
        : ReleasedAt is not null
            ? Result.Refuse(null, "The person may have read this question already. Take it back and ask another.")
            : Put(actor, text, now);

    /// <summary>Sends it to the person. Refused where they said no to telling what it was like, or their area is closed.</summary>
    public Result Release(StaffActor actor, FamilyMember member, AgreementAnswer? agreed, DateTimeOffset now)
    {
        if (!MayBeWrittenBy(actor, CaseId) || member.Id != FamilyMemberId)
        {
            return Refusal.NotFound;
        }
        if (member.AccessEndedAt is not null)
        {
            return Result.Refuse(null, "The family area of {0} is closed. Nothing can be released there.", member.Name);
        }
        if (agreed == AgreementAnswer.No)
        {
            return Result.Refuse(null, "{0} has said no to telling what it was like. Ask them first; they can change their choice at any time.", member.Name);
        }
        ReleasedAt ??= now;
        return Result.Done;
    }

    /// <summary>Takes it back. What the person answered stays.</summary>
    public Result Withdraw(StaffActor actor, DateTimeOffset now)
    {
        if (!MayBeWrittenBy(actor, CaseId))
        {
            return Refusal.NotFound;
        }
        WithdrawnAt ??= now;
        return Result.Done;
    }

    private Result Put(StaffActor actor, string? text, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Result.Refuse("Text", "Write the question.");
        }
        if (text.Length > LongestText)
        {
            return Result.Refuse("Text", "Use at most {0} characters. Two short questions are easier than a long one.", LongestText);
        }
        Text = text.Trim();
        TextHash = CaseTextTranslation.HashOf(Text);
        (WrittenBy, WrittenAt) = (actor.Id, now);
        return Result.Done;
    }
}
