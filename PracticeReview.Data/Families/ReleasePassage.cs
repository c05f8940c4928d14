using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Data.Families;

/// <param name="Edition">The edition the releaser has read: another one is refused, so that nobody releases words they have not seen.</param>
/// <param name="Members">Who shall read it.</param>
/// <param name="Considered">What was thought of first; all of <see cref="ReleaseCheck"/> is asked for.</param>
/// <param name="Foreign">What happens while there is no checked translation, for those who read another language; null where nobody has chosen.</param>
public sealed record ReleasePassageCommand(DraftPassageId Passage, int Edition, IReadOnlyCollection<FamilyMemberId> Members, IReadOnlyCollection<ReleaseCheck> Considered,
    ForeignRelease? Foreign = ForeignRelease.InEnglishFirst);

public sealed record WithdrawPassageCommand(DraftPassageId Passage, FamilyMemberId Member);

/// <summary>Lets family members read one passage of the draft as it stands now, or takes it back (checklist J8, guidance 1.3).</summary>
public sealed class ReleasePassage(Database database)
{
    /// <summary>Releases to all of them or to none. To whom it was released already, nothing happens.</summary>
    public async Task<Result> RunAsync(StaffActor actor, ReleasePassageCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var passage = await operation.Set<DraftPassage>().SingleOrDefaultAsync(p => p.Id == command.Passage, cancellation);
        if (passage is null || !DraftPassage.MayBeWrittenBy(actor, passage.CaseId))
        {
            return Refusal.NotFound;
        }
        var members = await operation.Set<FamilyMember>().Where(m => m.CaseId == passage.CaseId && command.Members.Contains(m.Id)).ToListAsync(cancellation);
        if (members.Count != command.Members.Distinct().Count())
        {
            return Refusal.NotFound;
        }
        if (members.Count == 0)
        {
            return Result.Refuse("Members", "Choose who shall read this passage.");
        }
        if (passage.Edition != command.Edition)
        {
            return Refusal.ChangedMeanwhile;
        }
        var choices = await operation.Read<AgreementChoice>().Where(choice => choice.CaseId == passage.CaseId && command.Members.Contains(choice.FamilyMemberId)).ToListAsync(cancellation);
        var earlier = await operation.Set<ReleasedPassage>()
            .Where(r => r.DraftPassageId == passage.Id && r.WithdrawnAt == null && command.Members.Contains(r.FamilyMemberId)).ToListAsync(cancellation);
        var notApproached = await InvolvementQueries.NotApproachedAsync(operation, passage.CaseId, cancellation);
        var hash = CaseTextTranslation.HashOf(passage.Words);
        var ready = await operation.Read<CaseTextTranslation>().Where(t => t.CaseId == passage.CaseId && t.SourceHash == hash && t.State == TextState.Approved)
            .Select(t => t.Language).ToListAsync(cancellation);
        var refusals = new List<Refusal>();
        var entries = new List<AuditEntry>();
        foreach (var member in members.Where(m => !earlier.Exists(r => r.FamilyMemberId == m.Id && r.Edition == passage.Edition)))
        {
            if (notApproached.FirstOrDefault(person => person.Member == member.Id) is { } person)
            {
                refusals.Add(person.Why with { Field = "Members" });
                continue;
            }
            var chosen = AgreementChoice.InForce(choices.Where(choice => choice.FamilyMemberId == member.Id)).GetValueOrDefault(FamilyActivity.CommentOnDraft);
            var isForeign = member.Language != Languages.English.Code && !ready.Contains(member.Language);
            var own = earlier.Where(r => r.FamilyMemberId == member.Id).ToList();
            var released = ReleasedPassage.Release(passage, member, chosen?.Answer, command.Considered, actor, operation.Now,
                own.Where(r => r.WaitsSince is null).MaxBy(r => r.Edition), waits: isForeign && command.Foreign == ForeignRelease.WhenTranslated);
            if (released.Refused)
            {
                refusals.AddRange(released.Refusals);
                continue;
            }
            if (isForeign && command.Foreign is null)
            {
                refusals.Add(new Refusal("Foreign", "Say whether they read it in English first, or when the translation is checked."));
                continue;
            }
            operation.Add(released.Value);
            if (released.Value.WaitsSince is null)
            {
                own.ForEach(r => r.Withdraw(operation.Now));
                FamilyMessages.TellOfSomethingNew(operation, member, chosen);
            }
            else
            {
                // What they can read stays theirs until the new words come; what waited is replaced.
                own.Where(r => r.WaitsSince is not null).ToList().ForEach(r => r.Withdraw(operation.Now));
            }
            if (isForeign)
            {
                await RequestTranslation.AskAsync(operation, actor, passage.CaseId, CaseTextKind.Passage, passage.Words, member.Language, cancellation);
            }
            entries.Add(new AuditEntry("Passage released", passage.CaseId, "DraftPassage", passage.Id.Value,
                Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["edition"] = passage.Edition.ToString(CultureInfo.InvariantCulture), ["to"] = member.Id.ToString(), ["waits"] = released.Value.WaitsSince is null ? "no" : "yes" }));
        }
        if (refusals.Count > 0)
        {
            return Result.Refuse([.. refusals.DistinctBy(refusal => (refusal.Field, refusal.ToString()))]);
        }
        if (entries.Count == 0)
        {
            return Result.Done;
        }
        await RequestTranslation.ReadAgainAsync(operation, passage.CaseId, hash, [.. members.Select(member => member.Language)], cancellation);
        return await operation.SaveAsync(cancellation, entries);
    }

    /// <summary>A passage that waits for its translation waits no longer: the person reads it in English first. Sending twice is sending once.</summary>
    public async Task<Result> SendNowAsync(StaffActor actor, ReleasedPassageId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var passage = await operation.Set<ReleasedPassage>().SingleOrDefaultAsync(r => r.Id == id, cancellation);
        if (passage is null)
        {
            return Refusal.NotFound;
        }
        var member = await operation.Read<FamilyMember>().SingleAsync(m => m.Id == passage.FamilyMemberId, cancellation);
        var choices = await operation.Read<AgreementChoice>().Where(choice => choice.FamilyMemberId == member.Id).ToListAsync(cancellation);
        var waited = passage.WaitsSince is not null;
        var chosen = AgreementChoice.InForce(choices).GetValueOrDefault(FamilyActivity.CommentOnDraft);
        var sent = passage.SendNow(actor, member, chosen?.Answer, operation.Now);
        if (sent.Refused || !waited)
        {
            return sent;
        }
        if ((await InvolvementQueries.NotApproachedAsync(operation, passage.CaseId, cancellation)).FirstOrDefault(person => person.Member == member.Id) is { } person)
        {
            return person.Why;
        }
        var earlier = await operation.Set<ReleasedPassage>().Where(r => r.DraftPassageId == passage.DraftPassageId && r.FamilyMemberId == member.Id && r.WithdrawnAt == null && r.Id != id).ToListAsync(cancellation);
        earlier.ForEach(r => r.Withdraw(operation.Now));
        FamilyMessages.TellOfSomethingNew(operation, member, chosen);
        return await operation.SaveAsync(cancellation, new AuditEntry("Passage sent before its translation", passage.CaseId, "ReleasedPassage", id.Value));
    }

    /// <summary>Takes it back from one person. Their comments stay; taking back twice is taking back once.</summary>
    public async Task<Result> WithdrawAsync(StaffActor actor, WithdrawPassageCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var passage = await operation.Read<DraftPassage>().SingleOrDefaultAsync(p => p.Id == command.Passage, cancellation);
        if (passage is null || !DraftPassage.MayBeWrittenBy(actor, passage.CaseId))
        {
            return Refusal.NotFound;
        }
        var released = await operation.Set<ReleasedPassage>()
            .Where(r => r.DraftPassageId == command.Passage && r.FamilyMemberId == command.Member && r.WithdrawnAt == null).ToListAsync(cancellation);
        if (released.Count == 0)
        {
            return Result.Done;
        }
        released.ForEach(r => r.Withdraw(operation.Now));
        var hashes = released.Select(r => r.TextHash).Distinct(StringComparer.Ordinal).ToList();
        var withdrawn = released.Select(r => r.Id).ToList();
        var stillRead = await operation.Read<ReleasedPassage>().Where(r => r.CaseId == passage.CaseId && r.WithdrawnAt == null && !withdrawn.Contains(r.Id) && hashes.Contains(r.TextHash))
            .Select(r => r.TextHash).ToListAsync(cancellation);
        await RequestTranslation.TakeBackAsync(operation, passage.CaseId, CaseTextKind.Passage, [.. hashes.Except(stillRead, StringComparer.Ordinal)], cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Passage withdrawn", passage.CaseId, "DraftPassage", passage.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["from"] = command.Member.ToString() }));
    }
}
