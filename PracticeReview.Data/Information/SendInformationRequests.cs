using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <param name="Agencies">The agencies chosen now; those asked before stay as they are.</param>
/// <param name="AboutTheChild">Who the child and the family are, so that agencies can search their records.</param>
/// <param name="Purpose">The referral in a few sentences and what the review is for.</param>
/// <param name="Kind">Which of the two stages of Policy 7.7.</param>
/// <param name="Due">With fuller reports: the London day by whose end they are returned, since the policy sets no time.</param>
public sealed record SendInformationRequestsCommand(
    CaseId Case, IReadOnlyList<ChosenAgency> Agencies, string AboutTheChild, string Purpose, RequestKind Kind = RequestKind.Summary, DateOnly? Due = null);

/// <summary>A letter as it would be sent.</summary>
public sealed record PreparedLetter(AgencyId Agency, string AgencyName, string Letter);

/// <param name="Author">The one person of the agency who answers.</param>
/// <param name="WhyAsked">Why this agency may know something.</param>
public sealed record ChosenAgency(AgencyId Agency, StaffId? Author, string WhyAsked);

/// <summary>The business unit asks the agencies it chose, each by its named author (Policy 7.7).</summary>
public sealed class SendInformationRequests(Database database)
{
    /// <summary>The most characters of what is written about the child and of the purpose.</summary>
    public const int MostCharacters = 5_000;

    /// <summary>Whether a case at this stage still asks agencies.</summary>
    public static bool IsTimeToAsk(CaseStage stage) => stage is CaseStage.Referral or CaseStage.Information or CaseStage.RapidReview;

    /// <summary>Whether a case at this stage asks agencies for fuller reports: once the full review is under way (Policy 7.7).</summary>
    public static bool IsTimeForFullerReports(CaseStage stage) => stage == CaseStage.Review;

    /// <summary>Writes the letters without sending them, so that they can be read first. Refused as sending them would be.</summary>
    public async Task<Result<IReadOnlyList<PreparedLetter>>> PrepareAsync(StaffActor actor, SendInformationRequestsCommand command, CancellationToken cancellation)
    {
        if (!InformationRequest.MayBeSentBy(actor))
        {
            return Refusal.NotFound;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var begun = await BeginAsync(operation, actor, command, cancellation);
        return begun.Refused
            ? Result<IReadOnlyList<PreparedLetter>>.Refuse(begun.Refusals)
            : Result<IReadOnlyList<PreparedLetter>>.With([.. begun.Value.Sent.Select(sent => new PreparedLetter(sent.Request.AgencyId, sent.Author.AgencyName, sent.Request.Letter))]);
    }

    /// <returns>Refused for others than the business unit, at a later stage, and with everything that is missing. Nothing is sent then.</returns>
    public async Task<Result> RunAsync(StaffActor actor, SendInformationRequestsCommand command, CancellationToken cancellation)
    {
        if (!InformationRequest.MayBeSentBy(actor))
        {
            return Refusal.NotFound;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var begun = await BeginAsync(operation, actor, command, cancellation);
        if (begun.Refused)
        {
            return begun;
        }
        var @case = begun.Value.Case;
        foreach (var (request, _) in begun.Value.Sent)
        {
            operation.Add(request);
            operation.Add(OutboxMessage.To(request.AuthorId, actor.Partnership, @case.Id, MessageTemplate.StaffSomethingWaits, operation.Now,
                $"/workspace/information/{request.Id}"));
        }
        var action = command.Kind == RequestKind.FullerReport ? "Fuller report requested" : "Information requested";
        return await operation.SaveAsync(cancellation, [.. begun.Value.Sent.Select(sent =>
            new AuditEntry(action, @case.Id, "InformationRequest", sent.Request.Id.Value,
                Details: new Dictionary<string, string> { ["agency"] = sent.Request.AgencyId.ToString(), ["author"] = sent.Request.AuthorId.ToString() }))]);
    }

    // The requests with their letters and their deadlines, in the operation but not yet saved.
    private static async Task<Result<Begun>> BeginAsync(Operation operation, StaffActor actor, SendInformationRequestsCommand command, CancellationToken cancellation)
    {
        var @case = await operation.Set<ReviewCase>().SingleOrDefaultAsync(c => c.Id == command.Case, cancellation);
        if (@case is null)
        {
            return Refusal.NotFound;
        }
        var authors = await InformationQueries.AuthorsAsync(operation, cancellation);
        var asked = await operation.Read<InformationRequest>().Where(r => r.CaseId == command.Case && r.Kind == command.Kind && r.WithdrawnAt == null)
            .Select(r => r.AgencyId).ToListAsync(cancellation);
        var refusals = Check(@case, command, authors, asked, operation.Now);
        if (refusals.Count > 0)
        {
            return Result<Begun>.Refuse(refusals);
        }
        var sent = command.Agencies.Select(chosen => new InformationRequest(
            actor, @case.Id, chosen.Agency, chosen.Author!.Value, chosen.WhyAsked.Trim(), command.Kind, operation.Now)).ToList();
        foreach (var request in sent)
        {
            @case.Reach(command.Kind == RequestKind.FullerReport ? CaseEvent.FullerReportRequested : CaseEvent.InformationRequested, operation.Now, request.Id.Value);
            if (command is { Kind: RequestKind.FullerReport, Due: { } day })
            {
                @case.Reach(CaseEvent.ReturnDayAgreed, ReturnDays.InstantOf(day), request.Id.Value);
            }
        }
        await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        var partnership = await operation.Read<Partnership>().SingleAsync(cancellation);
        var deadlines = operation.Context.ChangeTracker.Entries<CaseDeadline>().Select(entry => entry.Entity).ToList();
        foreach (var request in sent)
        {
            var author = authors.First(a => a.Author == request.AuthorId);
            request.SendLetter(RequestLetter.Compose(partnership, author.AgencyName, author.Name, @case.Reference, request.WhyAsked, command.AboutTheChild,
                command.Purpose, operation.Now, deadlines.Find(deadline => deadline.SubjectId == request.Id.Value)?.DueDay, command.Kind));
        }
        return new Begun(@case, [.. sent.Select(request => (request, authors.First(a => a.Author == request.AuthorId)))]);
    }

    private static List<Refusal> Check(ReviewCase @case, SendInformationRequestsCommand command, IReadOnlyList<AgencyAuthor> authors, List<AgencyId> asked, DateTimeOffset now)
    {
        List<Refusal> refusals = [];
        var isFuller = command.Kind == RequestKind.FullerReport;
        if (!(isFuller ? IsTimeForFullerReports(@case.Stage) : IsTimeToAsk(@case.Stage)))
        {
            refusals.Add(new Refusal(null, isFuller ? "Fuller reports are asked for once the full review is under way." : "This case is not gathering information now."));
        }
        if (command.Agencies.Count == 0)
        {
            refusals.Add(new Refusal("Agencies", "Choose at least one agency."));
        }
        foreach (var chosen in command.Agencies)
        {
            if (asked.Contains(chosen.Agency) || command.Agencies.Count(other => other.Agency == chosen.Agency) > 1)
            {
                refusals.Add(new Refusal($"Agency-{chosen.Agency}", "This agency has been asked already."));
            }
            if (!authors.Any(author => author.Agency == chosen.Agency && author.Author == chosen.Author))
            {
                refusals.Add(new Refusal($"Author-{chosen.Agency}", "Choose who answers for the agency. An administrator can add authors."));
            }
            Text($"Why-{chosen.Agency}", "Why this agency is asked", chosen.WhyAsked);
        }
        Text(nameof(command.AboutTheChild), "Who this is about", command.AboutTheChild);
        Text(nameof(command.Purpose), "The referral and the purpose of the review", command.Purpose);
        if (isFuller)
        {
            refusals.AddRange(ReturnDays.Check(nameof(command.Due), command.Due, now));
        }
        return refusals;

        void Text(string field, string label, string text)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                refusals.Add(new Refusal(field, "“{0}” is empty.", label));
            }
            else if (text.Trim().Length > MostCharacters)
            {
                refusals.Add(new Refusal(field, "“{0}” has {1:N0} characters. At most {2:N0} fit into the letter.", label, text.Trim().Length, MostCharacters));
            }
        }
    }

    private sealed record Begun(ReviewCase Case, IReadOnlyList<(InformationRequest Request, AgencyAuthor Author)> Sent);
}
