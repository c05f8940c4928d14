using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;

namespace PracticeReview.Data.Decisions;

/// <summary>
/// A link by e-mail that leads one member of the Virtual Panel straight to their vote, since the panel decides "virtually by
/// email or telephone" (Policy 7.5). It opens nothing by itself: the member signs in as always, and nobody else's sign-in goes
/// with it. It is good for one vote, and is never stored; what is stored cannot be turned back into it.
/// </summary>
public sealed class VoteLink
{
    /// <summary>The 48 hours of the decision, and a day more for a panel that is late.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    private VoteLink() { }

    /// <param name="token">The 256 random bits of the link, as it is written in the address; known only now.</param>
    public static VoteLink To(StaffId member, Referral referral, DateTimeOffset now, out string token)
    {
        token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return new VoteLink
        {
            Id = Guid.CreateVersion7(),
            PartnershipId = referral.PartnershipId,
            CaseId = referral.CaseId,
            ReferralId = referral.Id,
            Submission = referral.Submission,
            MemberId = member,
            TokenHash = HashOf(token),
            ExpiresAt = now + Lifetime,
        };
    }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public ReferralId ReferralId { get; private set; }
    /// <summary>The submission it is for; a resubmitted referral is voted on by another link.</summary>
    public int Submission { get; private set; }
    public StaffId MemberId { get; private set; }
    /// <summary>SHA-256 of the token.</summary>
    public byte[] TokenHash { get; private set; } = [];
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Why this person cannot vote by this link now, or null.</summary>
    public Refusal? WhyNot(Referral referral, StaffActor actor, DateTimeOffset now) =>
        actor.Id != MemberId ? Refusal.NotFound
        : UsedAt is not null ? new Refusal(null, "This link has been used: it is good for one vote. You can change your vote on the referral's own page.")
        : now >= ExpiresAt || referral.Submission != Submission ? new Refusal(null, "This link is too old. Open the referral's own page to vote.")
        : null;

    internal void Use(DateTimeOffset now) => UsedAt = now;

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
