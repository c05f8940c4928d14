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

/// <summary>
/// The request to one agency for what it knows about one case, to one named author (Policy 7.7). There is one for each agency
/// of a case; it is returned once.
/// </summary>
public sealed class InformationRequest
{
    /// <summary>The most characters of one answer.</summary>
    public const int MostCharacters = 20_000;

    private InformationRequest() { }

    internal InformationRequest(StaffActor sender, CaseId @case, AgencyId agency, StaffId author, string whyAsked, DateTimeOffset now)
    {
        Id = InformationRequestId.New();
        PartnershipId = sender.Partnership;
        CaseId = @case;
        AgencyId = agency;
        AuthorId = author;
        WhyAsked = whyAsked;
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
    public uint Version { get; private set; }

    /// <summary>Whether this actor answers for the agency and it has not been answered yet.</summary>
    public bool MayBeAnsweredBy(StaffActor actor) => actor.Id == AuthorId && actor.Is(StaffRole.AgencyAuthor) && ReturnedAt is null;

    /// <summary>Who may choose agencies and send the requests: the business unit (Policy 7.7).</summary>
    public static bool MayBeSentBy(StaffActor actor) => actor.IsBusinessUnit;

    /// <summary>Returns a summary. Refused for another than the author and when it was returned before.</summary>
    public Result ReturnSummary(StaffActor actor, DateTimeOffset now) => Return(actor, Information.ReturnKind.Summary, null, now);

    /// <summary>Returns that the agency has had no involvement. Refused also without a word on what was searched.</summary>
    public Result ReturnNoInvolvement(StaffActor actor, string recordsSearched, DateTimeOffset now)
    {
        var words = recordsSearched.Trim();
        return words.Length switch
        {
            0 => Result.Refuse("RecordsSearched", "Say which records were searched, and under which names, so that nobody has to ask again."),
            > MostCharacters => TooLong("RecordsSearched", "Records searched", words.Length),
            _ => Return(actor, Information.ReturnKind.NoInvolvement, words, now),
        };
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
