using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families;

/// <summary>How a link or a code reaches a family member.</summary>
public enum DoorMeans
{
    Email,
    TextMessage,
    /// <summary>On paper or by word of mouth, from hand to hand.</summary>
    Hand,
}

/// <summary>
/// A personal link to the family area (checklist J12). By itself it opens nothing: a code sent by a second means goes with it.
/// The link is never stored; what is stored cannot be turned back into it.
/// </summary>
public sealed class FamilyInvitation
{
    /// <summary>How long a link may be used to come in; staff may end it before, or give a new one.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    /// <summary>How long before its end the contact person is told.</summary>
    public static readonly TimeSpan EndsSoon = TimeSpan.FromDays(21);

    private FamilyInvitation() { }

    /// <param name="token">The 256 random bits of the link, as it is written in the address; known only now.</param>
    public static FamilyInvitation To(FamilyMember member, DoorMeans means, StaffId by, DateTimeOffset now, out string token)
    {
        token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return new FamilyInvitation
        {
            Id = Guid.CreateVersion7(),
            PartnershipId = member.PartnershipId,
            CaseId = member.CaseId,
            FamilyMemberId = member.Id,
            TokenHash = HashOf(token),
            LinkMeans = means,
            CreatedBy = by,
            CreatedAt = now,
            ExpiresAt = now + Lifetime,
        };
    }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public FamilyMemberId FamilyMemberId { get; private set; }
    /// <summary>SHA-256 of the token.</summary>
    public byte[] TokenHash { get; private set; } = [];
    public DoorMeans LinkMeans { get; private set; }
    public StaffId CreatedBy { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    /// <summary>When the contact person was told that it ends soon.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>The last London day on which a link that ends then surely works.</summary>
    public static DateOnly LastDay(DateTimeOffset expiresAt) => LegalDay.Of(expiresAt).AddDays(-1);

    /// <summary>The link opens nothing from now on.</summary>
    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.ASCII.GetBytes(token));
}

/// <summary>
/// Six digits that go with the link: five tries, fifteen minutes, once. Stored with a salt of its own as a hash that no portal
/// role can read.
/// </summary>
public sealed class FamilyCode
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    /// <summary>How long a code lasts that comes by post.</summary>
    public static readonly TimeSpan PostLifetime = TimeSpan.FromDays(14);
    public const int Tries = 5;

    private FamilyCode() { }

    /// <param name="byPost">Whether it goes by post, and so lasts longer.</param>
    /// <param name="digits">The code, known only now.</param>
    public static FamilyCode HandedTo(FamilyMember member, bool byPost, DateTimeOffset now, out string digits)
    {
        (digits, var salt, var hash) = Draw();
        return new FamilyCode
        {
            Id = Guid.CreateVersion7(),
            PartnershipId = member.PartnershipId,
            CaseId = member.CaseId,
            FamilyMemberId = member.Id,
            Salt = salt,
            Hash = hash,
            Means = DoorMeans.Hand,
            MadeAt = now,
            ExpiresAt = now + (byPost ? PostLifetime : Lifetime),
            TriesLeft = Tries,
        };
    }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public FamilyMemberId FamilyMemberId { get; private set; }
    public byte[] Salt { get; private set; } = [];
    public byte[] Hash { get; private set; } = [];
    public DoorMeans Means { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public int TriesLeft { get; private set; }
    /// <summary>When it was used, used up, or replaced by another.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>A code by fair chance, its salt, and the SHA-256 of both together.</summary>
    public static (string Digits, byte[] Salt, byte[] Hash) Draw()
    {
        var digits = RandomNumberGenerator.GetInt32(1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
        var salt = RandomNumberGenerator.GetBytes(16);
        return (digits, salt, SHA256.HashData([.. salt, .. Encoding.ASCII.GetBytes(digits)]));
    }
}
