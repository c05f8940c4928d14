using PracticeReview.Data.Calendar;
using PracticeReview.Data.RapidReviews;

namespace PracticeReview.Web.Demonstration;

/// <summary>The rapid review meeting of a case of the demonstration, from its date to the National Panel's answer.</summary>
internal sealed partial class DemonstrationCase
{
    private static readonly string[] s_invited = ["council-partner", "police-partner", "health-partner", "adviser", "chair", "manager"];

    /// <summary>Sets the date when the requests go out, and invites those who should be there.</summary>
    public async Task PlanMeetingAsync(int daysAgo, int heldDaysAgo)
    {
        clock.GoTo(daysAgo, 11, 20);
        var day = LegalDay.Of(clock.GetUtcNow()).AddDays(daysAgo - heldDaysAgo);
        Done(await Get<PlanMeeting>().RunAsync(await As("manager"),
            new PlanMeetingCommand(Id, LegalDay.At(day, new TimeOnly(14, 30)), LegalDay.At(day.AddDays(1), new TimeOnly(10, 0))), None));
        Done(await Get<InviteToMeeting>().RunAsync(await As("manager"), new InviteToMeetingCommand(Id, [.. s_invited.Select(person => people[person])]), None));
    }

    public async Task SharePapersAsync(int daysAgo)
    {
        clock.GoTo(daysAgo, 11, 0);
        Done(await Get<ShareMeetingPapers>().RunAsync(await As("unit"), Id, None));
        clock.Advance(90);
        Done(await Get<OpenMeetingPapers>().RunAsync(await As("police-partner"), Id, None));
    }

    /// <summary>The meeting is held; the day after, its outcome is endorsed and sent.</summary>
    public async Task HoldMeetingAsync(int daysAgo)
    {
        clock.GoTo(daysAgo, 14, 30);
        var held = clock.GetUtcNow();
        foreach (var person in s_invited)
        {
            Done(await Get<RecordAttendance>().RunAsync(await As("manager"), new RecordAttendanceCommand(Id, people[person], null, null, false), None));
        }
        await NoteAsync("manager", AgendaItem.Facts, "The papers agree on the dates. The school lost sight of the child in March.");
        await NoteAsync("police-partner", AgendaItem.Facts, "Both calls were to the same address; the second was not linked to the first.");
        await NoteAsync("health-partner", AgendaItem.ImmediateSafety, "The younger brother is seen by the health visitor this week.");
        Done(await Get<KeepImmediateAction>().AddAsync(await As("manager"), new AddImmediateActionCommand(Id, "See the younger brother at home and at school.",
            people.Council.Id, LegalDay.Of(held).AddDays(7)), None));
        clock.Advance(105);
        Done(await Get<ConcludeMeeting>().RunAsync(await As("manager"), new ConcludeMeetingCommand(Id, held, RapidReviewOutcome.RecommendPracticeReview, false,
            "What happened between the agencies can teach more than a rapid review can find out."), None));
        clock.Advance(60);
        Done(await Get<WriteMeetingReport>().RunAsync(await As("chair"), new WriteMeetingReportCommand(Id, new MeetingReportWords(
            "Three agencies knew the family. Each looked at its own contacts; nobody had the whole picture.",
            "The younger brother is seen at home and at school within the week. Three calls in a quarter now lead to a conversation with the other agencies.",
            "How agencies notice that a child is no longer seen, and whom they tell.",
            "A child safeguarding practice review, since the learning reaches beyond this family.",
            "The hospital's summary, which will not change the recommendation."), 0), complete: true, None));
        clock.GoTo(daysAgo - 1, 10, 0);
        foreach (var person in new[] { "adviser", "council-partner", "health-partner", "police-partner" })
        {
            clock.Advance(15);
            Done(await Get<EndorseOutcome>().RunAsync(await As(person), new EndorseOutcomeCommand(Id, new EndorsementWords(true, null, null)), None));
        }
        clock.Advance(30);
        Done(await Get<SendMeetingReport>().RunAsync(await As("manager"), Id, None));
        clock.GoTo(daysAgo - 3, 10, 0);
        Done(await Get<KeepImmediateAction>().FinishAsync(await As("manager"), Id, (await Get<MeetingRoomQueries>().OpenAsync(await As("manager"), Id, None))!.Actions[0].Id,
            "Seen on both days; the school nurse sees him every week from now on.", None));
    }

    private async Task NoteAsync(string person, AgendaItem item, string text)
    {
        clock.Advance(2);
        var noted = await Get<KeepMeetingNote>().RunAsync(await As(person), new KeepMeetingNoteCommand(Id, item, text, 0), None);
        Done((Data.Result)noted);
    }
}
