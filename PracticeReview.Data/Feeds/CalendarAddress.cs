using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Feeds;

/// <summary>
/// A secret address at which a calendar program fetches the days on which something is due for one person. It is never
/// stored; what is stored cannot be turned back into it. A person has one at a time.
/// </summary>
public sealed class CalendarAddress
{
    /// <summary>Letters of the secret in an address.</summary>
    public const int TokenLength = 43;

    private CalendarAddress() { }

    /// <param name="token">The 256 random bits as they are written in the address; known only now.</param>
    public static CalendarAddress Make(StaffActor actor, DateTimeOffset now, out string token)
    {
        token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return new CalendarAddress { Id = Guid.CreateVersion7(), PartnershipId = actor.Partnership, StaffId = actor.Id, TokenHash = HashOf(token), MadeAt = now };
    }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public StaffId StaffId { get; private set; }
    /// <summary>SHA-256 of the token.</summary>
    public byte[] TokenHash { get; private set; } = [];
    public DateTimeOffset MadeAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The address answers nothing from now on.</summary>
    public void End(DateTimeOffset now) => EndedAt ??= now;

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.ASCII.GetBytes(token));
}
