using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Data.Families;

/// <summary>What the professionals who work with a family see of it. Every opening leaves a line in the record.</summary>
public sealed class FamilyStaffQueries(Database database)
{
    /// <summary>Rows on a page of what waits for an answer.</summary>
    public const int PageSize = 25;

    /// <summary>The persons involved in a case.</summary>
    /// <returns>Null when the actor does not work with this family.</returns>
    public async Task<CaseFamilyView?> OpenFamilyAsync(StaffActor actor, CaseId @case, CancellationToken cancellation)
    {
        if (!actor.WorksWithFamily(@case))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await operation.Read<ReviewCase>().AnyAsync(c => c.Id == @case, cancellation))
        {
            return null;
        }
        var members = await MembersAsync(operation, @case, cancellation);
        var facilitators = await (
            from staff in operation.Read<StaffMember>()
            where staff.PartnershipId == actor.Partnership && staff.EndedAt == null
            join agency in operation.Read<Agency>() on staff.AgencyId equals agency.Id into agencies
            from agency in agencies.DefaultIfEmpty()
            orderby staff.Name, staff.Id
            select new FacilitatorChoice(staff.Id, staff.Name, agency == null ? null : agency.Name)).ToListAsync(cancellation);
        var kept = await KeptAsync(operation, actor, $"family-member/{@case}", cancellation);
        var notApproached = await InvolvementQueries.NotApproachedAsync(operation, @case, cancellation);
        var held = notApproached.Select(person => person.Person).ToList();
        List<NamedChoice> onMap = [.. (await operation.Read<MappedPerson>().Where(person => person.CaseId == @case && person.TakenOffAt == null && person.FamilyMemberId == null && !person.IsTheChild)
            .OrderBy(person => person.AddedAt).ThenBy(person => person.Id).Select(person => new { person.Id, person.Name, person.Relation }).ToListAsync(cancellation))
            .Where(person => !held.Contains(person.Id)).Select(person => new NamedChoice(person.Id.Value, $"{person.Name}, {person.Relation}"))];
        await operation.SaveAsync(cancellation, new AuditEntry("Family opened", @case));
        return new CaseFamilyView(@case, members, facilitators, actor.Id, kept, onMap);
    }

    /// <summary>One person with what they agreed to, sent and were given to read.</summary>
    /// <returns>Null when there is no such person in this case or the actor does not work with this family.</returns>
    public async Task<FamilyMemberView?> OpenMemberAsync(StaffActor actor, CaseId @case, FamilyMemberId id, CancellationToken cancellation)
    {
        if (!actor.WorksWithFamily(@case))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Read<FamilyMember>().SingleOrDefaultAsync(m => m.Id == id && m.CaseId == @case, cancellation);
        if (member is null)
        {
            return null;
        }
        var reference = await operation.Read<ReviewCase>().Where(c => c.Id == @case).Select(c => c.Reference).SingleAsync(cancellation);
        var choices = await operation.Read<AgreementChoice>().Where(choice => choice.FamilyMemberId == id).ToListAsync(cancellation);
        var sent = await operation.Read<Contribution>().Include(c => c.Answer).Where(c => c.FamilyMemberId == id)
            .OrderByDescending(c => c.SentAt).ThenBy(c => c.Id).ToListAsync(cancellation);
        var released = await operation.Read<ReleasedPassage>().Where(passage => passage.FamilyMemberId == id)
            .OrderBy(passage => passage.Number).ThenByDescending(passage => passage.Edition).ToListAsync(cancellation);
        var translations = await TranslationsAsync(operation, actor, @case,
            [.. sent.Select(c => (HeadedText)c.Text), .. sent.Where(c => c.Answer is not null).Select(c => (HeadedText)c.Answer!.Text), .. released.Select(passage => passage.Words)], cancellation);
        var names = await NamesAsync(operation, [.. sent.Where(c => c.Answer is not null).Select(c => c.Answer!.AnsweredBy), .. choices.Select(choice => choice.EnteredBy).OfType<StaffId>()], cancellation);
        var checks = await operation.Read<Area.AnswerCheck>().Where(check => check.FamilyMemberId == id).ToDictionaryAsync(check => check.ContributionId, check => check.IsAnswered, cancellation);
        var kept = await KeptAsync(operation, actor, $"family/{@case}/{id}", cancellation);
        var whyNotInvited = await InvolvementQueries.WhyNotInvitedAsync(operation, id, cancellation);
        var onMap = await operation.Read<MappedPerson>().Where(person => person.FamilyMemberId == id && person.TakenOffAt == null).Select(person => (MappedPersonId?)person.Id).SingleOrDefaultAsync(cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Family member opened", @case, "FamilyMember", id.Value));

        List<ReleasedRow> passages = [.. released.Select(passage => new ReleasedRow(passage.Id, passage.DraftPassageId, passage.Number, passage.Edition,
            passage.Heading, passage.Text, passage.ReleasedAt, passage.WithdrawnAt, translations(passage.Words, member.Language), passage.Words, passage.WaitsSince))];
        return new FamilyMemberView(@case, id, reference, member.Name, member.Relation, member.Language, member.Reason, member.FacilitatorName, member.AddedAt,
            member.SafeEmail, member.SafeMobile, member.AccessEndedAt, Agreements(choices, names),
            [.. sent.Select(c => new StaffContribution(c.Id, c.Kind, passages.Find(passage => passage.Id == c.ReleasedPassageId), c.Text, c.Language, c.SentAt,
                c.Answer is { } answer ? new AnswerGiven(answer.Outcome, answer.Text, names.GetValueOrDefault(answer.AnsweredBy, ""), answer.AnsweredAt, answer.ReleasedAt) : null,
                c.MayBeAnsweredBy(actor), translations(c.Text, Languages.English.Code), c.Answer is null ? null : translations(c.Answer.Text, member.Language),
                checks.TryGetValue(c.Id, out var answeredIt) ? answeredIt : null, c.Answer is { ReleasedAt: null } && Contribution.MayAnswer(actor, @case, c.Kind)))],
            passages, DraftPassage.MayBeWrittenBy(actor, @case), kept, member.FrozenAt, member.UnsafeTimes, member.UnsafeWays, member.SafetyNote,
            whyNotInvited?.ToString(), onMap)
        { Age = member.Age };
    }

    /// <summary>The draft of the report, passage by passage, with who reads it and what they made of it.</summary>
    /// <param name="anonymised">Whether the events of the chronology under its passages are read with the case's pseudonyms; the draft itself is read as it was written.</param>
    /// <returns>Null for everybody but the review group and the business unit.</returns>
    public async Task<DraftView?> OpenDraftAsync(StaffActor actor, CaseId @case, CancellationToken cancellation, bool anonymised = false)
    {
        if (!actor.IsInReviewGroup(@case) && !actor.IsBusinessUnit)
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await operation.Read<ReviewCase>().AnyAsync(c => c.Id == @case, cancellation))
        {
            return null;
        }
        var passages = await operation.Read<DraftPassage>().Where(passage => passage.CaseId == @case).OrderBy(passage => passage.Number).ToListAsync(cancellation);
        var released = await operation.Read<ReleasedPassage>().Where(passage => passage.CaseId == @case)
            .Select(passage => new { passage.Id, passage.DraftPassageId, passage.FamilyMemberId, passage.Edition, passage.WaitsSince, Withdrawn = passage.WithdrawnAt != null }).ToListAsync(cancellation);
        var whole = await operation.Read<Contribution>().CountAsync(c => c.CaseId == @case && c.Kind == ContributionKind.WholeDraft && c.Answer == null, cancellation);
        var comments = await operation.Read<Contribution>().Where(c => c.CaseId == @case && c.ReleasedPassageId != null)
            .Select(c => new { c.ReleasedPassageId, Waiting = c.Answer == null }).ToListAsync(cancellation);
        var members = await MembersAsync(operation, @case, cancellation);
        var translations = await TranslationsAsync(operation, actor, @case, [.. passages.Select(passage => passage.Words)], cancellation);
        var names = await NamesAsync(operation, [.. passages.Select(passage => passage.WrittenBy)], cancellation);
        var kept = await KeptAsync(operation, actor, $"draft/{@case}", cancellation);
        var languages = members.Where(member => !member.AccessEnded && member.Language != Languages.English.Code).Select(member => member.Language).Distinct(StringComparer.Ordinal).ToList();
        var replaced = await ReplacedNames.OfAsync(operation, @case, new AskedEvents(Anonymised: anonymised), cancellation);
        var events = await LinkedEvidence.UnderPassagesAsync(operation, @case, replaced?.Names, cancellation);
        var ledHere = !actor.IsInReviewGroup(@case) ? [] : await (
            from link in operation.Read<ContributionLink>()
            where link.CaseId == @case && link.Kind == ContributionLinkKind.DraftPassage && link.RemovedAt == null
            join sent in operation.Read<Contribution>() on link.ContributionId equals sent.Id
            join member in operation.Read<FamilyMember>() on sent.FamilyMemberId equals member.Id
            orderby sent.SentAt
            select new { link.SubjectId, sent.Id, member.Relation, sent.Kind, sent.SentAt }).ToListAsync(cancellation);
        var quotations = passages.Count == 0 ? null : await Quotations.OfAsync(operation, actor, @case, cancellation);
        await operation.SaveAsync(cancellation, [new AuditEntry("Draft opened", @case), .. events.Count == 0 ? [] : (AuditEntry[])[new AuditEntry("Composite chronology opened", @case, "Case", @case.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["view"] = "Draft" })]]);
        return new DraftView(@case, DraftPassage.MayBeWrittenBy(actor, @case),
            [.. passages.Select(passage =>
            {
                var own = released.Where(r => r.DraftPassageId == passage.Id).ToList();
                var about = comments.Where(c => own.Exists(r => r.Id == c.ReleasedPassageId)).ToList();
                return new DraftPassageRow(passage.Id, passage.Number, passage.Edition, passage.Heading, passage.Text, passage.Version,
                    names.GetValueOrDefault(passage.WrittenBy, ""), passage.WrittenAt,
                    [.. own.Where(r => !r.Withdrawn).Select(r => new PassageReader(r.Id, r.FamilyMemberId, r.Edition, r.WaitsSince))],
                    [.. languages.Select(language => new PassageTranslation(language, translations(passage.Words, language)))],
                    about.Count, about.Count(c => c.Waiting))
                {
                    Events = [.. events[passage.Id]],
                    LedHere = [.. ledHere.Where(row => row.SubjectId == passage.Id.Value).Select(row => new LedHere(row.Id, row.Relation, row.Kind, row.SentAt)).Distinct()],
                    Quoted = quotations!.In(passage.Text),
                };
            })],
            members, kept, whole)
        {
            ListedNames = replaced?.Listed,
        };
    }

    /// <summary>What waits for an answer in every case whose family the actor works with, the longest wait first.</summary>
    /// <param name="page">From 1; beyond the last it is the last.</param>
    public async Task<WaitingList> WaitingAsync(StaffActor actor, int page, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var waiting = operation.Read<Contribution>().Where(c => c.PartnershipId == actor.Partnership && c.Answer == null);
        var total = await waiting.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var rows = await (
            from contribution in waiting
            join member in operation.Read<FamilyMember>() on contribution.FamilyMemberId equals member.Id
            join @case in operation.Read<ReviewCase>().IgnoreAutoIncludes() on contribution.CaseId equals @case.Id
            orderby contribution.SentAt, contribution.Id
            select new { Contribution = contribution, member.Relation, member.FacilitatorName, @case.Reference, @case.ChildInitials })
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        return new WaitingList([.. rows.Select(row => new WaitingContribution(row.Contribution.Id, row.Contribution.FamilyMemberId, row.Contribution.CaseId,
            row.Reference, row.ChildInitials, row.Relation, row.FacilitatorName, row.Contribution.Kind, row.Contribution.Language, row.Contribution.SentAt,
            row.Contribution.MayBeAnsweredBy(actor)))], total, page, pages);
    }

    /// <summary>The version of a translation as it stands; null where there is none or it is not the actor's to see.</summary>
    public async Task<uint?> TranslationVersionAsync(StaffActor actor, CaseId @case, HeadedText source, string into, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var hash = CaseTextTranslation.HashOf(source);
        return await operation.Read<CaseTextTranslation>().Where(t => t.CaseId == @case && t.SourceHash == hash && t.Language == into).Select(t => (uint?)t.Version).SingleOrDefaultAsync(cancellation);
    }

    private static IReadOnlyList<AgreementInForce> Agreements(IReadOnlyCollection<AgreementChoice> choices, IReadOnlyDictionary<StaffId, string> names)
    {
        var inForce = AgreementChoice.InForce(choices);
        return [.. Enum.GetValues<FamilyActivity>().Select(activity => inForce.TryGetValue(activity, out var choice)
            ? new AgreementInForce(activity, choice.Answer, choice.ExplainedBy, choice.Language, choice.ChosenAt, choices.Count(c => c.Activity == activity) - 1,
                [.. choices.Where(c => c.Activity == activity).OrderByDescending(c => (c.ChosenAt, c.Id)).Select(Made)], choice.WordsFor)
            : new AgreementInForce(activity, null, null, null, null, 0, []))];

        ChoiceMade Made(AgreementChoice choice) => new(choice.Id, choice.Answer, choice.ChosenAt, choice.Language, choice.Words, choice.WordsLanguage, choice.WordsVersion, choice.WordsFor,
            choice.ExplainedBy, choice.ExplainedByName, choice.InterpreterName, choice.EnteredBy is { } by ? names.GetValueOrDefault(by, "") : null, choice.ConfirmedAt)
        {
            AskAgainOn = choice.AskAgainOn,
        };
    }

    internal static async Task<Func<HeadedText, string, TranslationView?>> TranslationsAsync(Operation operation, StaffActor actor, CaseId @case, IReadOnlyList<HeadedText> sources, CancellationToken cancellation)
    {
        var translations = await TranslationsAsync(operation, actor, @case, [.. sources.Select(source => (source, (ChildMemoryId?)null))], cancellation);
        return (source, into) => translations(source, null, into);
    }

    /// <summary>As above, also of what a family tells of a child: words that stand there have a translation of their own.</summary>
    internal static async Task<Func<HeadedText, ChildMemoryId?, string, TranslationView?>> TranslationsAsync(Operation operation, StaffActor actor, CaseId @case,
        IReadOnlyList<(HeadedText Text, ChildMemoryId? Memory)> sources, CancellationToken cancellation)
    {
        var hashes = sources.Select(source => CaseTextTranslation.HashOf(source.Text, source.Memory)).Distinct(StringComparer.Ordinal).ToList();
        var found = await operation.Read<CaseTextTranslation>().Where(t => t.CaseId == @case && hashes.Contains(t.SourceHash)).ToListAsync(cancellation);
        var names = await NamesAsync(operation, [.. found.SelectMany(t => new[] { t.TranslatedBy, t.ReviewedBy }).OfType<StaffId>()], cancellation);
        var requests = await operation.Read<TranslationRequest>().Where(request => request.CaseId == @case && hashes.Contains(request.SourceHash) && request.TakenBackAt == null)
            .Select(request => new { request.SourceHash, request.IntoLanguage, request.RequestedAt, request.Note }).ToListAsync(cancellation);
        var reads = await LanguagesRead.OfAsync(operation, actor, cancellation);
        return (source, memory, into) =>
        {
            var hash = CaseTextTranslation.HashOf(source, memory);
            var request = requests.Find(request => request.SourceHash == hash && request.IntoLanguage == into);
            var asked = request?.RequestedAt;
            return found.Find(t => t.SourceHash == hash && t.Language == into) is { } t
                ? new TranslationView(t.Language, t.Text, t.StateAgainst(source), t.Version, Name(t.TranslatedBy),
                    t.State == TextState.WaitingForReview && t.TranslatedBy != actor.Id && CaseTextTranslation.IsReadBy(reads, t.FromLanguage, t.Language), Name(t.ReviewedBy), t.ReviewedAt, t.SentBackBecause, asked, t.IsMachineMade, t.Heading, request?.Note)
                : asked is null ? null : new TranslationView(into, "", TextState.Untranslated, null, null, false, null, null, null, asked, Note: request?.Note);
        };

        string? Name(StaffId? staff) => staff is { } id ? names.GetValueOrDefault(id) : null;
    }

    internal static async Task<IReadOnlyDictionary<StaffId, string>> NamesAsync(Operation operation, IReadOnlyCollection<StaffId> staff, CancellationToken cancellation) =>
        (await operation.Read<StaffMember>().Where(s => staff.Contains(s.Id)).Select(s => new { s.Id, s.Name }).ToListAsync(cancellation)).ToDictionary(s => s.Id, s => s.Name);

    internal static async Task<IReadOnlyList<string>> KeptAsync(Operation operation, StaffActor actor, string begin, CancellationToken cancellation) =>
        await operation.Read<FormDraft>().Where(draft => draft.StaffId == actor.Id && draft.Form.StartsWith(begin)).Select(draft => draft.Form).ToListAsync(cancellation);

    private static async Task<IReadOnlyList<FamilyMemberRow>> MembersAsync(Operation operation, CaseId @case, CancellationToken cancellation)
    {
        var members = await operation.Read<FamilyMember>().Where(member => member.CaseId == @case).OrderBy(member => member.AddedAt).ThenBy(member => member.Id).ToListAsync(cancellation);
        var choices = await operation.Read<AgreementChoice>().Where(choice => choice.CaseId == @case).ToListAsync(cancellation);
        var waiting = await operation.Read<Contribution>().Where(c => c.CaseId == @case && c.Answer == null)
            .GroupBy(c => c.FamilyMemberId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var released = await operation.Read<ReleasedPassage>().Where(passage => passage.CaseId == @case && passage.WithdrawnAt == null && passage.WaitsSince == null)
            .GroupBy(passage => passage.FamilyMemberId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var notApproached = await InvolvementQueries.NotApproachedAsync(operation, @case, cancellation);
        return [.. members.Select(member =>
        {
            var inForce = AgreementChoice.InForce(choices.Where(choice => choice.FamilyMemberId == member.Id));
            return new FamilyMemberRow(member.Id, member.Name, member.Relation, member.Language, member.FacilitatorName, member.Reason,
                member.SafeEmail is not null || member.SafeMobile is not null, member.AccessEndedAt is not null,
                inForce.Values.Count(choice => choice.Answer == AgreementAnswer.Yes), inForce.GetValueOrDefault(FamilyActivity.CommentOnDraft)?.Answer,
                waiting.Find(w => w.Key == member.Id)?.Count ?? 0, released.Find(r => r.Key == member.Id)?.Count ?? 0,
                notApproached.FirstOrDefault(person => person.Member == member.Id)?.Why.ToString())
            {
                NotNowSince = inForce.GetValueOrDefault(FamilyActivity.KeptInformed)?.NotNowSince,
                DraftNotNowSince = inForce.GetValueOrDefault(FamilyActivity.CommentOnDraft)?.NotNowSince,
            };
        })];
    }
}
