using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Publication;

public enum ReportRequestState
{
    Waiting,
    Sent,
    Refused,
}

/// <summary>Somebody asks for a report that is no longer public (Policy 8.3).</summary>
public sealed class ReportRequest
{
    public const int NameLength = 200;
    public const int EmailLength = 254;
    public const int MessageLength = 4_000;
    /// <summary>How long the answer can be read under its link.</summary>
    public static readonly TimeSpan AnswerLasts = TimeSpan.FromDays(30);

    private ReportRequest() { }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public string Reference { get; private set; } = "";
    public string? Name { get; private set; }
    public string Email { get; private set; } = "";
    public string? Message { get; private set; }
    /// <summary>The language the form was filled in in; the answer's link leads there.</summary>
    public string Language { get; private set; } = "";
    public DateTimeOffset AskedAt { get; private set; }
    public ReportRequestState State { get; private set; }
    public StaffId? AnsweredBy { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public string? RefusalReason { get; private set; }
    /// <summary>SHA-256 of the key in the answer's link: the portal itself does not know the key afterwards.</summary>
    public byte[]? AnswerKeyHash { get; private set; }

    /// <summary>Makes a request. Refuses what is no e-mail address and what is too long, all at once.</summary>
    public static Result<ReportRequest> Ask(PublicActor actor, PartnershipId partnership, string reference,
        string? name, string? email, string? message, string language, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var refusals = new List<Refusal>();
        var address = email?.Trim() ?? "";
        if (address.Length == 0)
        {
            refusals.Add(new("email", Texts.Mark("Write the e-mail address to which we can answer.")));
        }
        else if (address.Length > EmailLength || !LooksLikeAddress(address))
        {
            refusals.Add(new("email", Texts.Mark("Write an e-mail address in full, such as name@example.org.")));
        }
        if (name?.Length > NameLength)
        {
            refusals.Add(new("name", Texts.Mark("Write a shorter name. Up to 200 characters fit.")));
        }
        if (message?.Length > MessageLength)
        {
            refusals.Add(new("message", Texts.Mark("Write a shorter message. Up to 4,000 characters fit.")));
        }
        if (refusals.Count > 0)
        {
            return Result<ReportRequest>.Refuse(refusals);
        }
        return new ReportRequest
        {
            Id = Guid.CreateVersion7(),
            PartnershipId = partnership,
            Reference = reference,
            Name = string.IsNullOrWhiteSpace(name) ? null : name.Trim(),
            Email = address,
            Message = string.IsNullOrWhiteSpace(message) ? null : message.Trim(),
            Language = language,
            AskedAt = now,
            State = ReportRequestState.Waiting,
        };
    }

    /// <summary>The report is sent: the answer's link shows it for <see cref="AnswerLasts"/>.</summary>
    /// <returns>The key for the link.</returns>
    public Result<string> Send(StaffActor actor, DateTimeOffset now) => Answer(actor, ReportRequestState.Sent, null, now);

    /// <summary>The report is not given, with a reason that the person is shown.</summary>
    public Result<string> Refuse(StaffActor actor, string? reason, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > MessageLength
            ? Result<string>.Refuse("reason", "Give the reason, in at most {0:N0} characters. The person who asked will read it.", MessageLength)
            : Answer(actor, ReportRequestState.Refused, reason.Trim(), now);

    /// <summary>What is stored of a key.</summary>
    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private Result<string> Answer(StaffActor actor, ReportRequestState state, string? reason, DateTimeOffset now)
    {
        if (!actor.IsBusinessUnit || actor.Partnership != PartnershipId)
        {
            return Refusal.NotFound;
        }
        if (State != ReportRequestState.Waiting)
        {
            return Result<string>.Refuse(null, "This request has already been answered.");
        }
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        (State, RefusalReason, AnsweredBy, AnsweredAt, AnswerKeyHash) = (state, reason, actor.Id, now, HashOf(key));
        return key;
    }

    private static bool LooksLikeAddress(string text) => MailAddress.TryCreate(text, out var parsed)
        && parsed.Address == text && parsed.Host.Contains('.', StringComparison.Ordinal) && !text.Any(char.IsControl);
}
