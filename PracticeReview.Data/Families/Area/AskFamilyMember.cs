using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Data.Families.Area;

/// <param name="Question">The question to change; null to add one.</param>
/// <param name="New">Made with the form: the same form sent twice adds one question.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are sent.</param>
public sealed record AskFamilyMemberCommand(FamilyMemberId Member, AskedQuestionId? Question, string? Text, AskedQuestionId? New = null, string? Draft = null);

/// <summary>Writes, releases and takes back the questions that a person gets before a talk (quality marker question 5).</summary>
public sealed class AskFamilyMember(Database database)
{
    public async Task<Result> WriteAsync(StaffActor actor, AskFamilyMemberCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Read<FamilyMember>().SingleOrDefaultAsync(row => row.Id == command.Member, cancellation);
        if (member is null || !AskedQuestion.MayBeWrittenBy(actor, member.CaseId))
        {
            return Refusal.NotFound;
        }
        if (command.New is { } known && await operation.Read<AskedQuestion>().AnyAsync(row => row.Id == known, cancellation))
        {
            return Result.Done;
        }
        AskedQuestion? question;
        if (command.Question is { } id)
        {
            question = await operation.Set<AskedQuestion>().SingleOrDefaultAsync(row => row.Id == id && row.FamilyMemberId == member.Id, cancellation);
            if (question is null)
            {
                return Refusal.NotFound;
            }
            var before = question.Text;
            var rewritten = question.Rewrite(actor, command.Text, operation.Now);
            if (rewritten.Refused)
            {
                return rewritten;
            }
            await RequestTranslation.SupersedeAsync(operation, actor, member.CaseId, before, question.Text, cancellation);
        }
        else
        {
            var number = 1 + (await operation.Read<AskedQuestion>().Where(row => row.FamilyMemberId == member.Id).MaxAsync(row => (int?)row.Number, cancellation) ?? 0);
            var written = AskedQuestion.Write(actor, member, number, command.Text, operation.Now, command.New);
            if (written.Refused)
            {
                return written;
            }
            question = written.Value;
            operation.Add(question);
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Question to the family written", member.CaseId, "AskedQuestion", question.Id.Value));
    }

    /// <summary>Sends every question that waits to the person, who is told that there is something new.</summary>
    /// <param name="onlyTranslated">Sends those alone that stand in the person's language, checked; the others go on waiting.</param>
    public async Task<Result> ReleaseAsync(StaffActor actor, FamilyMemberId id, CancellationToken cancellation, bool onlyTranslated = false)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Read<FamilyMember>().SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (member is null)
        {
            return Refusal.NotFound;
        }
        var waiting = await operation.Set<AskedQuestion>().Where(row => row.FamilyMemberId == id && row.ReleasedAt == null && row.WithdrawnAt == null).ToListAsync(cancellation);
        if (waiting.Count == 0)
        {
            return Result.Done;
        }
        if (onlyTranslated && (waiting = await TranslatedAsync(operation, waiting, member.Language, cancellation)).Count == 0)
        {
            return Result.Refuse(null, "None of them can be read in their language yet, checked. They wait; or release them in English first.");
        }
        if (await operation.Read<FamilyLimit>().AnyAsync(limit => limit.FamilyMemberId == id && limit.Part == FamilyPart.Asked && limit.LiftedAt == null, cancellation))
        {
            return Result.Refuse(null, "Questions in advance are closed to this person now. Open that part again first, with the reason.");
        }
        var choices = AgreementChoice.InForce(await operation.Read<AgreementChoice>().Where(row => row.FamilyMemberId == id).ToListAsync(cancellation));
        var choice = choices.GetValueOrDefault(FamilyActivity.ShareExperience);
        // Whoever said no and got in touch themselves since may be asked again.
        var agreed = choice?.Answer == AgreementAnswer.No && await NotMet.AskedSinceAsync(operation, id, choice.ChosenAt, cancellation) ? null : choice?.Answer;
        foreach (var question in waiting)
        {
            var released = question.Release(actor, member, agreed, operation.Now);
            if (released.Refused)
            {
                return released;
            }
        }
        if ((await InvolvementQueries.NotApproachedAsync(operation, member.CaseId, cancellation)).FirstOrDefault(person => person.Member == id) is { } person)
        {
            return person.Why;
        }
        var translated = await TranslatedAsync(operation, waiting, member.Language, cancellation);
        foreach (var question in waiting.Except(translated))
        {
            await RequestTranslation.AskAsync(operation, actor, member.CaseId, CaseTextKind.Question, question.Text, member.Language, cancellation);
        }
        FamilyMessages.TellOfSomethingNew(operation, member, choice);
        return await operation.SaveAsync(cancellation, new AuditEntry("Questions released to the family", member.CaseId, "FamilyMember", id.Value));
    }

    private static async Task<List<AskedQuestion>> TranslatedAsync(Operation operation, IReadOnlyList<AskedQuestion> questions, string language, CancellationToken cancellation)
    {
        var ready = new List<AskedQuestion>();
        foreach (var question in questions)
        {
            if (await TranslateCaseText.IsReadyAsync(operation, question.CaseId, question.TextHash, language, cancellation))
            {
                ready.Add(question);
            }
        }
        return ready;
    }

    /// <summary>Takes one back. What the person answered stays; taking back twice is taking back once.</summary>
    public async Task<Result> WithdrawAsync(StaffActor actor, AskedQuestionId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var question = await operation.Set<AskedQuestion>().SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (question is null)
        {
            return Refusal.NotFound;
        }
        var withdrawn = question.Withdraw(actor, operation.Now);
        if (withdrawn.Refused)
        {
            return withdrawn;
        }
        var hash = question.TextHash;
        if (!await operation.Read<AskedQuestion>().AnyAsync(row => row.CaseId == question.CaseId && row.TextHash == hash && row.Id != id && row.WithdrawnAt == null, cancellation))
        {
            await RequestTranslation.TakeBackAsync(operation, question.CaseId, CaseTextKind.Question, [hash], cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Question to the family taken back", question.CaseId, "AskedQuestion", id.Value));
    }

    /// <summary>
    /// The review group has read an answer: from now on it stands, and the person may add to it. Its words take the way of all words of
    /// the family: they are considered, used or not used because, and answered (checklist I8 to I10).
    /// </summary>
    /// <param name="seen">The words that were read; where the person changed them meanwhile, the change is read first.</param>
    public async Task<Result> ReadAsync(StaffActor actor, Guid answer, string seen, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await operation.Read<QuestionAnswer>().SingleOrDefaultAsync(row => row.Id == answer, cancellation);
        if (found is null)
        {
            return Refusal.NotFound;
        }
        if (found.ReadAt is not null && actor.IsInReviewGroup(found.CaseId))
        {
            return Result.Done;
        }
        var version = found.Version;
        var read = found.Read(actor, operation.Now);
        if (read.Refused)
        {
            return read;
        }
        // The mark is set before the words are taken over: the database takes over only what was read.
        if (found.Text != seen || await operation.Set<QuestionAnswer>().Where(row => row.Id == answer && row.Version == version && row.ReadAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(marked => marked.ReadAt, found.ReadAt).SetProperty(marked => marked.ReadBy, found.ReadBy), cancellation) == 0)
        {
            return Result.Refuse(null, "The person has changed this answer meanwhile. Open the page again and read it as it stands now.");
        }
        // What the person wants left out is taken over when, and if, it is decided that it stays.
        if (Contribution.OfAnswer(found) is { } words && !await operation.Read<LeaveOutRequest>().AnyAsync(row => row.QuestionAnswerId == answer, cancellation))
        {
            operation.Add(words);
            var steps = ContributionStep.Take(actor, words, ContributionStanding.Beginning, ContributionStatus.Read, null, operation.Now);
            foreach (var step in steps.Value)
            {
                operation.Add(step);
            }
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Answer of the family read", found.CaseId, "AskedQuestion", found.QuestionId.Value));
    }
}
