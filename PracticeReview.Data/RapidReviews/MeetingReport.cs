using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.RapidReviews;

/// <summary>What the chair writes of each item of the agenda.</summary>
public sealed record MeetingReportWords(string Facts = "", string ImmediateSafety = "", string Improvements = "", string FurtherReview = "", string PendingInformation = "")
{
    /// <summary>The words under an item; null for one the report does not have.</summary>
    public string? Of(AgendaItem item) => item switch
    {
        AgendaItem.Facts => Facts,
        AgendaItem.ImmediateSafety => ImmediateSafety,
        AgendaItem.Improvements => Improvements,
        AgendaItem.FurtherReview => FurtherReview,
        AgendaItem.PendingInformation => PendingInformation,
        _ => null,
    };

    /// <summary>The words a report begins with: what everybody noted, under each item, in the order it was written.</summary>
    public static MeetingReportWords From(IEnumerable<(AgendaItem Item, string Text)> notes)
    {
        var written = notes.ToLookup(note => note.Item, note => note.Text.Trim());
        return new MeetingReportWords(Of(AgendaItem.Facts), Of(AgendaItem.ImmediateSafety), Of(AgendaItem.Improvements), Of(AgendaItem.FurtherReview), Of(AgendaItem.PendingInformation));

        string Of(AgendaItem item) => string.Join("\n\n", written[item].Where(text => text.Length > 0));
    }
}

/// <summary>The Rapid Review Meeting Report (Document 12), completed by the Chair (Policy 7.12).</summary>
public sealed class MeetingReport
{
    /// <summary>The most characters under one item.</summary>
    public const int MostCharacters = 40_000;

    private MeetingReport() { }

    public MeetingReport(RapidReview review)
    {
        CaseId = review.CaseId;
        PartnershipId = review.PartnershipId;
    }

    public CaseId CaseId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public string Facts { get; private set; } = "";
    public string ImmediateSafety { get; private set; } = "";
    public string Improvements { get; private set; } = "";
    public string FurtherReview { get; private set; } = "";
    public string PendingInformation { get; private set; } = "";
    public StaffId WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
    public DateTimeOffset? CompletedAt { get; private set; }
    public StaffId? CompletedBy { get; private set; }
    public uint Version { get; private set; }

    public MeetingReportWords Words => new(Facts, ImmediateSafety, Improvements, FurtherReview, PendingInformation);

    /// <summary>Keeps the report as it is now. Refused once it is complete.</summary>
    public Result Write(StaffActor actor, MeetingReportWords words, DateTimeOffset now)
    {
        if (CompletedAt is not null)
        {
            return Result.Refuse(null, "The report is complete and is not changed any more.");
        }
        List<Refusal> refusals = [.. Items().Where(item => words.Of(item)!.Length > MostCharacters)
            .Select(item => new Refusal(item.ToString(), "“{0}” has {1:N0} characters. At most {2:N0} are kept: shorten it, nothing was lost.", Agenda.Name(item), words.Of(item)!.Length, MostCharacters))];
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        (Facts, ImmediateSafety, Improvements, FurtherReview, PendingInformation) =
            (words.Facts.Trim(), words.ImmediateSafety.Trim(), words.Improvements.Trim(), words.FurtherReview.Trim(), words.PendingInformation.Trim());
        (WrittenBy, WrittenAt) = (actor.Id, now);
        return Result.Done;
    }

    /// <summary>The Chair completes it. Refused for others, before the outcome is recorded, and with an item left empty.</summary>
    public Result Complete(StaffActor actor, RapidReview review, DateTimeOffset now)
    {
        if (!RapidReview.MayCompleteReport(actor, CaseId))
        {
            return Result.Refuse(null, "The report is completed by the Chair (Policy 7.12).");
        }
        var refusals = new List<Refusal>();
        if (!review.IsConcluded)
        {
            refusals.Add(new Refusal(null, "Record the outcome of the meeting first: the report states it."));
        }
        refusals.AddRange(Items().Where(item => Words.Of(item)!.Length == 0)
            .Select(item => new Refusal(item.ToString(), "“{0}” is empty. Where there is nothing to say, say so.", Agenda.Name(item))));
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        CompletedAt = now;
        CompletedBy = actor.Id;
        return Result.Done;
    }

    /// <summary>The items of the agenda the report has.</summary>
    public static IEnumerable<AgendaItem> Items() => Enum.GetValues<AgendaItem>().Where(item => item != AgendaItem.ReadingTime);
}
