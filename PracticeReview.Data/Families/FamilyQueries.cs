using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families;

/// <summary>A text of the case in English and, where it may be shown, in the reader's language.</summary>
/// <param name="Language">Code of the language of <paramref name="Translation"/>; null where there is none to show.</param>
public sealed record CaseText(string English, string? Translation, string? Language, TextState State);

public sealed record FamilyHome(string Name, string FacilitatorName, string PartnershipName, string Telephone, string Email,
    FamilyStage Stage, DateTimeOffset StageSince, int PassagesToRead, int AnswersGiven, int WaitingForAnswer, bool HasAgreed);

public sealed record AgreementView(IReadOnlyDictionary<FamilyActivity, AgreementChoice> InForce, IReadOnlyList<AgreementChoice> All);

public sealed record ContributionView(ContributionId Id, ContributionKind Kind, ReleasedPassageId? Passage, string Text, string Language, DateTimeOffset SentAt, AnswerView? Answer);

public sealed record AnswerView(AnswerOutcome Outcome, CaseText Text, DateTimeOffset AnsweredAt);

public sealed record PassageView(ReleasedPassageId Id, int Number, string Heading, CaseText Text, DateTimeOffset ReleasedAt, IReadOnlyList<ContributionView> Comments);

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
                operation.Read<Contribution>().Count(contribution => contribution.Answer == null),
                operation.Read<AgreementChoice>().Any()))
            .SingleAsync(cancellation);
    }

    public async Task<AgreementView> AgreementsAsync(FamilyActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var all = await operation.Read<AgreementChoice>().OrderBy(choice => choice.ChosenAt).ToListAsync(cancellation);
        return new AgreementView(AgreementChoice.InForce(all), all);
    }

    /// <summary>The person's own suggestions or questions, newest first, with what became of them.</summary>
    public async Task<IReadOnlyList<ContributionView>> ContributionsAsync(FamilyActor actor, ContributionKind kind, bool demonstration, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var sent = await operation.Read<Contribution>().Include(contribution => contribution.Answer)
            .Where(contribution => contribution.Kind == kind).OrderByDescending(contribution => contribution.SentAt).ToListAsync(cancellation);
        var translations = await TranslationsAsync(operation, actor, sent.Select(contribution => contribution.Answer?.TextHash), cancellation);
        return [.. sent.Select(contribution => View(contribution, translations, demonstration))];
    }

    /// <summary>The passages released to the person, in the order of the draft, with their comments and what became of each.</summary>
    public async Task<IReadOnlyList<PassageView>> DraftAsync(FamilyActor actor, bool demonstration, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var passages = await operation.Read<ReleasedPassage>().OrderBy(passage => passage.Number).ToListAsync(cancellation);
        var comments = await operation.Read<Contribution>().Include(contribution => contribution.Answer)
            .Where(contribution => contribution.ReleasedPassageId != null).OrderBy(contribution => contribution.SentAt).ToListAsync(cancellation);
        var translations = await TranslationsAsync(operation, actor,
            passages.Select(passage => (string?)passage.TextHash).Concat(comments.Select(comment => comment.Answer?.TextHash)), cancellation);
        return [.. passages.Select(passage => new PassageView(passage.Id, passage.Number, passage.Heading,
            Text(passage.Text, passage.TextHash, translations, demonstration), passage.ReleasedAt,
            [.. comments.Where(comment => comment.ReleasedPassageId == passage.Id).Select(comment => View(comment, translations, demonstration))]))];
    }

    private static async Task<IReadOnlyDictionary<string, CaseTextTranslation>> TranslationsAsync(Operation operation, FamilyActor actor, IEnumerable<string?> hashes, CancellationToken cancellation)
    {
        var wanted = hashes.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return actor.Language == Languages.English.Code || wanted.Count == 0
            ? new Dictionary<string, CaseTextTranslation>(StringComparer.Ordinal)
            : await operation.Read<CaseTextTranslation>()
                .Where(translation => translation.Language == actor.Language && wanted.Contains(translation.SourceHash))
                .ToDictionaryAsync(translation => translation.SourceHash, StringComparer.Ordinal, cancellation);
    }

    private static ContributionView View(Contribution contribution, IReadOnlyDictionary<string, CaseTextTranslation> translations, bool demonstration) =>
        new(contribution.Id, contribution.Kind, contribution.ReleasedPassageId, contribution.Text, contribution.Language, contribution.SentAt,
            contribution.Answer is { } answer
                ? new AnswerView(answer.Outcome, Text(answer.Text, answer.TextHash, translations, demonstration), answer.AnsweredAt)
                : null);

    private static CaseText Text(string english, string hash, IReadOnlyDictionary<string, CaseTextTranslation> translations, bool demonstration) =>
        translations.TryGetValue(hash, out var translation) && translation.ShownAgainst(english, demonstration) is { } shown
            ? new CaseText(english, shown, translation.Language, translation.StateAgainst(english))
            : new CaseText(english, null, null, TextState.Untranslated);
}
