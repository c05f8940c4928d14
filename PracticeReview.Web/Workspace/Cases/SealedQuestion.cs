using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Web.Workspace.Cases;

/// <summary>
/// What somebody looks for, sealed for them alone: people type initials and names, and an address stands in the browser's history
/// and in the logs of whatever lies between. Sealed, it can be opened again, gone back to and kept as a page, and says nothing.
/// </summary>
public sealed class SealedQuestion(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long an address of the search can be opened again.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    public string Seal(StaffId staff, string asked) =>
        For(staff).Protect(clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + " " + asked[..Math.Min(asked.Length, FindCases.Longest + 1)]);

    /// <returns>Null for what was not sealed here, for somebody else, or too long ago.</returns>
    public string? Open(StaffId staff, string? written)
    {
        if (string.IsNullOrEmpty(written))
        {
            return null;
        }
        try
        {
            return For(staff).Unprotect(written).Split(' ', 2) is [var at, var asked] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
                && clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(second) < Lasts ? asked : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(StaffId staff) => protection.CreateProtector("PracticeReview.Workspace.Search", staff.ToString());
}
