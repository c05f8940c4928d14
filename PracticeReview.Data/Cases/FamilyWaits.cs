using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Cases;

/// <summary>What the family of a case said and has no answer to, or nobody has read (study 002: they did not know how what they said was used).</summary>
/// <param name="Comments">On the draft, without an answer.</param>
/// <param name="Questions">Of theirs, without an answer.</param>
/// <param name="Wishes">For the focus and for how they are named, without an answer.</param>
/// <param name="Accounts">What they told in a talk or in answer to a question, without an answer.</param>
/// <param name="Answers">To questions before a talk, unread.</param>
/// <param name="Memories">Of the child, not looked at; only those the person who asks may see.</param>
/// <param name="Since">When the oldest of all this came; null where nothing waits.</param>
public sealed record FamilyWaits(int Comments, int Questions, int Wishes, int Accounts, int Answers, int Memories, DateTimeOffset? Since)
{
    /// <summary>How they want to take part, without an answer.</summary>
    public int TakingPart { get; init; }

    public bool IsAnything => Since is not null;

    internal static async Task<FamilyWaits> OfAsync(Operation operation, CaseId @case, CancellationToken cancellation)
    {
        var unanswered = await operation.Read<Contribution>().Where(said => said.CaseId == @case && said.Answer == null).Select(said => new { said.Kind, At = said.SentAt }).ToListAsync(cancellation);
        var answers = await operation.Read<QuestionAnswer>().Where(said => said.CaseId == @case && said.ReadAt == null).Select(said => said.SaidAt).ToListAsync(cancellation);
        var memories = await operation.Read<ChildMemory>().Where(told => told.CaseId == @case && told.ReadAt == null).Select(told => told.ToldAt).ToListAsync(cancellation);
        var takingPart = await operation.Read<TakingPartWishes>().Where(TakingPartWishes.SaysAnything).Where(said => said.CaseId == @case
                && !operation.Context.Set<WishesAnswer>().Any(answer => answer.FamilyMemberId == said.FamilyMemberId && answer.SaidAt == said.SaidAt)).Select(said => said.SaidAt).ToListAsync(cancellation);
        var comments = unanswered.Count(said => said.Kind is ContributionKind.Comment or ContributionKind.FactIsWrong or ContributionKind.WordsHurt or ContributionKind.WholeDraft);
        var questions = unanswered.Count(said => said.Kind == ContributionKind.Question);
        var accounts = unanswered.Count(said => said.Kind == ContributionKind.Account);
        var since = unanswered.Select(said => said.At).Concat(answers).Concat(memories).Concat(takingPart).ToList();
        return new FamilyWaits(comments, questions, unanswered.Count - comments - questions - accounts, accounts, answers.Count, memories.Count, since.Count == 0 ? null : since.Min())
        {
            TakingPart = takingPart.Count,
        };
    }
}
