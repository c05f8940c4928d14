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
public sealed record SendInformationRequestsCommand(CaseId Case, IReadOnlyList<ChosenAgency> Agencies, string AboutTheChild, string Purpose);

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

    /// <returns>Refused for others than the business unit, at a later stage, and with everything that is missing. Nothing is sent then.</returns>
    public async Task<Result> RunAsync(StaffActor actor, SendInformationRequestsCommand command, CancellationToken cancellation)
    {
        if (!InformationRequest.MayBeSentBy(actor))
        {
            return Refusal.NotFound;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Set<ReviewCase>().SingleOrDefaultAsync(c => c.Id == command.Case, cancellation);
        if (@case is null)
        {
            return Refusal.NotFound;
        }
        var authors = await InformationQueries.AuthorsAsync(operation, cancellation);
        var asked = await operation.Read<InformationRequest>().Where(r => r.CaseId == command.Case).Select(r => r.AgencyId).ToListAsync(cancellation);
        var refusals = Check(@case, command, authors, asked);
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        var sent = command.Agencies.Select(chosen =>
            new InformationRequest(actor, @case.Id, chosen.Agency, chosen.Author!.Value, chosen.WhyAsked.Trim(), operation.Now)).ToList();
        foreach (var request in sent)
        {
            @case.Reach(CaseEvent.InformationRequested, operation.Now, request.Id.Value);
        }
        await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        var partnership = await operation.Read<Partnership>().SingleAsync(cancellation);
        foreach (var request in sent)
        {
            var author = authors.First(a => a.Author == request.AuthorId);
            var due = operation.Context.ChangeTracker.Entries<CaseDeadline>().Select(entry => entry.Entity)
                .FirstOrDefault(deadline => deadline.Kind == DeadlineKind.ReturnAgencySummary && deadline.SubjectId == request.Id.Value);
            request.SendLetter(RequestLetter.Compose(partnership, author.AgencyName, author.Name, @case.Reference, request.WhyAsked,
                command.AboutTheChild, command.Purpose, operation.Now, due?.DueDay));
            operation.Add(request);
            operation.Add(OutboxMessage.To(request.AuthorId, actor.Partnership, @case.Id, MessageTemplate.StaffSomethingWaits, operation.Now,
                $"/workspace/information/{request.Id}"));
        }
        return await operation.SaveAsync(cancellation, [.. sent.Select(request =>
            new AuditEntry("Information requested", @case.Id, "InformationRequest", request.Id.Value,
                Details: new Dictionary<string, string> { ["agency"] = request.AgencyId.ToString(), ["author"] = request.AuthorId.ToString() }))]);
    }

    private static List<Refusal> Check(ReviewCase @case, SendInformationRequestsCommand command, IReadOnlyList<AgencyAuthor> authors, List<AgencyId> asked)
    {
        List<Refusal> refusals = [];
        if (!IsTimeToAsk(@case.Stage))
        {
            refusals.Add(new Refusal(null, "This case is not gathering information now."));
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
}
