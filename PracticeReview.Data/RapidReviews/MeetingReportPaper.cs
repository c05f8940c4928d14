using PracticeReview.Data.Calendar;
using PracticeReview.Data.Papers;
using PracticeReview.Data.People;

namespace PracticeReview.Data.RapidReviews;

/// <summary>The Rapid Review Meeting Report (Document 12) as it is printed.</summary>
public static class MeetingReportPaper
{
    /// <summary>What stands at the head and foot of every page.</summary>
    public const string Marking = "Official: sensitive";

    public static Paper For(MeetingReportView report)
    {
        List<PaperBlock> blocks =
        [
            new Facts([
                new Fact("Partnership", report.PartnershipName),
                new Fact("Meeting held", report.HeldAt is { } held ? EnglishDates.Moment(held) : "Not yet"),
                new Fact("Completed by the Chair", report.CompletedAt is { } completed ? $"{report.CompletedBy}, {EnglishDates.Moment(completed)}" : "Draft, not completed"),
            ]),
            new Heading(1, "Who was there"),
            new Grid(["Name", "Agency", "Represents"], [.. report.Present.Select(person => (IReadOnlyList<string>)[person.Name, person.Agency ?? "", person.Represents is { } partner ? Quorum.Name(partner) : ""])]),
            new Paragraph(Quorum.Of(report.Present.Select(person => person.Represents)).Said),
        ];
        blocks.AddRange(report.Undecided.Select(sitting => new Paragraph($"Held on {EnglishDates.Moment(sitting.HeldAt)} without deciding. {sitting.Why}")));
        foreach (var item in MeetingReport.Items())
        {
            blocks.Add(new Heading(1, Agenda.Name(item)));
            blocks.Add(new Paragraph(report.Words.Of(item) is { Length: > 0 } words ? words : "Nothing is written yet."));
        }
        blocks.Add(new Heading(1, "Outcome"));
        blocks.Add(new Facts([
            new Fact("Recommendation", report.Outcome is { } outcome ? Name(outcome) : "Not recorded"),
            new Fact("National importance", report.OfNationalImportance switch
            {
                true => "The case may raise issues which are complex or of national importance, such that a national review may be appropriate",
                false => "Not of national importance",
                null => "Not recorded",
            }),
            new Fact("Rationale", report.Rationale ?? "Not recorded"),
        ]));
        blocks.Add(new Heading(1, "Immediate actions"));
        blocks.Add(report.Actions.Count == 0
            ? new Paragraph("None.")
            : new Grid(["Action", "Agency", "By", "Done"], [.. report.Actions.Select(action => (IReadOnlyList<string>)
                [action.Text, action.Agency, EnglishDates.Day(action.DueOn), action.DoneAt is { } done ? $"{EnglishDates.Day(LegalDay.Of(done))}: {action.WhatWasDone}" : "Not yet"])])
            { Widths = [4, 2, 2, 2] });
        blocks.AddRange(Endorsements(report));
        return new Paper("Rapid Review Meeting Report", report.Reference, Marking, blocks);
    }

    private static IEnumerable<PaperBlock> Endorsements(MeetingReportView report)
    {
        yield return new Heading(1, "Endorsement");
        if (report.Said.Count == 0)
        {
            yield return new Paragraph("Nobody has spoken yet.");
            yield break;
        }
        yield return new Grid(["For", "Name", "Says", "Reason and legal advice"], [.. report.Said.Select(word => (IReadOnlyList<string>)
        [
            Capital(EndorsementStanding.Name(word.Endorser)), $"{word.Name}, {EnglishDates.Day(LegalDay.Of(word.SaidAt))}",
            word.Outcome is { } settled ? $"Decides: {Name(settled)}" : word.Agrees ? "Agrees" : "Disagrees",
            string.Join("\n", new[] { word.Reason, word.LegalAdvice is { } advice ? $"Legal advice: {advice}" : null }.OfType<string>()),
        ])])
        { Widths = [2, 2, 2, 4] };
        yield return new Paragraph(report.Standing is { Outcome: { } outcome, DecidedAt: { } at } standing
            ? $"{(standing.Level == EndorsementLevel.Executive ? "Settled by the Safeguarding Executive" : "Endorsed")} on {EnglishDates.Moment(at)}: {Name(outcome)}."
            : "The endorsement is not finished.");
    }

    private static string Name(RapidReviewOutcome outcome) => outcome switch
    {
        RapidReviewOutcome.RecommendPracticeReview => "a child safeguarding practice review",
        RapidReviewOutcome.OtherLocalReview => "another type of local review or learning event",
        RapidReviewOutcome.NoFurtherAction => "no further action",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without a name."),
    };

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
