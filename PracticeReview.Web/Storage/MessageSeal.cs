using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using PracticeReview.Data.Outbox;

namespace PracticeReview.Web.Storage;

/// <summary>Seals with the keys every node shares.</summary>
internal sealed class MessageSeal(IDataProtectionProvider protection) : IMessageSeal
{
    private readonly IDataProtector _protector = protection.CreateProtector("outbox");

    public string Seal(string secret) => _protector.Protect(secret);

    public string? Open(string sealedSecret)
    {
        try
        {
            return _protector.Unprotect(sealedSecret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
