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

    /// <summary>A day with a year, however it is written; which of its parts is which says <see cref="IsDay"/>.</summary>
    public static readonly Regex Day = new(
        $@"\b(?:[0-9]{{4}}(?:[/.\-][0-9]{{1,2}}){{2}}|[0-9]{{1,2}} ?[/.\-] ?[0-9]{{1,2}} ?[/.\-] ?(?:[0-9]{{4}}|[0-9]{{2}})|[0-9]{{1,2}} [0-9]{{1,2}} (?:[0-9]{{4}}|[0-9]{{2}})|[0-9]{{8}}"
        + $@"|[0-9]{{1,2}}(?:st|nd|rd|th)?[ .\-]{{0,2}}(?:of )?{Month}[ .,\-]{{0,2}}(?:[0-9]{{4}}|['’]?[0-9]{{2}})|{Month}\.? (?:the )?[0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{4}})\b", Linear | RegexOptions.IgnoreCase);

    private static readonly string[] s_months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Whether what <see cref="Day"/> found is this day: the day first, or the year; a year of two digits may be of either century.</summary>
    public static bool IsDay(ReadOnlySpan<char> written, DateOnly day)
    {
        Span<int> numbers = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        var count = 0;
        var month = 0;
        for (var at = 0; at < written.Length; at++)
        {
            var from = at;
            if (char.IsAsciiDigit(written[at]))
            {
                while (at + 1 < written.Length && char.IsAsciiDigit(written[at + 1]))
                {
                    at++;
                }

                if (count == 3)
                {
                    return false;
                }

                (numbers[count], lengths[count++]) = (int.Parse(written[from..(at + 1)], System.Globalization.CultureInfo.InvariantCulture), at + 1 - from);
            }
            else if (char.IsAsciiLetter(written[at]))
            {
                while (at + 1 < written.Length && char.IsAsciiLetter(written[at + 1]))
                {
                    at++;
                }

                month = month == 0 && at + 1 - from >= 3 ? 1 + Array.FindIndex(s_months, Begins(written[from..(at + 1)])) : month;
            }
        }

        return (count, month) switch
        {
            (1, 0) => (numbers[0] / 1_000_000, numbers[0] / 10_000 % 100, numbers[0] % 10_000) == (day.Day, day.Month, day.Year) || (numbers[0] / 10_000, numbers[0] / 100 % 100, numbers[0] % 100) == (day.Year, day.Month, day.Day),
            (2, > 0) => numbers[0] == day.Day && month == day.Month && IsYear(numbers[1], lengths[1]),
            (3, 0) => lengths[0] == 4 ? (numbers[0], numbers[1], numbers[2]) == (day.Year, day.Month, day.Day) : (numbers[0], numbers[1]) == (day.Day, day.Month) && IsYear(numbers[2], lengths[2]),
            _ => false,
        };

        bool IsYear(int year, int length) => length == 4 ? year == day.Year : year == day.Year % 100;

        static Predicate<string> Begins(ReadOnlySpan<char> word)
        {
            var start = word[..3].ToString();
            return month => month.Equals(start, StringComparison.OrdinalIgnoreCase);
        }
    }

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

    /// <summary>A telephone number, also one that lost its first 0, or an NHS number whose check digit is right; null for any other.</summary>
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

        // A mobile number begins with 07: a workbook that takes it for an amount takes the 0 away.
        return (11 - (sum % 11)) % 11 == digits[9] - '0' ? FindingKind.NhsNumber : digits[0] == '7' ? FindingKind.Telephone : null;
    }
}
