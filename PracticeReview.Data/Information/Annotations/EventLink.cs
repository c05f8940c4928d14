using System.Security.Cryptography;
using System.Text;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;

namespace PracticeReview.Data.Information.Annotations;

/// <summary>What an event can be linked with. Names are stored: add to them, never rename.</summary>
public enum EventLinkKind
{
    /// <summary>A question of the terms of reference (Policy 8.1), in words.</summary>
    TermsOfReference,
    /// <summary>What the review could look at more closely, in words.</summary>
    Focus,
    /// <summary>A finding, in words.</summary>
    Finding,
    /// <summary>A passage of the draft report.</summary>
    DraftPassage,
}

/// <summary>What an event is evidence for.</summary>
public sealed class EventLink
{
    /// <summary>The most characters of the words of a link.</summary>
    public const int MostCharacters = 300;

    private EventLink() { }

    /// <summary>Links an event. Refuses a link that does not say to what.</summary>
    /// <param name="passage">The passage of the same case's draft, for that kind; its heading stands in <paramref name="words"/>.</param>
    public static Result<EventLink> Add(StaffActor actor, EventIdentity of, EventLinkKind kind, DraftPassageId? passage, string? words, DateTimeOffset now)
    {
        if (!Annotating.MayBeDoneBy(actor, of.CaseId))
        {
            return Refusal.NotFound;
        }
        var refusals = new List<Refusal>();
        if (kind == EventLinkKind.DraftPassage && passage is null)
        {
            return Result<EventLink>.Refuse("Passage", "Choose the passage of the draft.");
        }
        return Annotating.Words("Words", words, MostCharacters, "Say what the event is evidence for.", refusals) is { } said
            ? new EventLink
            {
                Id = Guid.CreateVersion7(),
                PartnershipId = of.PartnershipId,
                CaseId = of.CaseId,
                EventId = of.Id,
                Kind = kind,
                DraftPassageId = kind == EventLinkKind.DraftPassage ? passage : null,
                Words = said,
                AddedBy = actor.Id,
                AddedAt = now,
            }
            : Result<EventLink>.Refuse(refusals);
    }

    /// <summary>What names the same evidence in an address, whoever linked which event to it, without a word of it.</summary>
    public static string KeyOf(EventLinkKind kind, DraftPassageId? passage, string words) => passage is { } of
        ? of.Value.ToString("N")
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{words}")))[..24];

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public PracticeEventId EventId { get; private set; }
    public EventLinkKind Kind { get; private set; }
    public DraftPassageId? DraftPassageId { get; private set; }
    public string Words { get; private set; } = "";
    public StaffId AddedBy { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
}
