using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace PracticeReview.Data.Translations;

/// <summary>
/// The language table. To add a language add a row here, then run <c>extract-texts</c>,
/// which makes its catalogue (docs/translations.md).
/// </summary>
public static class Languages
{
    private const string OneOrMany = "nplurals=2; plural=(n != 1);";
    private const string Polish = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);";
    private const string Arabic = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);";

    private const string Romanian = "nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>0 && n%100<20) ? 1 : 2);";
    private const string Persian = "nplurals=2; plural=(n > 1);";

    public static readonly Language English = new("en", "English", "English", Direction.LeftToRight, "en-GB", OneOrMany);

    /// <summary>Every language a person can choose, English first.</summary>
    public static readonly IReadOnlyList<Language> Offered =
    [
        English,
        new("pl", "Polski", "Polish", Direction.LeftToRight, "pl-PL", Polish),
        new("ro", "Română", "Romanian", Direction.LeftToRight, "ro-RO", Romanian),
        new("ur", "اردو", "Urdu", Direction.RightToLeft, "ur-PK", OneOrMany),
        new("ar", "العربية", "Arabic", Direction.RightToLeft, "ar", Arabic),
        new("fa", "فارسی", "Farsi", Direction.RightToLeft, "fa-IR", Persian),
    ];

    /// <summary>Made-up languages that prove no text is hard-coded: one in each direction.</summary>
    public static readonly IReadOnlyList<Language> Pseudo =
    [
        new("qps", "Pseudo", "Pseudo-language", Direction.LeftToRight, "en-GB", OneOrMany) { IsPseudo = true },
        new("qps-rtl", "Pseudo, right to left", "Pseudo-language, right to left", Direction.RightToLeft, "en-GB", OneOrMany, "qps") { IsPseudo = true },
    ];

    private static readonly FrozenDictionary<string, Language> s_byCode =
        Offered.Concat(Pseudo).ToFrozenDictionary(language => language.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds a language by its code, whatever the case of the letters; pseudo-languages included.</summary>
    public static bool TryFind(string? code, [NotNullWhen(true)] out Language? language)
    {
        language = null;
        return code is not null && s_byCode.TryGetValue(code, out language);
    }

    /// <summary>
    /// The language to suggest to someone who has not chosen: the first that their browser asks for and that is offered,
    /// otherwise English. A regional form counts as its language.
    /// </summary>
    /// <param name="acceptLanguage">The header <c>Accept-Language</c>, most wanted first as browsers send it; may be empty.</param>
    public static Language Suggested(string? acceptLanguage) =>
        (acceptLanguage ?? "").Split(',', 20, StringSplitOptions.TrimEntries)
            .Select(wish => wish.Split('-', ';')[0])
            .Select(code => Offered.FirstOrDefault(language => string.Equals(language.Code, code, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(language => language is not null) ?? English;

    /// <summary>The languages that need a translation: all that are offered, without English.</summary>
    public static IEnumerable<Language> Translated => Offered.Where(language => !language.IsSource);
}
