using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.GoodOutcomes;

/// <summary>Puts a good outcome forward for review; the Virtual Panel is told (Policy 5.3). The same form again is the same referral.</summary>
public sealed class PutForwardGoodOutcome(Database database)
{
    /// <summary>The name under which the form is kept while it is filled in.</summary>
    public const string DraftName = "good-outcome";

    public static string PageOf(Guid id) => $"/workspace/referrals/good-outcome/{id}";

    public async Task<Result> RunAsync(StaffActor actor, GoodOutcomeForm form, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (await operation.Read<GoodOutcomeReferral>().AnyAsync(found => found.Id == form.Id && found.ReferrerId == actor.Id, cancellation))
        {
            return Result.Done;
        }
        var sent = GoodOutcomeReferral.Send(form, actor, operation.Now);
        if (sent.Refused)
        {
            return sent;
        }
        operation.Add(sent.Value);
        foreach (var member in await Addressees.HoldingAsync(operation, actor.Partnership, Addressees.VirtualPanel, cancellation))
        {
            if (member != actor.Id)
            {
                operation.Add(OutboxMessage.To(member, actor.Partnership, null, MessageTemplate.StaffSomethingWaits, operation.Now, PageOf(form.Id)));
            }
        }
        await FormDrafts.DiscardAsync(operation, DraftName, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Good outcome put forward", null, "GoodOutcome", form.Id));
    }
}

public sealed record AnswerGoodOutcomeCommand(Guid Id, bool? IsAccepted, string Rationale);

/// <summary>The Virtual Panel's decision on a good outcome that was put forward; the referrer is told.</summary>
public sealed class AnswerGoodOutcome(Database database)
{
    /// <summary>The name under which the words are kept while they are typed.</summary>
    public static string DraftName(Guid id) => $"good-outcome-answer/{id}";

    public async Task<Result> RunAsync(StaffActor actor, AnswerGoodOutcomeCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var referral = await operation.Set<GoodOutcomeReferral>().SingleOrDefaultAsync(found => found.Id == command.Id, cancellation);
        if (referral is null)
        {
            return Refusal.NotFound;
        }
        var answered = referral.Answer(command.IsAccepted, command.Rationale, actor, operation.Now);
        if (answered.Refused)
        {
            return answered;
        }
        var opened = referral.IsAccepted == true ? await OpenCaseAsync(operation, referral, cancellation) : null;
        operation.Add(OutboxMessage.To(referral.ReferrerId, referral.PartnershipId, null, MessageTemplate.StaffSomethingWaits, operation.Now, PutForwardGoodOutcome.PageOf(referral.Id)));
        await FormDrafts.DiscardAsync(operation, DraftName(command.Id), cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Good outcome decided", opened?.Id, "GoodOutcome", referral.Id,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["accepted"] = command.IsAccepted == true ? "yes" : "no" }));
    }

    private static async Task<ReviewCase> OpenCaseAsync(Operation operation, GoodOutcomeReferral referral, CancellationToken cancellation)
    {
        var partnership = await operation.Read<Partnership>().SingleAsync(found => found.Id == referral.PartnershipId, cancellation);
        var year = LegalDay.Of(operation.Now).Year;
        var reference = await operation.Context.Database.SqlQuery<string>($"select access.next_case_reference({year}) as \"Value\"").SingleAsync(cancellation);
        var opened = referral.Open(partnership, reference, operation.Now);
        operation.Add(opened);
        await TimetableKeeper.KeepAsync(operation, opened, cancellation);
        await Addressees.TellAsync(operation, opened, Addressees.BusinessUnit, cancellation);
        return opened;
    }
}
