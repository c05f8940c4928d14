using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Actions;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families.Area;

/// <param name="MayRead">Whether the actor is of the review group, whose reading makes an answer stand.</param>
/// <param name="WhyNotApproached">Why nothing new goes to this person now; null where it may.</param>
public sealed record MemberAreaView(CaseId Case, FamilyMemberId Member, string Name, string Relation, string Language, bool MayRead, IReadOnlyList<StaffAsked> Questions,
    IReadOnlyList<StaffMemory> Memories, StaffWishes? Wishes, StaffConsent? Consent, StaffSafety Safety, IReadOnlyList<string> Kept,
    string? WhyNotApproached = null)
{
    /// <summary>The passages of the draft that the person reads, in their order.</summary>
    public IReadOnlyList<StaffPassage> Passages { get; init; } = [];

    /// <summary>Since when the person said "not now" to telling what it was like: what is asked waits for them, and nothing is sent. Null where they did not.</summary>
    public DateTimeOffset? TellingNotNowSince { get; init; }
}

/// <param name="Number">Its place in the draft.</param>
public sealed record StaffPassage(ReleasedPassageId Id, int Number, string Heading);

/// <param name="Translation">Into the person's language, whatever its state.</param>
public sealed record StaffAsked(AskedQuestionId Id, int Number, string Text, string WrittenBy, DateTimeOffset? ReleasedAt, DateTimeOffset? WithdrawnAt,
    TranslationView? Translation, IReadOnlyList<StaffAnswered> Answers);

/// <param name="English">The translation into English, whatever its state; null where there is none.</param>
public sealed record StaffAnswered(Guid Id, QuestionAnswerKind Kind, string Text, string Language, DateTimeOffset SaidAt, DateTimeOffset? ReadAt, string? ReadBy, TranslationView? English);

/// <param name="Picture">Null where there is none.</param>
/// <param name="Sound">Null where there is none.</param>
/// <param name="MayRead">Whether it is meant for the actor, who has not said that they looked at it.</param>
/// <param name="IsForTranslators">Whether translators may be asked for its words.</param>
/// <param name="English">The translation into English, whatever its state; null where there is none.</param>
public sealed record StaffMemory(ChildMemoryId Id, MemoryKind Kind, string Text, string Language, MemoryAudience Audience, DateTimeOffset ToldAt, DocumentId? Picture, DocumentId? Sound,
    DateTimeOffset? ReadAt, string? ReadBy, bool MayRead, bool IsForTranslators, TranslationView? English)
{
    /// <summary>What the review group did with it, the first first.</summary>
    public IReadOnlyList<StaffMemoryStep> Steps { get; init; } = [];
    /// <summary>Whether the actor is of the review group, and it is not for the contact person alone.</summary>
    public bool MayWeigh { get; init; }
}

/// <param name="Text">What the person reads; empty where it was only considered.</param>
/// <param name="Translation">Into the person's language, whatever its state; null where there is none.</param>
public sealed record StaffMemoryStep(ContributionStatus Status, string Text, string By, DateTimeOffset At, TranslationView? Translation);

/// <param name="English">The translations of their words into English, by these words.</param>
/// <param name="Answer">To what they said last; null while nobody answered it.</param>
public sealed record StaffWishes(WishesSaid Said, string Language, DateTimeOffset SaidAt, string? EnteredBy, DateTimeOffset? ConfirmedAt, IReadOnlyDictionary<string, TranslationView> English, StaffWishesAnswer? Answer);

/// <param name="Translation">Into the person's language, whatever its state.</param>
public sealed record StaffWishesAnswer(WishesOutcome Outcome, string Text, string By, DateTimeOffset At, TranslationView? Translation);

public sealed record StaffConsent(ConsentConsidered Considered, string RecordedBy, DateTimeOffset RecordedAt);

/// <param name="EnteredBy">Who entered it for them; null where they said it themselves.</param>
/// <param name="MayEnter">Whether the actor stands beside them, and may enter it.</param>
/// <param name="IsSilent">Whether nothing is sent that can wait: nobody has asked, or they have not said for too long.</param>
/// <param name="Version">The version of the person; who enters how they are reached has had it before them.</param>
/// <param name="NoteInEnglish">The translation of the note, whatever its state; null where there is none.</param>
public sealed record StaffSafety(UnsafeTimes Times, UnsafeWays Ways, string? Note, DateTimeOffset? SaidAt, TimeOnly? RingFrom, TimeOnly? RingUntil,
    string? Email, string? Mobile, string? EnteredBy, DateTimeOffset? ConfirmedAt, bool MayEnter, bool IsSilent, uint Version, TranslationView? NoteInEnglish)
{
    /// <summary>Since when another way stands there of which nobody has made sure yet that the person named it; null where there is none.</summary>
    public DateTimeOffset? ToMakeSureSince { get; init; }

    /// <summary>How they were reached before that, for whoever stands beside them; null where they had no such way, and for everybody else.</summary>
    public string? EmailBefore { get; init; }
    public string? MobileBefore { get; init; }

    /// <summary>Since when they said "not now" to being kept informed: no message goes that can wait. Null where they did not.</summary>
    public DateTimeOffset? NotNowSince { get; init; }
}

/// <param name="Actions">Of a plan that was handed over; what the family is told of each, where it is told.</param>
/// <param name="Kept">Names of the actor's own forms on this page that are not sent yet.</param>
public sealed record FamilyToldView(CaseId Case, IReadOnlyList<StaffProcess> Processes, IReadOnlyList<StaffToldAction> Actions, IReadOnlyList<MemberName> Members, IReadOnlyList<string> Kept)
{
    /// <summary>To whom no message goes now.</summary>
    public IReadOnlyList<ToldLater> ToldLater { get; init; } = [];
}

public sealed record MemberName(FamilyMemberId Id, string Name);

/// <summary>A text in a language that somebody who is told of it reads.</summary>
/// <param name="Language">The language's code; never English.</param>
/// <param name="Translation">Whatever its state; null where there is none.</param>
public sealed record ToldTranslation(string Language, TranslationView? Translation);

/// <param name="OnlyFor">The name of the only person who is told; null where everybody is.</param>
public sealed record StaffProcess(FamilyProcessId Id, ProcessKind Kind, string? OnlyFor, string Text, string AskName, string AskHow, string WrittenBy, DateTimeOffset WrittenAt,
    IReadOnlyList<ToldTranslation> Translations);

public sealed record StaffToldAction(ActionId Id, int Number, string Planned, string? Told, IReadOnlyList<ToldTranslation> Translations);

/// <summary>Measure j (Policy 10.3): how many felt what, with and without their names. Days are London days, both included.</summary>
public sealed record SensitivityCounts(int Answers, int WithoutName, IReadOnlyDictionary<HowFar, int> Listened, IReadOnlyDictionary<HowFar, int> Kindness,
    IReadOnlyDictionary<HowFar, int> Understood, IReadOnlyList<string> Words);

/// <summary>What professionals see of a person's area and prepare for it. Every opening leaves a line in the record.</summary>
public sealed class AreaStaffQueries(Database database)
{
    /// <returns>Null when there is no such person in this case or the actor does not work with this family.</returns>
    public async Task<MemberAreaView?> OpenAsync(StaffActor actor, CaseId @case, FamilyMemberId id, CancellationToken cancellation)
    {
        if (!actor.WorksWithFamily(@case))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Read<FamilyMember>().SingleOrDefaultAsync(row => row.Id == id && row.CaseId == @case, cancellation);
        if (member is null)
        {
            return null;
        }
        var questions = await operation.Read<AskedQuestion>().Where(row => row.FamilyMemberId == id).OrderBy(row => row.Number).ToListAsync(cancellation);
        var answers = await operation.Read<QuestionAnswer>().Where(row => row.FamilyMemberId == id).OrderBy(row => row.SaidAt).ToListAsync(cancellation);
        var memories = await operation.Read<ChildMemory>().Where(row => row.FamilyMemberId == id).OrderByDescending(row => row.ToldAt).ThenByDescending(row => row.Id).ToListAsync(cancellation);
        var steps = await operation.Read<MemoryStep>().Where(row => row.FamilyMemberId == id).OrderBy(row => row.Number).ToListAsync(cancellation);
        var withFile = memories.Where(row => row.HasPicture || row.HasSound).Select(row => (Guid?)row.Id.Value).ToList();
        var files = await operation.Read<Document>().Where(row => (row.Kind == DocumentKind.FamilyPicture || row.Kind == DocumentKind.FamilySound) && withFile.Contains(row.SubjectId))
            .Select(row => new { row.Id, row.SubjectId, row.Kind }).ToListAsync(cancellation);
        var wishes = await operation.Read<TakingPartWishes>().SingleOrDefaultAsync(row => row.FamilyMemberId == id, cancellation);
        var answer = wishes is null ? null : await operation.Read<WishesAnswer>().SingleOrDefaultAsync(row => row.FamilyMemberId == id && row.SaidAt == wishes.SaidAt, cancellation);
        var consent = await operation.Read<ConsentGrounds>().SingleOrDefaultAsync(row => row.FamilyMemberId == id, cancellation);
        var wished = new[] { wishes?.WithWhom, wishes?.Place, wishes?.HelpDetail, wishes?.BesideMe }.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var translations = await FamilyStaffQueries.TranslationsAsync(operation, actor, @case, [.. questions.Select(row => row.Text).Concat(answers.Select(row => row.Text)).Concat(wished).Concat(answer is null ? [] : [answer.Text]).Concat(steps.Select(row => row.Text).Where(text => text.Length > 0)).Concat(member.SafetyNote is { } note ? [note] : []).Select(text => (text, (ChildMemoryId?)null)),
            .. memories.Where(row => row.IsForTranslators).Select(row => (row.Text, (ChildMemoryId?)row.Id))], cancellation);
        var names = await FamilyStaffQueries.NamesAsync(operation, [.. questions.Select(row => row.WrittenBy), .. steps.Select(row => row.TakenBy),
            .. new[] { wishes?.EnteredBy, consent?.RecordedBy, member.SafetyEnteredBy }.Concat(answers.Select(row => row.ReadBy)).Concat(memories.Select(row => row.ReadBy)).OfType<StaffId>()], cancellation);
        var passages = await operation.Read<ReleasedPassage>().Where(row => row.FamilyMemberId == id && row.WithdrawnAt == null && row.WaitsSince == null).OrderBy(row => row.Number)
            .Select(row => new StaffPassage(row.Id, row.Number, row.Heading)).ToListAsync(cancellation);
        var kept = await operation.Read<FormDraft>().Where(draft => draft.StaffId == actor.Id && draft.Form.StartsWith($"family-area/{id}")).Select(draft => draft.Form).ToListAsync(cancellation);
        var notApproached = await Involvement.InvolvementQueries.NotApproachedAsync(operation, @case, cancellation);
        var choices = await operation.Read<AgreementChoice>().Where(choice => choice.FamilyMemberId == id).ToListAsync(cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Family member's area opened", @case, "FamilyMember", id.Value));

        return new MemberAreaView(@case, id, member.Name, member.Relation, member.Language, actor.IsInReviewGroup(@case),
            [.. questions.Select(row => new StaffAsked(row.Id, row.Number, row.Text, Name(row.WrittenBy), row.ReleasedAt, row.WithdrawnAt, translations(row.Text, null, member.Language),
                [.. answers.Where(answer => answer.QuestionId == row.Id).Select(answer => new StaffAnswered(answer.Id, answer.Kind, answer.Text, answer.Language, answer.SaidAt, answer.ReadAt,
                    answer.ReadBy is { } by ? Name(by) : null, translations(answer.Text, null, Languages.English.Code)))]))],
            [.. memories.Select(row => new StaffMemory(row.Id, row.Kind, row.Text, row.Language, row.Audience, row.ToldAt,
                File(row, DocumentKind.FamilyPicture), File(row, DocumentKind.FamilySound), row.ReadAt, row.ReadBy is { } by ? Name(by) : null, row.ReadAt is null && row.IsFor(actor, member.FacilitatorId),
                row.IsForTranslators, row.IsForTranslators ? translations(row.Text, row.Id, Languages.English.Code) : null)
            {
                Steps = [.. steps.Where(step => step.MemoryId == row.Id).Select(step => new StaffMemoryStep(step.Status, step.Text, Name(step.TakenBy), step.TakenAt, step.Text.Length > 0 ? translations(step.Text, null, member.Language) : null))],
                MayWeigh = MemoryStep.MayTake(actor, row),
            })],
            wishes is null ? null : new StaffWishes(new WishesSaid(wishes.WithWhom, wishes.Place, wishes.Times, wishes.Means, wishes.Help, wishes.HelpDetail, wishes.BesideMe),
                wishes.Language, wishes.SaidAt, wishes.EnteredBy is { } entered ? Name(entered) : null, wishes.ConfirmedAt,
                wished.Select(text => (text, Translation: translations(text, null, Languages.English.Code))).Where(row => row.Translation is not null).ToDictionary(row => row.text, row => row.Translation!, StringComparer.Ordinal),
                answer is null ? null : new StaffWishesAnswer(answer.Outcome, answer.Text, answer.AnsweredByName, answer.AnsweredAt, translations(answer.Text, null, member.Language))),
            consent is null ? null : new StaffConsent(new ConsentConsidered(consent.Age, consent.Decider, consent.Understanding, consent.WhoAgreed, consent.IsLookedAfter,
                consent.WordsFor, consent.WhyOtherWords, consent.Understands), Name(consent.RecordedBy), consent.RecordedAt),
            new StaffSafety(member.UnsafeTimes, member.UnsafeWays, member.SafetyNote, member.SafetySaidAt, member.RingFrom, member.RingUntil,
                member.SafeEmail, member.SafeMobile, member.SafetyEnteredBy is { } enteredBy ? Name(enteredBy) : null, member.SafetyConfirmedAt, member.IsBesideThem(actor),
                member.SafetySaidAt is not { } said || operation.Now - said >= FamilyMember.SafetyEnds, member.Version,
                member.SafetyNote is { } theirNote ? translations(theirNote, null, Languages.English.Code) : null)
            {
                ToMakeSureSince = member.ContactToMakeSureSince,
                EmailBefore = member.IsBesideThem(actor) ? member.PreviousEmail : null,
                MobileBefore = member.IsBesideThem(actor) ? member.PreviousMobile : null,
                NotNowSince = NotNowTo(FamilyActivity.KeptInformed),
            }, kept,
            notApproached.FirstOrDefault(person => person.Member == id)?.Why.ToString())
        {
            Passages = passages,
            TellingNotNowSince = NotNowTo(FamilyActivity.ShareExperience),
        };

        DateTimeOffset? NotNowTo(FamilyActivity activity) => AgreementChoice.InForce(choices).GetValueOrDefault(activity)?.NotNowSince;

        string Name(StaffId staff) => names.GetValueOrDefault(staff, "");

        DocumentId? File(ChildMemory of, DocumentKind kind) => files.Find(file => file.SubjectId == of.Id.Value && file.Kind == kind)?.Id;
    }

    /// <summary>What the families of a case are told of what goes on around them, and of the actions of the plan.</summary>
    /// <returns>Null when the actor does not work with this family.</returns>
    public async Task<FamilyToldView?> OpenToldAsync(StaffActor actor, CaseId @case, CancellationToken cancellation)
    {
        if (!actor.WorksWithFamily(@case))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var members = await operation.Read<FamilyMember>().Where(row => row.CaseId == @case).OrderBy(row => row.AddedAt).Select(row => new { row.Id, row.Name, row.Language, row.AccessEndedAt }).ToListAsync(cancellation);
        var processes = await operation.Read<FamilyProcess>().Where(row => row.CaseId == @case && row.EndedAt == null).OrderBy(row => row.WrittenAt).ToListAsync(cancellation);
        var actions = await operation.Read<PlannedAction>().Where(row => row.CaseId == @case && row.InForceSince != null).OrderBy(row => row.Number).ToListAsync(cancellation);
        var told = await operation.Read<ToldAction>().Where(row => row.CaseId == @case && row.WithdrawnAt == null).ToDictionaryAsync(row => row.ActionId, row => row.Text, cancellation);
        var names = await FamilyStaffQueries.NamesAsync(operation, [.. processes.Select(row => row.WrittenBy)], cancellation);
        var translations = await FamilyStaffQueries.TranslationsAsync(operation, actor, @case, [.. processes.Select(row => row.Text), .. told.Values], cancellation);
        var kept = await operation.Read<FormDraft>().Where(draft => draft.StaffId == actor.Id && draft.Form.StartsWith($"family-told/{@case}")).Select(draft => draft.Form).ToListAsync(cancellation);
        var toldLater = await ToldLater.OfAsync(operation, @case, cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("What the family is told opened", @case));
        return new FamilyToldView(@case,
            [.. processes.Select(row => new StaffProcess(row.Id, row.Kind, row.FamilyMemberId is { } one ? members.Find(member => member.Id == one)?.Name ?? "" : null,
                row.Text, row.AskName, row.AskHow, names.GetValueOrDefault(row.WrittenBy, ""), row.WrittenAt, In(row.Text, row.FamilyMemberId)))],
            [.. actions.Select(row => new StaffToldAction(row.Id, row.Number, row.Text, told.GetValueOrDefault(row.Id), told.TryGetValue(row.Id, out var text) ? In(text, null) : []))],
            [.. members.Select(member => new MemberName(member.Id, member.Name))], kept)
        {
            ToldLater = toldLater,
        };

        // In the languages of those who are told of it.
        IReadOnlyList<ToldTranslation> In(string text, FamilyMemberId? onlyFor) =>
            [.. members.Where(member => member.AccessEndedAt is null && member.Language != Languages.English.Code && (onlyFor is null || member.Id == onlyFor))
                .Select(member => member.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(language => new ToldTranslation(language, translations(text, language)))];
    }

    /// <summary>The fewest answers without a name that are shown: of fewer, somebody could guess whose they are.</summary>
    public const int FewestWithoutName = 5;

    /// <summary>
    /// Measure j over some days. Only counts, and words without who wrote them. What was said without a name counts from the month
    /// after it was said and together with at least <see cref="FewestWithoutName"/>, so that nobody sees one arrive.
    /// </summary>
    /// <returns>Null for everybody but the business unit.</returns>
    public async Task<SensitivityCounts?> CountAsync(StaffActor actor, DateOnly from, DateOnly until, CancellationToken cancellation)
    {
        if (!actor.IsBusinessUnit)
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var named = await operation.Read<SensitivityAnswer>().Where(row => row.PartnershipId == actor.Partnership && row.SaidOn >= from && row.SaidOn <= until)
            .Select(row => new { row.Listened, row.Kindness, row.Understood, row.Text }).ToListAsync(cancellation);
        var thisMonth = LegalDay.Of(operation.Now);
        thisMonth = thisMonth.AddDays(1 - thisMonth.Day);
        var nameless = await operation.Read<AnonymousSensitivityAnswer>().Where(row => row.PartnershipId == actor.Partnership && row.SaidOn >= from && row.SaidOn <= until && row.SaidOn < thisMonth)
            .Select(row => new { row.Listened, row.Kindness, row.Understood, row.Text }).ToListAsync(cancellation);
        if (nameless.Count < FewestWithoutName)
        {
            nameless.Clear();
        }
        var all = named.Concat(nameless).ToList();
        return new SensitivityCounts(all.Count, nameless.Count, Count(all.Select(row => row.Listened)), Count(all.Select(row => row.Kindness)), Count(all.Select(row => row.Understood)),
            [.. all.Select(row => row.Text).OfType<string>().Order(StringComparer.Ordinal)]);
    }

    private static Dictionary<HowFar, int> Count(IEnumerable<HowFar> answers)
    {
        var counted = answers.CountBy(answer => answer).ToDictionary();
        return Enum.GetValues<HowFar>().ToDictionary(answer => answer, answer => counted.GetValueOrDefault(answer));
    }
}
