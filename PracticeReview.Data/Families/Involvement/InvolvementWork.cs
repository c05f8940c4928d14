using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Actions;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>What waits to be done about the involvement of a family, for those who work with it. Nothing here names a person.</summary>
internal static class InvolvementWork
{
    /// <param name="who">Whose work it is.</param>
    /// <param name="worked">The cases whose family the person works with.</param>
    /// <param name="reviewed">Those of them whose review group the person is in.</param>
    /// <param name="most">The most of one kind that is looked at.</param>
    public static async Task<(IReadOnlyList<WorkItem> Items, bool HasMore)> FindAsync(Operation operation, StaffId who, IReadOnlyList<CaseId> worked, IReadOnlyList<CaseId> reviewed, int most, CancellationToken cancellation)
    {
        var items = new List<WorkItem>();
        var hasMore = false;
        var notMetOf = new Dictionary<CaseId, HashSet<FamilyMemberId>>();
        if (worked.Count == 0)
        {
            return (items, false);
        }
        var (now, today) = (operation.Now, LegalDay.Of(operation.Now));
        // After a case is closed nothing new is begun with its family; what they said and what was promised them waits as before.
        var open = await operation.Read<ReviewCase>().IgnoreAutoIncludes().Where(@case => worked.Contains(@case.Id) && @case.Stage != CaseStage.NotReviewed)
            .Select(@case => new
            {
                @case.Id,
                @case.Reference,
                @case.ChildInitials,
                @case.Stage,
                @case.StageSince,
                // Actions in force of which nobody told the family; of what was taken back on purpose nobody is asked again.
                UntoldSince = operation.Context.Set<FamilyMember>().Any(member => member.CaseId == @case.Id && member.AccessEndedAt == null)
                    ? operation.Context.Set<PlannedAction>().Where(action => action.CaseId == @case.Id && action.InForceSince != null && !operation.Context.Set<ToldAction>().Any(told => told.ActionId == action.Id)).Min(action => action.InForceSince)
                    : null,
            }).ToDictionaryAsync(@case => @case.Id, cancellation);
        var ids = open.Keys.ToList();
        var running = open.Values.Where(@case => @case.Stage != CaseStage.Closed).Select(@case => @case.Id).ToList();

        var holds = await operation.Read<InvolvementHold>().Where(hold => ids.Contains(hold.CaseId) && ((hold.EndedAt == null && hold.LookAgainOn <= today) || (hold.EndedAt != null && hold.ReopenedAt == null)))
            .OrderBy(hold => hold.LookAgainOn).Select(hold => new { hold.Id, hold.CaseId, hold.PersonId, hold.LookAgainOn, hold.EndedAt }).Take(most).ToListAsync(cancellation);
        hasMore |= holds.Count == most;
        foreach (var hold in holds)
        {
            if (hold.EndedAt is null)
            {
                Add(WorkKind.HoldToLookAt, hold.CaseId, "Look again at a hold agreed with the police or a court", LegalDay.StartOf(hold.LookAgainOn), hold.LookAgainOn, hold.Id.Value, hold.PersonId);
            }
            else if (reviewed.Contains(hold.CaseId))
            {
                Add(WorkKind.AnalysisToReopen, hold.CaseId, "Open the analysis again: a hold has ended", hold.EndedAt.Value, null, hold.Id.Value, hold.PersonId);
            }
        }

        var plans = await operation.Read<InvolvementPlan>().Where(plan => running.Contains(plan.CaseId) && plan.NeedsInterpreter && (plan.InterpreterAt == null || plan.InterpreterAt <= now))
            .OrderBy(plan => plan.WrittenAt).Select(plan => new { plan.PersonId, plan.CaseId, plan.WrittenAt }).Take(most).ToListAsync(cancellation);
        hasMore |= plans.Count == most;
        plans.ForEach(plan => Add(WorkKind.InterpreterToBook, plan.CaseId, "Book an interpreter for a family member", plan.WrittenAt, null, plan.PersonId.Value, plan.PersonId));

        var points = Enum.GetValues<MeetingPreparation>().Length;
        var meetings = await operation.Read<FamilyMeeting>().Where(meeting => running.Contains(meeting.CaseId) && meeting.State == FamilyMeetingState.Planned
                && operation.Context.Set<MeetingStep>().Count(step => step.MeetingId == meeting.Id) < points)
            .OrderBy(meeting => meeting.At).Select(meeting => new { meeting.Id, meeting.CaseId, meeting.At, meeting.WrittenAt }).Take(most).ToListAsync(cancellation);
        hasMore |= meetings.Count == most;
        meetings.ForEach(meeting => Add(WorkKind.MeetingToPrepare, meeting.CaseId, "Prepare a meeting with the family", meeting.WrittenAt, LegalDay.Of(meeting.At), meeting.Id.Value, null));

        // Asked, asked again, and no word: nothing is sent to them any more, so somebody asks in person. Whoever was never asked is
        // given four weeks to come in by their link.
        var (silent, never) = (operation.Now - FamilyMember.SafetyEnds, operation.Now - (FamilyMember.SafetyEnds - FamilyMember.SafetyLasts));
        // Whoever was added before ages were asked may be a child: until somebody says, they can only say no.
        var unasked = await operation.Read<FamilyMember>().Where(member => ids.Contains(member.CaseId) && member.FacilitatorId == who && member.AccessEndedAt == null)
            .Select(member => new
            {
                member.Id,
                member.CaseId,
                member.AddedAt,
                member.SafetySaidAt,
                ChangedAt = member.ContactChangedAt != null && (member.ContactMadeSureAt == null || member.ContactMadeSureAt < member.ContactChangedAt) ? member.ContactChangedAt : null,
                OfSafety = running.Contains(member.CaseId) && member.FrozenAt == null && (member.SafeEmail != null || member.SafeMobile != null) && (member.SafetySaidAt == null ? member.AddedAt <= never : member.SafetySaidAt <= silent),
                OfAge = running.Contains(member.CaseId) && member.Age == null && !operation.Context.Set<ConsentGrounds>().Any(grounds => grounds.FamilyMemberId == member.Id),
                // The person named the day, so nobody asks before it, and somebody does then.
                IsFrozen = member.FrozenAt != null,
                AskAgainOn = operation.Context.Set<AgreementChoice>().Where(choice => choice.FamilyMemberId == member.Id && running.Contains(choice.CaseId) && choice.AskAgainOn <= today
                    && !operation.Context.Set<AgreementChoice>().Any(later => later.FamilyMemberId == choice.FamilyMemberId && later.Activity == choice.Activity && later.ChosenAt > choice.ChosenAt)).Min(choice => choice.AskAgainOn),
            })
            .Where(member => member.OfSafety || member.OfAge || member.AskAgainOn != null || member.ChangedAt != null).OrderBy(member => member.AddedAt).Take(most).ToListAsync(cancellation);
        hasMore |= unasked.Count == most;
        unasked.Where(member => member.OfSafety).ToList().ForEach(member => Add(WorkKind.SafetyToAsk, member.CaseId, "Ask a family member in person which ways of reaching them are safe",
            member.SafetySaidAt is { } said ? said + FamilyMember.SafetyEnds : member.AddedAt, null, member.Id.Value, null));
        unasked.Where(member => member.OfAge).ToList().ForEach(member => Add(WorkKind.AgeToRecord, member.CaseId, "Record how old a family member is: until then they can agree to nothing", member.AddedAt, null, member.Id.Value, null));

        unasked.Where(member => member.ChangedAt is not null).ToList().ForEach(member => Add(WorkKind.ContactToMakeSure, member.CaseId, "A family member has changed how to reach them: make sure that it was them",
            member.ChangedAt!.Value, null, member.Id.Value, null));
        // Whom nobody may approach now is not asked either, until that ends.
        foreach (var member in unasked.Where(member => member.AskAgainOn is not null && !member.IsFrozen))
        {
            if (!(await NotMetAsync(member.CaseId)).Contains(member.Id))
            {
                Add(WorkKind.NotNowToAskAgain, member.CaseId, $"Ask a family member again who said \"not now\": they named {EnglishDates.Day(member.AskAgainOn!.Value)}",
                    LegalDay.StartOf(member.AskAgainOn!.Value), member.AskAgainOn, member.Id.Value, null);
            }
        }

        // Before a link ends: whom nobody may approach now gets no new one.
        var soon = now + FamilyInvitation.EndsSoon;
        var longAgo = now - FamilyInvitation.EndsSoon;
        var ending = await (
            from invitation in operation.Read<FamilyInvitation>()
            join member in operation.Read<FamilyMember>() on invitation.FamilyMemberId equals member.Id
            where running.Contains(invitation.CaseId) && invitation.RevokedAt == null && invitation.ExpiresAt <= soon && invitation.ExpiresAt > longAgo && member.FrozenAt == null && member.FacilitatorId == who && member.AccessEndedAt == null
            orderby invitation.ExpiresAt
            select new { Member = member.Id, invitation.CaseId, invitation.ExpiresAt }).Take(most).ToListAsync(cancellation);
        hasMore |= ending.Count == most;
        foreach (var @case in ending.GroupBy(link => link.CaseId))
        {
            var notMet = await NotMetAsync(@case.Key);
            foreach (var link in @case.Where(link => !notMet.Contains(link.Member)))
            {
                var day = FamilyInvitation.LastDay(link.ExpiresAt);
                Add(WorkKind.LinkEnds, link.CaseId, $"The invitation of a person {(link.ExpiresAt <= now ? "ended" : "ends")} on {EnglishDates.Day(day)}: give them a new link if they want one",
                    link.ExpiresAt - FamilyInvitation.EndsSoon, day, link.Member.Value, null);
            }
        }

        var wishes = await operation.Read<TakingPartWishes>().Where(TakingPartWishes.SaysAnything).Where(said => ids.Contains(said.CaseId)
                && !operation.Context.Set<WishesAnswer>().Any(answer => answer.FamilyMemberId == said.FamilyMemberId && answer.SaidAt == said.SaidAt)
                && operation.Context.Set<FamilyMember>().Any(member => member.Id == said.FamilyMemberId && member.FacilitatorId == who && member.AccessEndedAt == null))
            .OrderBy(said => said.SaidAt).Select(said => new { said.FamilyMemberId, said.CaseId, said.SaidAt }).Take(most).ToListAsync(cancellation);
        hasMore |= wishes.Count == most;
        wishes.ForEach(said => Add(WorkKind.WishesToAnswer, said.CaseId, "Answer how a family member wants to take part", said.SaidAt, null, said.FamilyMemberId.Value, null));

        // Whom nobody approaches now is not gone through it with either, until that ends.
        var unclear = await operation.Read<SpokenExplanation>().Where(told => ids.Contains(told.CaseId) && (told.Understanding == Understanding.NotYet || told.Understanding == Understanding.Silence)
                && operation.Context.Set<FamilyMember>().Any(member => member.Id == told.FamilyMemberId && member.FacilitatorId == who && member.AccessEndedAt == null)
                && !operation.Context.Set<SpokenExplanation>().Any(later => later.FamilyMemberId == told.FamilyMemberId && later.Thing == told.Thing && later.SubjectId == told.SubjectId && later.RecordedAt > told.RecordedAt))
            .OrderBy(told => told.RecordedAt).Select(told => new { told.FamilyMemberId, told.CaseId, told.RecordedAt, told.Thing, told.SubjectId }).Take(most).ToListAsync(cancellation);
        hasMore |= unclear.Count == most;
        // Nobody goes again through a passage that was taken back: the person cannot look at it any more.
        var ofPassages = unclear.Where(told => told.Thing == ExplainedThing.Passage).Select(told => new ReleasedPassageId(told.SubjectId)).ToList();
        var takenBack = ofPassages.Count == 0 ? []
            : await operation.Read<ReleasedPassage>().Where(passage => ofPassages.Contains(passage.Id) && passage.WithdrawnAt != null).Select(passage => passage.Id.Value).ToListAsync(cancellation);
        unclear.RemoveAll(told => takenBack.Contains(told.SubjectId));
        foreach (var @case in unclear.GroupBy(told => told.CaseId))
        {
            var notApproached = (await InvolvementQueries.NotApproachedAsync(operation, @case.Key, cancellation)).Select(person => person.Member).ToList();
            foreach (var person in @case.Where(told => !notApproached.Contains(told.FamilyMemberId)).GroupBy(told => told.FamilyMemberId))
            {
                Add(WorkKind.UnderstandingToCheck, @case.Key, "Go again through something written with a family member who has not understood it yet", person.Min(told => told.RecordedAt), null, person.Key.Value, null);
            }
        }

        // Who comes needs nothing more; what was said of a meeting that has been moved since is answered by that.
        var unread = await (
            from answer in operation.Read<MeetingAnswer>()
            join meeting in operation.Read<FamilyMeeting>() on answer.MeetingId equals meeting.Id
            where ids.Contains(answer.CaseId) && answer.NotedAt == null && answer.Kind != MeetingAnswerKind.Coming && meeting.State == FamilyMeetingState.Planned && meeting.At > now
                && answer.ForTime == meeting.At && answer.ForPlaceHash == meeting.PlaceHash
                && operation.Context.Set<FamilyMember>().Any(member => member.Id == answer.FamilyMemberId && member.FacilitatorId == who)
                && !operation.Context.Set<MeetingAnswer>().Any(later => later.MeetingId == answer.MeetingId && later.FamilyMemberId == answer.FamilyMemberId && later.SaidAt > answer.SaidAt)
            orderby answer.SaidAt
            select new { answer.MeetingId, answer.CaseId, answer.SaidAt }).Take(most).ToListAsync(cancellation);
        hasMore |= unread.Count == most;
        unread.ForEach(answer => Add(WorkKind.MeetingAnswered, answer.CaseId, "Read what a family member says to a meeting they are invited to", answer.SaidAt, null, answer.MeetingId.Value, null));

        // Who wants to talk does so with their contact person; what may not stand in the report any more is also for those who write it.
        var quotes = await operation.Read<QuoteChoice>().Where(choice => ids.Contains(choice.CaseId) && choice.NotedAt == null
                && !operation.Context.Set<QuoteChoice>().Any(later => later.ContributionId == choice.ContributionId && later.ChosenAt > choice.ChosenAt)
                && (choice.Answer == QuoteAnswer.TalkFirst || operation.Context.Set<QuoteChoice>().Any(before => before.ContributionId == choice.ContributionId
                    && ((choice.Answer == QuoteAnswer.No && (before.Answer == QuoteAnswer.Yes || before.Answer == QuoteAnswer.WithoutName))
                        || (choice.Answer == QuoteAnswer.WithoutName && before.Answer == QuoteAnswer.Yes))))
                && (operation.Context.Set<FamilyMember>().Any(member => member.Id == choice.FamilyMemberId && member.FacilitatorId == who)
                    || (reviewed.Contains(choice.CaseId) && choice.Answer != QuoteAnswer.TalkFirst)))
            .OrderBy(choice => choice.ChosenAt).Select(choice => new { choice.ContributionId, choice.CaseId, choice.Answer, choice.ChosenAt }).Take(most).ToListAsync(cancellation);
        hasMore |= quotes.Count == most;
        quotes.ForEach(choice => Add(WorkKind.QuoteToSeeTo, choice.CaseId, choice.Answer == QuoteAnswer.TalkFirst
            ? "Talk with a family member about whether the report may quote them" : "Take words out of the report that a family member allowed, and does not allow as they did any more",
            choice.ChosenAt, null, choice.ContributionId.Value, null));

        // One question for three kinds. Once there is a draft, what was considered is part of it or it is said why not; and what two tell of
        // one thing is weighed (guidance 1.7).
        var (of, group) = (ids.ConvertAll(id => id.Value), ids.Where(reviewed.Contains).Select(id => id.Value).ToList());
        var unsettled = await operation.Context.Database.SqlQuery<UnsettledRow>($"""
            (select 'EscalationToSettle' as "Kind", e.meeting_id as "Subject", e.case_id as "Case", e.raised_at as "Since"
                from meeting_escalations e where e.case_id = any ({of}) and e.settled_at is null order by e.raised_at limit {most})
            union all
            (select 'UseToSay', s.contribution_id, s.case_id, s.taken_at
                from contribution_steps s join contributions c on c.id = s.contribution_id
                where s.case_id = any ({group}) and s.status = 'Considered' and c.kind <> 'Question'
                    and not exists (select from contribution_steps later where later.contribution_id = s.contribution_id and later.number > s.number)
                    and exists (select from contribution_answers a where a.contribution_id = s.contribution_id)
                    and exists (select from draft_passages d where d.case_id = s.case_id)
                    and not exists (select from leave_out_requests r where r.contribution_id = s.contribution_id and r.outcome = 'LeftOut')
                order by s.taken_at limit {most})
            union all
            (select 'AccountsToWeigh', a.id, a.case_id, a.written_at
                from contradictory_accounts a where a.case_id = any ({group}) and a.analysis = '' order by a.written_at limit {most})
            """).ToListAsync(cancellation);
        foreach (var kind in unsettled.GroupBy(row => Enum.Parse<WorkKind>(row.Kind)))
        {
            hasMore |= kind.Count() == most;
            foreach (var row in kind)
            {
                Add(kind.Key, new CaseId(row.Case), kind.Key switch
                {
                    WorkKind.UseToSay => "Say where the review uses what a family member sent, or why it does not",
                    WorkKind.AccountsToWeigh => "Say what the review makes of accounts that contradict each other",
                    _ => "Settle what was taken further from a meeting with the family",
                }, row.Since, null, row.Subject, null);
            }
        }

        // What the services agreed to do the family learns from nobody else.
        foreach (var @case in open.Values.Where(@case => @case.UntoldSince is not null))
        {
            Add(WorkKind.ActionsToTell, @case.Id, "Tell the family what the services agreed to do", @case.UntoldSince!.Value, null, @case.Id.Value, null);
        }

        // Before the review ends everybody on the map is decided on; earlier, the group is still getting to know the family.
        var late = open.Values.Where(@case => @case.Stage is CaseStage.Review or CaseStage.Report or CaseStage.Publication or CaseStage.Actions).Select(@case => @case.Id).ToList();
        var undecided = late.Count == 0 ? [] : await operation.Read<MappedPerson>().Where(person => late.Contains(person.CaseId) && person.TakenOffAt == null
                && !operation.Context.Set<InvolvementDecision>().Any(decision => decision.PersonId == person.Id && decision.Choice != InvolvementChoice.Undecided
                    && !operation.Context.Set<InvolvementDecision>().Any(later => later.ReplacesId == decision.Id)))
            .OrderBy(person => person.AddedAt).Select(person => new { person.Id, person.CaseId, person.AddedAt }).Take(most).ToListAsync(cancellation);
        hasMore |= undecided.Count == most;
        undecided.ForEach(person => Add(WorkKind.InvolvementToDecide, person.CaseId, "Decide whether a person on the family map is involved", person.AddedAt, null, person.Id.Value, person.Id));
        return (items, hasMore);

        // Asked once of each case, and only where something waits on it.
        async Task<HashSet<FamilyMemberId>> NotMetAsync(CaseId @case) => notMetOf.TryGetValue(@case, out var known) ? known
            : notMetOf[@case] = [.. (await NotMet.OfAsync(operation, @case, cancellation)).Select(person => person.Member).OfType<FamilyMemberId>()];

        void Add(WorkKind kind, CaseId @case, string what, DateTimeOffset since, DateOnly? due, Guid subject, MappedPersonId? person) =>
            items.Add(new WorkItem(kind, @case, open[@case].Reference, open[@case].ChildInitials, what, since.ToUniversalTime(), due is { } day ? LegalDay.EndOf(day) : null, due, subject, person?.Value, CasePart.Family));
    }

    private sealed record UnsettledRow(string Kind, Guid Subject, Guid Case, DateTimeOffset Since);
}
