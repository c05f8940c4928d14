using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>What passed between the review and one person through the portal.</summary>
public enum PortalContactKind
{
    Invited,
    LetterReleased,
    PassageReleased,
    QuestionsAsked,
    ExplainedByVoice,
    MeetingShown,
    ChoiceRecorded,
    QuestionAnswered,
    WordsSent,
    ToldOfChild,
    AnswerGiven,
}

/// <param name="At">The latest of that day.</param>
/// <param name="Times">How often on that day, in London.</param>
public sealed record PortalContactRow(DateTimeOffset At, PortalContactKind Kind, ContactSide Side, int Times);

/// <summary>
/// The log that nobody has to keep by hand: when something was sent, released or said in the portal, and no word of what. It stands
/// beside what is recorded of calls and visits (checklist I1 to I6).
/// </summary>
internal static class PortalContacts
{
    /// <summary>The most days and kinds that are shown.</summary>
    public const int Most = 200;

    /// <summary>One person's, the latest first. What the reader may not see is not in it.</summary>
    public static async Task<IReadOnlyList<PortalContactRow>> OfAsync(Operation operation, FamilyMemberId member, CancellationToken cancellation)
    {
        var own = operation.Read<MappedPerson>().Where(person => person.FamilyMemberId == member).Select(person => person.Id);
        var all = operation.Read<FamilyInvitation>().Where(row => row.FamilyMemberId == member).Select(row => new { Kind = (int)PortalContactKind.Invited, At = row.CreatedAt })
            .Concat(operation.Read<FamilyLetter>().Where(row => row.FamilyMemberId == member && row.ReleasedAt != null).Select(row => new { Kind = (int)PortalContactKind.LetterReleased, At = row.ReleasedAt!.Value }))
            .Concat(operation.Read<ReleasedPassage>().Where(row => row.FamilyMemberId == member && row.WaitsSince == null).Select(row => new { Kind = (int)PortalContactKind.PassageReleased, At = row.ReleasedAt }))
            .Concat(operation.Read<AskedQuestion>().Where(row => row.FamilyMemberId == member && row.ReleasedAt != null).Select(row => new { Kind = (int)PortalContactKind.QuestionsAsked, At = row.ReleasedAt!.Value }))
            .Concat(operation.Read<SpokenExplanation>().Where(row => row.FamilyMemberId == member).Select(row => new { Kind = (int)PortalContactKind.ExplainedByVoice, At = row.RecordedAt }))
            .Concat(operation.Read<FamilyMeeting>().Where(row => row.ReleasedAt != null && operation.Read<MeetingPerson>().Any(invited => invited.MeetingId == row.Id && own.Contains(invited.PersonId))).Select(row => new { Kind = (int)PortalContactKind.MeetingShown, At = row.ReleasedAt!.Value }))
            .Concat(operation.Read<AgreementChoice>().Where(row => row.FamilyMemberId == member && row.EnteredBy == null).Select(row => new { Kind = (int)PortalContactKind.ChoiceRecorded, At = row.ChosenAt }))
            .Concat(operation.Read<QuestionAnswer>().Where(row => row.FamilyMemberId == member).Select(row => new { Kind = (int)PortalContactKind.QuestionAnswered, At = row.SaidAt }))
            .Concat(operation.Read<Contribution>().Where(row => row.FamilyMemberId == member && row.EnteredBy == null).Select(row => new { Kind = (int)PortalContactKind.WordsSent, At = row.SentAt }))
            .Concat(operation.Read<ChildMemory>().Where(row => row.FamilyMemberId == member).Select(row => new { Kind = (int)PortalContactKind.ToldOfChild, At = row.ToldAt }))
            .Concat(operation.Read<Contribution>().Where(row => row.FamilyMemberId == member && row.Answer != null && row.Answer.ReleasedAt != null).Select(row => new { Kind = (int)PortalContactKind.AnswerGiven, At = row.Answer!.ReleasedAt!.Value }));
        var moments = (await all.ToListAsync(cancellation)).Select(row => (Kind: (PortalContactKind)row.Kind, row.At));
        return [.. moments.GroupBy(moment => (moment.Kind, Day: Calendar.LegalDay.Of(moment.At)))
            .Select(group => new PortalContactRow(group.Max(moment => moment.At), group.Key.Kind, SideOf(group.Key.Kind), group.Count()))
            .OrderByDescending(row => row.At).ThenBy(row => row.Kind).Take(Most)];
    }

    private static ContactSide SideOf(PortalContactKind kind) => kind is PortalContactKind.ChoiceRecorded or PortalContactKind.QuestionAnswered or PortalContactKind.WordsSent or PortalContactKind.ToldOfChild
        ? ContactSide.Person : ContactSide.Us;
}
