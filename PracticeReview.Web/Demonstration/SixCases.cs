using PracticeReview.Data.Families;

namespace PracticeReview.Web.Demonstration;

/// <summary>Six cases, one of them right after each step of a review.</summary>
internal sealed class SixCases(Func<DemonstrationCase> begin, DemonstrationClock clock)
{
    public async Task PlayAsync()
    {
        await PublishedAndOnRequestAsync();
        await WaitingForScrutinyAsync();
        await QuestionsAnsweredAsync();
        await FamilyTakesPartAsync();
        await InformationComesInAsync();
        await WaitingForThePanelAsync();
    }

    /// <summary>After publication: one report in public, and one whose twelve months are over.</summary>
    private async Task PublishedAndOnRequestAsync()
    {
        foreach (var (published, child, title) in new[] { (430, "Pebble Fictional", "Nobody put it together"), (60, "Acorn Fictional", "The cold room") })
        {
            var review = begin();
            await BeginAsync(review, published + 260, child, 9);
            var report = await review.ReportAsync(published + 30, title);
            await review.PublishAsync(report, published);
        }
    }

    /// <summary>After an action was reported complete: a scrutineer's turn to verify it.</summary>
    private async Task WaitingForScrutinyAsync()
    {
        var review = begin();
        await BeginAsync(review, 330, "Bramble Fictional", 6);
        var report = await review.ReportAsync(110, "A coat on the wrong peg");
        await review.PublishAsync(report, 80);
        await review.PlanActionAsync(75, 90, complete: true);
    }

    /// <summary>After the nine assurance questions: seven answered, two named wherever it matters.</summary>
    private async Task QuestionsAnsweredAsync()
    {
        var review = begin();
        await BeginAsync(review, 150, "Clover Fictional", 11);
        var sister = await review.InvolveAsync(100, "Lark Fictional", "Sister, 16", "pl", "She lived with the child and can say what it was like.", "lark@family.example", null);
        await review.AgreeAsync(sister, 97, "pl");
        var wish = await review.SayAsync(sister, 90, ContributionKind.FocusSuggestion, "Dlaczego nikt nie zapytał mnie, jak było w domu?");
        await review.TranslateAsync("Dlaczego nikt nie zapytał mnie, jak było w domu?", "pl", "en", "Why did nobody ask me what it was like at home?");
        await review.AnswerAsync(wish, 84, AnswerOutcome.Accepted, "You are right to ask. The review now looks at who could have asked you, and when.");
        await review.TranslateAsync("You are right to ask. The review now looks at who could have asked you, and when.", "en", "pl", "Masz rację, że o to pytasz. Przegląd sprawdza teraz, kto mógł Cię zapytać i kiedy.");
        await review.AnswerQuestionsAsync(20, 7);
    }

    /// <summary>A mother takes part in Urdu: her wish has been answered, her comment on the draft is waiting.</summary>
    private async Task FamilyTakesPartAsync()
    {
        var review = begin();
        await BeginAsync(review, 120, "Daisy Fictional", 7, isRich: true);
        var mother = await review.InvolveAsync(70, "Noor Fictional", "Mother", "ur", "She knows her child best and lived through the months under review.", "noor@family.example", "+447700900123");
        await review.AgreeAsync(mother, 66, "ur");
        var wish = await review.SayAsync(mother, 60, ContributionKind.FocusSuggestion, DemonstrationTexts.Focus);
        await review.TranslateAsync(DemonstrationTexts.Focus, "ur", "en", DemonstrationTexts.FocusInEnglish);
        await review.AnswerAsync(wish, 55, AnswerOutcome.Accepted, DemonstrationTexts.FocusAnswer);
        await review.TranslateAsync(DemonstrationTexts.FocusAnswer, "en", "ur", DemonstrationTexts.FocusAnswerInUrdu);
        var passage = await review.ReleaseAsync(mother, 12, DemonstrationTexts.PassageHeading, DemonstrationTexts.Passage);
        await review.TranslateAsync(DemonstrationTexts.Passage, "en", "ur", DemonstrationTexts.PassageInUrdu);
        await review.SayAsync(mother, 4, ContributionKind.FactIsWrong, DemonstrationTexts.Comment, passage);
        await review.TranslateAsync(DemonstrationTexts.Comment, "ur", "en", DemonstrationTexts.CommentInEnglish);
    }

    /// <summary>Agencies were asked: the police have returned, the school is at work, the hospital is late.</summary>
    private async Task InformationComesInAsync()
    {
        var review = begin();
        await review.ReferAsync(13, "Elder Fictional", 5, DemonstrationTexts.Incident);
        await review.ForwardAsync(13);
        await review.DecideAsync(12);
        await review.AskAgenciesAsync(12);
        await review.PlanMeetingAsync(12, -4);
        await review.ReturnAsync("police-author", 6, DemonstrationTexts.PoliceEvents(DemonstrationTexts.Today(clock.GetUtcNow())));
        await review.ReturnAsync("school-author", 5, DemonstrationTexts.SchoolEvents(DemonstrationTexts.Today(clock.GetUtcNow())));
    }

    /// <summary>Referred yesterday and forwarded: one member of the panel has voted, one vote is missing.</summary>
    private async Task WaitingForThePanelAsync()
    {
        var review = begin();
        await review.ReferAsync(1, "Fennel Fictional", 3, DemonstrationTexts.Incident);
        await review.ForwardAsync(1);
        clock.Advance(90);
        await review.VoteAsync("adviser", Data.Decisions.PanelOutcome.RapidReview, "The criteria seem to be met; more than one agency knew the family.");
    }

    private async Task BeginAsync(DemonstrationCase review, int daysAgo, string child, int age, bool isRich = false)
    {
        await review.ReferAsync(daysAgo, child, age, DemonstrationTexts.Incident);
        await review.ForwardAsync(daysAgo);
        await review.DecideAsync(daysAgo - 1);
        await review.AskAgenciesAsync(daysAgo - 2);
        await review.PlanMeetingAsync(daysAgo - 2, daysAgo - 14);
        var incident = DemonstrationTexts.Today(clock.GetUtcNow()).AddDays(-daysAgo);
        await review.ReturnAsync("police-author", daysAgo - 6, isRich ? DemonstrationChronologies.Police(incident) : DemonstrationTexts.PoliceEvents(incident));
        await review.ReturnAsync("school-author", daysAgo - 7, isRich ? DemonstrationChronologies.School(incident) : DemonstrationTexts.SchoolEvents(incident));
        if (isRich)
        {
            await review.ReturnAsync("hospital-author", daysAgo - 8, DemonstrationChronologies.Hospital(incident));
        }
        await review.FinishGatheringAsync(daysAgo - 11);
        await review.SharePapersAsync(daysAgo - 12);
        await review.HoldMeetingAsync(daysAgo - 14);
        await review.AppointAsync(daysAgo - 20);
    }
}
