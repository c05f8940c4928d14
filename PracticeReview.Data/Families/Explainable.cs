using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <summary>What is written to a person, and so can be gone through with them by word of mouth (guidance 1.5, 1.6).</summary>
internal static class Explainable
{
    /// <summary>
    /// Everything that was or will be written to this person. What they were not given yet, or not any more, is in it and is not given: nobody
    /// explains what the person cannot look at afterwards.
    /// </summary>
    public static async Task<IReadOnlyList<ExplainableThing>> ToAsync(Operation operation, FamilyMember member, CancellationToken cancellation)
    {
        var (id, @case) = (member.Id, member.CaseId);
        var letters = await operation.Read<FamilyLetter>().Where(row => row.FamilyMemberId == id).OrderByDescending(row => row.WrittenAt).Select(row => new { row.Id, row.Title, row.ReleasedAt }).ToListAsync(cancellation);
        var answers = await operation.Read<ContributionAnswer>().Where(row => row.FamilyMemberId == id).OrderByDescending(row => row.AnsweredAt)
            .Join(operation.Read<Contribution>(), answer => answer.ContributionId, sent => sent.Id, (answer, sent) => new { sent.Id, answer.AnsweredAt, answer.ReleasedAt, sent.SentAt }).ToListAsync(cancellation);
        var passages = await operation.Read<ReleasedPassage>().Where(row => row.FamilyMemberId == id).OrderBy(row => row.Number).ThenBy(row => row.Edition).Select(row => new { row.Id, row.Number, row.Edition, row.WaitsSince, row.WithdrawnAt }).ToListAsync(cancellation);
        var questions = await operation.Read<AskedQuestion>().Where(row => row.FamilyMemberId == id).OrderBy(row => row.Number).Select(row => new { row.Id, row.Number, row.ReleasedAt, row.WithdrawnAt }).ToListAsync(cancellation);
        var invited = await operation.Read<MappedPerson>().Where(row => row.CaseId == @case && row.FamilyMemberId == id && row.TakenOffAt == null).Select(row => row.Id).ToListAsync(cancellation);
        var meetings = await operation.Read<FamilyMeeting>().Where(row => row.CaseId == @case && row.Persons.Any(person => invited.Contains(person.PersonId))).OrderByDescending(row => row.At)
            .Select(row => new { row.Id, row.At, row.ReleasedAt }).ToListAsync(cancellation);
        var actions = await operation.Read<ToldAction>().Where(row => row.CaseId == @case).Select(row => new { row.ActionId, row.ToldAt, row.WithdrawnAt }).OrderBy(row => row.ToldAt).ToListAsync(cancellation);
        var leaveOuts = await operation.Read<LeaveOutRequest>().Where(row => row.FamilyMemberId == id).OrderBy(row => row.AskedAt).Select(row => new { row.Id, row.AskedAt, row.DecidedAt }).ToListAsync(cancellation);
        return
        [
            .. letters.Select(row => new ExplainableThing(ExplainedThing.Letter, row.Id.Value, "Letter: " + row.Title, row.ReleasedAt is not null)),
            .. answers.Select(row => new ExplainableThing(ExplainedThing.Answer, row.Id.Value, $"Our answer of {Day(row.AnsweredAt)} to what they sent on {Day(row.SentAt)}", row.ReleasedAt is not null)),
            .. passages.Select(row => new ExplainableThing(ExplainedThing.Passage, row.Id.Value, $"Passage {row.Number} of the draft, edition {row.Edition}", row is { WaitsSince: null, WithdrawnAt: null })),
            .. questions.Select(row => new ExplainableThing(ExplainedThing.Question, row.Id.Value, $"Question {row.Number} before a talk", row is { ReleasedAt: not null, WithdrawnAt: null })),
            .. meetings.Select(row => new ExplainableThing(ExplainedThing.Meeting, row.Id.Value, $"Meeting on {Day(row.At)}, and what it will be about", row.ReleasedAt is not null)),
            .. actions.Select(row => new ExplainableThing(ExplainedThing.Action, row.ActionId.Value, $"An action they were told of on {Day(row.ToldAt)}", row.WithdrawnAt is null)),
            .. leaveOuts.Select(row => new ExplainableThing(ExplainedThing.LeaveOut, row.Id.Value, $"What was decided of words they wanted left out on {Day(row.AskedAt)}", row.DecidedAt is not null)),
        ];
    }

    private static string Day(DateTimeOffset at) => EnglishDates.Day(LegalDay.Of(at));
}
