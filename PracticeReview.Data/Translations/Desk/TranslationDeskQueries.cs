using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Translations.Desk;

/// <summary>The kinds of text that have one life.</summary>
public enum DeskKind
{
    Interface,
    LongText,
    /// <summary>Of an organisation that stands beside families: what it helps with, and when.</summary>
    Support,
    CaseText,
}

/// <summary>What is asked of the desk.</summary>
/// <param name="Language">Code of the language translated into.</param>
/// <param name="Page">From 1; beyond the last it is the last.</param>
public sealed record DeskFilter(string? Language = null, DeskKind? Kind = null, TextState? State = null, int Page = 1);

/// <summary>A text with its translation, wherever both are kept.</summary>
/// <param name="Id">Names it in addresses and files: <c>ui-…</c>, <c>long-…</c>, <c>support-…</c> or <c>case-…</c>.</param>
/// <param name="Into">Code of the language translated into.</param>
/// <param name="Notes">What its writers tell the translator.</param>
/// <param name="Context">Tells two texts of the same English apart, and what kind of text it is.</param>
/// <param name="Forms">The translation as it stands; empty strings where there is none.</param>
/// <param name="IsOutOfDate">The text has been written anew since.</param>
/// <param name="IsOwn">The person who asks wrote the translation as it stands.</param>
/// <param name="Version">Of the row it is kept in; null where nothing is kept yet.</param>
/// <param name="Memory">Where it is what a family tells of a child.</param>
public sealed record DeskText(string Id, DeskKind Kind, string From, string Into, DeskSource Source, string? Context, IReadOnlyList<string> Notes, IReadOnlyList<string> Forms, TextState State,
    bool IsOutOfDate, bool IsMachineMade, bool IsOwn, string? SentBackBecause, string? ReviewerName, uint? Version, CaseId? Case, CaseTextKind? CaseKind, DateTimeOffset? Since, ChildMemoryId? Memory = null)
{
    /// <summary>What a text of a case is, its heading included.</summary>
    public HeadedText Words => Source.Texts.Count == 1 ? Source.Texts[0] : new HeadedText(Source.Texts[1], Source.Texts[0]);

    /// <summary>Code of the language that is not English: that of the translators.</summary>
    public string Language => Into == Languages.English.Code ? From : Into;
}

/// <summary>One text on the desk.</summary>
/// <param name="MayReview">It waits for review, and the actor reads the language and did not write it.</param>
public sealed record DeskPaper(DeskText Text, bool MayWrite, bool MayReview);

/// <summary>How many texts of one kind stand where in one language.</summary>
public sealed record DeskCount(string Language, DeskKind Kind, IReadOnlyDictionary<TextState, int> States)
{
    public int Total => States.Values.Sum();
}

/// <param name="Languages">Codes of the languages the person may look at, the most urgent counts beside them.</param>
public sealed record DeskView(DeskFilter Filter, IReadOnlyList<string> Languages, IReadOnlyList<DeskCount> Counts, IReadOnlyList<DeskText> Texts, int Matching, int Pages,
    bool MayTranslate, bool MayGive, IReadOnlyList<TranslatorRow> Translators, IReadOnlyList<TranslatorRow> Readers);

/// <param name="Languages">Codes.</param>
public sealed record TranslatorRow(StaffId Id, string Name, IReadOnlyList<string> Languages);

/// <summary>The translation desk: every text that has a life in another language, in one queue.</summary>
public sealed class TranslationDeskQueries(Database database, CatalogueLibrary catalogues, LongTextLibrary longTexts)
{
    public const int PageSize = 30;

    /// <summary>Translators, the business unit, and the administrators who decide on languages.</summary>
    public static bool MayOpen(StaffActor actor) => actor.Is(StaffRole.Translator) || actor.IsBusinessUnit || actor.Is(StaffRole.Administrator);

    /// <returns>Null for whoever has nothing to do with translations.</returns>
    public async Task<DeskView?> OpenAsync(StaffActor actor, DeskFilter filter, CancellationToken cancellation)
    {
        if (!MayOpen(actor))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var languages = await LanguagesAsync(operation, actor, cancellation);
        var all = new List<DeskText>();
        foreach (var language in languages)
        {
            all.AddRange(await TextsAsync(operation, actor, language, cancellation));
        }
        var asked = all.Where(text => (filter.Language is null || text.Into == filter.Language || text.From == filter.Language)
            && (filter.Kind is null || text.Kind == filter.Kind) && (filter.State is null || text.State == filter.State)).ToList();
        // The case texts first, since a family waits for them, and of those the longest wait.
        var ordered = asked.OrderByDescending(text => text.Kind).ThenBy(text => text.Since ?? DateTimeOffset.MinValue).ToList();
        var pages = Math.Max(1, (ordered.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        return new DeskView(filter with { Page = page }, [.. languages.Select(language => language.Code)],
            [.. all.GroupBy(text => (text.Language, text.Kind)).OrderBy(group => group.Key.Language, StringComparer.Ordinal).ThenBy(group => group.Key.Kind)
                .Select(group => new DeskCount(group.Key.Language, group.Key.Kind, group.GroupBy(text => text.State).ToDictionary(state => state.Key, state => state.Count())))],
            [.. ordered.Skip((page - 1) * PageSize).Take(PageSize)], ordered.Count, pages,
            actor.Is(StaffRole.Translator), TranslatorLanguage.MayGive(actor), TranslatorLanguage.MayGive(actor) ? await TranslatorsAsync(operation, actor, cancellation) : [], TranslatorLanguage.MayGive(actor) ? await ReadersAsync(operation, actor, cancellation) : []);
    }

    /// <summary>One text; null where it is not the actor's to see.</summary>
    public async Task<DeskPaper?> FindAsync(StaffActor actor, string language, string id, CancellationToken cancellation)
    {
        if (!MayOpen(actor))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var wanted = (await LanguagesAsync(operation, actor, cancellation)).FirstOrDefault(known => known.Code == language);
        if (wanted is null || (await TextsAsync(operation, actor, wanted, cancellation)).FirstOrDefault(text => text.Id == id) is not { } text)
        {
            return null;
        }
        var reads = CaseTextTranslation.IsReadBy(await LanguagesRead.OfAsync(operation, actor, cancellation), text.From, text.Into);
        if (text.Case is { } of)
        {
            await operation.SaveAsync(cancellation, new AuditEntry("Text of a case opened at the desk", of, "TranslationRequest", Guid.Parse(text.Id["case-".Length..])));
        }
        var mayWrite = actor.Is(StaffRole.Translator) || (text.Case is { } @case && actor.WorksWithFamily(@case));
        return new DeskPaper(text, mayWrite, reads && mayWrite && text is { State: TextState.WaitingForReview, IsOwn: false, IsOutOfDate: false, Version: not null });
    }

    /// <summary>Everything of one language, for a file or an import.</summary>
    public async Task<IReadOnlyList<DeskText>?> AllAsync(StaffActor actor, string language, CancellationToken cancellation)
    {
        if (!MayOpen(actor))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var wanted = (await LanguagesAsync(operation, actor, cancellation)).FirstOrDefault(known => known.Code == language);
        return wanted is null ? null : await TextsAsync(operation, actor, wanted, cancellation);
    }

    /// <summary>
    /// Of <see cref="AllAsync"/> what leaves the portal as a file: each case whose words go out has a line in the record, with how many. What a
    /// family tells of a child, what keeps a person safe and what they wish for stays: nobody could take it back out of a file.
    /// </summary>
    /// <param name="isIn">What the file holds.</param>
    public async Task<IReadOnlyList<DeskText>?> TakeOutAsync(StaffActor actor, string language, Func<DeskText, bool> isIn, CancellationToken cancellation)
    {
        if (await AllAsync(actor, language, cancellation) is not { } all)
        {
            return null;
        }
        var texts = all.Where(text => MayLeave(text) && isIn(text)).ToList();
        await using var operation = await database.BeginAsync(actor, cancellation);
        var lines = texts.Where(text => text.Case is not null).CountBy(text => text.Case!.Value)
            .Select(@case => new AuditEntry("Texts of a case taken out", @case.Key, Details: new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["language"] = language,
                ["texts"] = @case.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
            })).ToList();
        if (lines.Count > 0)
        {
            await operation.SaveAsync(cancellation, lines);
        }
        return texts;
    }

    private static bool MayLeave(DeskText text) => text.Memory is null && text.CaseKind is not (CaseTextKind.Memory or CaseTextKind.SafetyNote or CaseTextKind.Wish);

    private static async Task<IReadOnlyList<Language>> LanguagesAsync(Operation operation, StaffActor actor, CancellationToken cancellation)
    {
        if (actor.IsBusinessUnit || actor.Is(StaffRole.Administrator))
        {
            return [.. Languages.Translated];
        }
        var given = await operation.Read<TranslatorLanguage>().Where(row => row.StaffId == actor.Id).Select(row => row.Language).ToListAsync(cancellation);
        return [.. Languages.Translated.Where(language => given.Contains(language.Code))];
    }

    internal async Task<IReadOnlyList<DeskText>> TextsAsync(Operation operation, StaffActor actor, Language language, CancellationToken cancellation)
    {
        var code = language.Code;
        var made = await operation.Read<CatalogueTranslation>().Where(text => text.Language == code).ToListAsync(cancellation);
        var byKey = made.ToDictionary(text => (text.Kind, text.Key));
        var texts = new List<DeskText>();
        foreach (var entry in catalogues.Shipped(language)?.Entries ?? [])
        {
            var key = CatalogueTranslation.KeyOf(entry.Key);
            texts.Add(OfProduct($"ui-{key}", DeskKind.Interface, language, DeskSources.Of(entry), entry.Key.Context, entry.Comments, entry.Forms, entry.State, entry.IsMachineMade,
                byKey.GetValueOrDefault((ProductTextKind.Interface, key)), actor));
        }
        foreach (var name in longTexts.Names)
        {
            var english = longTexts.English(name);
            var shipped = longTexts.Shipped(name, language);
            texts.Add(OfProduct($"long-{name}", DeskKind.LongText, language, DeskSources.Of(english), name, [], shipped is null ? ["", ""] : [shipped.Title, shipped.Body.Trim()],
                shipped?.StateAgainst(english) ?? TextState.Untranslated, shipped?.IsMachineMade == true, byKey.GetValueOrDefault((ProductTextKind.LongText, name)), actor, shipped is { } one && one.State > one.StateAgainst(english)));
        }
        foreach (var organisation in await operation.Read<Support.SupportOrganisation>().Where(one => one.PartnershipId == actor.Partnership && one.RemovedAt == null).OrderBy(one => one.Position).ThenBy(one => one.Id).ToListAsync(cancellation))
        {
            var (key, source) = (DeskSources.KeyOf(organisation.Id), DeskSources.Of(organisation));
            texts.Add(OfProduct($"support-{key}", DeskKind.Support, language, source, organisation.Name, [], [.. source.Texts.Select(_ => "")], TextState.Untranslated, false,
                byKey.GetValueOrDefault((ProductTextKind.Support, key)), actor));
        }
        texts.AddRange(await OfCasesAsync(operation, actor, code, cancellation));
        return texts;
    }

    private static DeskText OfProduct(string id, DeskKind kind, Language into, DeskSource source, string? context, IReadOnlyList<string> notes, IReadOnlyList<string> shipped, TextState shippedState,
        bool isShippedMachineMade, CatalogueTranslation? made, StaffActor actor, bool isShippedOutOfDate = false) => made is null
            ? new DeskText(id, kind, Languages.English.Code, into.Code, source, context, notes, shipped, shippedState, isShippedOutOfDate, isShippedMachineMade, false, null, null, null, null, null, null)
            : new DeskText(id, kind, Languages.English.Code, into.Code, source, context, notes, made.Forms, made.StateAgainst(source.Hash), made.SourceHash != source.Hash, made.IsMachineMade,
                made.TranslatedBy == actor.Id, made.SentBackBecause, made.ReviewerName, made.Version, null, null, made.ChangedAt);

    private static async Task<IEnumerable<DeskText>> OfCasesAsync(Operation operation, StaffActor actor, string code, CancellationToken cancellation)
    {
        var requests = await operation.Read<TranslationRequest>().Where(request => request.PartnershipId == actor.Partnership && request.TakenBackAt == null && (request.IntoLanguage == code || request.FromLanguage == code))
            .OrderBy(request => request.RequestedAt).ToListAsync(cancellation);
        var hashes = requests.Select(request => request.SourceHash).Distinct(StringComparer.Ordinal).ToList();
        var found = await operation.Read<CaseTextTranslation>().Where(translation => hashes.Contains(translation.SourceHash)).ToListAsync(cancellation);
        var byText = found.ToDictionary(translation => (translation.CaseId, translation.SourceHash, translation.Language));
        return requests.Select(request =>
        {
            var made = byText.GetValueOrDefault((request.CaseId, request.SourceHash, request.IntoLanguage));
            var state = made?.StateAgainst(request.Words) ?? TextState.Untranslated;
            var isOld = request.SupersededAt is not null;
            return new DeskText($"case-{request.Id}", DeskKind.CaseText, request.FromLanguage, request.IntoLanguage, DeskSources.Of(request), null, request.Note is { } note ? [note] : [],
                request.Heading is null ? [made?.Text ?? ""] : [made?.Heading ?? "", made?.Text ?? ""], isOld && state > TextState.NeedsWork ? TextState.NeedsWork : state, isOld, made?.IsMachineMade ?? false, made?.TranslatedBy == actor.Id, made?.SentBackBecause, null, made?.Version,
                request.CaseId, request.Kind, request.RequestedAt, request.MemoryId);
        });
    }

    private static async Task<IReadOnlyList<TranslatorRow>> TranslatorsAsync(Operation operation, StaffActor actor, CancellationToken cancellation)
    {
        var translators = await (
            from role in operation.Read<StaffRoleAssignment>()
            where role.Role == StaffRole.Translator && role.Until == null && role.PartnershipId == actor.Partnership
            join staff in operation.Read<StaffMember>() on role.StaffId equals staff.Id
            where staff.EndedAt == null
            orderby staff.Name
            select new { staff.Id, staff.Name }).ToListAsync(cancellation);
        var given = await operation.Read<TranslatorLanguage>().Where(row => row.PartnershipId == actor.Partnership).ToListAsync(cancellation);
        return [.. translators.Select(translator => new TranslatorRow(translator.Id, translator.Name,
            [.. given.Where(row => row.StaffId == translator.Id).Select(row => row.Language).Order(StringComparer.Ordinal)]))];
    }

    // Who works with families, and is not a translator: these check translations in the case itself.
    private static async Task<IReadOnlyList<TranslatorRow>> ReadersAsync(Operation operation, StaffActor actor, CancellationToken cancellation)
    {
        var given = await operation.Read<LanguageReader>().Where(row => row.PartnershipId == actor.Partnership).ToListAsync(cancellation);
        var recorded = given.Select(row => row.StaffId).Distinct().ToList();
        var staff = await operation.Read<StaffMember>().Where(one => one.PartnershipId == actor.Partnership && one.EndedAt == null
                && !operation.Context.Set<StaffRoleAssignment>().Any(held => held.StaffId == one.Id && held.Until == null && held.Role == StaffRole.Translator)
                && (recorded.Contains(one.Id)
                    || operation.Context.Set<CaseMembership>().Any(membership => membership.StaffId == one.Id && membership.Until == null)
                    || operation.Context.Set<StaffRoleAssignment>().Any(held => held.StaffId == one.Id && held.Until == null && (held.Role == StaffRole.BusinessManager || held.Role == StaffRole.BusinessUnit))))
            .OrderBy(one => one.Name).ThenBy(one => one.Id).Select(one => new { one.Id, one.Name }).ToListAsync(cancellation);
        return [.. staff.Select(one => new TranslatorRow(one.Id, one.Name, [.. given.Where(row => row.StaffId == one.Id).Select(row => row.Language).Order(StringComparer.Ordinal)]))];
    }
}
