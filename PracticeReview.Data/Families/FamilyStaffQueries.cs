using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families;

/// <param name="AgreedTo">How many activities the person has said yes to, of all there are.</param>
public sealed record FamilyMemberRow(FamilyMemberId Id, string Name, string Relation, string Language, string FacilitatorName, string Reason,
    bool HasSafeMeans, bool AccessEnded, int AgreedTo, int WaitingForAnswer, int PassagesReleased);

public sealed record FamilyMemberPage(FamilyMember Member, string CaseReference, IReadOnlyDictionary<FamilyActivity, AgreementChoice> Agreements,
    IReadOnlyList<StaffContribution> Contributions, IReadOnlyList<ReleasedPassage> Released, bool MayEnd, bool MayRelease);

/// <param name="English">The translation into English of words written in another language, whatever its state; null where there is none.</param>
/// <param name="AnswerTranslation">The translation of the answer into the person's language, whatever its state.</param>
public sealed record StaffContribution(ContributionId Id, ContributionKind Kind, string? PassageHeading, string Text, string Language, DateTimeOffset SentAt,
    ContributionAnswer? Answer, bool MayAnswer, CaseTextTranslation? English, CaseTextTranslation? AnswerTranslation);

public sealed record DraftPassageRow(DraftPassageId Id, int Number, int Edition, string Heading, string Text, uint Version, DateTimeOffset WrittenAt,
    IReadOnlyList<FamilyMemberId> ReleasedTo, int Comments, int WaitingForAnswer);

public sealed record DraftPage(CaseId Case, bool MayWrite, IReadOnlyList<DraftPassageRow> Passages, IReadOnlyList<FamilyMemberRow> Members);

/// <summary>What the professionals who work with a family see of it.</summary>
public sealed class FamilyStaffQueries(Database database)
{
    public async Task<IReadOnlyList<FamilyMemberRow>?> MembersAsync(StaffActor actor, CaseId @case, CancellationToken cancellation)
    {
        if (!actor.WorksWithFamily(@case))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await MembersAsync(operation, @case, cancellation);
    }

    /// <summary>Opens one person's page, which leaves a line in the record.</summary>
    public async Task<FamilyMemberPage?> OpenMemberAsync(StaffActor actor, FamilyMemberId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Read<FamilyMember>().SingleOrDefaultAsync(m => m.Id == id, cancellation);
        if (member is null || !actor.WorksWithFamily(member.CaseId))
        {
            return null;
        }
        var reference = await operation.Read<ReviewCase>().Where(c => c.Id == member.CaseId).Select(c => c.Reference).SingleAsync(cancellation);
        var choices = await operation.Read<AgreementChoice>().Where(choice => choice.FamilyMemberId == id).ToListAsync(cancellation);
        var sent = await operation.Read<Contribution>().Include(c => c.Answer).Where(c => c.FamilyMemberId == id)
            .OrderByDescending(c => c.SentAt).ToListAsync(cancellation);
        var released = await operation.Read<ReleasedPassage>().Where(passage => passage.FamilyMemberId == id).OrderBy(passage => passage.Number).ToListAsync(cancellation);
        var hashes = sent.Select(c => CaseTextTranslation.HashOf(c.Text)).Concat(sent.Where(c => c.Answer is not null).Select(c => c.Answer!.TextHash)).ToList();
        var translations = await operation.Read<CaseTextTranslation>()
            .Where(translation => translation.CaseId == member.CaseId && hashes.Contains(translation.SourceHash)).ToListAsync(cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Family member opened", member.CaseId, "FamilyMember", id.Value));

        CaseTextTranslation? Find(string hash, string language) => translations.Find(t => t.SourceHash == hash && t.Language == language);
        return new FamilyMemberPage(member, reference, AgreementChoice.InForce(choices),
            [.. sent.Select(c => new StaffContribution(c.Id, c.Kind, released.Find(p => p.Id == c.ReleasedPassageId)?.Heading, c.Text, c.Language, c.SentAt,
                c.Answer, c.MayBeAnsweredBy(actor), Find(CaseTextTranslation.HashOf(c.Text), Languages.English.Code),
                c.Answer is null ? null : Find(c.Answer.TextHash, member.Language)))],
            released, MayEnd: actor.WorksWithFamily(member.CaseId), MayRelease: DraftPassage.MayBeWrittenBy(actor, member.CaseId));
    }

    public async Task<DraftPage?> DraftAsync(StaffActor actor, CaseId @case, CancellationToken cancellation)
    {
        if (!actor.IsInReviewGroup(@case) && !actor.IsBusinessUnit)
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var passages = await operation.Read<DraftPassage>().Where(passage => passage.CaseId == @case).OrderBy(passage => passage.Number).ToListAsync(cancellation);
        var released = await operation.Read<ReleasedPassage>().Where(passage => passage.CaseId == @case)
            .Select(passage => new { passage.Id, passage.DraftPassageId, passage.FamilyMemberId, passage.Edition, Withdrawn = passage.WithdrawnAt != null }).ToListAsync(cancellation);
        var comments = await operation.Read<Contribution>().Where(c => c.CaseId == @case && c.ReleasedPassageId != null)
            .Select(c => new { c.ReleasedPassageId, Waiting = c.Answer == null }).ToListAsync(cancellation);
        return new DraftPage(@case, DraftPassage.MayBeWrittenBy(actor, @case),
            [.. passages.Select(passage =>
            {
                var own = released.Where(r => r.DraftPassageId == passage.Id).ToList();
                var about = comments.Where(c => own.Exists(r => r.Id == c.ReleasedPassageId)).ToList();
                return new DraftPassageRow(passage.Id, passage.Number, passage.Edition, passage.Heading, passage.Text, passage.Version, passage.WrittenAt,
                    [.. own.Where(r => !r.Withdrawn && r.Edition == passage.Edition).Select(r => r.FamilyMemberId)],
                    about.Count, about.Count(c => c.Waiting));
            })],
            await MembersAsync(operation, @case, cancellation));
    }

    private static async Task<IReadOnlyList<FamilyMemberRow>> MembersAsync(Operation operation, CaseId @case, CancellationToken cancellation)
    {
        var members = await operation.Read<FamilyMember>().Where(member => member.CaseId == @case).OrderBy(member => member.AddedAt).ToListAsync(cancellation);
        var choices = await operation.Read<AgreementChoice>().Where(choice => choice.CaseId == @case).ToListAsync(cancellation);
        var waiting = await operation.Read<Contribution>().Where(c => c.CaseId == @case && c.Answer == null)
            .GroupBy(c => c.FamilyMemberId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var released = await operation.Read<ReleasedPassage>().Where(passage => passage.CaseId == @case && passage.WithdrawnAt == null)
            .GroupBy(passage => passage.FamilyMemberId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        return [.. members.Select(member => new FamilyMemberRow(member.Id, member.Name, member.Relation, member.Language, member.FacilitatorName, member.Reason,
            member.SafeEmail is not null || member.SafeMobile is not null, member.AccessEndedAt is not null,
            AgreementChoice.InForce(choices.Where(choice => choice.FamilyMemberId == member.Id)).Values.Count(choice => choice.Answer == AgreementAnswer.Yes),
            waiting.Find(w => w.Key == member.Id)?.Count ?? 0, released.Find(r => r.Key == member.Id)?.Count ?? 0))];
    }
}
