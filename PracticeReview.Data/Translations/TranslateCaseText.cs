using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Publication;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Data.Translations;

/// <param name="Source">The text as it stands: the translation is bound to exactly these words.</param>
/// <param name="From">Code of the language of the source.</param>
/// <param name="Into">Code of the language of the translation.</param>
/// <param name="Version">The version the person had before them, null where there was none yet: another one is refused, so that
/// nobody's words are overwritten and nobody approves words they have not read.</param>
/// <param name="Unfinished">Keeps the words without sending them to review.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are saved.</param>
/// <param name="ByMachine">A machine made the words: they are kept as such, and not sent to review.</param>
/// <param name="Memory">Where it is what a family tells of a child.</param>
/// <param name="Heading">The translation of the heading, where the source has one.</param>
public sealed record TranslateCaseTextCommand(CaseId Case, HeadedText Source, string From, string Into, string? Text, uint? Version = null,
    bool Unfinished = false, string? Draft = null, bool ByMachine = false, ChildMemoryId? Memory = null, string? Heading = null);

/// <summary>A translation of a text of a case is written and sent to review, approved by somebody else, or sent back (guidance 1.6).</summary>
public sealed class TranslateCaseText(Database database)
{
    /// <summary>Writes the translation and, unless it is unfinished, sends it to review.</summary>
    public async Task<Result> RunAsync(StaffActor actor, TranslateCaseTextCommand command, CancellationToken cancellation)
    {
        if (!Languages.TryFind(command.From, out var from) || !Languages.TryFind(command.Into, out var into) || from.Code == into.Code || into.IsPseudo)
        {
            return Result.Refuse("Into", "Choose a language other than the one the text is in.");
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await MayAsync(operation, actor, command, cancellation))
        {
            return Refusal.NotFound;
        }
        var translation = await FindAsync(operation, command, cancellation);
        if (translation is not null && IsTheSame(translation, actor, command))
        {
            return Result.Done;
        }
        if (translation?.Version != command.Version)
        {
            return Refusal.ChangedMeanwhile;
        }
        if (translation is null)
        {
            translation = CaseTextTranslation.Begin(actor.Partnership, command.Case, from, into, command.Source, operation.Now, command.Memory);
            operation.Add(translation);
        }
        var written = translation.Write(actor, command.Source, new HeadedText(command.Text ?? "", command.Heading), operation.Now, command.ByMachine);
        if (written.Refused)
        {
            return written;
        }
        if (!command.Unfinished && !command.ByMachine)
        {
            translation.AskForReview(command.Source, operation.Now);
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await SaveAsync(operation, command.Unfinished ? "Translation written" : "Translation sent to review", translation, cancellation);
    }

    /// <summary>Approves the translation of the source as it stands, and tells those who were waiting to read it. Refused to the person who wrote it, and to whoever is not recorded as reading the language.</summary>
    public Task<Result> ApproveAsync(StaffActor actor, TranslateCaseTextCommand command, CancellationToken cancellation) =>
        ReviewAsync(actor, command, (translation, reads, now) => translation.Approve(actor, reads, command.Source, now), "Translation approved", cancellation, TellReadersAsync);

    /// <summary>Sends it back; the command's text is the reason.</summary>
    public Task<Result> SendBackAsync(StaffActor actor, TranslateCaseTextCommand command, CancellationToken cancellation) =>
        ReviewAsync(actor, command, (translation, reads, now) => translation.SendBack(actor, reads, command.Text ?? "", now), "Translation sent back", cancellation);

    private async Task<Result> ReviewAsync(StaffActor actor, TranslateCaseTextCommand command, Func<CaseTextTranslation, IReadOnlyList<string>, DateTimeOffset, Result> review, string action,
        CancellationToken cancellation, Func<Operation, CaseTextTranslation, CancellationToken, Task>? then = null)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var translation = await MayAsync(operation, actor, command, cancellation) ? await FindAsync(operation, command, cancellation) : null;
        if (translation is null)
        {
            return Refusal.NotFound;
        }
        if (translation.Version != command.Version)
        {
            return Refusal.ChangedMeanwhile;
        }
        var reviewed = review(translation, await LanguagesRead.OfAsync(operation, actor, cancellation), operation.Now);
        if (reviewed.Refused)
        {
            return reviewed;
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        if (then is not null)
        {
            await then(operation, translation, cancellation);
        }
        return await SaveAsync(operation, action, translation, cancellation);
    }

    /// <summary>Whether somebody who reads this language reads the text in it: a checked translation is there, or it is English.</summary>
    internal static async Task<bool> IsReadyAsync(Operation operation, CaseId @case, string hash, string language, CancellationToken cancellation) =>
        language == Languages.English.Code || await operation.Read<CaseTextTranslation>().AnyAsync(t => t.CaseId == @case && t.SourceHash == hash && t.Language == language && t.State == TextState.Approved, cancellation);

    // Those who work with the family; and of a text that was asked for, the translators of the language, who see nothing else of the case.
    private static async Task<bool> MayAsync(Operation operation, StaffActor actor, TranslateCaseTextCommand command, CancellationToken cancellation)
    {
        var hash = CaseTextTranslation.HashOf(command.Source, command.Memory);
        if (command.Memory is { } memory)
        {
            return actor.WorksWithFamily(command.Case)
                ? await RequestTranslation.IsForTranslatorsAsync(operation, command.Case, memory, command.Source.Text, command.From, cancellation)
                : actor.Is(StaffRole.Translator) && await IsAskedForAsync();
        }
        if (actor.WorksWithFamily(command.Case))
        {
            return await operation.Read<ReviewCase>().AnyAsync(c => c.Id == command.Case, cancellation);
        }
        return actor.Is(StaffRole.Translator) && await IsAskedForAsync();

        Task<bool> IsAskedForAsync() => operation.Read<TranslationRequest>().AnyAsync(request => request.CaseId == command.Case && request.SourceHash == hash
            && request.FromLanguage == command.From && request.IntoLanguage == command.Into, cancellation);
    }

    // Whoever was told of something new while it stood there in English only can read it now.
    private static async Task TellReadersAsync(Operation operation, CaseTextTranslation translation, CancellationToken cancellation)
    {
        var (@case, language, hash) = (translation.CaseId, translation.Language, translation.SourceHash);
        if (operation.Actor is StaffActor actor && !actor.WorksWithFamily(@case))
        {
            var waiting = await operation.Context.Database.SqlQuery<WaitingReader>(
                $"""select family_member_id as "FamilyMemberId", means as "Means", access.answers_them(family_member_id, {hash}) as "IsAskedFor" from access.readers_of_translation({@case.Value}, {hash}, {language})""").ToListAsync(cancellation);
            waiting.ForEach(reader => operation.Add(OutboxMessage.To(new FamilyMemberId(reader.FamilyMemberId), translation.PartnershipId, @case,
                Enum.Parse<MessageMeans>(reader.Means), MessageTemplate.FamilySomethingNew, operation.Now,
                reader.IsAskedFor ? nameof(GoesAnyway.AskedFor) : null)));
            return;
        }
        var readers = await operation.Read<FamilyMember>().Where(member => member.CaseId == @case && member.Language == language
            && (operation.Read<ReleasedPassage>().Any(passage => passage.FamilyMemberId == member.Id && passage.TextHash == hash && passage.WithdrawnAt == null
                    && (passage.WaitsSince == null || (!operation.Read<FamilyLimit>().Any(limit => limit.FamilyMemberId == member.Id && limit.Part == FamilyPart.Draft && limit.LiftedAt == null)
                        && operation.Read<AgreementChoice>().Where(choice => choice.FamilyMemberId == member.Id && choice.Activity == FamilyActivity.CommentOnDraft)
                            .OrderByDescending(choice => choice.ChosenAt).ThenByDescending(choice => choice.Id).Select(choice => (AgreementAnswer?)choice.Answer).FirstOrDefault() != AgreementAnswer.No)))
                || operation.Read<ContributionAnswer>().Any(answer => answer.FamilyMemberId == member.Id && answer.TextHash == hash)
                || operation.Read<WishesAnswer>().Any(answer => answer.FamilyMemberId == member.Id && answer.TextHash == hash)
                || operation.Read<MemoryStep>().Any(step => step.FamilyMemberId == member.Id && step.TextHash == hash && step.Text != "")
                || operation.Read<LeaveOutRequest>().Any(wish => wish.FamilyMemberId == member.Id && wish.ReasonHash == hash && wish.DecidedAt != null)
                || operation.Read<FamilyLetter>().Any(letter => letter.FamilyMemberId == member.Id && letter.TextHash == hash && letter.ReleasedAt != null)
                || operation.Read<PublishedReport>().Any(report => report.SummaryHash == hash && operation.Read<ReviewReport>().Any(own => own.Id == report.ReportId && own.CaseId == @case))
                || operation.Read<MeetingPerson>().Any(invited => operation.Read<MappedPerson>().Any(person => person.Id == invited.PersonId && person.FamilyMemberId == member.Id)
                    && operation.Read<FamilyMeeting>().Any(meeting => meeting.Id == invited.MeetingId && meeting.State == FamilyMeetingState.Planned && meeting.ReleasedAt != null
                        && (meeting.PlaceHash == hash || meeting.WithWhomHash == hash || meeting.PointsHash == hash))))).ToListAsync(cancellation);
        // An answer was asked for by the person; everything else would be an approach.
        var asked = await operation.Read<ContributionAnswer>().Where(answer => answer.CaseId == @case && answer.TextHash == hash).Select(answer => answer.FamilyMemberId)
            .Union(operation.Read<WishesAnswer>().Where(answer => answer.CaseId == @case && answer.TextHash == hash).Select(answer => answer.FamilyMemberId))
            .Union(operation.Read<LeaveOutRequest>().Where(wish => wish.CaseId == @case && wish.ReasonHash == hash).Select(wish => wish.FamilyMemberId)).ToListAsync(cancellation);
        var notApproached = await InvolvementQueries.NotApproachedAsync(operation, @case, cancellation);
        var resting = await RestingAsync(operation, @case, hash, cancellation);
        readers.Where(member => !resting.Contains(member.Id)).Where(member => asked.Contains(member.Id) || !notApproached.Any(person => person.Member == member.Id)).ToList()
            .ForEach(member => FamilyMessages.TellOfSomethingNew(operation, member, because: asked.Contains(member.Id) ? GoesAnyway.AskedFor : null));
    }

    // Who said "not now" to the draft reads a part of it in their own time.
    private static async Task<IReadOnlyCollection<FamilyMemberId>> RestingAsync(Operation operation, CaseId @case, string hash, CancellationToken cancellation)
    {
        var reading = await operation.Read<ReleasedPassage>().Where(passage => passage.CaseId == @case && passage.TextHash == hash && passage.WithdrawnAt == null)
            .Select(passage => passage.FamilyMemberId).ToListAsync(cancellation);
        if (reading.Count == 0)
        {
            return [];
        }
        var choices = await operation.Read<AgreementChoice>().Where(choice => reading.Contains(choice.FamilyMemberId) && choice.Activity == FamilyActivity.CommentOnDraft).ToListAsync(cancellation);
        return [.. choices.GroupBy(choice => choice.FamilyMemberId).Where(of => AgreementChoice.InForce(of)[FamilyActivity.CommentOnDraft].NotNowSince is not null).Select(of => of.Key)];
    }

    private sealed record WaitingReader(Guid FamilyMemberId, string Means, bool IsAskedFor);

    private static bool IsTheSame(CaseTextTranslation translation, StaffActor actor, TranslateCaseTextCommand command) =>
        translation.TranslatedBy == actor.Id && translation.IsMachineMade == command.ByMachine && translation.Text == command.Text?.Trim() && translation.Heading == command.Heading?.Trim() && translation.SentBackBecause is null
        && translation.State == (command.Unfinished ? TextState.NeedsWork : TextState.WaitingForReview);

    private static Task<CaseTextTranslation?> FindAsync(Operation operation, TranslateCaseTextCommand command, CancellationToken cancellation)
    {
        var hash = CaseTextTranslation.HashOf(command.Source, command.Memory);
        return operation.Set<CaseTextTranslation>()
            .SingleOrDefaultAsync(translation => translation.CaseId == command.Case && translation.SourceHash == hash && translation.Language == command.Into, cancellation);
    }

    private static Task<Result> SaveAsync(Operation operation, string action, CaseTextTranslation translation, CancellationToken cancellation) =>
        operation.SaveAsync(cancellation, new AuditEntry(action, translation.CaseId, "CaseTextTranslation", translation.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["language"] = translation.Language }));
}
