using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families.Area;

/// <summary>What happened since the person was last here.</summary>
public enum NewsKind
{
    StageChanged,
    PassageReleased,
    LetterWritten,
    AnswerGiven,
    QuestionAsked,
    ActionTold,
    ActionDone,
    ReportPublished,
}

/// <param name="At">When it happened last.</param>
public sealed record News(NewsKind Kind, int Count, DateTimeOffset At);

/// <param name="VisitBefore">When the person was here before this visit; null on the first.</param>
/// <param name="SafetySaidAt">When they last said which ways and times are safe; null while they were never asked.</param>
/// <param name="WaitsForThem">Questions they have not answered; there is no hurry.</param>
public sealed record AreaHome(DateTimeOffset? VisitBefore, DateTimeOffset? SafetySaidAt, bool AskAgain, TimeOnly? RingFrom, TimeOnly? RingUntil,
    IReadOnlyList<News> News, IReadOnlyList<ProcessView> Around, int WaitsForThem, bool ToConfirm, bool HasWishes, bool ReportIsOut);

public sealed record ProcessView(FamilyProcessId Id, ProcessKind Kind, CaseText Text, string AskName, string AskHow);

public sealed record SafetyView(string? Email, string? Mobile, string Language, UnsafeTimes UnsafeTimes, UnsafeWays UnsafeWays, string? Note, DateTimeOffset? SaidAt);

public sealed record WishesView(WishesSaid Said, DateTimeOffset SaidAt, bool EnteredForThem, bool IsConfirmed);

/// <param name="Answers">In the order they were said; the last may still be changed where it was not read.</param>
public sealed record AskedView(AskedQuestionId Id, int Number, CaseText Text, IReadOnlyList<AnsweredView> Answers);

public sealed record AnsweredView(QuestionAnswerKind Kind, string Text, string Language, DateTimeOffset SaidAt, bool IsRead);

public sealed record MemoryView(ChildMemoryId Id, MemoryKind Kind, string Text, string Language, MemoryAudience Audience, bool HasPicture, bool HasSound, DateTimeOffset ToldAt, DateTimeOffset? ReadAt);

/// <param name="Due">The London day by whose end it is to be done.</param>
public sealed record ToldView(CaseText Text, DateOnly Due, Actions.ActionState State, DateTimeOffset? VerifiedAt);

public sealed record FamilyReport(string Reference, string Title, string Summary, DateTimeOffset PublishedAt, bool IsPublic);

public sealed record AfterwardsView(FamilyStage Stage, FamilyReport? Report, IReadOnlyList<ToldView> Actions, IReadOnlyList<ContributionView> Changed, SensitivitySaid? HowItWas);

/// <summary>What the pages of the family area show beyond drafts and comments: the person's own, because the database gives them nothing else.</summary>
public sealed class FamilyAreaQueries(Database database, FamilyQueries family)
{
    /// <param name="language">Code of the language to read it in.</param>
    /// <param name="demonstration">Whether translations that nobody has checked may be shown.</param>
    public async Task<AreaHome> HomeAsync(FamilyActor actor, string language, bool demonstration, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var before = (await operation.Context.Database.SqlQuery<VisitRow>($"select access.family_visit_before({actor.Session.Value}) as before").ToListAsync(cancellation)).Single().Before;
        // On the first visit nothing is called new.
        var since = before ?? operation.Now;
        var member = await operation.Read<FamilyMember>().Where(row => row.Id == actor.Id)
            .Select(row => new { row.SafetySaidAt, row.RingFrom, row.RingUntil }).SingleAsync(cancellation);
        var counts = await operation.Read<FamilyProgress>().Select(progress => new
        {
            progress.Since,
            Passages = operation.Read<ReleasedPassage>().Count(row => row.ReleasedAt > since),
            LastPassage = operation.Read<ReleasedPassage>().Max(row => (DateTimeOffset?)row.ReleasedAt),
            Answers = operation.Read<ContributionAnswer>().Count(row => row.AnsweredAt > since),
            LastAnswer = operation.Read<ContributionAnswer>().Max(row => (DateTimeOffset?)row.AnsweredAt),
            Letters = operation.Read<FamilyLetter>().Count(row => row.ReleasedAt > since),
            LastLetter = operation.Read<FamilyLetter>().Max(row => row.ReleasedAt),
            Questions = operation.Read<AskedQuestion>().Count(row => row.ReleasedAt > since),
            LastQuestion = operation.Read<AskedQuestion>().Max(row => row.ReleasedAt),
            Open = operation.Read<AskedQuestion>().Count(row => !operation.Read<QuestionAnswer>().Any(answer => answer.QuestionId == row.Id)),
            Entered = operation.Read<AgreementChoice>().Any(row => row.EnteredBy != null && row.ConfirmedAt == null)
                || operation.Read<TakingPartWishes>().Any(row => row.EnteredBy != null && row.ConfirmedAt == null),
            Wishes = operation.Read<TakingPartWishes>().Any(),
        }).SingleAsync(cancellation);
        var told = await operation.Read<ToldAction>().Where(row => row.ToldAt > since).Select(row => row.ToldAt).ToListAsync(cancellation);
        var done = (await StatesAsync(operation, cancellation)).Where(row => row.VerifiedAt > since).Select(row => row.VerifiedAt!.Value).ToList();
        var report = await ReportAsync(operation, cancellation);
        var processes = await operation.Read<FamilyProcess>().OrderBy(row => row.WrittenAt).ThenBy(row => row.Id).ToListAsync(cancellation);
        var translations = await FamilyQueries.TranslationsAsync(operation, language, processes.Select(row => row.TextHash), cancellation);

        var news = new List<News>();
        Add(NewsKind.StageChanged, counts.Since > since ? 1 : 0, counts.Since);
        Add(NewsKind.PassageReleased, counts.Passages, counts.LastPassage);
        Add(NewsKind.LetterWritten, counts.Letters, counts.LastLetter);
        Add(NewsKind.AnswerGiven, counts.Answers, counts.LastAnswer);
        Add(NewsKind.QuestionAsked, counts.Questions, counts.LastQuestion);
        Add(NewsKind.ActionTold, told.Count, told.Count > 0 ? told.Max() : null);
        Add(NewsKind.ActionDone, done.Count, done.Count > 0 ? done.Max() : null);
        Add(NewsKind.ReportPublished, report?.PublishedAt > since ? 1 : 0, report?.PublishedAt);
        return new AreaHome(before, member.SafetySaidAt, member.SafetySaidAt is { } said && operation.Now - said >= FamilyMember.SafetyLasts,
            member.RingFrom, member.RingUntil, [.. news.OrderByDescending(item => item.At)],
            [.. processes.Select(row => new ProcessView(row.Id, row.Kind, FamilyQueries.Text(row.Text, row.TextHash, translations, demonstration), row.AskName, row.AskHow))],
            counts.Open, counts.Entered, counts.Wishes, report is not null);

        void Add(NewsKind kind, int count, DateTimeOffset? at)
        {
            if (count > 0)
            {
                news.Add(new News(kind, count, at!.Value));
            }
        }
    }

    public async Task<SafetyView> SafetyAsync(FamilyActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.Read<FamilyMember>().Where(row => row.Id == actor.Id)
            .Select(row => new SafetyView(row.SafeEmail, row.SafeMobile, row.Language, row.UnsafeTimes, row.UnsafeWays, row.SafetyNote, row.SafetySaidAt)).SingleAsync(cancellation);
    }

    /// <returns>Null while nothing was said.</returns>
    public async Task<WishesView?> WishesAsync(FamilyActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.Read<TakingPartWishes>().Where(row => row.FamilyMemberId == actor.Id)
            .Select(row => new WishesView(new WishesSaid(row.WithWhom, row.Place, row.Times, row.Means, row.Help, row.HelpDetail, row.BesideMe),
                row.SaidAt, row.EnteredBy != null, row.ConfirmedAt != null)).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>The questions asked of the person, with their answers, in the order they were written.</summary>
    public async Task<IReadOnlyList<AskedView>> AskedAsync(FamilyActor actor, string language, bool demonstration, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var questions = await operation.Read<AskedQuestion>().OrderBy(row => row.Number).ToListAsync(cancellation);
        var answers = await operation.Read<QuestionAnswer>().OrderBy(row => row.SaidAt).ToListAsync(cancellation);
        var translations = await FamilyQueries.TranslationsAsync(operation, language, questions.Select(row => row.TextHash), cancellation);
        return [.. questions.Select(row => new AskedView(row.Id, row.Number, FamilyQueries.Text(row.Text, row.TextHash, translations, demonstration),
            [.. answers.Where(answer => answer.QuestionId == row.Id).Select(answer => new AnsweredView(answer.Kind, answer.Text, answer.Language, answer.SaidAt, answer.ReadAt is not null))]))];
    }

    public async Task<IReadOnlyList<MemoryView>> MemoriesAsync(FamilyActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.Read<ChildMemory>().OrderByDescending(row => row.ToldAt).ThenByDescending(row => row.Id)
            .Select(row => new MemoryView(row.Id, row.Kind, row.Text, row.Language, row.Audience, row.HasPicture, row.HasSound, row.ToldAt, row.ReadAt)).ToListAsync(cancellation);
    }

    /// <summary>Which answers the person has looked back at: true where it answered their question, false where they asked again.</summary>
    public async Task<IReadOnlyDictionary<ContributionId, bool>> ChecksAsync(FamilyActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.Read<AnswerCheck>().ToDictionaryAsync(row => row.ContributionId, row => row.IsAnswered, cancellation);
    }

    /// <summary>What was found, what was changed because of the person's words, what is being done, and how it was for them.</summary>
    public async Task<AfterwardsView> AfterwardsAsync(FamilyActor actor, string language, bool demonstration, CancellationToken cancellation)
    {
        var sent = await family.ContributionsAsync(actor, null, language, demonstration, cancellation);
        await using var operation = await database.BeginAsync(actor, cancellation);
        var stage = await operation.Read<FamilyProgress>().Select(row => row.Stage).SingleAsync(cancellation);
        var told = await operation.Read<ToldAction>().OrderBy(row => row.ToldAt).ThenBy(row => row.ActionId).ToListAsync(cancellation);
        var states = (await StatesAsync(operation, cancellation)).ToDictionary(row => row.ActionId);
        var translations = await FamilyQueries.TranslationsAsync(operation, language, told.Select(row => row.TextHash), cancellation);
        var said = await operation.Read<SensitivityAnswer>().Where(row => row.FamilyMemberId == actor.Id)
            .Select(row => new SensitivitySaid(row.Listened, row.Kindness, row.Understood, row.Text)).SingleOrDefaultAsync(cancellation);
        return new AfterwardsView(stage, await ReportAsync(operation, cancellation),
            [.. told.Where(row => states.ContainsKey(row.ActionId.Value)).Select(row => new ToldView(FamilyQueries.Text(row.Text, row.TextHash, translations, demonstration),
                states[row.ActionId.Value].Due, Enum.Parse<Actions.ActionState>(states[row.ActionId.Value].State), states[row.ActionId.Value].VerifiedAt))],
            [.. sent.Where(row => row.Answer?.Outcome is AnswerOutcome.Accepted or AnswerOutcome.PartlyAccepted)], said);
    }

    private static async Task<FamilyReport?> ReportAsync(Operation operation, CancellationToken cancellation) =>
        (await operation.Context.Database.SqlQuery<ReportRow>($"select reference, title, summary, published_at as \"PublishedAt\", is_public as \"IsPublic\" from access.family_report()").ToListAsync(cancellation))
            .Select(row => new FamilyReport(row.Reference, row.Title, row.Summary, row.PublishedAt, row.IsPublic)).FirstOrDefault();

    private static async Task<IReadOnlyList<StateRow>> StatesAsync(Operation operation, CancellationToken cancellation) =>
        await operation.Context.Database.SqlQuery<StateRow>($"select action_id as \"ActionId\", due, state, verified_at as \"VerifiedAt\" from access.family_action_states()").ToListAsync(cancellation);

    private sealed record VisitRow(DateTimeOffset? Before);

    private sealed record StateRow(Guid ActionId, DateOnly Due, string State, DateTimeOffset? VerifiedAt);

    private sealed record ReportRow(string Reference, string Title, string Summary, DateTimeOffset PublishedAt, bool IsPublic);
}
