using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Area;

/// <param name="IsAnswered">Null is refused: nothing was chosen.</param>
/// <param name="Text">What is still open. Empty: the first question is asked again as it stands.</param>
/// <param name="FollowUp">Made with the form: the same form sent twice asks once.</param>
public sealed record CheckAnswerCommand(ContributionId About, bool? IsAnswered, string? Text, ContributionId FollowUp, string Language, string? Draft = null);

/// <summary>The person says whether an answer answered their question; "not quite" asks again (checklist J13, guidance 1.5).</summary>
public sealed class CheckAnswer(Database database)
{
    public async Task<Result> RunAsync(FamilyActor actor, CheckAnswerCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        await OneAtATime.WaitAsync(operation, actor, cancellation);
        var about = await operation.Read<Contribution>().Include(row => row.Answer).SingleOrDefaultAsync(row => row.Id == command.About, cancellation);
        if (about?.Answer is null || about.Kind != ContributionKind.Question)
        {
            return Refusal.NotFound;
        }
        if (await operation.Read<AnswerCheck>().AnyAsync(row => row.ContributionId == command.About, cancellation))
        {
            return Result.Done;
        }
        if (command.IsAnswered is not { } isAnswered)
        {
            return Result.Refuse("IsAnswered", "Choose one of the two, or leave it open.");
        }
        if (!isAnswered)
        {
            var text = string.IsNullOrWhiteSpace(command.Text) ? about.Text : command.Text;
            var again = Contribution.Send(actor, command.FollowUp, ContributionKind.Question, null, text, null, operation.Now,
                string.IsNullOrWhiteSpace(command.Text) ? about.Language : command.Language);
            if (again.Refused)
            {
                return again;
            }
            operation.Add(again.Value);
            await operation.WriteNowAsync(cancellation);
            var facilitator = await operation.Read<FamilyMember>().Where(member => member.Id == actor.Id).Select(member => member.FacilitatorId).SingleAsync(cancellation);
            operation.Add(OutboxMessage.To(facilitator, actor.Partnership, actor.Case, MessageTemplate.StaffSomethingWaits, operation.Now));
        }
        operation.Add(new AnswerCheck(actor, command.About, isAnswered, isAnswered ? null : command.FollowUp, operation.Now));
        await SendContribution.ForgetDraftAsync(operation, actor, command.Draft, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry(isAnswered ? "Answer called sufficient" : "Answer called insufficient", actor.Case, "Contribution", command.About.Value));
    }
}
