using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information;

/// <summary>What an agency did with its records (Policy 7.9).</summary>
public enum FilesSecured
{
    /// <summary>Removed to a safe place that only a named person opens.</summary>
    Secured,
    /// <summary>As above, with a copy for the work that goes on.</summary>
    SecuredWithCopy,
    /// <summary>The severity does not demand it, as agreed with the business unit.</summary>
    NotDemanded,
}

/// <summary>The words of a summary while they are written and when they are returned (Policy 7.7, Document 8).</summary>
/// <param name="Involvement">What the agency did with the child and the family, from when to when.</param>
/// <param name="KnownOfChild">What was known of the child: daily life, wishes, words.</param>
/// <param name="KeyPractice">What was done well and what was not.</param>
/// <param name="ImmediateLearning">What has been learned already, and what was changed.</param>
/// <param name="Files">What was done with the records.</param>
/// <param name="FilesHeldBy">The post of the person through whom alone they are reached.</param>
/// <param name="HasNoEvents">There is no Significant Practice Event, so that no chronology comes with it.</param>
/// <param name="FilesSecuredOn">The London day on which the records were secured.</param>
/// <param name="Contributors">With a fuller report: who contributes to review meetings and interviews.</param>
public sealed record AgencySummaryWords(
    string Involvement = "", string KnownOfChild = "", string KeyPractice = "", string ImmediateLearning = "",
    FilesSecured? Files = null, string FilesHeldBy = "", bool HasNoEvents = false,
    DateOnly? FilesSecuredOn = null, string Contributors = "");

/// <summary>An agency's summary, or its fuller report, as it was returned. It is not changed afterwards: what is sent back is written anew.</summary>
public sealed class AgencySummary
{
    private AgencySummary() { }

    public InformationRequestId RequestId { get; private set; }
    /// <summary>Which return of the request it is, from 1.</summary>
    public int Round { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public string Involvement { get; private set; } = "";
    public string KnownOfChild { get; private set; } = "";
    public string KeyPractice { get; private set; } = "";
    public string ImmediateLearning { get; private set; } = "";
    /// <summary>Null with a fuller report: the records were secured when the summary came.</summary>
    public FilesSecured? Files { get; private set; }
    public string FilesHeldBy { get; private set; } = "";
    public bool HasNoEvents { get; private set; }
    public DateOnly? FilesSecuredOn { get; private set; }
    public string Contributors { get; private set; } = "";

    /// <summary>What was written, as a page shows it.</summary>
    public AgencySummaryWords Words => new(Involvement, KnownOfChild, KeyPractice, ImmediateLearning, Files, FilesHeldBy, HasNoEvents, FilesSecuredOn, Contributors);

    /// <summary>A summary of these words, or everything that is missing from them.</summary>
    /// <param name="hasChronology">Whether a chronology was taken for the request.</param>
    public static Result<AgencySummary> Write(InformationRequest request, AgencySummaryWords words, bool hasChronology, DateTimeOffset now)
    {
        var isFuller = request.Kind == RequestKind.FullerReport;
        List<Refusal> refusals = [];
        Check(nameof(words.Involvement), "Involvement with the child and the family", words.Involvement);
        Check(nameof(words.KnownOfChild), "What was known of the child", words.KnownOfChild);
        Check(nameof(words.KeyPractice), "Key practice", words.KeyPractice);
        Check(nameof(words.ImmediateLearning), "Immediate learning", words.ImmediateLearning);
        if (isFuller)
        {
            Check(nameof(words.Contributors), "Who contributes to meetings and interviews", words.Contributors);
        }
        else
        {
            CheckRecords();
        }
        if (refusals.Count > 0)
        {
            return Result<AgencySummary>.Refuse(refusals);
        }
        return new AgencySummary
        {
            RequestId = request.Id,
            Round = request.Round,
            PartnershipId = request.PartnershipId,
            CaseId = request.CaseId,
            Involvement = words.Involvement.Trim(),
            KnownOfChild = words.KnownOfChild.Trim(),
            KeyPractice = words.KeyPractice.Trim(),
            ImmediateLearning = words.ImmediateLearning.Trim(),
            Files = isFuller ? null : words.Files,
            FilesHeldBy = isFuller ? "" : words.FilesHeldBy.Trim(),
            HasNoEvents = !isFuller && words.HasNoEvents,
            FilesSecuredOn = isFuller || words.Files == FilesSecured.NotDemanded ? null : words.FilesSecuredOn,
            Contributors = isFuller ? words.Contributors.Trim() : "",
        };

        void CheckRecords()
        {
            if (words.Files is null)
            {
                refusals.Add(new Refusal(nameof(words.Files), "Say whether the records have been secured."));
            }
            if (words.Files is FilesSecured.Secured or FilesSecured.SecuredWithCopy)
            {
                Check(nameof(words.FilesHeldBy), "Who holds the records", words.FilesHeldBy);
                if (words.FilesSecuredOn is not { } day || day > Calendar.LegalDay.Of(now))
                {
                    refusals.Add(new Refusal(nameof(words.FilesSecuredOn), words.FilesSecuredOn is null
                        ? "Say on which day the records were secured."
                        : "The records cannot have been secured on a day that is still to come."));
                }
            }
            if (hasChronology && words.HasNoEvents)
            {
                refusals.Add(new Refusal(nameof(words.HasNoEvents), "A chronology was uploaded, so there are events: take the tick away."));
            }
            if (!hasChronology && !words.HasNoEvents)
            {
                refusals.Add(new Refusal(nameof(words.HasNoEvents), "Upload the chronology first, or say that there is no Significant Practice Event."));
            }
        }

        void Check(string field, string label, string text)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                refusals.Add(new Refusal(field, "“{0}” is empty. Where there is nothing to say, say so.", label));
            }
            else if (text.Trim().Length > InformationRequest.MostCharacters)
            {
                refusals.AddRange(InformationRequest.TooLong(field, label, text.Trim().Length).Refusals);
            }
        }
    }
}
