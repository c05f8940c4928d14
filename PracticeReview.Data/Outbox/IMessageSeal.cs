namespace PracticeReview.Data.Outbox;

/// <summary>
/// Keeps what only the recipient may know (a personal link, a code) unreadable in the outbox. Every node can open what
/// another has sealed.
/// </summary>
public interface IMessageSeal
{
    /// <summary>Seals a secret that becomes the argument of a message.</summary>
    string Seal(string secret);

    /// <returns>Null when it was sealed by another installation, or altered.</returns>
    string? Open(string sealedSecret);
}
