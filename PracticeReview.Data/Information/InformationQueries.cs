using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>Somebody who may answer for an agency.</summary>
public sealed record AgencyAuthor(AgencyId Agency, string AgencyName, StaffId Author, string Name);

/// <summary>One agency that was asked. Instants are in UTC.</summary>
/// <param name="Summary">What it returned, or null.</param>
public sealed record AskedAgency(
    InformationRequestId Id, AgencyId Agency, string AgencyName, string AuthorName, string WhyAsked, string Letter, DateTimeOffset SentAt,
    DateTimeOffset? ReturnedAt, ReturnKind? ReturnKind, string? RecordsSearched, DeadlineView? Deadline, AgencySummaryWords? Summary,
    TakenChronology? Chronology, RequestKind Kind, int Round, WithdrawnRequest? Withdrawn, IReadOnlyList<AgreedDay> AgreedDays,
    IReadOnlyList<GivenRating> Ratings, bool MayRate);

/// <summary>A request that no answer is needed for any more.</summary>
public sealed record WithdrawnRequest(DateTimeOffset At, string Why);

/// <summary>A later day that was agreed with an agency, by whom and why.</summary>
public sealed record AgreedDay(DateOnly Until, string Why, string By, DateTimeOffset At);

/// <summary>How a return was rated; <paramref name="ReturnBy"/> where it went back.</summary>
/// <param name="Words">The words of the return that was rated.</param>
public sealed record GivenRating(
    int Round, IReadOnlyDictionary<SummaryCriterion, CriterionMet> Criteria, string Told, DateOnly? ReturnBy, DateTimeOffset At, AgencySummaryWords? Words);

/// <summary>The gathering of information of a case as the people who work on it see it.</summary>
/// <param name="NotAsked">Agencies that were not asked, each with the people who could answer for it.</param>
/// <param name="AskFor">Which of the two stages can be asked for now; null where neither, or for others than the business unit.</param>
/// <param name="Suggested">What the referral says, to begin the letters with; null where it is not for this actor, or there is none.</param>
public sealed record CaseGathering(
    CaseId Case, CaseStage Stage, IReadOnlyList<AskedAgency> Asked, IReadOnlyList<NotAskedAgency> NotAsked, SuggestedWords? Suggested, bool MaySend,
    bool MayFinish, EndOfGathering? Finished, RequestKind? AskFor, bool MayChange, DateTimeOffset Now);

/// <param name="Notices">What the author should know about how the file was read.</param>
public sealed record TakenChronology(int Version, int Events, DateTimeOffset UploadedAt, DocumentId Document, IReadOnlyList<ChronologyNotice> Notices);

/// <param name="Missing">How many agencies had not returned anything by then.</param>
public sealed record EndOfGathering(DateTimeOffset At, int Missing, string? WhyWithout);

public sealed record NotAskedAgency(AgencyId Id, string Name, IReadOnlyList<AgencyAuthor> Authors);

/// <param name="Agencies">The agencies the referrer named.</param>
public sealed record SuggestedWords(string AboutTheChild, string Purpose, IReadOnlyList<AgencyId> Agencies);

/// <summary>A request in its author's list.</summary>
public sealed record OwnRequestRow(InformationRequestId Id, string AgencyName, DateTimeOffset SentAt, DateTimeOffset? ReturnedAt, ReturnKind? ReturnKind, DeadlineView? Deadline,
    RequestKind Kind, DateTimeOffset? WithdrawnAt, bool IsSentBack);

/// <summary>A request as its author works on it.</summary>
/// <param name="Chronology">The upload in force, or null.</param>
/// <param name="Refused">What was wrong with the last upload, or null where it was taken.</param>
public sealed record OwnRequestPage(
    InformationRequestId Id, string AgencyName, string Letter, DateTimeOffset SentAt, DateTimeOffset? ReturnedAt, ReturnKind? ReturnKind,
    string? RecordsSearched, DeadlineView? Deadline, AgencySummaryWords? Summary, TakenChronology? Chronology, int RefusedCount, DateTimeOffset? RefusedAt,
    IReadOnlyList<ChronologyProblem> Refused, bool MayAnswer, RequestKind Kind, DateTimeOffset? WithdrawnAt, IReadOnlyList<AgreedDay> AgreedDays,
    IReadOnlyList<GivenRating> Ratings, DateTimeOffset Now)
{
    /// <summary>A file that waits for its author to say how it is to be read; asked for by itself (<see cref="TakeAwaitedChronology"/>).</summary>
    public AwaitedChronology? Awaited { get; init; }

    /// <summary>The rating by which the summary now written goes back; null where nothing went back.</summary>
    public GivenRating? SentBack => MayAnswer && Ratings.Count > 0 && Ratings[^1].ReturnBy is not null ? Ratings[^1] : null;
}

/// <summary>What agencies were asked and what they returned.</summary>
public sealed class InformationQueries(Database database)
{
    /// <summary>Opens a case's gathering of information with the summaries, which leaves a line in the record.</summary>
    /// <returns>Null for people who do not work on the case's professional material.</returns>
    public async Task<CaseGathering?> OpenGatheringAsync(StaffActor actor, CaseId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var stage = await operation.Read<ReviewCase>().IgnoreAutoIncludes().Where(@case => @case.Id == id).Select(@case => (CaseStage?)@case.Stage).SingleOrDefaultAsync(cancellation);
        if (stage is null || !(actor.IsBusinessUnit || actor.IsOnVirtualPanel || actor.IsInReviewGroup(id)))
        {
            return null;
        }
        var requests = await (
            from request in operation.Read<InformationRequest>()
            join agency in operation.Read<Agency>() on request.AgencyId equals agency.Id
            join author in operation.Read<StaffMember>() on request.AuthorId equals author.Id
            where request.CaseId == id
            orderby agency.Name, request.Id
            select new { Request = request, AgencyName = agency.Name, AuthorName = author.Name }).ToListAsync(cancellation);
        var deadlines = await operation.Read<CaseDeadline>()
            .Where(deadline => deadline.CaseId == id && (deadline.Kind == DeadlineKind.ReturnAgencySummary || deadline.Kind == DeadlineKind.ReturnFullerReport)).ToListAsync(cancellation);
        var summaries = await operation.Read<AgencySummary>().Where(summary => summary.CaseId == id).ToListAsync(cancellation);
        var chronologies = await operation.Read<Chronology>().Where(chronology => chronology.CaseId == id).ToListAsync(cancellation);
        var finished = await operation.Read<FinishedGathering>().SingleOrDefaultAsync(f => f.CaseId == id, cancellation);
        var ratings = await operation.Read<SummaryRating>().Where(rating => rating.CaseId == id).OrderBy(rating => rating.Round).ToListAsync(cancellation);
        var agreed = await AgreedDaysAsync(operation, extension => extension.CaseId == id, cancellation);
        RequestKind? askFor = !InformationRequest.MayBeSentBy(actor) ? null
            : SendInformationRequests.IsTimeToAsk(stage.Value) ? RequestKind.Summary
            : SendInformationRequests.IsTimeForFullerReports(stage.Value) ? RequestKind.FullerReport : null;
        var maySend = askFor is not null;
        var notAsked = maySend ? await NotAskedAsync(operation, [.. requests.Where(r => r.Request.Kind == askFor && r.Request.WithdrawnAt is null).Select(r => r.Request.AgencyId)], cancellation) : [];
        var suggested = maySend ? await SuggestAsync(operation, id, cancellation) : null;
        await operation.SaveAsync(cancellation, new AuditEntry("Agency summaries opened", id, "Case", id.Value));
        return new CaseGathering(id, stage.Value,
            [.. requests.Select(r => new AskedAgency(r.Request.Id, r.Request.AgencyId, r.AgencyName, r.AuthorName, r.Request.WhyAsked, r.Request.Letter,
                r.Request.SentAt, r.Request.ReturnedAt, r.Request.ReturnKind, r.Request.RecordsSearched,
                deadlines.Find(d => d.SubjectId == r.Request.Id.Value) is { } deadline ? DeadlineView.Of(deadline, operation.Now) : null,
                summaries.Find(s => s.RequestId == r.Request.Id && s.Round == r.Request.Round)?.Words,
                Taken(chronologies.Where(c => c.RequestId == r.Request.Id).MaxBy(c => c.Version)), r.Request.Kind, r.Request.Round,
                r.Request.WithdrawnAt is { } withdrawn ? new WithdrawnRequest(withdrawn, r.Request.WhyWithdrawn ?? "") : null,
                [.. agreed[r.Request.Id]], Given(ratings, summaries, r.Request.Id),
                SummaryRating.MayBeGivenBy(actor, r.Request) && !ratings.Exists(rating => rating.RequestId == r.Request.Id && rating.Round == r.Request.Round)))],
            notAsked, suggested, maySend, FinishedGathering.MayBeDoneBy(actor, stage.Value),
            finished is null ? null : new EndOfGathering(finished.FinishedAt, finished.Missing, finished.WhyWithout),
            askFor, InformationRequest.MayBeSentBy(actor), operation.Now);
    }

    /// <summary>The requests that this actor answers for their agency, what is open first.</summary>
    public async Task<IReadOnlyList<OwnRequestRow>> OwnAsync(StaffActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var rows = await (
            from request in operation.Read<InformationRequest>()
            join agency in operation.Read<Agency>() on request.AgencyId equals agency.Id
            where request.AuthorId == actor.Id && request.WithdrawnAt == null
            orderby request.ReturnedAt != null, request.SentAt descending
            select new { request.Id, agency.Name, request.SentAt, request.ReturnedAt, request.ReturnKind, request.Kind, request.Round }).Take(500).ToListAsync(cancellation);
        var ids = rows.Select(row => (Guid?)row.Id.Value).ToList();
        var deadlines = await operation.Read<CaseDeadline>()
            .Where(d => (d.Kind == DeadlineKind.ReturnAgencySummary || d.Kind == DeadlineKind.ReturnFullerReport) && ids.Contains(d.SubjectId)).ToListAsync(cancellation);
        var former = await WithdrawnRequests.FindAsync(operation, cancellation);
        var agencies = await NamesOfAsync(operation, former, cancellation);
        return
        [
            .. rows.Select(row => new OwnRequestRow(row.Id, row.Name, row.SentAt, row.ReturnedAt, row.ReturnKind,
                deadlines.Find(d => d.SubjectId == row.Id.Value) is { } deadline ? DeadlineView.Of(deadline, operation.Now) : null,
                row.Kind, null, row.Round > 1 && row.ReturnedAt is null)),
            .. former.Select(request => new OwnRequestRow(request.Id, agencies.GetValueOrDefault(request.Agency, ""), request.SentAt, null, null, null, request.Kind, request.WithdrawnAt, false)),
        ];
    }

    /// <summary>Opens one's own request, which leaves a line in the record.</summary>
    /// <returns>Null for everybody but its author.</returns>
    public async Task<OwnRequestPage?> OpenOwnAsync(StaffActor actor, InformationRequestId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await (
            from request in operation.Read<InformationRequest>()
            join agency in operation.Read<Agency>() on request.AgencyId equals agency.Id
            where request.Id == id && request.AuthorId == actor.Id && request.WithdrawnAt == null
            select new { Request = request, agency.Name }).SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return await OpenFormerAsync(operation, id, cancellation);
        }
        var own = found.Request;
        var deadline = await operation.Read<CaseDeadline>()
            .SingleOrDefaultAsync(d => (d.Kind == DeadlineKind.ReturnAgencySummary || d.Kind == DeadlineKind.ReturnFullerReport) && d.SubjectId == id.Value, cancellation);
        var summaries = await operation.Read<AgencySummary>().Where(s => s.RequestId == id).ToListAsync(cancellation);
        var ratings = await operation.Read<SummaryRating>().Where(rating => rating.RequestId == id).OrderBy(rating => rating.Round).ToListAsync(cancellation);
        var agreed = await AgreedDaysAsync(operation, extension => extension.RequestId == id, cancellation);
        var chronology = await operation.Read<Chronology>().Where(c => c.RequestId == id).OrderByDescending(c => c.Version).FirstOrDefaultAsync(cancellation);
        var refused = await operation.Read<RefusedChronology>().SingleOrDefaultAsync(r => r.RequestId == id, cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Information request opened", own.CaseId, "InformationRequest", id.Value));
        return new OwnRequestPage(id, found.Name, own.Letter, own.SentAt, own.ReturnedAt, own.ReturnKind, own.RecordsSearched,
            deadline is null ? null : DeadlineView.Of(deadline, operation.Now), summaries.Find(s => s.Round == own.Round)?.Words, Taken(chronology),
            refused?.ProblemCount ?? 0, refused?.RefusedAt, refused?.List() ?? [], own.MayBeAnsweredBy(actor), own.Kind, null,
            [.. agreed[id]], Given(ratings, summaries, id), operation.Now);
    }

    // Who is no longer asked no longer needs to know about whom it was.
    private static async Task<OwnRequestPage?> OpenFormerAsync(Operation operation, InformationRequestId id, CancellationToken cancellation)
    {
        if ((await WithdrawnRequests.FindAsync(operation, cancellation)).FirstOrDefault(request => request.Id == id) is not { } former)
        {
            return null;
        }
        var agencies = await NamesOfAsync(operation, [former], cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Information request opened", former.Case, "InformationRequest", id.Value));
        return new OwnRequestPage(id, agencies.GetValueOrDefault(former.Agency, ""), "", former.SentAt, null, null, null, null, null, null, 0, null, [], false,
            former.Kind, former.WithdrawnAt, [], [], operation.Now);
    }

    private static async Task<Dictionary<AgencyId, string>> NamesOfAsync(Operation operation, IReadOnlyList<FormerRequest> former, CancellationToken cancellation)
    {
        var ids = former.Select(request => request.Agency).Distinct().ToList();
        return ids.Count == 0 ? [] : await operation.Read<Agency>().Where(agency => ids.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, agency => agency.Name, cancellation);
    }

    private static List<GivenRating> Given(List<SummaryRating> ratings, List<AgencySummary> summaries, InformationRequestId request) =>
        [.. ratings.Where(rating => rating.RequestId == request).Select(rating => new GivenRating(rating.Round, rating.Criteria, rating.Words, rating.ReturnBy, rating.RatedAt,
            summaries.Find(summary => summary.RequestId == request && summary.Round == rating.Round)?.Words))];

    private static async Task<ILookup<InformationRequestId, AgreedDay>> AgreedDaysAsync(
        Operation operation, System.Linq.Expressions.Expression<Func<RequestExtension, bool>> which, CancellationToken cancellation) =>
        (await (from extension in operation.Read<RequestExtension>().Where(which)
                join staff in operation.Read<StaffMember>() on extension.AgreedBy equals staff.Id
                orderby extension.AgreedAt
                select new { extension.RequestId, extension.Until, extension.Why, staff.Name, extension.AgreedAt }).ToListAsync(cancellation))
        .ToLookup(extension => extension.RequestId, extension => new AgreedDay(extension.Until, extension.Why, extension.Name, extension.AgreedAt));

    private static TakenChronology? Taken(Chronology? chronology) => chronology is null
        ? null
        : new TakenChronology(chronology.Version, chronology.Events, chronology.UploadedAt, chronology.DocumentId, chronology.ListNotices());

    /// <summary>Everybody of the partnership who may answer for an agency now.</summary>
    internal static async Task<IReadOnlyList<AgencyAuthor>> AuthorsAsync(Operation operation, CancellationToken cancellation) => await (
        from staff in operation.Read<StaffMember>()
        join agency in operation.Read<Agency>() on staff.AgencyId equals agency.Id
        where staff.EndedAt == null && operation.Read<StaffRoleAssignment>()
            .Any(role => role.StaffId == staff.Id && role.Role == StaffRole.AgencyAuthor && role.Until == null)
        orderby agency.Name, staff.Name
        select new AgencyAuthor(agency.Id, agency.Name, staff.Id, staff.Name)).ToListAsync(cancellation);

    private static async Task<SuggestedWords?> SuggestAsync(Operation operation, CaseId id, CancellationToken cancellation)
    {
        var referral = await operation.Read<Referral>().Where(referral => referral.CaseId == id)
            .Select(referral => new { referral.ChildName, referral.ChildDateOfBirth, referral.WhatHappened, referral.AgencyIds }).FirstOrDefaultAsync(cancellation);
        return referral is null
            ? null
            : new SuggestedWords($"{referral.ChildName}, born {EnglishDates.Day(referral.ChildDateOfBirth)}", referral.WhatHappened,
                [.. referral.AgencyIds.Select(agency => new AgencyId(agency))]);
    }

    private static async Task<IReadOnlyList<NotAskedAgency>> NotAskedAsync(Operation operation, List<AgencyId> asked, CancellationToken cancellation)
    {
        var agencies = await operation.Read<Agency>().OrderBy(agency => agency.Name).Select(agency => new { agency.Id, agency.Name }).ToListAsync(cancellation);
        var authors = await AuthorsAsync(operation, cancellation);
        return [.. agencies.Where(agency => !asked.Contains(agency.Id))
            .Select(agency => new NotAskedAgency(agency.Id, agency.Name, [.. authors.Where(author => author.Agency == agency.Id)]))];
    }
}
