using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Cases;

/// <summary>What families said, and nobody whose turn it is has read. It waits in a case that is closed as in any other: who said it was told that somebody answers.</summary>
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
            where answer.ReadAt == null && reviewed.Contains(answer.CaseId)
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
            where memory.ReadAt == null
                && (memory.Audience == MemoryAudience.ContactPersonOnly ? member.FacilitatorId == me : reviewed.Contains(memory.CaseId))
            orderby memory.ToldAt
            select new { memory.Id, memory.CaseId, memory.FamilyMemberId, memory.ToldAt, @case.Reference, @case.ChildInitials }).Take(MostOfAKind).ToListAsync(cancellation);
        Take(rows, row => new WorkItem(WorkKind.MemoryToRead, row.CaseId, row.Reference, row.ChildInitials, "Look at what a family member told of the child",
            row.ToldAt, null, null, row.Id.Value, row.FamilyMemberId.Value, CasePart.Family));
    }

    // Writing was not what they wanted: somebody they know speaks with them, and says so on the family map.
    private async Task TalksAsync(CancellationToken cancellation)
    {
        if (!actor.HasCases && !actor.IsBusinessUnit)
        {
            return;
        }
        var wanted = await operation.Context.Database.SqlQuery<TalkRow>($"""
            select family_member_id as "Member", case_id as "Case", person_id as "Person", since as "Since" from access.talks_wanted() order by since limit {MostOfAKind}
            """).ToListAsync(cancellation);
        if (wanted.Count == 0)
        {
            return;
        }
        var ids = wanted.Select(row => new CaseId(row.Case)).Distinct().ToList();
        var cases = await operation.Read<ReviewCase>().IgnoreAutoIncludes().Where(@case => ids.Contains(@case.Id))
            .ToDictionaryAsync(@case => @case.Id.Value, @case => new { @case.Id, @case.Reference, @case.ChildInitials }, cancellation);
        Take(wanted, row => cases.TryGetValue(row.Case, out var @case)
            ? new WorkItem(WorkKind.FamilyWantsToTalk, @case.Id, @case.Reference, @case.ChildInitials, "Speak with a family member who would rather talk, and record it on the family map",
                row.Since, null, null, row.Member, row.Person, CasePart.Family)
            : null);
    }

    private async Task LeaveOutsAsync(CancellationToken cancellation)
    {
        var reviewed = actor.CaseRoles.Select(role => role.Case).Distinct().Where(actor.IsInReviewGroup).ToList();
        if (reviewed.Count == 0)
        {
            return;
        }
        var rows = await (
            from request in operation.Read<LeaveOutRequest>()
            join @case in operation.Read<ReviewCase>().IgnoreAutoIncludes() on request.CaseId equals @case.Id
            where request.Outcome == null && reviewed.Contains(request.CaseId)
                && (request.QuestionAnswerId == null || !operation.Read<LeaveOutRequest>().Any(same => same.ContributionId != null && same.FamilyMemberId == request.FamilyMemberId
                    && same.WordsHash == request.WordsHash))
            orderby request.AskedAt
            select new { request.Id, request.CaseId, request.FamilyMemberId, request.AskedAt, @case.Reference, @case.ChildInitials }).Take(MostOfAKind).ToListAsync(cancellation);
        Take(rows, row => new WorkItem(WorkKind.LeaveOutToDecide, row.CaseId, row.Reference, row.ChildInitials, "Decide whether the review does without something a family member said",
            row.AskedAt, null, null, row.Id.Value, row.FamilyMemberId.Value, CasePart.Words));
    }

    // What waits for its translation is seen by nobody of the family: whoever works with them sees that it waits, and since when.
    private async Task ForeignWordsAsync(CancellationToken cancellation)
    {
        var worked = actor.CaseRoles.Where(role => role.Role != CaseRole.CaseGroupPractitioner).Select(role => role.Case).Distinct().ToList();
        if (worked.Count == 0)
        {
            return;
        }
        var answers = await (
            from answer in operation.Read<ContributionAnswer>()
            join @case in operation.Read<ReviewCase>().IgnoreAutoIncludes() on answer.CaseId equals @case.Id
            where answer.ReleasedAt == null && worked.Contains(answer.CaseId)
            orderby answer.AnsweredAt
            select new { answer.ContributionId, answer.CaseId, answer.FamilyMemberId, answer.AnsweredAt, @case.Reference, @case.ChildInitials }).Take(MostOfAKind).ToListAsync(cancellation);
        Take(answers, row => new WorkItem(WorkKind.AnswerWaits, row.CaseId, row.Reference, row.ChildInitials, "An answer to a family member waits for its translation",
            row.AnsweredAt, null, null, row.ContributionId.Value, row.FamilyMemberId.Value, CasePart.Family));
        var passages = await (
            from passage in operation.Read<ReleasedPassage>()
            join @case in operation.Read<ReviewCase>().IgnoreAutoIncludes() on passage.CaseId equals @case.Id
            where passage.WaitsSince != null && passage.WithdrawnAt == null && worked.Contains(passage.CaseId)
            orderby passage.WaitsSince
            select new { passage.Id, passage.CaseId, passage.FamilyMemberId, passage.WaitsSince, @case.Reference, @case.ChildInitials }).Take(MostOfAKind).ToListAsync(cancellation);
        Take(passages, row => new WorkItem(WorkKind.PassageWaits, row.CaseId, row.Reference, row.ChildInitials, "A part of the draft waits for its translation, for a family member",
            row.WaitsSince!.Value, null, null, row.Id.Value, row.FamilyMemberId.Value, CasePart.Family));
    }

    // Whoever was told settles it, also without a part in the case.
    private async Task ToldOfProblemAsync(CancellationToken cancellation)
    {
        var me = actor.Id;
        var worked = actor.CaseRoles.Where(role => role.Role != CaseRole.CaseGroupPractitioner).Select(role => role.Case).Distinct().ToList();
        var rows = await (
            from escalation in operation.Read<MeetingEscalation>()
            join @case in operation.Read<ReviewCase>().IgnoreAutoIncludes() on escalation.CaseId equals @case.Id
            where escalation.ToldId == me && escalation.SettledAt == null && !worked.Contains(escalation.CaseId)
            orderby escalation.RaisedAt
            select new { escalation.MeetingId, escalation.CaseId, escalation.RaisedAt, @case.Reference, @case.ChildInitials }).Take(MostOfAKind).ToListAsync(cancellation);
        Take(rows, row => new WorkItem(WorkKind.EscalationToSettle, row.CaseId, row.Reference, row.ChildInitials, "Settle what was taken further from a meeting with the family",
            row.RaisedAt, null, null, row.MeetingId.Value, Part: CasePart.Family));
    }

    // Before anybody is appointed, and after everybody has left, the business unit keeps a hold from being forgotten.
    private async Task HoldsNobodyLeadsAsync(CancellationToken cancellation)
    {
        var rows = await (
            from hold in HoldsNobodyLeads(LegalDay.Of(operation.Now))
            join @case in operation.Read<ReviewCase>().IgnoreAutoIncludes() on hold.CaseId equals @case.Id
            orderby hold.LookAgainOn
            select new { hold.Id, hold.CaseId, hold.PersonId, hold.LookAgainOn, hold.EndedAt, @case.Reference, @case.ChildInitials }).Take(MostOfAKind).ToListAsync(cancellation);
        Take(rows, row => row.EndedAt is { } ended
            ? new WorkItem(WorkKind.AnalysisToReopen, row.CaseId, row.Reference, row.ChildInitials, "Find who opens the analysis again: a hold has ended, and the case has no review group",
                ended, null, null, row.Id.Value, row.PersonId.Value, CasePart.Family)
            : new WorkItem(WorkKind.HoldToLookAt, row.CaseId, row.Reference, row.ChildInitials, "Look again at a hold agreed with the police or a court: nobody else works with this family",
                LegalDay.StartOf(row.LookAgainOn).ToUniversalTime(), LegalDay.EndOf(row.LookAgainOn).ToUniversalTime(), row.LookAgainOn, row.Id.Value, row.PersonId.Value, CasePart.Family));
    }

    private IQueryable<InvolvementHold> HoldsNobodyLeads(DateOnly today)
    {
        var partnership = actor.Partnership;
        var memberships = operation.Read<CaseMembership>().Where(member => member.Until == null);
        return operation.Read<InvolvementHold>().Where(hold => hold.PartnershipId == partnership
            && ((hold.EndedAt == null && hold.LookAgainOn <= today && !memberships.Any(member => member.CaseId == hold.CaseId && member.Role != CaseRole.CaseGroupPractitioner))
                || (hold.EndedAt != null && hold.ReopenedAt == null && !memberships.Any(member => member.CaseId == hold.CaseId
                    && (member.Role == CaseRole.ReviewChair || member.Role == CaseRole.LeadReviewer || member.Role == CaseRole.ReviewGroupMember)))));
    }

    private sealed record TalkRow(Guid Member, Guid Case, Guid? Person, DateTimeOffset Since);
}
