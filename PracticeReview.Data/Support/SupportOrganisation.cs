using PracticeReview.Data.People;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Support;

/// <summary>
/// An organisation that stands beside families: support, advocacy, mediation between families and services (Family guidance
/// 1.7). A partnership says which ones it has spoken with; the portal names none by itself.
/// </summary>
public sealed class SupportOrganisation
{
    public const int LongestName = 200;
    public const int LongestText = 600;
    public const int LongestContact = 200;

    private SupportOrganisation() { }

    public SupportOrganisationId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>What they help with, in plain English.</summary>
    public string HelpsWith { get; private set; } = "";
    public string? Telephone { get; private set; }
    /// <summary>The full address of their web site, beginning with https://.</summary>
    public string? Website { get; private set; }
    /// <summary>Codes of the languages in which they can be spoken with, as in <see cref="Languages"/>. Empty: English only.</summary>
    public IReadOnlyList<string> LanguagesSpoken { get; private set; } = [];
    /// <summary>When they can be reached, in plain English.</summary>
    public string? Hours { get; private set; }
    /// <summary>Whether children and young people can turn to them: then the leaflets for them name it.</summary>
    public bool IsForYoungPeople { get; private set; }
    /// <summary>Where it stands in the list; the lowest comes first.</summary>
    public int Position { get; private set; }
    public StaffId ChangedBy { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    /// <summary>Since when it is shown no more, and its row is kept for the record.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>The business unit and the administrator keep the list.</summary>
    public static bool MayKeep(StaffActor actor) => actor.IsBusinessUnit || actor.Is(StaffRole.Administrator);

    /// <summary>A new one, at the end of the list. Refused as <see cref="Change"/> is.</summary>
    public static Result<SupportOrganisation> Add(StaffActor actor, SupportOrganisationWords words, int position, DateTimeOffset now)
    {
        var organisation = new SupportOrganisation { Id = SupportOrganisationId.New(), PartnershipId = actor.Partnership, Position = position };
        var written = organisation.Change(actor, words, now);
        return written.Succeeded ? organisation : Result<SupportOrganisation>.Refuse(written.Refusals);
    }

    /// <summary>Writes everything anew. Refused without a name, without what they help with, and without a way to reach them.</summary>
    public Result Change(StaffActor actor, SupportOrganisationWords words, DateTimeOffset now)
    {
        if (!MayKeep(actor) || actor.Partnership != PartnershipId || RemovedAt is not null)
        {
            return Refusal.NotFound;
        }
        var name = words.Name.Trim();
        var helpsWith = words.HelpsWith.Trim();
        var telephone = NullIfEmpty(words.Telephone);
        var website = NullIfEmpty(words.Website);
        var hours = NullIfEmpty(words.Hours);
        List<Refusal> refusals = [];
        if (name.Length is 0 or > LongestName)
        {
            refusals.Add(new Refusal("Name", "Write the name of the organisation, with at most {0} characters.", LongestName));
        }
        if (helpsWith.Length is 0 or > LongestText)
        {
            refusals.Add(new Refusal("HelpsWith", "Write what they help with, in at most {0} characters.", LongestText));
        }
        if (telephone is null && website is null)
        {
            refusals.Add(new Refusal("Telephone", "Give a telephone number or a web site. Families need a way to reach them."));
        }
        else if (telephone is not null && (telephone.Length > 40 || !telephone.Any(char.IsDigit) || telephone.Any(letter => !char.IsDigit(letter) && letter is not (' ' or '+' or '(' or ')' or '-'))))
        {
            refusals.Add(new Refusal("Telephone", "Write the telephone number in figures, for example 0161 496 0000."));
        }
        if (website is not null && (website.Length > LongestContact || !Uri.TryCreate(website, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps))
        {
            refusals.Add(new Refusal("Website", "Write the whole address of the web site, beginning with https://."));
        }
        if (hours?.Length > LongestContact)
        {
            refusals.Add(new Refusal("Hours", "Write the hours in at most {0} characters.", LongestContact));
        }
        if (words.LanguagesSpoken.Any(code => !Languages.Offered.Any(language => language.Code == code)))
        {
            refusals.Add(new Refusal("LanguagesSpoken", "Choose languages from the list."));
        }
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        (Name, HelpsWith, Telephone, Website, Hours, IsForYoungPeople, ChangedBy, ChangedAt) = (name, helpsWith, telephone, website, hours, words.IsForYoungPeople, actor.Id, now);
        LanguagesSpoken = [.. Languages.Offered.Select(language => language.Code).Where(words.LanguagesSpoken.Contains)];
        return Result.Done;
    }

    /// <summary>Puts it at another place of the list.</summary>
    public Result MoveTo(StaffActor actor, int position, DateTimeOffset now)
    {
        if (!MayKeep(actor) || actor.Partnership != PartnershipId || RemovedAt is not null)
        {
            return Refusal.NotFound;
        }
        (Position, ChangedBy, ChangedAt) = (position, actor.Id, now);
        return Result.Done;
    }

    /// <summary>Takes it off the list.</summary>
    public Result Remove(StaffActor actor, DateTimeOffset now)
    {
        if (!MayKeep(actor) || actor.Partnership != PartnershipId || RemovedAt is not null)
        {
            return Refusal.NotFound;
        }
        (RemovedAt, ChangedBy, ChangedAt) = (now, actor.Id, now);
        return Result.Done;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>One organisation in the list of one partnership.</summary>
public readonly record struct SupportOrganisationId(Guid Value) : ITypedId<SupportOrganisationId>
{
    public static SupportOrganisationId From(Guid value) => new(value);
    public static SupportOrganisationId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>What a partnership writes about an organisation.</summary>
public sealed record SupportOrganisationWords(string Name, string HelpsWith, string? Telephone, string? Website, string? Hours, IReadOnlyList<string> LanguagesSpoken,
    bool IsForYoungPeople = false);
