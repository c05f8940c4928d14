using System.Buffers;
using System.Text.RegularExpressions;

namespace PracticeReview.Data.Information.Composites.Names;

/// <summary>The forms by which <see cref="NameCheck"/> knows addresses, schools, dates of birth, numbers and titled names.</summary>
internal static class NamePatterns
{
    private const int FewestDigits = 9;
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private const string Month = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private const string Streets = "(?:Street|Road|Rd|Avenue|Ave|Lane|Close|Drive|Way|Court|Crescent|Cres|Grove|Terrace|Gardens|Mews|Parade|Rise|Walk|Row|Square)";
    private const string Capitalised = @"(?:\p{Lu}[\p{L}'’\-]*\.?)";

    // Words without one of which a pattern cannot match: looking for these first is many times quicker, and finds the same.
    private static readonly SearchValues<string> s_schools = SearchValues.Create(["School", "school", "Academy", "College", "Nursery", "Playgroup", "Sixth Form", "Kindergarten"], StringComparison.Ordinal);
    private static readonly SearchValues<string> s_places = SearchValues.Create(["Hospital", "Infirmary", "Surgery", "Centre", "Hub", "Hostel", "Refuge", "Practice", "Church", "Mosque"], StringComparison.Ordinal);
    private static readonly SearchValues<string> s_streets = SearchValues.Create(["Street", "Road", "Avenue", "Lane", "Crescent", "Grove", "Terrace", "Gardens", "Mews", "Close", "Drive"], StringComparison.Ordinal);
    private static readonly SearchValues<string> s_titles = SearchValues.Create(["Mr", "Ms", "Miss", "Mx", "Dr", "Prof", "Sir", "Dame", "Rev", "PC", "DC", "DS", "DI", "Sgt", "Cllr", "Aunt", "Uncle", "Nurse", "Sister"], StringComparison.Ordinal);
    private static readonly SearchValues<string> s_at = SearchValues.Create(["@"], StringComparison.Ordinal);
    private static readonly SearchValues<string> s_digits = SearchValues.Create(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], StringComparison.Ordinal);

    /// <summary>Each kind with the words it cannot do without, in the order in which they are tried.</summary>
    public static readonly IReadOnlyList<(FindingKind Kind, SearchValues<string> Needs, Regex Pattern, string Why)> All =
    [
        (FindingKind.Email, s_at, new(@"[\p{L}\p{N}._%+\-]+@[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+", Linear), "It looks like an e-mail address."),
        (FindingKind.DateOfBirth, s_digits, new($@"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|born(?: on)?)[\s:.,\-()]{{0,4}}(?:the )?(?:[0-9]{{1,2}}[/.\- ][0-9]{{1,2}}[/.\- ][0-9]{{2,4}}|(?:[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?)?{Month}\.?,? [0-9]{{2,4}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})\b", Linear | RegexOptions.IgnoreCase), "It looks like a date of birth."),
        (FindingKind.Postcode, s_digits, new(@"\b(?:[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2}|[a-z]{1,2}[0-9][a-z0-9]? [0-9][abd-hjlnp-uw-z]{2})\b", Linear), "It looks like a postcode."),
        (FindingKind.Address, s_digits, new($@"\b(?:(?:Flat|Apartment|Apt|Unit|Room) [0-9]{{1,4}}[A-Za-z]?\b,? ?)?[0-9]{{1,4}}[A-Za-z]?,? (?:{Capitalised} ){{1,4}}{Streets}\b", Linear), "It looks like an address."),
        (FindingKind.Address, s_digits, new(@"\b(?:Flat|Apartment|Apt) [0-9]{1,4}[A-Za-z]?\b", Linear), "It looks like part of an address."),
        (FindingKind.School, s_schools, new($@"{Capitalised}(?: (?:of|and|the|&|{Capitalised})){{0,6}} (?:School|Academy|College|Nursery|Pre-?[Ss]chool|Playgroup|Sixth Form|Kindergarten)\b", Linear), "It looks like the name of a school."),
        (FindingKind.Place, s_places, new($@"{Capitalised}(?: (?:of|and|the|&|{Capitalised})){{0,4}} (?:Hospital|Infirmary|Surgery|Medical Centre|Health Centre|Children’s Centre|Children's Centre|Family Hub|Hostel|Refuge|Medical Practice|Church|Mosque)\b", Linear), "It looks like the name of a place."),
        (FindingKind.Address, s_streets, new($@"\b(?:{Capitalised} ){{1,3}}(?:Street|Road|Avenue|Lane|Crescent|Grove|Terrace|Gardens|Mews|Close|Drive)\b", Linear), "It looks like a street."),
        (FindingKind.Name, s_titles, new($@"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev|Revd|PC|WPC|DC|DS|DI|DCI|Sgt|Cllr|Auntie|Aunt|Uncle|Nurse|Sister)\.? \p{{Lu}}[\p{{L}}'’\-]*(?: \p{{Lu}}[\p{{L}}'’\-]+)?", Linear), "A title stands before it."),
    ];

    /// <summary>Ten digits or about as many, however they are grouped.</summary>
    public static readonly Regex Number = new(@"(?:\+|\b)[0-9](?:[0-9]|[ \-.()]{1,2}[0-9]){8,14}\b", Linear);

    /// <summary>Whether there are digits enough for a number of a person.</summary>
    public static bool HasNumber(string text)
    {
        var digits = 0;
        foreach (var letter in text)
        {
            digits += char.IsAsciiDigit(letter) ? 1 : 0;
        }

        return digits >= FewestDigits;
    }

    /// <summary>A telephone number, or an NHS number whose check digit is right; null for any other.</summary>
    public static FindingKind? KindOfNumber(ReadOnlySpan<char> written)
    {
        Span<char> digits = stackalloc char[20];
        var count = 0;
        foreach (var letter in written)
        {
            if (char.IsAsciiDigit(letter) && count < digits.Length)
            {
                digits[count++] = letter;
            }
        }

        digits = digits[..count];
        if (written[0] == '+' || digits[0] == '0')
        {
            return count is >= 10 and <= 14 ? FindingKind.Telephone : null;
        }

        if (count != 10)
        {
            return null;
        }

        var sum = 0;
        for (var at = 0; at < 9; at++)
        {
            sum += (digits[at] - '0') * (10 - at);
        }

        return (11 - (sum % 11)) % 11 == digits[9] - '0' ? FindingKind.NhsNumber : null;
    }
}
