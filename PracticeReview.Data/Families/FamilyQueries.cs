using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families;

/// <summary>A text of the case in English and, where it may be shown, in the reader's language.</summary>
/// <param name="Language">Code of the language of <paramref name="Translation"/>; null where there is none to show.</param>
/// <param name="Heading">The heading over it, in that language; null where there is none to show.</param>
public sealed record CaseText(string English, string? Translation, string? Language, TextState State, string? Heading = null);

/// <summary>The heading over a text of the case.</summary>
/// <param name="Over">The text it stands over, whose translation is its own.</param>
public sealed record CaseHeading(string English, CaseText Over);

public sealed record FamilyHome(string Name, string FacilitatorName, string PartnershipName, string Telephone, string Email,
    FamilyStage Stage, DateTimeOffset StageSince, int PassagesToRead, int AnswersGiven, int WaitingForAnswer, bool HasAgreed,
    DateTimeOffset? LastAnswerAt, DateTimeOffset? LastPassageAt, int Letters = 0, DateTimeOffset? LastLetterAt = null);

/// <summary>The ways of contact the person called safe, and the code of the language they read.</summary>
public sealed record ContactView(string? Email, string? Mobile, string Language);

/// <param name="Form">The end of the address of the form the words were typed into.</param>
public sealed record UnsentWords(string Form, DateTimeOffset KeptAt);

public sealed record AgreementView(IReadOnlyDictionary<FamilyActivity, AgreementChoice> InForce, IReadOnlyList<AgreementChoice> All, AgreementReader Reader = AgreementReader.Adult)
{
    /// <summary>They are under 16, and it is not recorded yet what they understand and who decides with them: nobody asks them to agree.</summary>
    public bool WaitsForGrownUp { get; init; }
}

/// <param name="Passage">The passage as it can be read now, where it can be; not always the words it was said about.</param>
/// <param name="ReadAt">When the review said that it read it; null while it did not.</param>
/// <param name="ConsideredAt">When the review group first talked about it.</param>
/// <param name="OfEarlierWords">It is about words that have been written anew since.</param>
/// <param name="Spoken">Where a professional wrote it down for the person; null where the person wrote it.</param>
public sealed record ContributionView(ContributionId Id, ContributionKind Kind, ReleasedPassageId? Passage, string Text, string Language, DateTimeOffset SentAt, AnswerView? Answer, int? PassageNumber = null,
    DateTimeOffset? ReadAt = null, DateTimeOffset? ConsideredAt = null, bool OfEarlierWords = false, LeaveOutView? LeaveOut = null, SpokenView? Spoken = null)
{
    /// <summary>Whether the report may quote it, as the person said last; null while they said nothing.</summary>
    public QuoteAnswer? Quote { get; init; }
}

/// <summary>The person's wish that something is left out, and what was decided.</summary>
/// <param name="Outcome">Null until it is decided; so are the reason and the day.</param>
public sealed record LeaveOutView(DateTimeOffset AskedAt, LeaveOutOutcome? Outcome, CaseText? Reason, DateTimeOffset? DecidedAt);

/// <summary>What a person said in a talk and had written down for them.</summary>
/// <param name="IsRight">What the person said of it; null while they said nothing.</param>
public sealed record SpokenView(DateOnly ToldOn, string? Interpreter, bool? IsRight)
{
    internal static SpokenView? Of(Contribution said) => said is { EnteredBy: not null, ToldOn: { } told }
        ? new SpokenView(told, said.Interpreter, said.ConfirmedAt is not null ? true : said.NotRightAt is not null ? false : null)
        : null;
}

public sealed record AnswerView(AnswerOutcome Outcome, CaseText Text, DateTimeOffset AnsweredAt);

/// <param name="Changes">What changed against the words the person could read before; null where there were none.</param>
/// <param name="OpenedAt">When the person last opened these words; null while they did not.</param>
/// <param name="PutOffAt">When the person said that they read it later.</param>
public sealed record PassageView(ReleasedPassageId Id, int Number, string Heading, CaseText Text, DateTimeOffset ReleasedAt, IReadOnlyList<ContributionView> Comments,
    ChangesView? Changes = null, DateTimeOffset? OpenedAt = null, DateTimeOffset? PutOffAt = null)
{
    public CaseHeading Headed => new(Heading, Text);

    /// <summary>Whether the published report says it in the words the person read; null where it is not published, or stands in no section.</summary>
    public bool? InReportAsRead { get; init; }
}

/// <param name="Words">Word by word, in the language of <paramref name="Language"/>.</param>
/// <param name="Language">Code of the reader's language where both versions may be shown in it, otherwise of English.</param>
/// <param name="EarlierReleasedAt">When the earlier words had been released.</param>
public sealed record ChangesView(TextChanges Words, string Language, DateTimeOffset EarlierReleasedAt);

/// <param name="ReleasedAt">When the person could first read it.</param>
public sealed record LetterView(FamilyLetterId Id, string Title, CaseText Text, DateTimeOffset ReleasedAt)
{
    public CaseHeading Headed => new(Title, Text);
}

/// <summary>What the family area shows: everything here is the person's own, because the database gives them nothing else.</summary>
public sealed class FamilyQueries(Database database)
{
    public async Task<FamilyHome> HomeAsync(FamilyActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await (
            from member in operation.Read<FamilyMember>()
            where member.Id == actor.Id
            join progress in operation.Read<FamilyProgress>() on member.CaseId equals progress.CaseId
            join partnership in operation.Read<Partnership>() on member.PartnershipId equals partnership.Id
            select new FamilyHome(member.Name, member.FacilitatorName, partnership.Name, partnership.ContactTelephone, partnership.ContactEmail,
                progress.Stage, progress.Since,
                operation.Read<ReleasedPassage>().Count(),
                operation.Read<ContributionAnswer>().Count(),
                operation.Read<Contribution>().Count(contribution => contribution.Answer == null
                    && !operation.Read<LeaveOutRequest>().Any(request => request.ContributionId == contribution.Id && request.Outcome != LeaveOutOutcome.Kept)),
                operation.Read<AgreementChoice>().Any(),
                operation.Read<ContributionAnswer>().Max(answer => answer.ReleasedAt),
                operation.Read<ReleasedPassage>().Max(passage => (DateTimeOffset?)passage.ReleasedAt),
                operation.Read<FamilyLetter>().Count(),
                operation.Read<FamilyLetter>().Max(letter => letter.ReleasedAt)))
            .SingleAsync(cancellation);
    }

    public async Task<AgreementView> AgreementsAsync(FamilyActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var all = await operation.Read<AgreementChoice>().OrderBy(choice => choice.ChosenAt).ToListAsync(cancellation);
        var reader = (await operation.Context.Database.SqlQuery<string>($"select access.own_agreement_words() as \"Value\"").ToListAsync(cancellation)).Single();
        var waits = await operation.Context.Database.SqlQuery<bool>($"select access.own_consent_waits() as \"Value\"").SingleAsync(cancellation);
        return new AgreementView(AgreementChoice.InForce(all), all, Enum.Parse<AgreementReader>(reader)) { WaitsForGrownUp = waits };
    }

    /// <summary>The ways of taking part in which the person has said something that stands with the review, and that they have not asked to leave out.</summary>
    public async Task<IReadOnlySet<FamilyActivity>> SaidInAsync(FamilyActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var kinds = await operation.Read<Contribution>().Where(sent => !operation.Read<LeaveOutRequest>().Any(request => request.ContributionId == sent.Id))
            .Select(sent => sent.Kind).Distinct().ToListAsync(cancellation);
        var said = kinds.Select(Contribution.ActivityOf).OfType<FamilyActivity>().ToHashSet();
        if (await operation.Read<Area.QuestionAnswer>().AnyAsync(answer => answer.Kind == Area.QuestionAnswerKind.Words
            && !operation.Read<LeaveOutRequest>().Any(request => request.QuestionAnswerId == answer.Id), cancellation))
        {
            said.Add(FamilyActivity.ShareExperience);
        }
        return said;
    }

    /// <summary>Whether the review group has agreed the report: what the person says of it then no longer changes it by itself.</summary>
    public async Task<bool> ReportIsAgreedAsync(FamilyActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.Context.Database.SqlQuery<bool>($"select access.own_report_is_agreed() as \"Value\"").SingleAsync(cancellation);
    }

    public async Task<ContactView> ContactAsync(FamilyActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.Read<FamilyMember>().Where(member => member.Id == actor.Id)
            .Select(member => new ContactView(member.SafeEmail, member.SafeMobile, member.Language)).SingleAsync(cancellation);
    }

    /// <summary>What the person has typed into a form and not sent, by the names of the fields; empty where there is nothing.</summary>
    public async Task<IReadOnlyDictionary<string, string>> KeptAsync(FamilyActor actor, string form, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var name = await OwnPassage.FormOfAsync(operation, form, cancellation);
        return KeepFamilyDraft.Read(await operation.Read<FamilyDraft>().Where(draft => draft.FamilyMemberId == actor.Id && draft.Form == name)
            .Select(draft => draft.Content).SingleOrDefaultAsync(cancellation));
    }

    /// <summary>As what something of the person's own was sent; null where it never was.</summary>
    public async Task<ContributionKind?> SentAsAsync(FamilyActor actor, ContributionId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.Read<Contribution>().Where(sent => sent.FamilyMemberId == actor.Id && sent.Id == id).Select(sent => (ContributionKind?)sent.Kind).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>The forms in which words stand, in whatever field, that the person has not sent, the latest first.</summary>
    public async Task<IReadOnlyList<UnsentWords>> UnsentAsync(FamilyActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var drafts = await operation.Read<FamilyDraft>().Where(draft => draft.FamilyMemberId == actor.Id)
            .OrderByDescending(draft => draft.SavedAt).ToListAsync(cancellation);
        return [.. drafts.Where(draft => KeepFamilyDraft.HasWords(KeepFamilyDraft.Read(draft.Content)))
            .Select(draft => new UnsentWords(draft.Form, draft.SavedAt))];
    }

    /// <summary>Everything of one kind the person has sent, or of every kind where none is given, newest first, with what became of each.</summary>
    /// <param name="language">Code of the language to read the answers in.</param>
    /// <param name="demonstration">Whether translations that nobody has checked may be shown.</param>
    public async Task<IReadOnlyList<ContributionView>> ContributionsAsync(FamilyActor actor, ContributionKind? kind, string language, bool demonstration, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var sent = await operation.Read<Contribution>().Include(contribution => contribution.Answer)
            .Where(contribution => kind == null || contribution.Kind == kind).OrderByDescending(contribution => contribution.SentAt).ToListAsync(cancellation);
        var now = await operation.Read<ReleasedPassage>().ToDictionaryAsync(passage => passage.DraftPassageId, passage => new PlaceNow(passage.Id, passage.Number), cancellation);
        var steps = await StepsAsync(operation, cancellation);
        var leftOut = await LeaveOutsAsync(operation, cancellation);
        var translations = await TranslationsAsync(operation, language, [.. sent.Select(contribution => contribution.Answer?.TextHash), .. leftOut.Select(request => request.ReasonHash)], cancellation);
        var quoted = (await operation.Read<QuoteChoice>().OrderBy(row => row.ChosenAt).ToListAsync(cancellation)).GroupBy(row => row.ContributionId).ToDictionary(said => said.Key, said => said.Last().Answer);
        return [.. sent.Select(contribution => View(contribution, now, steps, leftOut, translations, demonstration) with { Quote = quoted.TryGetValue(contribution.Id, out var answer) ? answer : null })];
    }

    /// <summary>Which passage an address of the person's own belongs to, and what they can read of it now.</summary>
    /// <param name="address">The last part of the address: of an edition, also one that was replaced or taken back, or of the passage itself.</param>
    /// <returns>Null where no such passage was ever theirs to read.</returns>
    public async Task<OwnPassage?> PassageOfAsync(FamilyActor actor, Guid address, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await OwnPassage.FindAsync(operation, address, cancellation);
    }

    /// <summary>The passages released to the person, in the order of the draft, with their comments and what became of each.</summary>
    /// <param name="language">Code of the language to read them in.</param>
    /// <param name="demonstration">Whether translations that nobody has checked may be shown.</param>
    public async Task<IReadOnlyList<PassageView>> DraftAsync(FamilyActor actor, string language, bool demonstration, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await PassagesAsync(operation, language, demonstration, cancellation);
    }

    /// <summary>As <see cref="DraftAsync"/>, when the person opens one of them: it is a sensitive record, so the opening is recorded.</summary>
    /// <returns>Empty where the passage is not, or no longer, theirs to read.</returns>
    public async Task<IReadOnlyList<PassageView>> OpenPassageAsync(FamilyActor actor, ReleasedPassageId wanted, string language, bool demonstration, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var passages = await PassagesAsync(operation, language, demonstration, cancellation);
        if (!passages.Any(passage => passage.Id == wanted))
        {
            return [];
        }
        await ReadingPlace.KeepAsync(operation, actor, wanted, isPutOff: false, cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Released passage opened", actor.Case, "ReleasedPassage", wanted.Value));
        return passages;
    }

    /// <summary>As <see cref="DraftAsync"/>, all passages at once, to print: each opening is recorded.</summary>
    public async Task<IReadOnlyList<PassageView>> OpenWholeDraftAsync(FamilyActor actor, string language, bool demonstration, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var passages = await PassagesAsync(operation, language, demonstration, cancellation);
        if (passages.Count > 0)
        {
            await operation.SaveAsync(cancellation, [.. passages.Select(passage => new AuditEntry("Released passage opened", actor.Case, "ReleasedPassage", passage.Id.Value))]);
        }
        return passages;
    }

    /// <summary>The letters the person may read, the latest first.</summary>
    public async Task<IReadOnlyList<LetterView>> LettersAsync(FamilyActor actor, string language, bool demonstration, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await LettersAsync(operation, language, demonstration, cancellation);
    }

    /// <summary>One letter, whose opening is recorded; null where it is not the person's to read.</summary>
    public async Task<LetterView?> OpenLetterAsync(FamilyActor actor, FamilyLetterId wanted, string language, bool demonstration, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var letter = (await LettersAsync(operation, language, demonstration, cancellation)).FirstOrDefault(letter => letter.Id == wanted);
        if (letter is not null)
        {
            await operation.SaveAsync(cancellation, new AuditEntry("Letter opened", actor.Case, "FamilyLetter", wanted.Value));
        }
        return letter;
    }

    private static async Task<IReadOnlyList<LetterView>> LettersAsync(Operation operation, string language, bool demonstration, CancellationToken cancellation)
    {
        var letters = await operation.Read<FamilyLetter>().Where(letter => letter.ReleasedAt != null).OrderByDescending(letter => letter.ReleasedAt)
            .Select(letter => new { letter.Id, letter.Title, letter.Text, letter.TextHash, letter.ReleasedAt }).ToListAsync(cancellation);
        var translations = await TranslationsAsync(operation, language, letters.Select(letter => letter.TextHash), cancellation);
        return [.. letters.Select(letter => new LetterView(letter.Id, letter.Title, Text(letter.Text, letter.TextHash, translations, demonstration), letter.ReleasedAt!.Value))];
    }

    private static async Task<IReadOnlyList<PassageView>> PassagesAsync(Operation operation, string language, bool demonstration, CancellationToken cancellation)
    {
        var passages = await operation.Read<ReleasedPassage>().OrderBy(passage => passage.Number).ToListAsync(cancellation);
        var comments = await operation.Read<Contribution>().Include(contribution => contribution.Answer)
            .Where(contribution => contribution.ReleasedPassageId != null).OrderBy(contribution => contribution.SentAt).ToListAsync(cancellation);
        var readings = await operation.Read<PassageReading>().ToDictionaryAsync(reading => reading.ReleasedPassageId, cancellation);
        var steps = await StepsAsync(operation, cancellation);
        var leftOut = await LeaveOutsAsync(operation, cancellation);
        var now = passages.ToDictionary(passage => passage.DraftPassageId, passage => new PlaceNow(passage.Id, passage.Number));
        var inReport = (await operation.Context.Database.SqlQuery<InReportRow>($"""select draft_passage_id as "Passage", is_as_read as "IsAsRead" from access.own_passages_in_report()""").ToListAsync(cancellation))
            .ToDictionary(row => row.Passage, row => row.IsAsRead);
        var translations = await TranslationsAsync(operation, language,
            [.. passages.Select(passage => (string?)passage.TextHash), .. passages.Select(passage => passage.EarlierTextHash), .. comments.Select(comment => comment.Answer?.TextHash),
                .. leftOut.Select(request => request.ReasonHash)], cancellation);
        return [.. passages.Select(passage =>
        {
            var text = Text(passage.Text, passage.TextHash, translations, demonstration);
            var reading = readings.GetValueOrDefault(passage.Id);
            return new PassageView(passage.Id, passage.Number, passage.Heading, text, passage.ReleasedAt,
                [.. comments.Where(comment => comment.DraftPassageId == passage.DraftPassageId).Select(comment => View(comment, now, steps, leftOut, translations, demonstration))],
                Changes(passage, text, translations, demonstration), reading is { WasOpened: true } ? reading.At : null, reading?.PutOffAt)
            {
                InReportAsRead = inReport.TryGetValue(passage.DraftPassageId.Value, out var isAsRead) ? isAsRead : null,
            };
        })];
    }

    private sealed record InReportRow(Guid Passage, bool IsAsRead);

    private static ChangesView? Changes(ReleasedPassage passage, CaseText now, IReadOnlyDictionary<string, CaseTextTranslation> translations, bool demonstration)
    {
        if (passage is not { EarlierText: { } earlier, EarlierTextHash: { } hash, EarlierReleasedAt: { } at })
        {
            return null;
        }
        var before = Text(earlier, hash, translations, demonstration);
        return now is { Translation: { } nowTranslated, Language: { } language } && before.Translation is { } beforeTranslated
            ? new ChangesView(TextChanges.Between(beforeTranslated, nowTranslated), language, at)
            : new ChangesView(TextChanges.Between(earlier, now.English), Languages.English.Code, at);
    }

    internal static async Task<IReadOnlyList<LeaveOutRequest>> LeaveOutsAsync(Operation operation, CancellationToken cancellation) =>
        await operation.Read<LeaveOutRequest>().ToListAsync(cancellation);

    internal static LeaveOutView? LeaveOut(LeaveOutRequest? request, IReadOnlyDictionary<string, CaseTextTranslation> translations, bool demonstration) => request is null
        ? null
        : new LeaveOutView(request.AskedAt, request.Outcome, request.Outcome is null ? null : Text(request.Reason, request.ReasonHash, translations, demonstration), request.DecidedAt);

    // Only these columns: the review's notes, and who took a step, are not the family's to read.
    private static async Task<ILookup<ContributionId, (ContributionStatus Status, DateTimeOffset At)>> StepsAsync(Operation operation, CancellationToken cancellation) =>
        (await operation.Read<ContributionStep>().Select(step => new { step.ContributionId, step.Status, step.TakenAt }).ToListAsync(cancellation))
            .ToLookup(step => step.ContributionId, step => (step.Status, step.TakenAt));

    internal static async Task<IReadOnlyDictionary<string, CaseTextTranslation>> TranslationsAsync(Operation operation, string language, IEnumerable<string?> hashes, CancellationToken cancellation)
    {
        var wanted = hashes.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return language == Languages.English.Code || wanted.Count == 0
            ? new Dictionary<string, CaseTextTranslation>(StringComparer.Ordinal)
            : await operation.Read<CaseTextTranslation>()
                .Where(translation => translation.Language == language && wanted.Contains(translation.SourceHash))
                .ToDictionaryAsync(translation => translation.SourceHash, StringComparer.Ordinal, cancellation);
    }

    private static ContributionView View(Contribution contribution, IReadOnlyDictionary<DraftPassageId, PlaceNow> now, ILookup<ContributionId, (ContributionStatus Status, DateTimeOffset At)> steps,
        IReadOnlyList<LeaveOutRequest> leftOut, IReadOnlyDictionary<string, CaseTextTranslation> translations, bool demonstration)
    {
        PlaceNow? place = contribution.DraftPassageId is { } passage && now.TryGetValue(passage, out var found) ? found : null;
        return new(contribution.Id, contribution.Kind, place?.Id ?? contribution.ReleasedPassageId, contribution.Text, contribution.Language, contribution.SentAt,
            contribution.Answer is { } answer
                ? new AnswerView(answer.Outcome, Text(answer.Text, answer.TextHash, translations, demonstration), answer.ReleasedAt ?? answer.AnsweredAt)
                : null,
            place?.Number, First(ContributionStatus.Read), First(ContributionStatus.Considered), place is not null && place.Id != contribution.ReleasedPassageId,
            LeaveOut(leftOut.FirstOrDefault(request => request.ContributionId == contribution.Id), translations, demonstration), SpokenView.Of(contribution));

        DateTimeOffset? First(ContributionStatus status) =>
            steps[contribution.Id].Where(step => step.Status == status).Select(step => (DateTimeOffset?)step.At).Min();
    }

    private sealed record PlaceNow(ReleasedPassageId Id, int Number);

    internal static CaseText Text(string english, string hash, IReadOnlyDictionary<string, CaseTextTranslation> translations, bool demonstration) =>
        translations.TryGetValue(hash, out var translation) && translation.ShownFor(hash, demonstration) is { } shown
            ? new CaseText(english, shown, translation.Language, translation.State, translation.Heading)
            : new CaseText(english, null, null, TextState.Untranslated);
}
