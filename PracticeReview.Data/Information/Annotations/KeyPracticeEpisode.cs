using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information.Annotations;

/// <summary>Events that the review looks at together, grouped by hand, with a summary of what happened in them.</summary>
public sealed class KeyPracticeEpisode
{
    /// <summary>The most characters of a name.</summary>
    public const int MostOfName = 120;
    /// <summary>The most characters of a summary.</summary>
    public const int MostOfSummary = 8_000;

    private KeyPracticeEpisode() { }

    /// <summary>Makes an episode. Refuses one without a name.</summary>
    public static Result<KeyPracticeEpisode> Make(StaffActor actor, CaseId @case, string? name, string? summary, DateTimeOffset now)
    {
        var episode = new KeyPracticeEpisode { Id = Guid.CreateVersion7(), PartnershipId = actor.Partnership, CaseId = @case, MadeBy = actor.Id, MadeAt = now };
        var written = episode.Change(actor, name, summary, now);
        return written.Refused ? Result<KeyPracticeEpisode>.Refuse(written.Refusals) : episode;
    }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public string Name { get; private set; } = "";
    public string Summary { get; private set; } = "";
    public StaffId MadeBy { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }
    public StaffId ChangedBy { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Names and summarises it anew.</summary>
    public Result Change(StaffActor actor, string? name, string? summary, DateTimeOffset now)
    {
        if (!Annotating.MayBeDoneBy(actor, CaseId))
        {
            return Refusal.NotFound;
        }
        var refusals = new List<Refusal>();
        var called = Annotating.Words("Name", name, MostOfName, "Give the episode a name.", refusals);
        var said = summary?.Trim() ?? "";
        if (said.Length > MostOfSummary)
        {
            refusals.Add(new Refusal("Summary", "This has {0:N0} characters; at most {1:N0} are kept.", said.Length, MostOfSummary));
        }
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        (Name, Summary, ChangedBy, ChangedAt) = (called!, said, actor.Id, now);
        return Result.Done;
    }
}

/// <summary>An event of an episode.</summary>
public sealed class EpisodeEvent
{
    private EpisodeEvent() { }

    internal EpisodeEvent(StaffActor actor, KeyPracticeEpisode episode, EventIdentity of, DateTimeOffset now)
    {
        EpisodeId = episode.Id;
        EventId = of.Id;
        PartnershipId = of.PartnershipId;
        CaseId = of.CaseId;
        AddedBy = actor.Id;
        AddedAt = now;
    }

    public Guid EpisodeId { get; private set; }
    public PracticeEventId EventId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public StaffId AddedBy { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
}
