using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Data.Families.Area;

/// <param name="Seen">Who might see it when it was weighed; where the person chose others meanwhile, that is noticed first.</param>
/// <param name="Steps">How many steps stood on the page: where there are more now, nothing is done.</param>
/// <param name="Text">To the person: where it is used, or why it is not.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are sent.</param>
public sealed record WeighMemoryCommand(ChildMemoryId Id, MemoryAudience Seen, int Steps, ContributionStatus Status, string? Text = null, string? Draft = null);

/// <summary>The review group considers, uses or does not use what a person told of the child, and tells them (study 002).</summary>
public sealed class WeighMemory(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, WeighMemoryCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var memory = await operation.Set<ChildMemory>().SingleOrDefaultAsync(row => row.Id == command.Id, cancellation);
        if (memory is null)
        {
            return Refusal.NotFound;
        }
        if (memory.Audience != command.Seen)
        {
            return Result.Refuse(null, "The person has chosen anew who may see this. Open the page again and look who it is for now.");
        }
        var last = await operation.Read<MemoryStep>().Where(step => step.MemoryId == command.Id).OrderByDescending(step => step.Number).FirstOrDefaultAsync(cancellation);
        if ((last?.Number ?? 0) != command.Steps)
        {
            return MemoryStep.MayTake(actor, memory) ? Refusal.ChangedMeanwhile : Refusal.NotFound;
        }
        var taken = MemoryStep.Take(actor, memory, last, command.Status, command.Text, operation.Now);
        if (taken.Refused)
        {
            return taken;
        }
        var member = await operation.Read<FamilyMember>().SingleAsync(row => row.Id == memory.FamilyMemberId, cancellation);
        if (memory.ReadAt is null)
        {
            // Nobody considers what they have not looked at.
            _ = memory.Read(actor, member.FacilitatorId, operation.Now);
        }
        operation.Add(taken.Value);
        if (taken.Value.Text.Length > 0)
        {
            // They told it of themselves and asked nothing: the news of it is an approach, and they read it when they come.
            if (!(await InvolvementQueries.NotApproachedAsync(operation, member.CaseId, cancellation)).Any(person => person.Member == member.Id))
            {
                FamilyMessages.TellOfSomethingNew(operation, member);
            }
            await RequestTranslation.AskAsync(operation, actor, member.CaseId, CaseTextKind.Answer, taken.Value.Text, member.Language, cancellation);
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("What was told of the child weighed", memory.CaseId, "ChildMemory", memory.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["status"] = command.Status.ToString() }));
    }
}
