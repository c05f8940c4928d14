using PracticeReview.Data.Calendar;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Reports;

namespace PracticeReview.Web.Demonstration;

/// <summary>The words of the demonstration. Every person and event in them is invented.</summary>
internal static class DemonstrationTexts
{
    public const string Incident = "An ambulance was called to the home. The child was found unresponsive in a cold bedroom and was taken to hospital, where signs of long neglect were seen. The child is recovering. The mother was at work; her partner was at home.";

    public const string Focus = "براہ کرم دیکھیں کہ اسکول نے مارچ کے بعد ہمیں فون کیوں نہیں کیا۔ میں چاہتی ہوں کہ کسی اور ماں کے ساتھ ایسا نہ ہو۔";
    public const string FocusInEnglish = "Please look at why the school did not ring us after March. I do not want this to happen to another mother.";
    public const string FocusAnswer = "Thank you. We will look at this. The review now asks what the school did after March, and why nobody rang you. It is the second question of the review.";
    public const string FocusAnswerInUrdu = "شکریہ۔ ہم اس پر غور کریں گے۔ جائزہ اب یہ پوچھتا ہے کہ مارچ کے بعد اسکول نے کیا کیا، اور کسی نے آپ کو فون کیوں نہیں کیا۔ یہ جائزے کا دوسرا سوال ہے۔";

    public const string PassageHeading = "What the school saw";
    public const string PassageHeadingInUrdu = "اسکول نے کیا دیکھا";
    public const string LetterTitle = "What happens now";
    public const string LetterTitleInUrdu = "اب کیا ہوگا";
    public const string LetterNotReleasedTitle = "When the report comes out";
    public const string Passage = "The school saw the change first. In March the child came without a coat and was often tired. A teacher wrote this down each time. Nobody rang the mother, because each note was read by a different person.";
    public const string PassageInUrdu = "تبدیلی سب سے پہلے اسکول نے دیکھی۔ مارچ میں بچی کوٹ کے بغیر آئی اور اکثر تھکی ہوئی ہوتی تھی۔ ایک استانی نے ہر بار یہ لکھا۔ کسی نے ماں کو فون نہیں کیا، کیونکہ ہر نوٹ کسی دوسرے شخص نے پڑھا۔";

    public const string Visit = "I was in the house on the day of that visit. They saw Daisy. She sat at the kitchen table and drew, and nobody spoke with her.";
    public const string Comment = "یہ فروری تھا، مارچ نہیں۔ میں نے اُسی ہفتے خود اسکول کو بتایا تھا۔";
    public const string PassageAnew = "The school saw the change first. In February the child came without a coat and was often tired. A teacher wrote this down each time. The mother told the school herself that week. Nobody rang her afterwards, because each note was read by a different person.";
    public const string PassageAnewInUrdu = "تبدیلی سب سے پہلے اسکول نے دیکھی۔ فروری میں بچی کوٹ کے بغیر آئی اور اکثر تھکی ہوئی ہوتی تھی۔ ایک استانی نے ہر بار یہ لکھا۔ ماں نے اُسی ہفتے خود اسکول کو بتایا تھا۔ اس کے بعد کسی نے انہیں فون نہیں کیا، کیونکہ ہر نوٹ کسی اور نے پڑھا۔";
    public const string Hurt = "لکھا ہے کہ ماں کو فون نہیں کیا گیا۔ یہ نہیں لکھا کہ میں خود گئی تھی۔ یوں لگتا ہے جیسے مجھے پروا نہ تھی۔";
    public const string HurtInEnglish = "It says that nobody rang the mother. It does not say that I went there myself. It reads as if I did not care.";
    public const string HurtAnswer = "We are sorry that it read like that. The part now says that you told the school yourself. Thank you for telling us.";
    public const string HurtAnswerInUrdu = "ہمیں افسوس ہے کہ یہ ایسا لگا۔ اب اس حصے میں لکھا ہے کہ آپ نے خود اسکول کو بتایا تھا۔ بتانے کا شکریہ۔";
    public const string Letter = "Dear Noor, thank you for talking with us. The review group meets next month. They will read what you sent. After that we write to you again. You need to do nothing. If you want to talk, ring Fern.";
    public const string LetterInUrdu = "محترمہ نور، ہم سے بات کرنے کا شکریہ۔ جائزہ گروپ اگلے مہینے ملے گا۔ وہ آپ کا بھیجا ہوا پڑھیں گے۔ اس کے بعد ہم آپ کو پھر لکھیں گے۔ آپ کو کچھ نہیں کرنا۔ بات کرنا چاہیں تو فرن کو فون کریں۔";
    public const string LetterNotReleased = "Dear Noor, the report is nearly ready. Before anybody else reads it, you can read it with Fern. Tell us which day is good for you.";
    public const string Whole = "رپورٹ میں میری بیٹی کا نام نہیں، صرف \"بچی\" ہے۔ وہ ہنستی تھی، ناچتی تھی۔ یہ بھی لکھیں۔";
    public const string WholeInEnglish = "My daughter has no name in the report, she is only \"the child\". She laughed, she danced. Write that too.";
    public const string CommentInEnglish = "It was February, not March. I told the school myself that week.";

    public static IReadOnlyList<ChronologyRow> PoliceEvents(DateOnly today) =>
    [
        Event(1, today.AddDays(-240), new TimeOnly(22, 15), "Officers called to loud voices at the address. The child was asleep; the bedroom was cold.", "Incident log", "Child in a cold home at night.", "Advice given; no referral made.", "Nothing changed for the child.", "Not shared.", "A cold bedroom was not seen as a risk by itself.", SignificanceQuestions.ChangedTheAssessment),
        Event(2, today.AddDays(-120), null, "Second call to the address, by a neighbour.", "Incident log", "Pattern of calls.", "Visited the next day; nobody home.", "The child was not seen.", "Housing told of a broken window.", "Two calls were looked at apart.", SignificanceQuestions.PartOfAPattern),
        Event(3, today.AddDays(-9), new TimeOnly(7, 50), "Called by the ambulance service to the address.", "Incident log", "Child seriously harmed.", "Scene secured; strategy discussion held the same day.", "The child was safe in hospital.", "All agencies told.", "", SignificanceQuestions.StatutoryEvent),
    ];

    public static IReadOnlyList<ChronologyRow> SchoolEvents(DateOnly today) =>
    [
        Event(1, today.AddDays(-225), null, "Child came without a coat on a frosty day.", "Class note", "Possible neglect.", "Coat lent by the school.", "The child was warm that day.", "Not shared.", "A note without a reader is not a response.", SignificanceQuestions.ChangedTheAssessment),
        Event(2, today.AddDays(-210), new TimeOnly(9, 5), "Child fell asleep in the first lesson, third time this month.", "Class note", "Tiredness, pattern.", "Teacher spoke with the child.", "The child said the heating was off.", "School nurse not told.", "The child's own words were written down and not passed on.", SignificanceQuestions.SignificantToTheChild),
        Event(3, today.AddDays(-118), null, "Child taken off the roll; mother said the family might move.", "Register", "Child out of sight.", "Form sent to the council.", "Nobody saw the child at school again.", "Council told by form.", "Leaving a roll is a moment to ask who will see the child now.", SignificanceQuestions.LearningPoint),
    ];

    public static ReportText Report(string title) => new(
        title,
        "A child was seriously harmed by neglect at home. Several agencies knew a part of the story. This review asked why the parts were not put together, and what would help the next child.",
        [
            new ReportSection("The questions", "What did each agency know? Who had the whole picture? What did the family say would have helped?"),
            new ReportSection("What happened", "Over nine months the child was seen by professionals eleven times. Each contact was recorded with care. The records were never read together."),
            new ReportSection("What the family told us", "The mother told us that she had spoken with the school in February and had waited for a call. The review changed its account because of what she said."),
            new ReportSection("What we learned", "A cold home is a sign of risk. A note is not a response until somebody has read it. Leaving a school roll is a moment to ask who will see the child now."),
        ],
        [
            new Recommendation(1, "Landlords, schools and health visitors agree how a cold home is reported to those who can help."),
            new Recommendation(2, "Each school names one person who reads every welfare note in the week in which it is written."),
        ]);

    public static DateOnly Today(DateTimeOffset now) => LegalDay.Of(now);

    private static ChronologyRow Event(int number, DateOnly date, TimeOnly? time, string what, string source, string risk, string response, string impact, string partnership, string learning, SignificanceQuestions why) =>
        new(number, date, time, what, source, risk, response, impact, partnership, learning, why);
}
