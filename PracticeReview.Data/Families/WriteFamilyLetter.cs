using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families;

/// <param name="Id">The letter; made with the form for a new one, so that writing twice is writing once.</param>
/// <param name="Version">The version the writer had before them; null for a new letter.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are saved.</param>
public sealed record WriteFamilyLetterCommand(FamilyMemberId Member, FamilyLetterId Id, uint? Version, string? Title, string? Text, string? Draft = null);

/// <param name="Version">The version the releaser has read: nobody releases words they have not seen.</param>
/// <param name="InEnglishFirst">The person shall not wait for the translation.</param>
public sealed record ReleaseFamilyLetterCommand(FamilyLetterId Letter, uint Version, bool InEnglishFirst);

/// <summary>A letter to a family member is written, and released to them (guidance 1.4).</summary>
public sealed class WriteFamilyLetter(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, WriteFamilyLetterCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Read<FamilyMember>().SingleOrDefaultAsync(m => m.Id == command.Member, cancellation);
        if (member is null || !FamilyLetter.MayWrite(actor, member.CaseId))
        {
            return Refusal.NotFound;
        }
        var letter = await operation.Set<FamilyLetter>().SingleOrDefaultAsync(l => l.Id == command.Id && l.FamilyMemberId == member.Id, cancellation);
        if (letter is null)
        {
            if (command.Version is not null)
            {
                return Refusal.NotFound;
            }
            var begun = FamilyLetter.Begin(actor, member, command.Title, command.Text, operation.Now, command.Id);
            if (begun.Refused)
            {
                return begun;
            }
            letter = begun.Value;
            operation.Add(letter);
        }
        else
        {
            if (command.Version is null)
            {
                // The same form, sent twice.
                return Result.Done;
            }
            operation.Context.Entry(letter).Property(l => l.Version).OriginalValue = command.Version.Value;
            var before = letter.Words;
            var written = letter.Write(actor, command.Title, command.Text, operation.Now);
            if (written.Refused)
            {
                return written;
            }
            await Translations.Desk.RequestTranslation.SupersedeAsync(operation, actor, letter.CaseId, before, letter.Words, cancellation);
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Letter to a family member written", member.CaseId, "FamilyLetter", letter.Id.Value));
    }

    /// <summary>Lets the person read it, and tells them that there is something new.</summary>
    public async Task<Result> ReleaseAsync(StaffActor actor, ReleaseFamilyLetterCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var letter = await operation.Set<FamilyLetter>().SingleOrDefaultAsync(l => l.Id == command.Letter, cancellation);
        if (letter is null)
        {
            return Refusal.NotFound;
        }
        if (letter.ReleasedBy == actor.Id)
        {
            return Result.Done;
        }
        if (letter.Version != command.Version)
        {
            return Refusal.ChangedMeanwhile;
        }
        var member = await operation.Read<FamilyMember>().SingleAsync(m => m.Id == letter.FamilyMemberId, cancellation);
        var isTranslated = await TranslateCaseText.IsReadyAsync(operation, letter.CaseId, letter.TextHash, member.Language, cancellation);
        var released = letter.Release(actor, member, isTranslated, command.InEnglishFirst, operation.Now);
        if (released.Refused)
        {
            return released;
        }
        if (await NotMet.WhyAsync(operation, letter.CaseId, member.Id, cancellation) is { } why)
        {
            return why;
        }
        if (!isTranslated)
        {
            await Translations.Desk.RequestTranslation.AskAsync(operation, actor, letter.CaseId, Translations.Desk.CaseTextKind.Letter, letter.Words, member.Language, cancellation);
        }
        FamilyMessages.TellOfSomethingNew(operation, member);
        return await operation.SaveAsync(cancellation, new AuditEntry("Letter to a family member released", letter.CaseId, "FamilyLetter", letter.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["translated"] = isTranslated ? "yes" : "not yet" }));
    }
}
