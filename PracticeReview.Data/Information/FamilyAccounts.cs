using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Information;

/// <summary>A family member's own words about an event.</summary>
/// <param name="Link">What ties them to the event; null where they are about a passage of the draft for which the event is evidence.</param>
/// <param name="Relation">What the person is to the child.</param>
/// <param name="English">The words in English: their own, or a translation that was checked; null where there is none.</param>
public sealed record FamilyAccount(ContributionLinkId? Link, ContributionId Contribution, string Relation, string Text, string Language, string? English, DateTimeOffset SentAt)
{
    internal FamilyAccount Anonymised(Anonymiser? names) => names is null ? this : this with { Relation = names.Apply(Relation), Text = names.Apply(Text), English = English is null ? null : names.Apply(English) };
}

/// <summary>What the family said about one event.</summary>
/// <param name="Choices">What else the family said, to choose from, the latest first.</param>
/// <param name="MayLink">Whether this actor says what belongs together.</param>
public sealed record SaidAboutEvent(IReadOnlyList<FamilyAccount> Accounts, IReadOnlyList<FamilyAccount> Choices, bool MayLink)
{
    /// <summary>How many earlier words are not among the choices: no more than <see cref="FamilyAccounts.Most"/> are offered.</summary>
    public int MoreChoices { get; init; }

    /// <summary>Whether the family said nothing at all.</summary>
    public bool IsEmpty => Accounts.Count == 0 && Choices.Count == 0;

    internal SaidAboutEvent Anonymised(Anonymiser names) => this with { Accounts = [.. Accounts.Select(one => one.Anonymised(names))], Choices = [.. Choices.Select(one => one.Anonymised(names))] };
}

/// <summary>
/// The family's words beside the events of a chronology (guidance 1.7). They are for the review group alone: never for agencies,
/// the Virtual Panel or another relative, and they go out in no file.
/// </summary>
internal static class FamilyAccounts
{
    /// <summary>The most words of a family that are offered to choose from at once.</summary>
    public const int Most = 500;

    public static bool MayBeReadBy(StaffActor actor, CaseId id) => actor.IsInReviewGroup(id);

    /// <summary>What the family said about one event, and what else they said.</summary>
    public static async Task<SaidAboutEvent> AboutAsync(Operation operation, StaffActor actor, CaseId id, PracticeEventId of, CancellationToken cancellation)
    {
        var about = (await AllAsync(operation, actor, id, cancellation)).Where(one => one.Event == of && one.Account.Link is not null).Select(one => one.Account).ToList();
        var known = about.Select(one => one.Contribution).ToList();
        var others = operation.Read<Contribution>().Where(one => one.CaseId == id && !known.Contains(one.Id));
        var choices = await ReadAsync(operation, actor, id, others, Most, cancellation);
        return new SaidAboutEvent(about, [.. choices.Select(one => one.Account)], ContributionLink.MayLink(actor, id))
        {
            MoreChoices = choices.Count < Most ? 0 : await others.CountAsync(cancellation) - choices.Count,
        };
    }

    /// <summary>Everything the family said that is tied to an event of the chronology as it stands, by a link or by a passage of the draft.</summary>
    public static async Task<IReadOnlyList<(PracticeEventId Event, FamilyAccount Account)>> AllAsync(Operation operation, StaffActor actor, CaseId id, CancellationToken cancellation)
    {
        var linked = operation.Read<ContributionLink>().Where(link => link.CaseId == id && link.Kind == ContributionLinkKind.ChronologyEvent && link.SubjectId != null && link.RemovedAt == null);
        var proved = operation.Read<EventLink>().Where(link => link.CaseId == id && link.DraftPassageId != null);
        // What is tied is read by what ties it, however long ago it was said.
        var said = await ReadAsync(operation, actor, id, operation.Read<Contribution>().Where(one => one.CaseId == id
            && (linked.Any(link => link.ContributionId == one.Id) || proved.Any(link => link.DraftPassageId == one.DraftPassageId))), null, cancellation);
        if (said.Count == 0)
        {
            return [];
        }
        var accounts = said.ToDictionary(one => one.Account.Contribution);
        var links = await linked.OrderBy(link => link.LinkedAt).ToListAsync(cancellation);
        var evidence = (await proved.Select(link => new { link.EventId, link.DraftPassageId }).ToListAsync(cancellation)).ToLookup(link => link.DraftPassageId, link => link.EventId);
        List<(PracticeEventId Event, FamilyAccount Account)> tied =
        [
            .. links.Where(link => accounts.ContainsKey(link.ContributionId)).Select(link => (new PracticeEventId(link.SubjectId!.Value), accounts[link.ContributionId].Account with { Link = link.Id })),
            .. said.Where(one => one.Passage is not null).SelectMany(one => evidence[one.Passage].Distinct().Select(of => (of, one.Account))),
        ];
        // What was said about a row that has changed since is about the row as it stands.
        var became = await ChangedRows.InForceAsync(operation, id, [.. tied.Select(one => one.Event).Distinct()], cancellation);
        return [.. tied.Select(one => (became.GetValueOrDefault(one.Event, one.Event), one.Account)).DistinctBy(one => (one.Item1, one.Account.Contribution))];
    }

    // The latest first; all of them where no most is given.
    private static async Task<IReadOnlyList<(FamilyAccount Account, Reports.DraftPassageId? Passage)>> ReadAsync(
        Operation operation, StaffActor actor, CaseId id, IQueryable<Contribution> which, int? most, CancellationToken cancellation)
    {
        var found =
            from contribution in which
            join member in operation.Read<FamilyMember>() on contribution.FamilyMemberId equals member.Id
            orderby contribution.SentAt descending, contribution.Id
            select new { contribution.Id, member.Relation, contribution.Text, contribution.Language, contribution.SentAt, contribution.DraftPassageId };
        var said = await (most is { } count ? found.Take(count) : found).ToListAsync(cancellation);
        var translations = await FamilyStaffQueries.TranslationsAsync(operation, actor, id, [.. said.Select(one => one.Text)], cancellation);
        return [.. said.Select(one => (new FamilyAccount(null, one.Id, one.Relation, one.Text, one.Language,
            one.Language == Languages.English.Code ? one.Text : translations(one.Text, Languages.English.Code) is { State: TextState.Approved } english ? english.Text : null, one.SentAt), one.DraftPassageId))];
    }
}
