using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Translations.Desk;

/// <param name="Source">The text as it stands: it must be a text of this case.</param>
/// <param name="From">Code of the language of the source.</param>
/// <param name="Into">Code of the language it is wanted in.</param>
/// <param name="Note">A word to the translator.</param>
/// <param name="Memory">Where it is what a family tells of a child.</param>
public sealed record RequestTranslationCommand(CaseId Case, CaseTextKind Kind, HeadedText Source, string From, string Into, string? Note = null, ChildMemoryId? Memory = null);

/// <summary>Whoever works with a family asks translators for one text, who then see that text and nothing else of the case (guidance 1.6).</summary>
public sealed class RequestTranslation(Database database)
{
    /// <summary>Asking twice is asking once.</summary>
    public async Task<Result> RunAsync(StaffActor actor, RequestTranslationCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var asked = TranslationRequest.Ask(actor, command.Case, command.Kind, command.Source, command.From, command.Into, command.Note, operation.Now, command.Memory);
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
            if (!string.IsNullOrWhiteSpace(command.Note))
            {
                _ = known.Tell(actor, command.Note);
            }
            return await operation.SaveAsync(cancellation, new AuditEntry("Translation asked for again", command.Case, "TranslationRequest", known.Id.Value));
        }
        operation.Add(asked.Value);
        await TellTranslatorsAsync(operation, [asked.Value], cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Translation asked for", command.Case, "TranslationRequest", asked.Value.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["into"] = into, ["kind"] = command.Kind.ToString() }));
    }

    /// <summary>Says a word to the translators of a text that was asked for; the command's kind is of no account.</summary>
    public async Task<Result> TellAsync(StaffActor actor, RequestTranslationCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var (hash, into) = (CaseTextTranslation.HashOf(command.Source, command.Memory), command.Into);
        var request = await operation.Set<TranslationRequest>().SingleOrDefaultAsync(one => one.CaseId == command.Case && one.SourceHash == hash && one.IntoLanguage == into, cancellation);
        if (request is null)
        {
            return Refusal.NotFound;
        }
        var told = request.Tell(actor, command.Note);
        return told.Refused ? told : await operation.SaveAsync(cancellation, new AuditEntry("Word to the translator said", command.Case, "TranslationRequest", request.Id.Value));
    }

    /// <summary>Asks with the operation that writes the text: whoever reads another language waits for nobody to think of it.</summary>
    internal static async Task AskAsync(Operation operation, StaffActor actor, CaseId @case, CaseTextKind kind, HeadedText source, string into, CancellationToken cancellation)
    {
        if (into == Languages.English.Code || TranslationRequest.Ask(actor, @case, kind, source, Languages.English.Code, into, null, operation.Now) is not { Succeeded: true } asked)
        {
            return;
        }
        var hash = asked.Value.SourceHash;
        if (operation.Context.Set<TranslationRequest>().Local.Any(request => request.CaseId == @case && request.SourceHash == hash && request.IntoLanguage == into && request.Stands))
        {
            // Asked for with this very operation, for somebody else who reads the language.
            return;
        }
        if (await operation.Set<TranslationRequest>().SingleOrDefaultAsync(request => request.CaseId == @case && request.SourceHash == hash && request.IntoLanguage == into, cancellation) is { } known)
        {
            // Asked for once and taken back: it is wanted again.
            await AskAgainAsync(operation, known.Stands ? [] : [known], cancellation);
            return;
        }
        operation.Add(asked.Value);
        await TellTranslatorsAsync(operation, [asked.Value], cancellation);
    }

    /// <summary>A text was written anew: its translations are out of date from this moment, and asked for again of the new words.</summary>
    internal static async Task SupersedeAsync(Operation operation, StaffActor actor, CaseId @case, HeadedText before, HeadedText now, CancellationToken cancellation)
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

    /// <summary>
    /// A text was written anew that nobody may read before it is agreed: translators read the words before no longer, and the new ones
    /// only once they are asked for (<see cref="AskWhereAskedBeforeAsync"/>).
    /// </summary>
    internal static async Task PutOutOfDateAsync(Operation operation, StaffActor actor, CaseId @case, CaseTextKind kind, HeadedText before, HeadedText now, CancellationToken cancellation)
    {
        var old = CaseTextTranslation.HashOf(before);
        if (old == CaseTextTranslation.HashOf(now))
        {
            return;
        }
        foreach (var request in await operation.Set<TranslationRequest>().Where(request => request.CaseId == @case && request.Kind == kind && request.SourceHash == old && request.SupersededAt == null).ToListAsync(cancellation))
        {
            _ = request.Supersede(actor, now, operation.Now);
            request.TakeBack(operation.Now);
        }
    }

    /// <summary>Asks for a text in every language in which one of its kind was asked for in the case.</summary>
    internal static async Task AskWhereAskedBeforeAsync(Operation operation, StaffActor actor, CaseId @case, CaseTextKind kind, HeadedText text, CancellationToken cancellation)
    {
        foreach (var into in await operation.Read<TranslationRequest>().Where(request => request.CaseId == @case && request.Kind == kind).Select(request => request.IntoLanguage).Distinct().ToListAsync(cancellation))
        {
            await AskAsync(operation, actor, @case, kind, text, into, cancellation);
        }
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
            .Union(operation.Read<FamilyMeeting>().Where(row => kind != CaseTextKind.Meeting && row.CaseId == @case && hashes.Contains(row.PlaceHash) && row.State == FamilyMeetingState.Planned).Select(row => row.PlaceHash))
            .Union(operation.Read<FamilyMeeting>().Where(row => kind != CaseTextKind.Meeting && row.CaseId == @case && hashes.Contains(row.WithWhomHash) && row.State == FamilyMeetingState.Planned).Select(row => row.WithWhomHash))
            .Union(operation.Read<FamilyMeeting>().Where(row => kind != CaseTextKind.Meeting && row.CaseId == @case && hashes.Contains(row.PointsHash) && row.State == FamilyMeetingState.Planned).Select(row => row.PointsHash))
            .Union(operation.Read<FamilyLetter>().Where(row => row.CaseId == @case && hashes.Contains(row.TextHash)).Select(row => row.TextHash))
            .Union(operation.Read<ContributionAnswer>().Where(row => row.CaseId == @case && hashes.Contains(row.TextHash)).Select(row => row.TextHash))
            .Union(operation.Read<WishesAnswer>().Where(row => row.CaseId == @case && hashes.Contains(row.TextHash)).Select(row => row.TextHash))
            .Union(operation.Read<MemoryStep>().Where(row => row.CaseId == @case && hashes.Contains(row.TextHash) && row.Text != "").Select(row => row.TextHash))
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
        var (@case, source, heading) = (command.Case, command.Source.Text, command.Source.Heading);
        return command.Kind switch
        {
            CaseTextKind.Passage => await operation.Read<ReleasedPassage>().AnyAsync(passage => passage.CaseId == @case && passage.TextHash == hash, cancellation)
                || await operation.Read<DraftPassage>().AnyAsync(passage => passage.CaseId == @case && passage.Text == source && passage.Heading == heading, cancellation),
            CaseTextKind.Answer => await operation.Read<ContributionAnswer>().AnyAsync(answer => answer.CaseId == @case && answer.TextHash == hash, cancellation)
                || await operation.Read<WishesAnswer>().AnyAsync(answer => answer.CaseId == @case && answer.TextHash == hash, cancellation)
                || await operation.Read<MemoryStep>().AnyAsync(step => step.CaseId == @case && step.TextHash == hash && step.Text != ""
                    && operation.Context.Set<ChildMemory>().Any(told => told.Id == step.MemoryId && told.Audience != MemoryAudience.ContactPersonOnly), cancellation)
                || await operation.Read<LeaveOutRequest>().AnyAsync(wish => wish.CaseId == @case && wish.ReasonHash == hash && wish.DecidedAt != null, cancellation),
            // What a person wants left out is read by no more people while it waits.
            CaseTextKind.FamilyWords when await operation.Read<LeaveOutRequest>().AnyAsync(wish => wish.CaseId == @case && wish.WordsHash == hash && wish.Outcome == null, cancellation) => false,
            CaseTextKind.Letter => await operation.Read<FamilyLetter>().AnyAsync(letter => letter.CaseId == @case && letter.TextHash == hash, cancellation),
            CaseTextKind.FamilyWords => await operation.Read<Contribution>().AnyAsync(said => said.CaseId == @case && said.Text == source && said.Language == command.From, cancellation)
                || await operation.Read<QuestionAnswer>().AnyAsync(said => said.CaseId == @case && said.Text == source && said.Language == command.From, cancellation)
                || await operation.Read<MeetingAnswer>().AnyAsync(said => said.CaseId == @case && said.Text == source && said.Language == command.From, cancellation),
            CaseTextKind.Question => await operation.Read<AskedQuestion>().AnyAsync(question => question.CaseId == @case && question.TextHash == hash && question.WithdrawnAt == null, cancellation),
            CaseTextKind.Process => await operation.Read<FamilyProcess>().AnyAsync(process => process.CaseId == @case && process.TextHash == hash && process.EndedAt == null, cancellation),
            CaseTextKind.Meeting => await operation.Read<FamilyMeeting>().AnyAsync(meeting => meeting.CaseId == @case && meeting.State == FamilyMeetingState.Planned
                && (meeting.PlaceHash == hash || meeting.WithWhomHash == hash || meeting.PointsHash == hash), cancellation),
            CaseTextKind.Wish => await operation.Read<TakingPartWishes>().AnyAsync(said => said.CaseId == @case && said.EnteredBy == null && said.Language == command.From
                && (said.WithWhom == source || said.Place == source || said.HelpDetail == source || said.BesideMe == source), cancellation),
            CaseTextKind.SafetyNote => await operation.Read<FamilyMember>().AnyAsync(member => member.CaseId == @case && member.SafetyNote == source && member.Language == command.From, cancellation),
            CaseTextKind.Memory => await IsForTranslatorsAsync(operation, @case, command.Memory, source, command.From, cancellation),
            CaseTextKind.Action => await operation.Read<ToldAction>().AnyAsync(told => told.CaseId == @case && told.TextHash == hash && told.WithdrawnAt == null, cancellation),
            CaseTextKind.ReportSummary => await operation.Read<ReviewReport>().AnyAsync(report => report.CaseId == @case && report.AgreedAt != null
                && operation.Read<ReportVersion>().Any(version => version.ReportId == report.Id && version.Number == report.Number && version.ExecutiveSummary == source && version.Title == heading), cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.Kind, "A kind of text nobody can ask for."),
        };
    }

    /// <summary>Whether the actor reads these very words about a child, and translators may read them too: none do where the person chose their contact person alone.</summary>
    /// <param name="from">Code of the language they must be in; null where it is known.</param>
    internal static Task<bool> IsForTranslatorsAsync(Operation operation, CaseId @case, ChildMemoryId? memory, string source, string? from, CancellationToken cancellation) =>
        operation.Read<ChildMemory>().AnyAsync(told => told.Id == memory && told.CaseId == @case && told.Text == source && (from == null || told.Language == from)
            && told.Audience != MemoryAudience.ContactPersonOnly, cancellation);
}
