using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Papers;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>The request letter (Document 10) as a paper to print or keep. Opening it leaves a line in the record.</summary>
public sealed class OpenLetter(Database database)
{
    // The letter's own headings, which stand alone on a line.
    private static readonly string[] s_headings =
        ["Who this is about", "The referral and the purpose of the review", "Why we ask your agency", "What we ask of you", "When", "Questions"];

    /// <returns>Null for everybody but the people who work on the case and the author, for whom a withdrawn letter is closed.</returns>
    public async Task<Paper?> RunAsync(StaffActor actor, InformationRequestId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var request = await operation.Read<InformationRequest>().SingleOrDefaultAsync(r => r.Id == id, cancellation);
        if (request is null || !MayBeReadBy(actor, request))
        {
            return null;
        }
        await operation.SaveAsync(cancellation, new AuditEntry("Request letter opened", request.CaseId, "InformationRequest", id.Value));
        return PaperOf(request.Letter, request.Kind);
    }

    /// <summary>The words of a letter, divided as they are on the page.</summary>
    public static Paper PaperOf(string letter, RequestKind kind)
    {
        var title = kind == RequestKind.FullerReport ? "Request for a fuller report" : "Request for information";
        List<PaperBlock> blocks = [];
        List<string> running = [];
        foreach (var line in letter.Split('\n'))
        {
            if (Array.Exists(s_headings, heading => heading == line))
            {
                End();
                blocks.Add(new Heading(1, line));
            }
            else if (line != title)
            {
                running.Add(line);
            }
        }
        End();
        return new Paper(title, "", "Official: sensitive", blocks);

        void End()
        {
            if (string.Join('\n', running).Trim() is { Length: > 0 } text)
            {
                blocks.Add(new Paragraph(text));
            }
            running.Clear();
        }
    }

    private static bool MayBeReadBy(StaffActor actor, InformationRequest request) =>
        actor.IsBusinessUnit || actor.IsOnVirtualPanel || actor.IsInReviewGroup(request.CaseId)
        || (actor.Id == request.AuthorId && actor.Is(StaffRole.AgencyAuthor) && request.WithdrawnAt is null);
}
