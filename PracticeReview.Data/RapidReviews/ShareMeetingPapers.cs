using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites.Exports;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.Papers;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Referrals;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

/// <summary>
/// Shares the papers of the meeting with everybody who is invited (Policy 7.11): the referral, the agency summaries and the composite
/// chronology, as one PDF for each person. Shared again, each gets them as they are now.
/// </summary>
public sealed class ShareMeetingPapers(Database database)
{
    /// <summary>What is missing before papers go out with names replaced, and where it is mended.</summary>
    public static Refusal NoNames { get; } = new("Anonymised", "Nothing was shared: no name is listed for this case, so that every real name would stand in the papers. List the people and places on the page Names of the chronology first.");

    private static Refusal ChildIsNamed(string left) => new("Anonymised",
        "Nothing was shared: “{0}” would stay of the child's name in the referral. List the child's whole name, as the referral has it, on the page Names of the chronology first.", left);

    /// <param name="anonymised">Whether listed names are replaced in all that the papers hold: chronology, summaries and referral.</param>
    /// <returns>Refused where names are to be replaced and none is listed, or not the whole name of the child: the cover would say what is not so.</returns>
    public async Task<Result> RunAsync(StaffActor actor, CaseId id, CancellationToken cancellation, bool anonymised = false)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Set<ReviewCase>().Include(c => c.Milestones).SingleOrDefaultAsync(c => c.Id == id, cancellation);
        if (@case is null || !actor.IsBusinessUnit)
        {
            return Refusal.NotFound;
        }
        var review = await operation.Set<RapidReview>().SingleOrDefaultAsync(r => r.CaseId == id, cancellation);
        if (review is null || @case.Stage != CaseStage.RapidReview)
        {
            return Result.Refuse(null, "The papers can be shared once the date is set and the gathering of information is finished.");
        }
        var invited = await (
            from invitation in operation.Read<MeetingInvitation>()
            join staff in operation.Read<StaffMember>() on invitation.StaffId equals staff.Id
            where invitation.CaseId == id && invitation.RevokedAt == null && staff.EndedAt == null
            orderby staff.Name
            select new { staff.Id, staff.Name }).ToListAsync(cancellation);
        if (invited.Count == 0)
        {
            return Result.Refuse(null, "Invite people first: the papers go to them.");
        }
        // Everybody gets the same papers: what is marked as not for practitioners stays out as soon as one of them is no more than that.
        var audience = await WhoMay.AllAsync(operation, @case, [.. invited.Select(person => person.Id)], reader => Annotating.MayBeReadBy(reader, @case.Id), cancellation) ? null : new CompositeAudience(EventAudience.Practitioners);
        var replaced = await ReplacedNames.OfAsync(operation, id, new AskedEvents(Anonymised: anonymised), cancellation);
        if (replaced is { Listed: 0 })
        {
            return NoNames;
        }
        if (replaced is not null && await operation.Read<Referral>().Where(one => one.CaseId == id).Select(one => one.ChildName).SingleOrDefaultAsync(cancellation) is { } child
            && MeetingPapersContent.LeftOf(child, replaced.Names) is { Length: > 0 } left)
        {
            return ChildIsNamed(left);
        }
        var documents = await WriteAsync(operation, actor, @case, audience, replaced?.Names, cancellation);
        foreach (var person in invited)
        {
            var content = Assemble(MeetingPapersContent.Cover(person.Name, @case.Reference, review.PlannedFor, operation.Now, anonymised), documents);
            operation.Add(new MeetingPapers(review, actor, person.Id, content, operation.Now));
            operation.Add(OutboxMessage.To(person.Id, review.PartnershipId, id, MessageTemplate.StaffSomethingWaits, operation.Now, "/workspace/meetings"));
        }
        if (review.PapersSharedAt is null)
        {
            review.SharePapers(operation.Now);
            @case.Reach(CaseEvent.PapersShared, operation.Now);
            await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        }
        return await operation.SaveAsync(cancellation, [.. invited.Select(person => new AuditEntry("Meeting papers shared", id, "Staff", person.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["audience"] = audience?.ToString() ?? nameof(EventAudience.ReviewGroup), ["anonymised"] = anonymised ? "listed names replaced" : "no" }))]);
    }

    /// <summary>
    /// What still looks like a name in the referral and the summaries when listed names are replaced, at most a hundred; what does in the
    /// chronology is found on its page Names. It leaves a line in the record.
    /// </summary>
    /// <returns>Null for others than the business unit.</returns>
    public async Task<IReadOnlyList<LeftInPapers>?> FindNamesLeftAsync(StaffActor actor, CaseId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Read<ReviewCase>().IgnoreAutoIncludes().SingleOrDefaultAsync(c => c.Id == id, cancellation);
        if (@case is null || !actor.IsBusinessUnit)
        {
            return null;
        }
        var agencies = await operation.Read<Agency>().ToDictionaryAsync(agency => agency.Id, agency => agency.Name, cancellation);
        var requests = await operation.Read<InformationRequest>().Where(r => r.CaseId == id).ToListAsync(cancellation);
        var replaced = (await ReplacedNames.OfAsync(operation, id, new AskedEvents(Anonymised: true), cancellation))!;
        var papers = await PapersAsync(operation, @case, requests, agencies, replaced.Names, cancellation);
        var born = await WholeCompositeQueries.BornAsync(operation, id, cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Names in meeting papers looked for", id));
        return MeetingPapersContent.NamesLeft(papers, replaced.Forms, born);
    }

    private static async Task<IReadOnlyList<byte[]>> WriteAsync(Operation operation, StaffActor actor, ReviewCase @case, CompositeAudience? audience, Anonymiser? names, CancellationToken cancellation)
    {
        var agencies = await operation.Read<Agency>().ToDictionaryAsync(agency => agency.Id, agency => agency.Name, cancellation);
        var partnership = await operation.Read<Partnership>().Where(one => one.Id == actor.Partnership).Select(one => one.Name).SingleAsync(cancellation);
        var requests = await operation.Read<InformationRequest>().Where(r => r.CaseId == @case.Id).ToListAsync(cancellation);
        // By the same question as the page and the files that practitioners may see.
        var events = await (await MatchedEvents.AsReadAsync(operation, @case.Id, new AskedEvents(Audience: audience), null, cancellation)).ToListAsync(cancellation);
        var agencyOf = requests.ToDictionary(request => request.Id, request => request.AgencyId);
        var ofAgency = events.ToLookup(e => agencyOf[e.RequestId], e => e.ToRow());
        var composite = CompositeChronology.Merge(requests.Select(request => request.AgencyId).Distinct().Select(agency => (agency, (IReadOnlyList<ChronologyRow>)[.. ofAgency[agency]])), agency => agencies[agency]);
        var coloured = await CompositeChronologyQueries.AgenciesAsync(operation, @case.Id, cancellation);
        var chronology = MeetingPapersContent.Chronology(partnership, @case.Reference, [.. coloured.OrderBy(agency => agency.Number).Select(agency => agency.Name)],
            [.. composite.Select(row => new ExportRow(agencies[row.Agency], row.Row))]);
        return
        [
            .. (await PapersAsync(operation, @case, requests, agencies, names, cancellation)).Select(Printed),
            composite.Count == 0 ? Printed(MeetingPapersContent.NoChronology(@case.Reference, audience)) : Printed(names is null ? chronology : chronology.Anonymised(names)),
        ];
    }

    // The referral, where the case came of one, and the summaries.
    private static async Task<IReadOnlyList<Paper>> PapersAsync(
        Operation operation, ReviewCase @case, List<InformationRequest> requests, Dictionary<AgencyId, string> agencies, Anonymiser? names, CancellationToken cancellation)
    {
        var referral = await operation.Read<Referral>().SingleOrDefaultAsync(r => r.CaseId == @case.Id, cancellation);
        var summaries = await operation.Read<AgencySummary>().Where(s => s.CaseId == @case.Id).ToListAsync(cancellation);
        var summed = MeetingPapersContent.Summaries(@case.Reference, [.. requests.OrderBy(request => agencies[request.AgencyId], StringComparer.Ordinal)
            .Select(request => new SummaryInPapers(agencies[request.AgencyId], summaries.Find(s => s.RequestId == request.Id)?.Words, request.RecordsSearched))]);
        return
        [
            .. referral is null ? [] : new[] { Read(MeetingPapersContent.Referral(@case.Reference, referral.ToForm(), referral.AgencyIds.Select(agency => agencies.GetValueOrDefault(new AgencyId(agency))).OfType<string>(), names is not null)) },
            Read(summed),
        ];

        Paper Read(Paper paper) => names is null ? paper : MeetingPapersContent.Anonymised(paper, names);
    }

    private static byte[] Assemble(Paper cover, IReadOnlyList<byte[]> documents)
    {
        List<Stream> parts = [new MemoryStream(Printed(cover)), .. documents.Select(document => new MemoryStream(document))];
        using var whole = new MemoryStream();
        PdfPack.Merge(parts, whole);
        return whole.ToArray();
    }

    private static byte[] Printed(CompositeExport chronology)
    {
        using var printed = new MemoryStream();
        CompositePdf.Write(chronology, printed);
        return printed.ToArray();
    }

    private static byte[] Printed(Paper paper)
    {
        using var printed = new MemoryStream();
        PdfPaper.Write(paper, printed);
        return printed.ToArray();
    }
}
