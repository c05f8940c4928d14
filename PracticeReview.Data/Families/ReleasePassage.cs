using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

public sealed record ReleasePassageCommand(DraftPassageId Passage, FamilyMemberId Member);

/// <summary>Lets one family member read one passage of the draft as it stands now, or takes it back (checklist J8, guidance 1.3).</summary>
public sealed class ReleasePassage(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, ReleasePassageCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var passage = await operation.Set<DraftPassage>().SingleOrDefaultAsync(p => p.Id == command.Passage, cancellation);
        var member = await operation.Set<FamilyMember>().SingleOrDefaultAsync(m => m.Id == command.Member, cancellation);
        if (passage is null || member is null || member.CaseId != passage.CaseId || !DraftPassage.MayBeWrittenBy(actor, passage.CaseId))
        {
            return Refusal.NotFound;
        }
        var released = await operation.Set<ReleasedPassage>()
            .Where(r => r.DraftPassageId == passage.Id && r.FamilyMemberId == member.Id && r.WithdrawnAt == null).ToListAsync(cancellation);
        if (released.Exists(r => r.Edition == passage.Edition))
        {
            return Result.Done;
        }
        released.ForEach(earlier => earlier.Withdraw(operation.Now));
        operation.Add(new ReleasedPassage(passage, member, actor, operation.Now));
        FamilyMessages.TellOfSomethingNew(operation, member);
        return await operation.SaveAsync(cancellation, new AuditEntry("Passage released", passage.CaseId, "DraftPassage", passage.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["edition"] = passage.Edition.ToString(System.Globalization.CultureInfo.InvariantCulture), ["to"] = member.Id.ToString() }));
    }

    public async Task<Result> WithdrawAsync(StaffActor actor, ReleasePassageCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var released = await operation.Set<ReleasedPassage>()
            .Where(r => r.DraftPassageId == command.Passage && r.FamilyMemberId == command.Member && r.WithdrawnAt == null).ToListAsync(cancellation);
        if (released.Count == 0 || !DraftPassage.MayBeWrittenBy(actor, released[0].CaseId))
        {
            return Refusal.NotFound;
        }
        released.ForEach(passage => passage.Withdraw(operation.Now));
        return await operation.SaveAsync(cancellation, new AuditEntry("Passage withdrawn", released[0].CaseId, "DraftPassage", command.Passage.Value));
    }
}
