using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information;

/// <summary>What an agency returned. Names are stored: add to them, never rename.</summary>
public enum ReturnKind
{
    /// <summary>A summary with a chronology (Policy 7.7).</summary>
    Summary,
    /// <summary>The agency looked and has had nothing to do with the child or the family. That is a return, too.</summary>
    NoInvolvement,
}

/// <summary>The two stages at which an agency is asked (Policy 7.7). Names are stored: add to them, never rename.</summary>
public enum RequestKind
{
    /// <summary>Agency summary and chronology, to decide whether a full review is needed.</summary>
    Summary,
    /// <summary>A fuller report with much greater detail, for a full review.</summary>
    FullerReport,
}

/// <summary>
/// The request to one agency for what it knows about one case, to one named author (Policy 7.7). At each stage there is one for
/// each agency of a case that was not withdrawn; it is returned once, and again where the business unit sent it back.
/// </summary>
public sealed class InformationRequest
{
    /// <summary>The most characters of one answer.</summary>
    public const int MostCharacters = 20_000;

    private InformationRequest() { }

    internal InformationRequest(StaffActor sender, CaseId @case, AgencyId agency, StaffId author, string whyAsked, RequestKind kind, DateTimeOffset now)
    {
        Id = InformationRequestId.New();
        PartnershipId = sender.Partnership;
        CaseId = @case;
        AgencyId = agency;
        AuthorId = author;
        WhyAsked = whyAsked;
        Kind = kind;
        Round = 1;
        SentBy = sender.Id;
        SentAt = now;
    }

    public InformationRequestId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public AgencyId AgencyId { get; private set; }
    /// <summary>The one person of the agency who sees the request and answers it.</summary>
    public StaffId AuthorId { get; private set; }
    /// <summary>Why this agency may know something.</summary>
    public string WhyAsked { get; private set; } = "";
    /// <summary>The letter as it was sent (Policy 7.7, Document 10).</summary>
    public string Letter { get; private set; } = "";
    public StaffId SentBy { get; private set; }
    public DateTimeOffset SentAt { get; private set; }
    public DateTimeOffset? ReturnedAt { get; private set; }
    public ReturnKind? ReturnKind { get; private set; }
    /// <summary>With no involvement: which records were searched, and under which names.</summary>
    public string? RecordsSearched { get; private set; }
    public RequestKind Kind { get; private set; }
    /// <summary>From 1; one more each time a return was sent back.</summary>
    public int Round { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public StaffId? WithdrawnBy { get; private set; }
    public string? WhyWithdrawn { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Whether it still waits for the agency.</summary>
    public bool IsOpen => ReturnedAt is null && WithdrawnAt is null;

    /// <summary>Whether this actor answers for the agency and it has not been answered yet.</summary>
    public bool MayBeAnsweredBy(StaffActor actor) => actor.Id == AuthorId && actor.Is(StaffRole.AgencyAuthor) && IsOpen;

    /// <summary>Who may choose agencies and send the requests: the business unit (Policy 7.7).</summary>
    public static bool MayBeSentBy(StaffActor actor) => actor.IsBusinessUnit;

    /// <summary>Returns a summary. Refused for another than the author and when it was returned before.</summary>
    public Result ReturnSummary(StaffActor actor, DateTimeOffset now) => Return(actor, Information.ReturnKind.Summary, null, now);

    /// <summary>Returns that the agency has had no involvement. Refused also without a word on what was searched.</summary>
    public Result ReturnNoInvolvement(StaffActor actor, string recordsSearched, DateTimeOffset now)
    {
        if (Kind == RequestKind.FullerReport)
        {
            return Result.Refuse(null, "Your agency has returned a summary, so there was involvement: return the fuller report.");
        }
        var words = recordsSearched.Trim();
        return words.Length switch
        {
            0 => Result.Refuse("RecordsSearched", "Say which records were searched, and under which names, so that nobody has to ask again."),
            > MostCharacters => TooLong("RecordsSearched", "Records searched", words.Length),
            _ => Return(actor, Information.ReturnKind.NoInvolvement, words, now),
        };
    }

    /// <summary>Tells the agency that no answer is needed. Refused for others than the business unit, without a reason, and once it was returned.</summary>
    public Result Withdraw(StaffActor actor, string why, DateTimeOffset now)
    {
        if (!MayBeSentBy(actor))
        {
            return Refusal.NotFound;
        }
        if (!IsOpen)
        {
            return Result.Refuse(null, WithdrawnAt is null ? "This was returned already, so there is nothing to withdraw." : "This was withdrawn before.");
        }
        if (Reasons.Check("Why", "Why the request is withdrawn", why) is { Count: > 0 } refusals)
        {
            return Result.Refuse(refusals);
        }
        (WithdrawnAt, WithdrawnBy, WhyWithdrawn) = (now, actor.Id, why.Trim());
        return Result.Done;
    }

    /// <summary>The summary of this round is not enough to decide (Policy 7.7): the agency returns it again, and the words of the round stay.</summary>
    internal void SendBack()
    {
        (ReturnedAt, ReturnKind, RecordsSearched) = (null, null, null);
        Round++;
    }

    /// <summary>The words of the letter, once they are known. Called before the request is saved for the first time.</summary>
    internal void SendLetter(string letter) => Letter = letter;

    /// <summary>An answer is longer than is kept.</summary>
    internal static Result TooLong(string field, string label, int length) =>
        Result.Refuse(field, "“{0}” has {1:N0} characters. At most {2:N0} are kept: shorten it, nothing was lost.", label, length, MostCharacters);

    private Result Return(StaffActor actor, ReturnKind kind, string? recordsSearched, DateTimeOffset now)
    {
        if (actor.Id != AuthorId || !actor.Is(StaffRole.AgencyAuthor))
        {
            return Refusal.NotFound;
        }
        if (WithdrawnAt is not null)
        {
            return Result.Refuse(null, "The business unit has withdrawn this request: no answer is needed any more.");
        }
        if (ReturnedAt is not null)
        {
            return Result.Refuse(null, "This was returned before. Tell the business unit if something in it must be put right.");
        }
        ReturnedAt = now;
        ReturnKind = kind;
        RecordsSearched = recordsSearched;
        return Result.Done;
    }
}
