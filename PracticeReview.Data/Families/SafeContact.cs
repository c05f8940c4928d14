using System.Net.Mail;
using System.Text.RegularExpressions;

namespace PracticeReview.Data.Families;

/// <summary>How a way of contact is read from what a person typed.</summary>
internal static partial class SafeContact
{
    /// <summary>The words without the spaces around them; null where there are none.</summary>
    public static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    // Only the address itself: a name beside it, or several, would send words where nobody meant them to go.
    public static bool IsEmail(string address) => address.Length <= 254 && MailAddress.TryCreate(address, out var read) && string.Equals(read.Address, address, StringComparison.Ordinal);

    /// <summary>The number in digits 0 to 9, whatever digits and spaces it was typed with; null where it is none.</summary>
    public static string? NumberOf(string? mobile)
    {
        var typed = string.Concat((Given(mobile) ?? "").Where(letter => !char.IsControl(letter) && char.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.Format)
            .Select(letter => char.IsDigit(letter) ? ((int)char.GetNumericValue(letter)).ToString(System.Globalization.CultureInfo.InvariantCulture) : letter.ToString()));
        return Telephone().IsMatch(typed) ? typed.Replace(" ", "", StringComparison.Ordinal) : null;
    }

    [GeneratedRegex(@"^\+?[0-9](?: ?[0-9]){8,14}$", RegexOptions.None, 100)]
    private static partial Regex Telephone();
}
