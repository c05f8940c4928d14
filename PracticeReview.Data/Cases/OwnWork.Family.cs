using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;

namespace PracticeReview.Data.Cases;

/// <summary>What families said, and nobody whose turn it is has read.</summary>
internal sealed partial class OwnWork
{
    private async Task AskedAnswersAsync(CancellationToken cancellation)
    {
        var reviewed = actor.CaseRoles.Select(role => role.Case).Distinct().Where(actor.IsInReviewGroup).ToList();
        if (reviewed.Count == 0)
        {
            return;
        }
        var rows = await (
            from answer in operation.Read<QuestionAnswer>()
            join @case in operation.Read<ReviewCase>().IgnoreAutoIncludes() on answer.CaseId equals @case.Id
            where answer.ReadAt == null && reviewed.Contains(answer.CaseId) && @case.Stage != CaseStage.Closed
            orderby answer.SaidAt
            select new { answer.QuestionId, answer.CaseId, answer.FamilyMemberId, answer.SaidAt, @case.Reference, @case.ChildInitials }).Take(MostOfAKind).ToListAsync(cancellation);
        Take(rows, row => new WorkItem(WorkKind.AskedAnswerToRead, row.CaseId, row.Reference, row.ChildInitials, "Read a family member's answer to your question",
            row.SaidAt, null, null, row.QuestionId.Value, row.FamilyMemberId.Value, CasePart.Family));
    }

    // What is for the contact person alone waits for them, whatever their part in the case is.
    private async Task MemoriesAsync(CancellationToken cancellation)
    {
        var reviewed = actor.CaseRoles.Select(role => role.Case).Distinct().Where(actor.IsInReviewGroup).ToList();
        var me = actor.Id;
        var rows = await (
            from memory in operation.Read<ChildMemory>()
            join member in operation.Read<FamilyMember>() on memory.FamilyMemberId equals member.Id
            join @case in operation.Read<ReviewCase>().IgnoreAutoIncludes() on memory.CaseId equals @case.Id
            where memory.ReadAt == null && @case.Stage != CaseStage.Closed
                && (memory.Audience == MemoryAudience.ContactPersonOnly ? member.FacilitatorId == me : reviewed.Contains(memory.CaseId))
            orderby memory.ToldAt
            select new { memory.Id, memory.CaseId, memory.FamilyMemberId, memory.ToldAt, @case.Reference, @case.ChildInitials }).Take(MostOfAKind).ToListAsync(cancellation);
        Take(rows, row => new WorkItem(WorkKind.MemoryToRead, row.CaseId, row.Reference, row.ChildInitials, "Look at what a family member told of the child",
            row.ToldAt, null, null, row.Id.Value, row.FamilyMemberId.Value, CasePart.Family));
    }
}
