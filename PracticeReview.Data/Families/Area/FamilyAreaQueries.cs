using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families.Area;

/// <summary>What happened lately.</summary>
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
    ContactPersonChanged,
    /// <summary>A meeting with the person is planned, or was changed.</summary>
    MeetingPlanned,
    MeetingCancelled,
    /// <summary>A text they could read before can now be read in their language, checked.</summary>
    TextTranslated,
    /// <summary>They were told of something else that goes on around them.</summary>
    ProcessTold,
    /// <summary>It was decided whether something they said is left out.</summary>
    LeaveOutDecided,
    PublicationDaySet,
    NotToBePublished,
    /// <summary>How they want to take part was answered.</summary>
    WishesAnswered,
    /// <summary>They were told what became of something they told of the child.</summary>
    MemoryWeighed,
    /// <summary>Another way to reach them was named on their own pages.</summary>
    ContactChanged,
}

/// <param name="At">When it happened last.</param>
/// <param name="IsNew">It happened after the person's last visit; on the first visit nothing is called new.</param>
/// <param name="Translated">Of a text that was translated: what it is.</param>
public sealed record News(NewsKind Kind, int Count, DateTimeOffset At, bool IsNew = false, NewsKind? Translated = null);

/// <param name="Since">The London day on which it was agreed.</param>
/// <param name="LookAgainOn">The London day on which it is looked at again.</param>
public sealed record OwnHold(DateOnly Since, DateOnly LookAgainOn);

/// <param name="VisitBefore">When the person was here before this visit; null on the first.</param>
/// <param name="SafetySaidAt">When they last said which ways and times are safe; null while they were never asked.</param>
/// <param name="SafetyToConfirm">Whether somebody entered for them how they are reached, and they have not said whether it is right.</param>
/// <param name="NewContactPerson">The contact person there is now, where what they told a former one alone is closed to them; else null.</param>
/// <param name="WaitsForThem">Questions they have not answered; there is no hurry. None where they said no, or not now, to telling.</param>
/// <param name="ChoicesToConfirm">Choices in force that were entered for them, while they have not said whether they are right.</param>
/// <param name="WishesToConfirm">Whether what they wish for was entered for them, and they have not said whether it is right.</param>
public sealed record AreaHome(DateTimeOffset? VisitBefore, DateTimeOffset? SafetySaidAt, bool AskAgain, TimeOnly? RingFrom, TimeOnly? RingUntil,
    IReadOnlyList<News> News, IReadOnlyList<ProcessView> Around, int WaitsForThem, int ChoicesToConfirm, bool WishesToConfirm, bool HasWishes, bool ReportIsOut,
    bool SafetyToConfirm, StaffId? NewContactPerson)
{
    /// <summary>Parts of the draft of which they have not said anything, while they may. None where they said no, or not now, to the draft.</summary>
    public int PassagesWithoutWord { get; init; }
    /// <summary>Their answers that nobody has read yet.</summary>
    public int UnreadAnswers { get; init; }
    /// <summary>What they told of the child that nobody has looked at yet, and somebody can: what is closed to a new contact person is for nobody to read.</summary>
    public int UnreadMemories { get; init; }
    /// <summary>Since when how they want to take part has no answer; null where it has one, or there is nothing to answer.</summary>
    public DateTimeOffset? WishesSince { get; init; }
    /// <summary>What they said in a talk and was written down for them, while they have not said whether it is right.</summary>
    public int SpokenToConfirm { get; init; }
    /// <summary>What they want left out, and nobody has decided.</summary>
    public int LeaveOuts { get; init; }
    /// <summary>Since when they would rather talk; null where somebody spoke with them, or they do not ask for it.</summary>
    public DateTimeOffset? TalkSince { get; init; }
    /// <summary>Police or a court asked that they wait; null where nobody did.</summary>
    public OwnHold? Hold { get; init; }
    /// <summary>Meetings still to come to which they have said nothing, as they are planned now. To say nothing is an answer too.</summary>
    public int MeetingsToAnswer { get; init; }
    /// <summary>Meetings still to come to which they said no, or asked for another time or place, and nobody has read it.</summary>
    public int MeetingAnswersUnread { get; init; }
    /// <summary>In which words they are told things: those for their age, or as it was recorded.</summary>
    public AgreementReader Reader { get; init; }
    /// <summary>They said no to everything there is to take part in.</summary>
    public bool SaidNoToEverything { get; init; }
    /// <summary>Whether they gave a way to reach them that is safe.</summary>
    public bool CanBeReached { get; init; }

    /// <summary>Whether they are asked something about how they may be reached: whether it is still safe, or was entered right.</summary>
    public bool IsAskedOfSafety => AskAgain || SafetyToConfirm;

    /// <summary>Nothing waits for anybody, apart from answers to what they sent.</summary>
    public bool NothingWaits => WaitsForThem + PassagesWithoutWord + UnreadAnswers + UnreadMemories + LeaveOuts + MeetingAnswersUnread == 0 && WishesSince is null && TalkSince is null && Hold is null
        && (SaidNoToEverything || (SpokenToConfirm + ChoicesToConfirm + MeetingsToAnswer == 0 && !WishesToConfirm && !IsAskedOfSafety));
}

public sealed record ProcessView(FamilyProcessId Id, ProcessKind Kind, CaseText Text, string AskName, string AskHow);

public sealed record SafetyView(string? Email, string? Mobile, string Language, UnsafeTimes UnsafeTimes, UnsafeWays UnsafeWays, string? Note, DateTimeOffset? SaidAt,
    bool ToConfirm)
{
    /// <summary>After how many minutes without doing anything their visit ends.</summary>
    public int IdleMinutes { get; init; } = FamilyMember.UsualIdle;
}

/// <param name="Answer">To what they said last; null while nobody answered it.</param>
public sealed record WishesView(WishesSaid Said, DateTimeOffset SaidAt, bool EnteredForThem, bool IsConfirmed, WishesAnswered? Answer)
{
    /// <summary>Whether there is anything to answer.</summary>
    public bool SaysAnything => Said != new WishesSaid(null, null, default, default, default, null, null);
}

/// <param name="By">The name of who answered.</param>
public sealed record WishesAnswered(WishesOutcome Outcome, CaseText Text, string By, DateTimeOffset At);

/// <param name="Answers">In the order they were said; the last may still be changed where it was not read.</param>
public sealed record AskedView(AskedQuestionId Id, int Number, CaseText Text, IReadOnlyList<AnsweredView> Answers);

public sealed record AnsweredView(Guid Id, QuestionAnswerKind Kind, string Text, string Language, DateTimeOffset SaidAt, bool IsRead, LeaveOutView? LeaveOut = null);

public sealed record MemoryView(ChildMemoryId Id, MemoryKind Kind, string Text, string Language, MemoryAudience Audience, bool HasPicture, bool HasSound, DateTimeOffset ToldAt, DateTimeOffset? ReadAt)
{
    /// <summary>When the review group first thought about it; null where they have not.</summary>
    public DateTimeOffset? ConsideredAt { get; init; }
    /// <summary>What became of it; null while that is open.</summary>
    public MemoryOutcome? Outcome { get; init; }
    /// <summary>The review group thought about it, and the person chose since that only their contact person sees it: what came of it holds no longer.</summary>
    public bool IsNoLongerUsed { get; init; }
}

/// <param name="Text">Where it is used, or why it is not.</param>
public sealed record MemoryOutcome(bool IsUsed, CaseText Text, DateTimeOffset At);

/// <param name="Due">The London day by whose end it is to be done.</param>
/// <param name="DueHasPassed">That day is over.</param>
/// <param name="CheckedAt">When somebody last checked it, whatever they found; null where nobody did.</param>
public sealed record ToldView(CaseText Text, DateOnly Due, bool DueHasPassed, ToldStanding Standing, DateTimeOffset? CheckedAt);

/// <param name="InShort">The summary; its heading is the translation of the title.</param>
/// <param name="SummaryHash">Stands for title and summary.</param>
public sealed record FamilyReport(string Reference, string Title, CaseText InShort, string SummaryHash, DateTimeOffset PublishedAt, bool IsPublic)
{
    public CaseHeading Headed => new(Title, InShort);
}

/// <summary>What was decided about a report that is not public.</summary>
/// <param name="Day">The London day on which it becomes public; null where it was decided not to publish it.</param>
public sealed record PublicationView(DateOnly? Day, DateTimeOffset DecidedAt)
{
    /// <summary>The day is over and the report is not public: what the family said since is answered first.</summary>
    public bool DayHasPassed { get; init; }
}

/// <param name="Publication">Null while nothing was decided, and once the report is public.</param>
public sealed record AfterwardsView(FamilyStage Stage, FamilyReport? Report, PublicationView? Publication, IReadOnlyList<ToldView> Actions, IReadOnlyList<ContributionView> Changed, SensitivitySaid? HowItWas)
{
    /// <summary>The services agreed to do something of which nobody has told the family yet.</summary>
    public bool AgreedAndNotTold { get; init; }
}

/// <summary>What the pages of the family area show beyond drafts and comments: the person's own, because the database gives them nothing else.</summary>
public sealed class FamilyAreaQueries(Database database, FamilyQueries family)
{
    /// <summary>How long news stays on the first page at least.</summary>
    public static readonly TimeSpan NewsStays = TimeSpan.FromDays(14);

    /// <param name="language">Code of the language to read it in.</param>
    /// <param name="demonstration">Whether translations that nobody has checked may be shown.</param>
    public async Task<AreaHome> HomeAsync(FamilyActor actor, string language, bool demonstration, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var before = (await operation.Context.Database.SqlQuery<VisitRow>($"select access.family_visit_before({actor.Session.Value}) as before").ToListAsync(cancellation)).Single().Before;
        // What is new is marked; what is not new stays for two weeks, since a short look is no reading.
        var since = before is { } visit && visit < operation.Now - NewsStays ? visit : operation.Now - NewsStays;
        var member = await operation.Read<FamilyMember>().Where(row => row.Id == actor.Id)
            .Select(row => new
            {
                row.SafetySaidAt,
                row.RingFrom,
                row.RingUntil,
                row.FacilitatorId,
                row.FacilitatorSince,
                row.FacilitatorTrustedAt,
                CanBeReached = row.SafeEmail != null || row.SafeMobile != null,
                ToConfirm = row.SafetyEnteredBy != null && row.SafetyConfirmedAt == null
            }).SingleAsync(cancellation);
        // What a former contact person alone was told is closed to the one there is now until the person says yes.
        var (isOpenToContactPerson, facilitatorSince) = (member.FacilitatorSince is null || member.FacilitatorTrustedAt is not null, member.FacilitatorSince ?? default);
        var counts = await operation.Read<FamilyProgress>().Select(progress => new
        {
            progress.Stage,
            progress.Since,
            Open = operation.Read<AskedQuestion>().Count(row => !operation.Read<QuestionAnswer>().Any(answer => answer.QuestionId == row.Id)),
            Passages = operation.Read<ReleasedPassage>().Count(row => !operation.Read<Contribution>().Any(said =>
                said.SentAt >= row.ReleasedAt && (said.DraftPassageId == row.DraftPassageId || said.Kind == ContributionKind.WholeDraft))),
            Unread = operation.Read<QuestionAnswer>().Count(row => row.ReadAt == null && (row.Kind == QuestionAnswerKind.Words || row.Kind == QuestionAnswerKind.DoNotRemember)
                && !operation.Read<LeaveOutRequest>().Any(request => request.QuestionAnswerId == row.Id)),
            Spoken = operation.Read<Contribution>().Count(row => row.EnteredBy != null && row.ConfirmedAt == null && row.NotRightAt == null
                && !operation.Read<LeaveOutRequest>().Any(request => request.ContributionId == row.Id)),
            LeaveOuts = operation.Read<LeaveOutRequest>().Count(row => row.Outcome == null
                && (row.QuestionAnswerId == null || !operation.Read<LeaveOutRequest>().Any(same => same.ContributionId != null && same.WordsHash == row.WordsHash))),
            WishesEntered = operation.Read<TakingPartWishes>().Any(row => row.EnteredBy != null && row.ConfirmedAt == null),
            Wishes = operation.Read<TakingPartWishes>().Any(),
            WishesSince = operation.Read<TakingPartWishes>().Where(TakingPartWishes.SaysAnything)
                .Where(said => !operation.Read<WishesAnswer>().Any(answer => answer.FamilyMemberId == said.FamilyMemberId && answer.SaidAt == said.SaidAt)).Max(said => (DateTimeOffset?)said.SaidAt),
            Unseen = operation.Read<ChildMemory>().Count(row => row.ReadAt == null
                && (row.Audience != MemoryAudience.ContactPersonOnly || isOpenToContactPerson || row.ToldAt >= facilitatorSince)),
        }).SingleAsync(cancellation);
        var chosen = await operation.Read<AgreementChoice>().ToListAsync(cancellation);
        var choices = AgreementChoice.InForce(chosen);
        var turns = (await operation.Context.Database.SqlQuery<TurnRow>($"""
            select access.own_agreement_words() as "Words", access.own_talk_wanted() as "TalkSince", hold.since as "HeldSince", hold.look_again_on as "LookAgainOn" from (select) always left join access.own_hold() hold on true
            """).ToListAsync(cancellation)).Single();
        var closed = counts.Passages > 0 ? await Involvement.FamilyLimitQueries.ClosedPartsAsync(operation, cancellation) : [];
        var report = await ReportAsync(operation, language, demonstration, cancellation);
        var processes = await operation.Read<FamilyProcess>().OrderBy(row => row.WrittenAt).ThenBy(row => row.Id).ToListAsync(cancellation);
        var translations = await FamilyQueries.TranslationsAsync(operation, language, processes.Select(row => row.TextHash), cancellation);

        var invited = (await Involvement.FamilyMeetingQueries.InvitedToAsync(operation, cancellation)).Where(meeting => meeting.IsPlanned && meeting.At > operation.Now).ToList();
        var answered = invited.Count == 0 ? [] : (await operation.Read<Involvement.MeetingAnswer>().OrderBy(answer => answer.SaidAt).ThenBy(answer => answer.Id).ToListAsync(cancellation))
            .GroupBy(answer => answer.MeetingId).Select(said => said.Last()).Where(answer => invited.Exists(meeting => meeting.Id == answer.MeetingId && answer.HoldsFor(meeting.At, meeting.PlaceHash))).ToList();
        var happened = await HappenedAsync(operation, cancellation);
        happened.Add(new HappenedRow(nameof(NewsKind.StageChanged), counts.Since, null));
        if (report is not null)
        {
            happened.Add(new HappenedRow(nameof(NewsKind.ReportPublished), report.PublishedAt, report.SummaryHash));
        }
        if (member.FacilitatorSince is { } contactPersonSince)
        {
            happened.Add(new HappenedRow(nameof(NewsKind.ContactPersonChanged), contactPersonSince, null));
        }
        var isClosedToNewContactPerson = member.FacilitatorSince is { } changed && member.FacilitatorTrustedAt is null
            && await operation.Read<ChildMemory>().AnyAsync(row => row.Audience == MemoryAudience.ContactPersonOnly && row.ToldAt < changed, cancellation);
        var news = NewsOf(happened, since, before);
        if (language != Languages.English.Code)
        {
            news.AddRange(await TranslatedAsync(operation, language, happened, since, before, cancellation));
        }
        var mayComment = counts.Stage <= FamilyStage.WritingReport && !closed.Contains(Involvement.FamilyPart.Comments) && !Rests(FamilyActivity.CommentOnDraft);
        return new AreaHome(before, member.SafetySaidAt, member.SafetySaidAt is { } said && operation.Now - said >= FamilyMember.SafetyLasts,
            member.RingFrom, member.RingUntil, [.. news.OrderByDescending(item => item.At)],
            [.. processes.Select(row => new ProcessView(row.Id, row.Kind, FamilyQueries.Text(row.Text, row.TextHash, translations, demonstration), row.AskName, row.AskHow))],
            Rests(FamilyActivity.ShareExperience) ? 0 : counts.Open, AgreementChoice.ToConfirm(chosen).Count, counts.WishesEntered, counts.Wishes, report is not null, member.ToConfirm, isClosedToNewContactPerson ? member.FacilitatorId : null)
        {
            PassagesWithoutWord = mayComment ? counts.Passages : 0,
            UnreadAnswers = counts.Unread,
            UnreadMemories = counts.Unseen,
            WishesSince = counts.WishesSince,
            SpokenToConfirm = counts.Spoken,
            LeaveOuts = counts.LeaveOuts,
            MeetingsToAnswer = invited.Count - answered.Count,
            MeetingAnswersUnread = answered.Count(answer => answer.Kind != Involvement.MeetingAnswerKind.Coming && answer.NotedAt is null),
            TalkSince = turns.TalkSince,
            Reader = Enum.Parse<AgreementReader>(turns.Words),
            Hold = turns is { HeldSince: { } held, LookAgainOn: { } again } ? new OwnHold(held, again) : null,
            SaidNoToEverything = AgreementChoice.SaidNoToEverything(choices),
            CanBeReached = member.CanBeReached,
        };

        // After "no" and after "not now" nothing waits for them.
        bool Rests(FamilyActivity activity) => choices.GetValueOrDefault(activity)?.Answer is AgreementAnswer.No or AgreementAnswer.NotNow;
    }

    // Of each kind what is new since the last visit, and beside it what is not.
    private static List<News> NewsOf(IEnumerable<HappenedRow> happened, DateTimeOffset since, DateTimeOffset? before, NewsKind? translated = null) =>
        [.. happened.Where(row => row.At > since).GroupBy(row => (Kind: Enum.Parse<NewsKind>(row.Kind), IsNew: row.At > before))
            .Select(group => new News(translated is null ? group.Key.Kind : NewsKind.TextTranslated, group.Count(), group.Max(row => row.At), group.Key.IsNew, translated))];

    private static async Task<IReadOnlyList<News>> TranslatedAsync(Operation operation, string language, IReadOnlyCollection<HappenedRow> happened, DateTimeOffset since, DateTimeOffset? before, CancellationToken cancellation)
    {
        var checkedLately = await operation.Read<CaseTextTranslation>().Where(row => row.Language == language && row.State == TextState.Approved && row.ReviewedAt > since)
            .Select(row => new { row.SourceHash, At = row.ReviewedAt!.Value }).ToListAsync(cancellation);
        // What was in their language from the beginning is no news beside the text itself.
        return [.. happened.SelectMany(row => checkedLately.Where(text => text.SourceHash == row.Hash && text.At > row.At).Select(text => new HappenedRow(row.Kind, text.At, row.Hash)))
            .GroupBy(row => row.Kind).SelectMany(group => NewsOf(group, since, before, Enum.Parse<NewsKind>(group.Key)))];
    }

    // Everything that happened for this person, each with the instant, in one question; the database gives them nothing else.
    private static async Task<List<HappenedRow>> HappenedAsync(Operation operation, CancellationToken cancellation) =>
        await operation.Context.Database.SqlQuery<HappenedRow>($"""
            select 'PassageReleased' as "Kind", released_at as "At", text_hash as "Hash" from released_passages
            union all select 'LetterWritten', released_at, text_hash from family_letters where released_at is not null
            union all select 'AnswerGiven', released_at, text_hash from contribution_answers where released_at is not null
            union all select 'WishesAnswered', answered_at, text_hash from wishes_answers
            union all select 'MemoryWeighed', taken_at, text_hash from memory_steps where text <> '' and memory_id in (select id from child_memories where audience <> 'ContactPersonOnly')
            union all select 'ContactChanged', contact_changed_at, null from family_members where contact_changed_at is not null
            union all select 'QuestionAsked', released_at, text_hash from asked_questions where released_at is not null
            union all select 'ProcessTold', written_at, text_hash from family_processes
            union all select 'ActionTold', told_at, text_hash from told_actions
            union all select 'ActionDone', verified_at, null from access.family_action_states() where verified_at is not null
            union all select case state when 'Cancelled' then 'MeetingCancelled' else 'MeetingPlanned' end, changed_at, null from access.own_family_meetings() where state <> 'Held'
            union all select 'LeaveOutDecided', decided_at, reason_hash from leave_out_requests where decided_at is not null
                 and (question_answer_id is null or question_answer_id not in (select o.contribution_id from leave_out_requests o where o.contribution_id is not null))
            union all select case decision when 'Publish' then 'PublicationDaySet' else 'NotToBePublished' end, decided_at, null from access.family_publication()
            """).ToListAsync(cancellation);

    public async Task<SafetyView> SafetyAsync(FamilyActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.Read<FamilyMember>().Where(row => row.Id == actor.Id)
            .Select(row => new SafetyView(row.SafeEmail, row.SafeMobile, row.Language, row.UnsafeTimes, row.UnsafeWays, row.SafetyNote, row.SafetySaidAt,
                row.SafetyEnteredBy != null && row.SafetyConfirmedAt == null)
            { IdleMinutes = row.IdleMinutes ?? FamilyMember.UsualIdle }).SingleAsync(cancellation);
    }

    /// <returns>Null while nothing was said.</returns>
    public async Task<WishesView?> WishesAsync(FamilyActor actor, string language, bool demonstration, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (await operation.Read<TakingPartWishes>().SingleOrDefaultAsync(row => row.FamilyMemberId == actor.Id, cancellation) is not { } said)
        {
            return null;
        }
        var answer = await operation.Read<WishesAnswer>().SingleOrDefaultAsync(row => row.FamilyMemberId == actor.Id && row.SaidAt == said.SaidAt, cancellation);
        var translations = answer is null ? null : await FamilyQueries.TranslationsAsync(operation, language, [answer.TextHash], cancellation);
        return new WishesView(new WishesSaid(said.WithWhom, said.Place, said.Times, said.Means, said.Help, said.HelpDetail, said.BesideMe), said.SaidAt, said.EnteredBy is not null, said.ConfirmedAt is not null,
            answer is null ? null : new WishesAnswered(answer.Outcome, FamilyQueries.Text(answer.Text, answer.TextHash, translations!, demonstration), answer.AnsweredByName, answer.AnsweredAt));
    }

    /// <summary>The questions asked of the person, with their answers, in the order they were written.</summary>
    public async Task<IReadOnlyList<AskedView>> AskedAsync(FamilyActor actor, string language, bool demonstration, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var questions = await operation.Read<AskedQuestion>().OrderBy(row => row.Number).ToListAsync(cancellation);
        var answers = await operation.Read<QuestionAnswer>().OrderBy(row => row.SaidAt).ToListAsync(cancellation);
        var leftOut = await FamilyQueries.LeaveOutsAsync(operation, cancellation);
        var translations = await FamilyQueries.TranslationsAsync(operation, language, [.. questions.Select(row => row.TextHash), .. leftOut.Select(row => row.ReasonHash)], cancellation);
        return [.. questions.Select(row => new AskedView(row.Id, row.Number, FamilyQueries.Text(row.Text, row.TextHash, translations, demonstration),
            [.. answers.Where(answer => answer.QuestionId == row.Id).Select(answer => new AnsweredView(answer.Id, answer.Kind, answer.Text, answer.Language, answer.SaidAt, answer.ReadAt is not null,
                FamilyQueries.LeaveOut(leftOut.FirstOrDefault(request => request.QuestionAnswerId == answer.Id), translations, demonstration)))]))];
    }

    /// <summary>What the person told of the child, the latest first, and what became of it.</summary>
    public async Task<IReadOnlyList<MemoryView>> MemoriesAsync(FamilyActor actor, string language, bool demonstration, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var memories = await operation.Read<ChildMemory>().OrderByDescending(row => row.ToldAt).ThenByDescending(row => row.Id)
            .Select(row => new MemoryView(row.Id, row.Kind, row.Text, row.Language, row.Audience, row.HasPicture, row.HasSound, row.ToldAt, row.ReadAt)).ToListAsync(cancellation);
        var steps = memories.Count == 0 ? [] : await operation.Read<MemoryStep>().OrderBy(row => row.Number)
            .Select(row => new { row.MemoryId, row.Status, row.Text, row.TextHash, row.TakenAt }).ToListAsync(cancellation);
        var translations = await FamilyQueries.TranslationsAsync(operation, language, steps.Where(row => row.Text.Length > 0).Select(row => row.TextHash), cancellation);
        return [.. memories.Select(memory => steps.FindAll(row => row.MemoryId == memory.Id) is { Count: > 0 } own ? memory.Audience == MemoryAudience.ContactPersonOnly ? memory with { IsNoLongerUsed = true } : memory with
        {
            ConsideredAt = own[0].TakenAt,
            Outcome = own[^1] is { Status: ContributionStatus.Used or ContributionStatus.NotUsed } last
                ? new MemoryOutcome(last.Status == ContributionStatus.Used, FamilyQueries.Text(last.Text, last.TextHash, translations, demonstration), last.TakenAt) : null,
        } : memory)];
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
        return new AfterwardsView(stage, await ReportAsync(operation, language, demonstration, cancellation), await PublicationAsync(operation, cancellation),
            [.. told.Where(row => states.ContainsKey(row.ActionId.Value)).Select(row => Told(states[row.ActionId.Value], FamilyQueries.Text(row.Text, row.TextHash, translations, demonstration), operation.Now))],
            [.. sent.Where(row => row.Answer?.Outcome is AnswerOutcome.Accepted or AnswerOutcome.PartlyAccepted)], said)
        {
            AgreedAndNotTold = await operation.Context.Database.SqlQuery<bool>($"select access.own_actions_untold() as \"Value\"").SingleAsync(cancellation),
        };
    }

    private static ToldView Told(StateRow row, CaseText text, DateTimeOffset now) =>
        new(text, row.Due, WhetherDone.HasPassed(row.Due, now), WhetherDone.Of(Enum.Parse<Actions.ActionState>(row.State), row.Due, row.SentBackAt, now), row.VerifiedAt ?? row.SentBackAt);

    private static async Task<FamilyReport?> ReportAsync(Operation operation, string language, bool demonstration, CancellationToken cancellation)
    {
        var row = (await operation.Context.Database.SqlQuery<ReportRow>($"""
            select reference, title, summary, summary_hash as "SummaryHash", published_at as "PublishedAt", is_public as "IsPublic" from access.family_report()
            """).ToListAsync(cancellation)).FirstOrDefault();
        if (row is null)
        {
            return null;
        }
        var translations = await FamilyQueries.TranslationsAsync(operation, language, [row.SummaryHash], cancellation);
        return new FamilyReport(row.Reference, row.Title, FamilyQueries.Text(row.Summary, row.SummaryHash, translations, demonstration), row.SummaryHash, row.PublishedAt, row.IsPublic);
    }

    private static async Task<PublicationView?> PublicationAsync(Operation operation, CancellationToken cancellation) =>
        (await operation.Context.Database.SqlQuery<PublicationRow>($"""select publication_day as "Day", decided_at as "DecidedAt" from access.family_publication()""").ToListAsync(cancellation))
            .Select(row => new PublicationView(row.Day, row.DecidedAt) { DayHasPassed = row.Day < LegalDay.Of(operation.Now) }).FirstOrDefault();

    private static async Task<IReadOnlyList<StateRow>> StatesAsync(Operation operation, CancellationToken cancellation) =>
        await operation.Context.Database.SqlQuery<StateRow>($"""select action_id as "ActionId", due, state, verified_at as "VerifiedAt", sent_back_at as "SentBackAt" from access.family_action_states()""").ToListAsync(cancellation);

    private sealed record HappenedRow(string Kind, DateTimeOffset At, string? Hash);

    private sealed record TurnRow(string Words, DateTimeOffset? TalkSince, DateOnly? HeldSince, DateOnly? LookAgainOn);

    private sealed record PublicationRow(DateOnly? Day, DateTimeOffset DecidedAt);

    private sealed record VisitRow(DateTimeOffset? Before);

    private sealed record StateRow(Guid ActionId, DateOnly Due, string State, DateTimeOffset? VerifiedAt, DateTimeOffset? SentBackAt);

    private sealed record ReportRow(string Reference, string Title, string Summary, string SummaryHash, DateTimeOffset PublishedAt, bool IsPublic);
}
