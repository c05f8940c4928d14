using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Translations.Desk;

/// <param name="Source">The text as it stands: it must be a text of this case.</param>
/// <param name="From">Code of the language of the source.</param>
/// <param name="Into">Code of the language it is wanted in.</param>
/// <param name="Note">A word to the translator.</param>
public sealed record RequestTranslationCommand(CaseId Case, CaseTextKind Kind, string Source, string From, string Into, string? Note = null);

/// <summary>Whoever works with a family asks translators for one text, who then see that text and nothing else of the case (guidance 1.6).</summary>
public sealed class RequestTranslation(Database database)
{
    /// <summary>Asking twice is asking once.</summary>
    public async Task<Result> RunAsync(StaffActor actor, RequestTranslationCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var asked = TranslationRequest.Ask(actor, command.Case, command.Kind, command.Source, command.From, command.Into, command.Note, operation.Now);
        if (asked.Refused)
        {
            return asked;
        }
        if (!await IsOfTheCaseAsync(operation, command, asked.Value.SourceHash, cancellation))
        {
            return Refusal.NotFound;
        }
        var (hash, into) = (asked.Value.SourceHash, asked.Value.IntoLanguage);
        if (await operation.Set<TranslationRequest>().SingleOrDefaultAsync(request => request.CaseId == command.Case && request.SourceHash == hash && request.IntoLanguage == into, cancellation) is { } known)
        {
            if (known.Stands)
            {
                return Result.Done;
            }
            await AskAgainAsync(operation, [known], cancellation);
            return await operation.SaveAsync(cancellation, new AuditEntry("Translation asked for again", command.Case, "TranslationRequest", known.Id.Value));
        }
        operation.Add(asked.Value);
        await TellTranslatorsAsync(operation, [asked.Value], cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Translation asked for", command.Case, "TranslationRequest", asked.Value.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["into"] = into, ["kind"] = command.Kind.ToString() }));
    }

    /// <summary>A text was written anew: its translations are out of date from this moment, and asked for again of the new words.</summary>
    internal static async Task SupersedeAsync(Operation operation, StaffActor actor, CaseId @case, string before, string now, CancellationToken cancellation)
    {
        var (old, current) = (CaseTextTranslation.HashOf(before), CaseTextTranslation.HashOf(now));
        if (old == current)
        {
            return;
        }
        var requests = await operation.Set<TranslationRequest>().Where(request => request.CaseId == @case && request.SourceHash == old && request.SupersededAt == null).ToListAsync(cancellation);
        var known = await operation.Set<TranslationRequest>().Where(request => request.CaseId == @case && request.SourceHash == current).ToListAsync(cancellation);
        foreach (var request in requests)
        {
            var again = request.Supersede(actor, now, operation.Now);
            if (!known.Exists(one => one.IntoLanguage == again.IntoLanguage))
            {
                operation.Add(again);
            }
        }
        // The words are as they were once before.
        await AskAgainAsync(operation, [.. known.Where(one => !one.Stands && requests.Exists(request => request.IntoLanguage == one.IntoLanguage))], cancellation);
    }

    /// <summary>A text that was taken back, or written anew, is given to read again in the same words: what was asked of it is wanted again.</summary>
    /// <param name="into">Codes of the languages of those who read it; null where it is everybody of the family.</param>
    internal static async Task ReadAgainAsync(Operation operation, CaseId @case, string hash, IReadOnlyCollection<string>? into, CancellationToken cancellation)
    {
        var known = await operation.Set<TranslationRequest>().Where(request => request.CaseId == @case && request.SourceHash == hash).ToListAsync(cancellation);
        await AskAgainAsync(operation, [.. known.Where(request => !request.Stands && into?.Contains(request.IntoLanguage) != false)], cancellation);
    }

    /// <summary>
    /// A text was taken back from those who read it: where nobody reads it any more, translators do not either. The same words
    /// may stand in a text of another kind; whether they do in another of the same kind, the caller has looked.
    /// </summary>
    internal static async Task TakeBackAsync(Operation operation, CaseId @case, CaseTextKind kind, IReadOnlyCollection<string> hashes, CancellationToken cancellation)
    {
        var requests = await operation.Set<TranslationRequest>().Where(request => request.CaseId == @case && hashes.Contains(request.SourceHash) && request.TakenBackAt == null).ToListAsync(cancellation);
        if (requests.Count == 0)
        {
            return;
        }
        var still = await operation.Read<ReleasedPassage>().Where(row => kind != CaseTextKind.Passage && row.CaseId == @case && hashes.Contains(row.TextHash) && row.WithdrawnAt == null).Select(row => row.TextHash)
            .Union(operation.Read<AskedQuestion>().Where(row => kind != CaseTextKind.Question && row.CaseId == @case && hashes.Contains(row.TextHash) && row.WithdrawnAt == null).Select(row => row.TextHash))
            .Union(operation.Read<FamilyProcess>().Where(row => kind != CaseTextKind.Process && row.CaseId == @case && hashes.Contains(row.TextHash) && row.EndedAt == null).Select(row => row.TextHash))
            .Union(operation.Read<ToldAction>().Where(row => kind != CaseTextKind.Action && row.CaseId == @case && hashes.Contains(row.TextHash) && row.WithdrawnAt == null).Select(row => row.TextHash))
            .Union(operation.Read<FamilyLetter>().Where(row => row.CaseId == @case && hashes.Contains(row.TextHash)).Select(row => row.TextHash))
            .Union(operation.Read<ContributionAnswer>().Where(row => row.CaseId == @case && hashes.Contains(row.TextHash)).Select(row => row.TextHash))
            .ToListAsync(cancellation);
        foreach (var request in requests.Where(request => !still.Contains(request.SourceHash, StringComparer.Ordinal)))
        {
            request.TakeBack(operation.Now);
        }
    }

    private static async Task AskAgainAsync(Operation operation, IReadOnlyList<TranslationRequest> requests, CancellationToken cancellation)
    {
        foreach (var request in requests)
        {
            request.AskAgain(operation.Now);
        }
        await TellTranslatorsAsync(operation, requests, cancellation);
    }

    // Each once, however many texts wait for them.
    private static async Task TellTranslatorsAsync(Operation operation, IReadOnlyList<TranslationRequest> requests, CancellationToken cancellation)
    {
        if (requests.Count == 0)
        {
            return;
        }
        var (partnership, languages) = (requests[0].PartnershipId, requests.SelectMany(request => new[] { request.FromLanguage, request.IntoLanguage }).Distinct(StringComparer.Ordinal).ToList());
        var translators = await operation.Read<TranslatorLanguage>().Where(given => given.PartnershipId == partnership && languages.Contains(given.Language))
            .Select(given => given.StaffId).Distinct().ToListAsync(cancellation);
        foreach (var translator in translators)
        {
            // No case goes with it: the translator sees none.
            operation.Add(OutboxMessage.To(translator, partnership, null, MessageTemplate.StaffSomethingWaits, operation.Now, "/workspace/translations"));
        }
    }

    private static async Task<bool> IsOfTheCaseAsync(Operation operation, RequestTranslationCommand command, string hash, CancellationToken cancellation)
    {
        var (@case, source) = (command.Case, command.Source);
        return command.Kind switch
        {
            CaseTextKind.Passage => await operation.Read<ReleasedPassage>().AnyAsync(passage => passage.CaseId == @case && passage.TextHash == hash, cancellation)
                || await operation.Read<DraftPassage>().AnyAsync(passage => passage.CaseId == @case && passage.Text == source, cancellation),
            CaseTextKind.Answer => await operation.Read<ContributionAnswer>().AnyAsync(answer => answer.CaseId == @case && answer.TextHash == hash, cancellation),
            CaseTextKind.Letter => await operation.Read<FamilyLetter>().AnyAsync(letter => letter.CaseId == @case && letter.TextHash == hash, cancellation),
            CaseTextKind.FamilyWords => await operation.Read<Contribution>().AnyAsync(said => said.CaseId == @case && said.Text == source && said.Language == command.From, cancellation)
                || await operation.Read<QuestionAnswer>().AnyAsync(said => said.CaseId == @case && said.Text == source && said.Language == command.From, cancellation),
            CaseTextKind.Question => await operation.Read<AskedQuestion>().AnyAsync(question => question.CaseId == @case && question.TextHash == hash && question.WithdrawnAt == null, cancellation),
            CaseTextKind.Process => await operation.Read<FamilyProcess>().AnyAsync(process => process.CaseId == @case && process.TextHash == hash && process.EndedAt == null, cancellation),
            CaseTextKind.Action => await operation.Read<ToldAction>().AnyAsync(told => told.CaseId == @case && told.TextHash == hash && told.WithdrawnAt == null, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.Kind, "A kind of text nobody can ask for."),
        };
    }
}
