using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <param name="Id">Made with the form: the same form sent twice is one contribution.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are sent.</param>
public sealed record EnterContributionCommand(ContributionId Id, FamilyMemberId Member, SpokenWords Said, string? Draft = null);

/// <summary>A professional writes down what a person said in a talk; the person is shown it and asked whether it is right (guidance 1.5).</summary>
public sealed class EnterContribution(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, EnterContributionCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Set<FamilyMember>().SingleOrDefaultAsync(row => row.Id == command.Member, cancellation);
        if (member is null || !actor.WorksWithFamily(member.CaseId))
        {
            return Refusal.NotFound;
        }
        if (await operation.Read<Contribution>().AnyAsync(sent => sent.Id == command.Id, cancellation))
        {
            return Result.Done;
        }
        var choices = AgreementChoice.InForce(await operation.Read<AgreementChoice>().Where(choice => choice.FamilyMemberId == member.Id).ToListAsync(cancellation));
        AgreementAnswer? agreed = command.Said.Kind is { } kind && Contribution.ActivityOf(kind) is { } activity && choices.TryGetValue(activity, out var choice) ? choice.Answer : null;
        var passage = command.Said.Passage is { } about
            ? await operation.Read<ReleasedPassage>().SingleOrDefaultAsync(row => row.Id == about && row.FamilyMemberId == member.Id, cancellation) : null;
        var entered = Contribution.EnterFor(actor, member, command.Id, command.Said, agreed, operation.Now, passage);
        if (entered.Refused)
        {
            return entered;
        }
        operation.Add(entered.Value);
        if (!(await InvolvementQueries.NotApproachedAsync(operation, member.CaseId, cancellation)).Any(person => person.Member == member.Id))
        {
            FamilyMessages.TellOfSomethingNew(operation, member);
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Spoken words entered for a person", member.CaseId, "Contribution", command.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = entered.Value.Kind.ToString() }));
    }
}
