using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.Translations.Desk;

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
        var grandmother = await review.InvolveAsync(300, "Wren Fictional", "Grandmother", "en", "The child was with her every weekend.", "wren@family.example", null);
        await review.SayWhatIsSafeAsync(grandmother, 20, "en", "wren@family.example", null, UnsafeTimes.Nights, UnsafeWays.None, null);
        await review.AgreeAsync(grandmother, 290, "en");
        await review.TellOfActionsAsync(70, "When somebody comes to mend a home and finds a child there in the cold, they now tell the school nurse on the same day.");
        await review.SayHowItWasAsync(grandmother, 5, new SensitivitySaid(HowFar.Yes, HowFar.Yes, HowFar.Mostly, "Tell us sooner how long it takes."), withName: true);
        await review.SayHowItWasAsync(grandmother, 2, new SensitivitySaid(HowFar.Mostly, HowFar.Yes, HowFar.ALittle, null), withName: false);
    }

    /// <summary>After the nine assurance questions: seven answered, two named wherever it matters.</summary>
    private async Task QuestionsAnsweredAsync()
    {
        var review = begin();
        await BeginAsync(review, 150, "Clover Fictional", 11);
        var sister = await review.InvolveAsync(100, "Lark Fictional", "Sister, 16", "pl", "She lived with the child and can say what it was like.", "lark@family.example", null, AgeGroup.SixteenOrSeventeen);
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
        await review.MapFamilyAsync(mother, 68);
        await review.SayWhatIsSafeAsync(mother, 40, "ur", "noor@family.example", "+447700900123", UnsafeTimes.WeekdayMornings | UnsafeTimes.Nights, UnsafeWays.Visits, null);
        await review.RecordAdultAsync(mother, 68);
        await review.AgreeAsync(mother, 66, "ur");
        await review.TellWhatGoesOnAsync(64, null, ProcessKind.Coroner, "The inquest is planned for the spring. The coroner's officer writes to you when the day is known.", "Officer Heron, coroner's officer", "0161 496 0111");
        await review.TellWhatGoesOnAsync(64, mother, ProcessKind.Police, "They have spoken with you and may ask you again. They tell you when they are done.", "Sergeant Teasel, family liaison officer", "0161 496 0122");
        await review.TellWhatGoesOnAsync(64, null, ProcessKind.ChildDeathReview, "A nurse you can ring goes with you through it.", "Nurse Willow, key worker", "0161 496 0133");
        await review.WishAsync(mother, 64, "ur", new WishesSaid("ایک خاتون کے ساتھ", "اپنی بہن کے گھر", MeetingTimes.WeekdayEvenings | MeetingTimes.Weekends,
            TalkMeans.FaceToFace | TalkMeans.WritingHere, LanguageHelp.Interpreter, "اردو، میرے شہر سے نہیں", "میری بہن"));
        await review.AnswerWishesAsync(mother, 62, WishesOutcome.PartOfIt, "A woman will meet you at your sister's home, in the evening. Your sister can be there. We cannot meet at weekends: nobody works then who knows the review.",
            "ایک خاتون شام کو آپ کی بہن کے گھر آپ سے ملیں گی۔ آپ کی بہن ساتھ ہو سکتی ہیں۔ ہم ہفتے کے آخر میں نہیں مل سکتے: جو لوگ اس جائزے کو جانتے ہیں وہ ان دنوں کام نہیں کرتے۔");
        var wish = await review.SayAsync(mother, 60, ContributionKind.FocusSuggestion, DemonstrationTexts.Focus);
        await review.TranslateAsync(DemonstrationTexts.Focus, "ur", "en", DemonstrationTexts.FocusInEnglish);
        await review.AnswerAsync(wish, 55, AnswerOutcome.Accepted, DemonstrationTexts.FocusAnswer);
        await review.TranslateAsync(DemonstrationTexts.FocusAnswer, "en", "ur", DemonstrationTexts.FocusAnswerInUrdu);
        await review.AskAsync(mother, 50, "What was a good day with Daisy like?", "Who did you ask for help first, and what did they say?", "Was there a time when you felt that nobody listened?");
        await review.TranslateAsync("What was a good day with Daisy like?", "en", "ur", "ڈیزی کے ساتھ ایک اچھا دن کیسا ہوتا تھا؟");
        await review.AnswerAskedAsync(mother, 48, 1, QuestionAnswerKind.Words, "ہم پارک جاتے تھے۔ وہ بطخوں سے باتیں کرتی تھی۔", "ur");
        await review.AnswerAskedAsync(mother, 47, 3, QuestionAnswerKind.RatherTalk, null, "ur");
        var song = await review.TellOfChildAsync(mother, 46, MemoryKind.Words, "وہ ہر صبح گاتی تھی، جاگنے سے بھی پہلے۔", MemoryAudience.MayBeInReport, "ur");
        await review.TranslateAsync("وہ ہر صبح گاتی تھی، جاگنے سے بھی پہلے۔", "ur", "en", "She sang every morning, even before she was awake.", song);
        await review.TellOfChildAsync(mother, 46, MemoryKind.Drawing, "ہمارا گھر، ڈیزی نے بنایا", MemoryAudience.ReviewGroup, "ur");
        await review.TellOfChildAsync(mother, 45, MemoryKind.Music, "چندا ماما دور کے", MemoryAudience.ContactPersonOnly, "ur");
        var name = await review.SayAsync(mother, 44, ContributionKind.NamesInReport, "اسے رپورٹ میں «گلاب» کہیے۔");
        await review.AnswerAsync(name, 40, AnswerOutcome.Accepted, "The report calls her Gulab. It is a beautiful name.");
        await review.TranslateAsync("The report calls her Gulab. It is a beautiful name.", "en", "ur", "رپورٹ اسے گلاب کہتی ہے۔ یہ ایک خوبصورت نام ہے۔");
        var question = await review.SayAsync(mother, 38, ContributionKind.Question, "کیا میں رپورٹ کی ایک کاپی رکھ سکتی ہوں؟");
        await review.AnswerAsync(question, 36, AnswerOutcome.Answered, "Yes. Fern brings you a copy before others can read it.");
        await review.TranslateAsync("Yes. Fern brings you a copy before others can read it.", "en", "ur", "جی ہاں۔ دوسروں کے پڑھنے سے پہلے فرن آپ کو ایک کاپی لا کر دیں گی۔");
        await review.CheckAsync(mother, 35, question, answered: true);
        const string Used = "It stands at the beginning of the report, so that everybody meets Daisy first.";
        await review.UseMemoryAsync(song, 30, MemoryAudience.MayBeInReport, Used);
        await review.TranslateAsync(Used, "en", "ur", "یہ رپورٹ کے شروع میں ہے، تاکہ ہر پڑھنے والا سب سے پہلے ڈیزی سے ملے۔");
        var passage = await review.ReleaseAsync(mother, 12, DemonstrationTexts.PassageHeading, DemonstrationTexts.Passage);
        await review.TranslateAsync(new(DemonstrationTexts.Passage, DemonstrationTexts.PassageHeading), "en", "ur", DemonstrationTexts.PassageInUrdu, heading: DemonstrationTexts.PassageHeadingInUrdu);
        var comment = await review.SayAsync(mother, 9, ContributionKind.FactIsWrong, DemonstrationTexts.Comment, passage);
        await review.TranslateAsync(DemonstrationTexts.Comment, "ur", "en", DemonstrationTexts.CommentInEnglish);
        await WordsIntoTheReviewAsync(review, mother, wish, comment, passage);
        await review.PlanFamilyMeetingAsync(3);
        await review.AnswerMeetingAsync(mother, 2, MeetingAnswerKind.Coming, "میری بہن میرے ساتھ آئے گی۔", "ur");
    }

    // Of the mother's and the uncle's words each status once; letters in each state; texts at the desk to make and to check.
    private static async Task WordsIntoTheReviewAsync(DemonstrationCase review, FamilyMemberId mother, ContributionId wish, ContributionId comment, ReleasedPassageId passage)
    {
        await review.GiveLanguagesAsync("translator", "ur", "pl");
        await review.GiveLanguagesAsync("other-translator", "ur", "pl", "ar");
        await review.WeighAsync(wish, 54, ContributionStatus.Used, "It is the second question of the terms of reference.");
        await review.LinkAsync(wish, ContributionLinkKind.TermOfReference, "2. What did the school do after March, and why did nobody ring the mother?");
        var uncle = await review.InvolveAsync(40, "Rafi Fictional", "Uncle", "en", "He fetched the child from school on Fridays.", null, "+447700900124");
        var seen = await review.SayAsync(uncle, 30, ContributionKind.FocusSuggestion, "The school rang me in February. I told them that she had no coat. They said that they would ring her mother.");
        var wider = await review.SayAsync(uncle, 29, ContributionKind.FocusSuggestion, "Look at why her cousins were moved to another school, too.");
        await review.WeighAsync(wider, 20, ContributionStatus.NotUsed, "It is about other children and another year. Said so in the answer.");
        await review.AnswerAsync(wider, 19, AnswerOutcome.NotAccepted, "Thank you. This review looks at one child and one year. We told the school what you asked, so that it is not lost.");
        await ThinkAboutChronologyAsync(review, uncle);
        var hurt = await review.SayAsync(mother, 10, ContributionKind.WordsHurt, DemonstrationTexts.Hurt, passage);
        await review.TranslateAsync(DemonstrationTexts.Hurt, "ur", "en", DemonstrationTexts.HurtInEnglish);
        await review.WeighAsync(hurt, 8, ContributionStatus.Considered);
        await review.AnswerAsync(hurt, 7, AnswerOutcome.Accepted, DemonstrationTexts.HurtAnswer);
        await review.TranslateAsync(DemonstrationTexts.HurtAnswer, "en", "ur", DemonstrationTexts.HurtAnswerInUrdu);
        await review.ReleaseAnewAsync(mother, 6, DemonstrationTexts.PassageAnew);
        await review.AskTranslatorsAsync(CaseTextKind.Passage, new(DemonstrationTexts.PassageAnew, DemonstrationTexts.PassageHeading), "en", "ur", "She has asked for gentle words.");
        await review.TranslateAtDeskAsync(new(DemonstrationTexts.PassageAnew, DemonstrationTexts.PassageHeading), "en", "ur", DemonstrationTexts.PassageAnewInUrdu, isChecked: true, DemonstrationTexts.PassageHeadingInUrdu);
        await review.WeighAsync(comment, 3, ContributionStatus.Read);
        await review.SetSideBySideAsync(3, "When the school first saw that something had changed",
            "The mother and the uncle both say February; the school's note says March. A note can be written later than a talk. The review asks the school who spoke with the uncle, and when.",
            "The school's log", "6 March: came without a coat. First note of this.", comment, seen);

        var letter = await review.WriteLetterAsync(mother, 14, DemonstrationTexts.LetterTitle, DemonstrationTexts.Letter);
        await review.AskTranslatorsAsync(CaseTextKind.Letter, new(DemonstrationTexts.Letter, DemonstrationTexts.LetterTitle), "en", "ur", "To a mother. Warm, and not formal.");
        await review.TranslateAtDeskAsync(new(DemonstrationTexts.Letter, DemonstrationTexts.LetterTitle), "en", "ur", DemonstrationTexts.LetterInUrdu, isChecked: true, DemonstrationTexts.LetterTitleInUrdu);
        await review.ReleaseLetterAsync(mother, letter);
        await review.ExplainAsync(mother, 13, letter, Understanding.Silence, "She listened and said nothing. We ring again on Friday.");
        await review.WriteLetterAsync(mother, 2, DemonstrationTexts.LetterNotReleasedTitle, DemonstrationTexts.LetterNotReleased);
        await review.AskTranslatorsAsync(CaseTextKind.Letter, new(DemonstrationTexts.LetterNotReleased, DemonstrationTexts.LetterNotReleasedTitle), "en", "ur", "To a mother. Warm, and not formal.");
        await review.SayAsync(mother, 1, ContributionKind.WholeDraft, DemonstrationTexts.Whole);
        await review.AskTranslatorsAsync(CaseTextKind.FamilyWords, DemonstrationTexts.Whole, "ur", "en", "Please keep her tone.");
        await review.TranslateAtDeskAsync(DemonstrationTexts.Whole, "ur", "en", DemonstrationTexts.WholeInEnglish, isChecked: false);
    }

    // Who is called what, an event that is not for everybody, and what the uncle saw beside what the hospital wrote.
    private static async Task ThinkAboutChronologyAsync(DemonstrationCase review, FamilyMemberId uncle)
    {
        await review.ListNamesAsync(28, new("Daisy Fictional", PersonRole.Child, "Gulab"), new("Noor Fictional", PersonRole.Mother, ""), new("Heron Fictional", PersonRole.Partner, ""),
            new("Rafi Fictional", PersonRole.Relative, ""), new("Pretend Lane Primary School", PersonRole.School, ""));
        await review.KeepToReviewGroupAsync(27, "Intelligence that stays at the address", "What the police know and have not told him.");
        var visit = await review.SayAsync(uncle, 18, ContributionKind.FocusSuggestion, DemonstrationTexts.Visit);
        await review.PlaceBesideAsync(17, visit, "Health visitor and police at the home");
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
        if (isRich)
        {
            await review.UploadAsync("police-author", daysAgo - 4, DemonstrationChronologies.PoliceAtFirst(incident));
            await review.NoteAsync(daysAgo - 5, "with housing about the window", "Was Daisy spoken to? The log says only that she was seen.", "Cold home");
        }
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
