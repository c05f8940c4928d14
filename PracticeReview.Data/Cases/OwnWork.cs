using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Actions;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.Information;
using PracticeReview.Data.People;
using PracticeReview.Data.Publication;
using PracticeReview.Data.Referrals;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Data.Cases;

/// <summary>
/// Finds what waits for one person: a fixed number of questions, each of which only a few roles need, and none of which
/// takes more than <see cref="MostOfAKind"/> rows however large the tables are.
/// </summary>
/// <param name="product">Null where nothing is asked about the product's own texts.</param>
internal sealed partial class OwnWork(Operation operation, StaffActor actor, ProductTexts? product = null)
{

    /// <summary>The most of one kind that is looked at; who has more sees that there is more.</summary>
    public const int MostOfAKind = 100;

    private readonly List<WorkItem> _found = [];

    /// <summary>Whether there is more of some kind than was looked at.</summary>
    public bool HasMore { get; private set; }

    public async Task<IReadOnlyList<WorkItem>> FindAsync(CancellationToken cancellation)
    {
        var there = await WaitingAsync(cancellation);
        await DeadlinesAsync(cancellation);
        if (actor.Is(StaffRole.AgencyAuthor))
        {
            await InformationAsync(cancellation);
        }
        if (there.WithPanel && actor.IsOnVirtualPanel)
        {
            await VotesAsync(cancellation);
        }
        if (ReviewReport.MaySignOff(actor) && actor.AgencyId is not null)
        {
            await SignOffsAsync(cancellation);
        }
        await ActionsAsync(there.WithoutScrutineer, cancellation);
        if (there.FamilyWords && (actor.IsBusinessUnit || actor.HasCases))
        {
            await FamilyWordsAsync(cancellation);
        }
        if (there.AskedAnswers && actor.HasCases)
        {
            await AskedAnswersAsync(cancellation);
        }
        if (there.Memories)
        {
            await MemoriesAsync(cancellation);
        }
        await TalksAsync(cancellation);
        if (there.LeaveOuts && actor.HasCases)
        {
            await LeaveOutsAsync(cancellation);
        }
        if (there.ForeignWords && actor.HasCases)
        {
            await ForeignWordsAsync(cancellation);
        }
        if (actor.HasCases)
        {
            await InvolvementAsync(cancellation);
        }
        if (there.ToldOfProblem)
        {
            await ToldOfProblemAsync(cancellation);
        }
        if (there.HoldsNobodyLeads && actor.IsBusinessUnit)
        {
            await HoldsNobodyLeadsAsync(cancellation);
        }
        if (there.ReportRequests && actor.IsBusinessUnit)
        {
            await ReportRequestsAsync(cancellation);
        }
        if (there.HeldReports && actor.IsBusinessUnit)
        {
            await HeldReportsAsync(cancellation);
        }
        if (actor.Is(StaffRole.Translator))
        {
            await TranslationsAsync(cancellation);
        }
        await ReferralsAsync(there, cancellation);
        await MeetingsAsync(there, cancellation);
        return [.. WorkItem.InOrder(_found)];
    }

    private void Take<T>(List<T> rows, Func<T, WorkItem?> item)
    {
        HasMore |= rows.Count == MostOfAKind;
        _found.AddRange(rows.Select(item).OfType<WorkItem>());
    }

    private async Task DeadlinesAsync(CancellationToken cancellation)
    {
        var led = OwnDeadlines.LedBy(actor);
        if (led.Count > 0)
        {
            var kinds = OwnDeadlines.Of(WaitedFor.ReviewLeaders);
            await DeadlinesAsync(Running().Where(deadline => led.Contains(deadline.CaseId) && kinds.Contains(deadline.Kind)), cancellation);
        }
        if (actor.IsBusinessUnit)
        {
            var kinds = OwnDeadlines.Of(WaitedFor.BusinessUnit);
            await DeadlinesAsync(Running().Where(deadline => deadline.PartnershipId == actor.Partnership && kinds.Contains(deadline.Kind)), cancellation);
        }
        if (actor.Is(StaffRole.Referrer))
        {
            var returned = await operation.Read<ReviewCase>().IgnoreAutoIncludes()
                .Where(@case => @case.ReferrerId == actor.Id && @case.Stage == CaseStage.Incomplete).Select(@case => @case.Id).Take(MostOfAKind).ToListAsync(cancellation);
            if (returned.Count > 0)
            {
                await DeadlinesAsync(Running().Where(deadline => returned.Contains(deadline.CaseId) && deadline.Kind == DeadlineKind.ResubmitReferral), cancellation);
            }
        }
    }

    // Texts of the product are no rows: one item stands for all of a language, and is known by its code.
    private static Guid Standing(Language language) => new(System.Text.Encoding.ASCII.GetBytes(language.Code.PadRight(16)));

    private IQueryable<CaseDeadline> Running() => CaseFilters.Running(operation);

    private async Task DeadlinesAsync(IQueryable<CaseDeadline> wanted, CancellationToken cancellation)
    {
        // The few that are shown first, and then their cases: the other way round, every case would be read.
        var rows = await (
            from deadline in wanted.OrderBy(deadline => deadline.DueAt).Take(MostOfAKind)
            join @case in operation.Read<ReviewCase>().IgnoreAutoIncludes() on deadline.CaseId equals @case.Id
            orderby deadline.DueAt
            select new { deadline.Id, deadline.Kind, deadline.Name, deadline.CountedFrom, deadline.DueAt, deadline.DueDay, deadline.CaseId, @case.Reference, @case.ChildInitials, @case.ReferrerId })
            .ToListAsync(cancellation);
        Take(rows, row => new WorkItem(WorkKind.Deadline, row.CaseId, row.Reference, row.ChildInitials, row.Name, row.CountedFrom, row.DueAt, row.DueDay, row.Id,
            Part: OwnDeadlines.Part(row.Kind, CaseParts.For(actor, row.CaseId, row.ReferrerId))));
    }

    private async Task InformationAsync(CancellationToken cancellation)
    {
        var rows = await (
            from request in operation.Read<InformationRequest>()
            join agency in operation.Read<Agency>() on request.AgencyId equals agency.Id
            where request.AuthorId == actor.Id && request.ReturnedAt == null && request.WithdrawnAt == null
            orderby request.SentAt
            select new { request.Id, request.CaseId, request.SentAt, agency.Name }).Take(MostOfAKind).ToListAsync(cancellation);
        var due = await DueAsync([DeadlineKind.ReturnAgencySummary, DeadlineKind.ReturnFullerReport], [.. rows.Select(row => row.CaseId)], cancellation);
        Take(rows, row => due.Find(deadline => deadline.SubjectId == row.Id.Value) is var deadline
            ? new WorkItem(WorkKind.Information, null, row.Name, null, "Return what your agency knows", row.SentAt, deadline?.DueAt, deadline?.DueDay, row.Id.Value) : null);
    }

    private async Task<List<CaseDeadline>> DueAsync(DeadlineKind[] kinds, List<CaseId> cases, CancellationToken cancellation) => cases.Count == 0 ? [] :
        await Running().Where(deadline => cases.Contains(deadline.CaseId) && kinds.Contains(deadline.Kind)).ToListAsync(cancellation);

    private async Task VotesAsync(CancellationToken cancellation)
    {
        var rows = await (
            from referral in operation.Read<Referral>()
            join @case in operation.Read<ReviewCase>().IgnoreAutoIncludes() on referral.CaseId equals @case.Id
            where referral.PartnershipId == actor.Partnership && referral.Status == ReferralStatus.WithPanel && referral.ReferrerId != actor.Id
                && !operation.Read<ConflictOfInterest>().Any(conflict => conflict.ReferralId == referral.Id && conflict.MemberId == actor.Id)
                && !operation.Read<PanelVote>().Any(vote => vote.ReferralId == referral.Id && vote.Submission == referral.Submission && vote.MemberId == actor.Id)
            orderby referral.SubmittedAt
            select new { referral.Id, referral.CaseId, @case.Reference, @case.ChildInitials, referral.SubmittedAt }).Take(MostOfAKind).ToListAsync(cancellation);
        var due = await DueAsync([DeadlineKind.DecideReferral], [.. rows.Select(row => row.CaseId)], cancellation);
        Take(rows, row => due.Find(deadline => deadline.CaseId == row.CaseId) is var deadline
            ? new WorkItem(WorkKind.Vote, row.CaseId, row.Reference, row.ChildInitials, "Vote on the referral", row.SubmittedAt, deadline?.DueAt, deadline?.DueDay,
                row.Id.Value, Part: CasePart.Referral) : null);
    }

    private async Task SignOffsAsync(CancellationToken cancellation)
    {
        var partner = await operation.Read<Agency>().SingleOrDefaultAsync(agency => agency.Id == actor.AgencyId, cancellation);
        if (partner is not { IsStatutoryPartner: true })
        {
            return;
        }
        var rows = await operation.Read<ReviewReport>().Where(report => report.PartnershipId == actor.Partnership && report.AgreedAt != null && report.PublishedAt == null)
            .OrderBy(report => report.AgreedAt).Take(MostOfAKind).ToListAsync(cancellation);
        Take(rows, report => report.SignedOffBy.Contains(partner.Kind) ? null
            : new WorkItem(WorkKind.SignOff, null, report.CaseReference, null, "Sign off the report", report.AgreedAt!.Value, null, null, report.Id.Value));
    }

    private async Task ActionsAsync(bool someWithoutScrutineer, CancellationToken cancellation)
    {
        if (actor.AgencyId is { } agency)
        {
            var own = await operation.Read<PlannedAction>().Where(action => action.AgencyId == agency && action.State == ActionState.Open && action.InForceSince != null)
                .OrderBy(action => action.Due).Take(MostOfAKind).ToListAsync(cancellation);
            Take(own, action => action.MayReport(actor) ? Action(WorkKind.ActionToReport, action, "Report on an action of your agency", action.InForceSince!.Value) : null);
        }
        if (actor.Is(StaffRole.Scrutineer))
        {
            var reported = await operation.Read<PlannedAction>().Where(action => action.ScrutineerId == actor.Id && action.State == ActionState.ReportedComplete)
                .OrderBy(action => action.Due).Take(MostOfAKind).ToListAsync(cancellation);
            Take(reported, action => action.MayVerify(actor) ? Action(WorkKind.ActionToVerify, action, "Verify an action", action.ReportedAt!.Value) : null);
        }
        if (someWithoutScrutineer && actor.IsBusinessUnit)
        {
            // No scrutineer stands in the index as null, so only these are read.
            var without = await operation.Read<PlannedAction>().Where(action => action.ScrutineerId == null && action.State == ActionState.ReportedComplete)
                .OrderBy(action => action.Due).Take(MostOfAKind).ToListAsync(cancellation);
            Take(without, action => action.MayAssign(actor) ? Action(WorkKind.ActionWithoutScrutineer, action, "Find a scrutineer for an action", action.ReportedAt!.Value) : null);
        }
    }

    // An action that was reported complete is no longer late: the agency did its part.
    private static WorkItem Action(WorkKind kind, PlannedAction action, string what, DateTimeOffset since) => kind == WorkKind.ActionToReport
        ? new WorkItem(kind, null, action.CaseReference, null, what, since, LegalDay.EndOf(action.Due).ToUniversalTime(), action.Due, action.Id.Value)
        : new WorkItem(kind, null, action.CaseReference, null, what, since, null, null, action.Id.Value);

    // A case that is closed keeps its family: they were told that they can still ask, and that it is our turn.
    private async Task FamilyWordsAsync(CancellationToken cancellation)
    {
        var worked = actor.CaseRoles.Select(role => role.Case).Distinct().ToList();
        var waiting = operation.Read<Contribution>().Where(contribution => contribution.PartnershipId == actor.Partnership && contribution.Answer == null);
        // The business unit answers questions of every case; everybody else looks only at their own cases.
        waiting = actor.IsBusinessUnit
            ? waiting.Where(contribution => contribution.Kind == ContributionKind.Question || worked.Contains(contribution.CaseId))
            : waiting.Where(contribution => worked.Contains(contribution.CaseId));
        var rows = await (
            from contribution in waiting
            join @case in operation.Read<ReviewCase>().IgnoreAutoIncludes() on contribution.CaseId equals @case.Id
            orderby contribution.SentAt
            select new
            {
                Contribution = contribution,
                @case.Reference,
                @case.ChildInitials,
                IsRead = operation.Read<ContributionStep>().Any(step => step.ContributionId == contribution.Id),
            }).Take(MostOfAKind).ToListAsync(cancellation);
        Take(rows, row => !row.IsRead && actor.IsInReviewGroup(row.Contribution.CaseId)
            ? new WorkItem(WorkKind.FamilyWordsToRead, row.Contribution.CaseId, row.Reference, row.ChildInitials, "Read what a family member sent",
                row.Contribution.SentAt, null, null, row.Contribution.Id.Value, row.Contribution.FamilyMemberId.Value, CasePart.Words)
            : row.Contribution.MayBeAnsweredBy(actor)
            ? new WorkItem(WorkKind.FamilyWords, row.Contribution.CaseId, row.Reference, row.ChildInitials,
                row.Contribution.Kind == ContributionKind.Question ? "Answer a family member's question" : "Say what became of a family member's words",
                row.Contribution.SentAt, null, null, row.Contribution.Id.Value, row.Contribution.FamilyMemberId.Value, CasePart.Family)
            : null);
    }

    private async Task InvolvementAsync(CancellationToken cancellation)
    {
        var worked = actor.CaseRoles.Where(role => role.Role != CaseRole.CaseGroupPractitioner).Select(role => role.Case).Distinct().ToList();
        var reviewed = worked.Where(actor.IsInReviewGroup).ToList();
        var found = await InvolvementWork.FindAsync(operation, actor.Id, worked, reviewed, MostOfAKind, cancellation);
        HasMore |= found.HasMore;
        _found.AddRange(found.Items);
    }

    private async Task ReportRequestsAsync(CancellationToken cancellation)
    {
        var rows = await operation.Read<ReportRequest>().Where(request => request.PartnershipId == actor.Partnership && request.State == ReportRequestState.Waiting)
            .OrderBy(request => request.AskedAt).Select(request => new { request.Id, request.Reference, request.AskedAt }).Take(MostOfAKind).ToListAsync(cancellation);
        Take(rows, row => new WorkItem(WorkKind.ReportRequest, null, row.Reference, null, "Answer a request for a report", row.AskedAt, null, null, row.Id));
    }

    private async Task HeldReportsAsync(CancellationToken cancellation)
    {
        var rows = await DueReports().OrderBy(report => report.PublicationDay).Take(MostOfAKind).ToListAsync(cancellation);
        Take(rows, report => new WorkItem(WorkKind.PublicationHeld, null, report.CaseReference, null, "See why a report was not published on its day",
            LegalDay.StartOf(report.PublicationDay!.Value).ToUniversalTime(), null, null, report.Id.Value));
    }

    // What is due and still not public: the job that publishes goes on without anybody, and what it holds it tells nobody of.
    private IQueryable<ReviewReport> DueReports()
    {
        var (partnership, today) = (actor.Partnership, LegalDay.Of(operation.Now));
        return operation.Read<ReviewReport>().IgnoreAutoIncludes()
            .Where(report => report.PartnershipId == partnership && report.Decision == PublicationDecision.Publish && report.PublishedAt == null && report.PublicationDay <= today);
    }

    private async Task TranslationsAsync(CancellationToken cancellation)
    {
        var given = await operation.Read<TranslatorLanguage>().Where(row => row.StaffId == actor.Id).Select(row => new { row.Language, row.GivenAt }).ToListAsync(cancellation);
        if (given.Count == 0)
        {
            return;
        }
        var own = given.ConvertAll(row => row.Language);
        if (product is not null)
        {
            // What is left to translate is seen at the desk; what is written and waits for other eyes keeps a language from going live.
            var waiting = await product.WaitingAsync(operation, actor, own, cancellation);
            _found.AddRange(waiting.Select(row => new WorkItem(WorkKind.ProductTextsToCheck, null, row.Language.EnglishName, null,
                row.Count == 1 ? "Check 1 text of the product" : $"Check {row.Count} texts of the product", given.Find(one => one.Language == row.Language.Code)!.GivenAt, null, null, Standing(row.Language))));
        }
        var rows = await (
            from request in operation.Read<TranslationRequest>()
            where request.PartnershipId == actor.Partnership && request.SupersededAt == null && request.TakenBackAt == null && (own.Contains(request.IntoLanguage) || own.Contains(request.FromLanguage))
            join translation in operation.Read<CaseTextTranslation>() on new { request.CaseId, request.SourceHash, Language = request.IntoLanguage }
                equals new { translation.CaseId, translation.SourceHash, translation.Language } into made
            from translation in made.DefaultIfEmpty()
            where translation == null || (translation.State != TextState.Approved && !(translation.State == TextState.WaitingForReview && translation.TranslatedBy == actor.Id))
            orderby request.RequestedAt
            select new { request.Id, request.FromLanguage, request.IntoLanguage, request.RequestedAt, Waits = translation != null && translation.State == TextState.WaitingForReview })
            .Take(MostOfAKind).ToListAsync(cancellation);
        Take(rows, row => new WorkItem(row.Waits ? WorkKind.TranslationToCheck : WorkKind.TranslationToMake, null,
            Languages.TryFind(row.IntoLanguage == Languages.English.Code ? row.FromLanguage : row.IntoLanguage, out var language) ? language.EnglishName : "", null,
            row.Waits ? "Check a translation" : "Translate a text to or from a family", row.RequestedAt, null, null, row.Id.Value));
    }
}
