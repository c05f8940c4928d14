using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families;

/// <param name="Status">Only what stands there; null for everything.</param>
/// <param name="Page">From 1; beyond the last it is the last.</param>
public sealed record WordsFilter(ContributionStatus? Status = null, int Page = 1);

/// <summary>What a family member said, and what the review has made of it so far.</summary>
/// <param name="English">The translation into English of words written in another language, whatever its state; null where there is none.</param>
/// <param name="PassageHeading">Of the passage it is about, in the words it was said about.</param>
/// <param name="Steps">The latest first.</param>
/// <param name="Spoken">Where it was said in a talk and written down; null where the person wrote it.</param>
/// <param name="InAnswerTo">The question of the review that it answers; null for everything else.</param>
public sealed record SaidWords(ContributionId Id, FamilyMemberId Member, string Name, string Relation, ContributionKind Kind, string Text, string Language, DateTimeOffset SentAt,
    TranslationView? English, int? PassageNumber, string? PassageHeading, ContributionStanding Standing, IReadOnlyList<StepTaken> Steps, IReadOnlyList<LinkMade> Links,
    AnswerOutcome? Answered, DateTimeOffset? AnsweredAt, bool MayRead, bool MayWeigh, SpokenView? Spoken = null, string? InAnswerTo = null)
{
    /// <summary>Whether the report may quote it, as the person said last; null while they said nothing, which is no yes.</summary>
    public QuoteAnswer? Quote { get; init; }

    /// <summary>What they said last, where somebody has to see to it and nobody has; else null.</summary>
    public Guid? QuoteToSeeTo { get; init; }
}

public sealed record StepTaken(ContributionStatus Status, string? Note, string By, DateTimeOffset At);

public sealed record LinkMade(ContributionLinkId Id, ContributionLinkKind Kind, string Label, Guid? Subject);

/// <summary>The words of a case's family. Of no use to any of them: no relative may read what another said.</summary>
/// <param name="Counts">How many stand where, whatever is asked for.</param>
/// <param name="Passages">Of the draft, to link to.</param>
/// <param name="At">When it was read, UTC.</param>
public sealed record FamilyWordsView(CaseId Case, WordsFilter Filter, IReadOnlyDictionary<ContributionStatus, int> Counts, int Unanswered, IReadOnlyList<SaidWords> Words, int Matching, int Pages,
    IReadOnlyList<PassageChoice> Passages, bool MayWeigh, int Contradictions, IReadOnlyList<string> Kept, DateTimeOffset At, IReadOnlyList<LeaveOutWaiting> LeaveOuts)
{
    /// <summary>Questions, events and findings as the review has called them before, to be called so again.</summary>
    public IReadOnlyList<LinkLabel> Written { get; init; } = [];
}

public sealed record LinkLabel(ContributionLinkKind Kind, string Label);

/// <summary>Words that a person wants left out, on which the review group has not decided.</summary>
/// <param name="Contribution">Null where it is an answer to a question.</param>
/// <param name="Language">Code of the language it was said in.</param>
/// <param name="Reads">Code of the language in which they read what is decided.</param>
public sealed record LeaveOutWaiting(LeaveOutRequestId Id, ContributionId? Contribution, string Name, string Relation, string Text, string Language, TranslationView? English, DateTimeOffset AskedAt, string Reads);

public sealed record PassageChoice(DraftPassageId Id, int Number, string Heading);

/// <param name="Words">The family member's words; null for a professional account.</param>
public sealed record SideView(SaidSide? Words, string? Source, string? Text);

public sealed record SaidSide(ContributionId Id, string Name, string Relation, string Text, string Language, TranslationView? English);

public sealed record AccountsRow(ContradictoryAccountsId Id, string Title, string Analysis, IReadOnlyList<SideView> Sides, uint Version, string WrittenBy, DateTimeOffset WrittenAt)
{
    /// <summary>What the review made of it before, the latest first.</summary>
    public IReadOnlyList<EarlierAnalysis> Earlier { get; init; } = [];
}

/// <param name="Title">What the accounts were about then.</param>
/// <param name="Sides">The accounts it was made of.</param>
public sealed record EarlierAnalysis(string Title, IReadOnlyList<SideView> Sides, string Analysis, string WrittenBy, DateTimeOffset WrittenAt);

/// <param name="Choices">Everything the family said, to choose from, the latest first.</param>
public sealed record AccountsView(CaseId Case, IReadOnlyList<AccountsRow> Accounts, IReadOnlyList<SaidSide> Choices, bool MayWrite, IReadOnlyList<string> Kept);

/// <summary>What the review sees of the family's words and of what became of them. Every opening leaves a line in the record.</summary>
public sealed class FamilyWordsQueries(Database database)
{
    public const int PageSize = 20;

    /// <summary>The words of a case's family, the longest wait first.</summary>
    /// <returns>Null for everybody but the review group and the business unit.</returns>
    public async Task<FamilyWordsView?> OpenAsync(StaffActor actor, CaseId @case, WordsFilter filter, CancellationToken cancellation)
    {
        await using var operation = await BeginAsync(actor, @case, cancellation);
        if (operation is null)
        {
            return null;
        }
        var said = operation.Read<Contribution>().Where(c => c.CaseId == @case);
        var standing = said.Select(c => new
        {
            c.Id,
            c.SentAt,
            c.Kind,
            IsAnswered = c.Answer != null,
            Status = operation.Read<ContributionStep>().Where(step => step.ContributionId == c.Id).OrderByDescending(step => step.Number).Select(step => (ContributionStatus?)step.Status).FirstOrDefault(),
        });
        var all = await standing.OrderBy(c => c.SentAt).ThenBy(c => c.Id).ToListAsync(cancellation);
        var asked = all.Where(c => filter.Status is not { } status || (c.Status ?? ContributionStatus.New) == status).ToList();
        var pages = Math.Max(1, (asked.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        var shown = asked.Skip((page - 1) * PageSize).Take(PageSize).Select(c => c.Id).ToList();
        var rows = await (
            from c in said.Include(c => c.Answer)
            where shown.Contains(c.Id)
            join member in operation.Read<FamilyMember>() on c.FamilyMemberId equals member.Id
            join released in operation.Read<ReleasedPassage>() on c.ReleasedPassageId equals released.Id into about
            from released in about.DefaultIfEmpty()
            select new { Contribution = c, member.Name, member.Relation, Number = released == null ? (int?)null : released.Number, Heading = released == null ? null : released.Heading })
            .ToListAsync(cancellation);
        var steps = await operation.Read<ContributionStep>().Where(step => shown.Contains(step.ContributionId)).OrderByDescending(step => step.Number).ToListAsync(cancellation);
        var links = await operation.Read<ContributionLink>().Where(link => shown.Contains(link.ContributionId) && link.RemovedAt == null).OrderBy(link => link.LinkedAt).ToListAsync(cancellation);
        var written = await operation.Read<ContributionLink>().Where(link => link.CaseId == @case && link.RemovedAt == null && link.SubjectId == null)
            .Select(link => new { link.Kind, link.Label }).Distinct().ToListAsync(cancellation);
        var evidence = await operation.Read<EventLink>().Where(link => link.CaseId == @case && (link.Kind == EventLinkKind.TermsOfReference || link.Kind == EventLinkKind.Finding))
            .Select(link => new { link.Kind, link.Words }).Distinct().ToListAsync(cancellation);
        var passages = await operation.Read<DraftPassage>().Where(passage => passage.CaseId == @case).OrderBy(passage => passage.Number)
            .Select(passage => new PassageChoice(passage.Id, passage.Number, passage.Heading)).ToListAsync(cancellation);
        var answers = rows.Where(row => row.Contribution.QuestionAnswerId != null).Select(row => row.Contribution.QuestionAnswerId!.Value).ToList();
        var questions = await (
            from answer in operation.Read<QuestionAnswer>()
            where answers.Contains(answer.Id)
            join question in operation.Read<AskedQuestion>() on answer.QuestionId equals question.Id
            select new { answer.Id, question.Text }).ToDictionaryAsync(row => row.Id, row => row.Text, cancellation);
        var contradictions = await operation.Read<ContradictoryAccounts>().CountAsync(accounts => accounts.CaseId == @case, cancellation);
        // An answer that stands among the contributions too is decided on once.
        var wished = !LeaveOutRequest.MayDecide(actor, @case) ? [] : await (
            from request in operation.Read<LeaveOutRequest>()
            where request.CaseId == @case && request.Outcome == null
                && (request.QuestionAnswerId == null || !operation.Read<LeaveOutRequest>().Any(same => same.ContributionId != null && same.FamilyMemberId == request.FamilyMemberId
                    && same.WordsHash == request.WordsHash))
            join member in operation.Read<FamilyMember>() on request.FamilyMemberId equals member.Id
            join c in operation.Read<Contribution>() on request.ContributionId equals c.Id into sent
            from c in sent.DefaultIfEmpty()
            join answer in operation.Read<Area.QuestionAnswer>() on request.QuestionAnswerId equals answer.Id into answered
            from answer in answered.DefaultIfEmpty()
            orderby request.AskedAt
            select new { request.Id, request.ContributionId, request.AskedAt, member.Name, member.Relation, Reads = member.Language, Text = c != null ? c.Text : answer.Text, Language = c != null ? c.Language : answer.Language })
            .ToListAsync(cancellation);
        var quoted = (await operation.Read<QuoteChoice>().Where(row => shown.Contains(row.ContributionId)).OrderBy(row => row.ChosenAt).ToListAsync(cancellation)).GroupBy(row => row.ContributionId).ToDictionary(group => group.Key, group => group.ToList());
        var translations = await FamilyStaffQueries.TranslationsAsync(operation, actor, @case, [.. rows.Select(row => row.Contribution.Text), .. wished.Select(row => row.Text)], cancellation);
        var names = await FamilyStaffQueries.NamesAsync(operation, [.. steps.Select(step => step.TakenBy).Distinct()], cancellation);
        var kept = await FamilyStaffQueries.KeptAsync(operation, actor, $"words/{@case}", cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Family's words opened", @case));
        var byId = rows.ToDictionary(row => row.Contribution.Id);
        return new FamilyWordsView(@case, filter with { Page = page },
            Enum.GetValues<ContributionStatus>().ToDictionary(status => status, status => all.Count(c => (c.Status ?? ContributionStatus.New) == status)),
            all.Count(c => !c.IsAnswered),
            [.. shown.Where(byId.ContainsKey).Select(id =>
            {
                var row = byId[id];
                var c = row.Contribution;
                var own = steps.Where(step => step.ContributionId == id).ToList();
                return new SaidWords(id, c.FamilyMemberId, row.Name, row.Relation, c.Kind, c.Text, c.Language, c.SentAt, translations(c.Text, Languages.English.Code), row.Number, row.Heading,
                    own.Count == 0 ? ContributionStanding.Beginning : new ContributionStanding(own[0].Status, own[0].Number),
                    [.. own.Select(step => new StepTaken(step.Status, step.Note, names.GetValueOrDefault(step.TakenBy, ""), step.TakenAt))],
                    [.. links.Where(link => link.ContributionId == id).Select(link => new LinkMade(link.Id, link.Kind, link.Label, link.SubjectId))],
                    c.Answer?.Outcome, c.Answer?.AnsweredAt, ContributionStep.MayTake(actor, c, ContributionStatus.Read), ContributionStep.MayTake(actor, c, ContributionStatus.Used),
                    SpokenView.Of(c), c.QuestionAnswerId is { } answered ? questions.GetValueOrDefault(answered) : null)
                {
                    Quote = quoted.TryGetValue(id, out var quote) ? quote[^1].Answer : null,
                    QuoteToSeeTo = quote is { } said && said[^1] is { NotedAt: null } last && QuoteChoice.IsToBeSeenTo(last.Answer, [.. said.SkipLast(1).Select(row => row.Answer)]) ? last.Id : null,
                };
            })],
            asked.Count, pages, passages, ContributionLink.MayLink(actor, @case), contradictions, kept, operation.Now,
            [.. wished.Select(row => new LeaveOutWaiting(row.Id, row.ContributionId, row.Name, row.Relation, row.Text, row.Language, translations(row.Text, Languages.English.Code), row.AskedAt, row.Reads))])
        {
            Written = [.. written.Select(link => new LinkLabel(link.Kind, link.Label))
                .Concat(evidence.Select(link => new LinkLabel(link.Kind == EventLinkKind.Finding ? ContributionLinkKind.Finding : ContributionLinkKind.TermOfReference, link.Words)))
                .Distinct().OrderBy(link => link.Label, StringComparer.CurrentCultureIgnoreCase)],
        };
    }

    /// <summary>The accounts of a case that contradict each other.</summary>
    /// <returns>Null for everybody but the review group and the business unit.</returns>
    public async Task<AccountsView?> OpenAccountsAsync(StaffActor actor, CaseId @case, CancellationToken cancellation)
    {
        await using var operation = await BeginAsync(actor, @case, cancellation);
        if (operation is null)
        {
            return null;
        }
        var rows = await operation.Read<ContradictoryAccounts>().Where(accounts => accounts.CaseId == @case).OrderBy(accounts => accounts.WrittenAt).ToListAsync(cancellation);
        var said = await (
            from c in operation.Read<Contribution>()
            where c.CaseId == @case
            join member in operation.Read<FamilyMember>() on c.FamilyMemberId equals member.Id
            orderby c.SentAt descending
            select new { c.Id, member.Name, member.Relation, c.Text, c.Language }).ToListAsync(cancellation);
        var translations = await FamilyStaffQueries.TranslationsAsync(operation, actor, @case, [.. said.Select(c => c.Text)], cancellation);
        var earlier = await operation.Read<EarlierAccounts>().Where(row => row.CaseId == @case).OrderByDescending(row => row.WrittenAt).ThenByDescending(row => row.Id).ToListAsync(cancellation);
        var names = await FamilyStaffQueries.NamesAsync(operation, [.. rows.Select(row => row.WrittenBy).Concat(earlier.Select(row => row.WrittenBy)).Distinct()], cancellation);
        var kept = await FamilyStaffQueries.KeptAsync(operation, actor, $"accounts/{@case}", cancellation);
        var choices = said.Select(c => new SaidSide(c.Id, c.Name, c.Relation, c.Text, c.Language, translations(c.Text, Languages.English.Code))).ToList();
        var byId = choices.ToDictionary(choice => choice.Id);
        await operation.SaveAsync(cancellation, new AuditEntry("Contradictory accounts opened", @case));
        return new AccountsView(@case,
            [.. rows.Select(row => new AccountsRow(row.Id, row.Title, row.Analysis,
                SidesOf(row.Sides),
                row.Version, names.GetValueOrDefault(row.WrittenBy, ""), row.WrittenAt)
            {
                Earlier = [.. earlier.Where(before => before.AccountsId == row.Id).Select(before => new EarlierAnalysis(before.Title, SidesOf(before.Sides), before.Analysis, names.GetValueOrDefault(before.WrittenBy, ""), before.WrittenAt))],
            })],
            choices, ContradictoryAccounts.MayWrite(actor, @case), kept);

        IReadOnlyList<SideView> SidesOf(IReadOnlyList<AccountOfEvents> sides) =>
            [.. sides.Select(side => new SideView(side.Contribution is { } id ? byId.GetValueOrDefault(id) : null, side.Source, side.Text))];
    }

    private async Task<Operation?> BeginAsync(StaffActor actor, CaseId @case, CancellationToken cancellation)
    {
        if (!actor.IsInReviewGroup(@case) && !actor.IsBusinessUnit)
        {
            return null;
        }
        var operation = await database.BeginAsync(actor, cancellation);
        if (await operation.Read<ReviewCase>().AnyAsync(c => c.Id == @case, cancellation))
        {
            return operation;
        }
        await operation.DisposeAsync();
        return null;
    }
}
