using Microsoft.AspNetCore.Html;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Home;

/// <summary>What happened, in a short sentence that leads to where it stands.</summary>
internal static class NewsTexts
{
    public static LocalText Of(Localizer words, News news) => news.Kind switch
    {
        NewsKind.StageChanged => words.Say("The review has moved to a new step"),
        NewsKind.PassageReleased => words.SayMany("One part of the draft is there for you to read, if you want to", "{count} parts of the draft are there for you to read, if you want to", news.Count),
        NewsKind.LetterWritten => words.SayMany("We wrote one letter to you", "We wrote {count} letters to you", news.Count),
        NewsKind.AnswerGiven => words.SayMany("We answered one thing you told us", "We answered {count} things you told us", news.Count),
        NewsKind.QuestionAsked => words.SayMany("We would like to ask you one question", "We would like to ask you {count} questions", news.Count),
        NewsKind.ActionTold => words.SayMany("We tell you of one thing that is being done now", "We tell you of {count} things that are being done now", news.Count),
        NewsKind.ActionDone => words.SayMany("One thing that was promised is done, and somebody checked it", "{count} things that were promised are done, and somebody checked them", news.Count),
        NewsKind.ContactChanged => words.Say("How we reach you was changed here"),
        NewsKind.ContactPersonChanged => words.Say("You have another contact person now"),
        NewsKind.MeetingPlanned => words.SayMany("One meeting with you is planned, or was changed", "{count} meetings with you are planned, or were changed", news.Count),
        NewsKind.MeetingCancelled => words.SayMany("One meeting with you will not take place", "{count} meetings with you will not take place", news.Count),
        NewsKind.TextTranslated => words.SayMany("You can now read one text from us in your language", "You can now read {count} texts from us in your language", news.Count),
        NewsKind.ProcessTold => words.Say("We told you what else is going on around you"),
        NewsKind.LeaveOutDecided => words.Say("We decided about something you want left out"),
        NewsKind.PublicationDaySet => words.Say("The day is set on which the report becomes public"),
        NewsKind.WishesAnswered => words.Say("We answered how you want to take part"),
        NewsKind.MemoryWeighed => words.SayMany("We told you what became of one thing about the child", "We told you what became of {count} things about the child", news.Count),
        NewsKind.NotToBePublished => words.Say("It was decided not to publish the report"),
        _ => words.Say("The report is public now"),
    };

    public static string PageOf(NewsKind kind) => kind switch
    {
        NewsKind.StageChanged => "#now",
        NewsKind.PassageReleased => "/draft",
        NewsKind.LetterWritten => "/letters",
        NewsKind.ContactPersonChanged => "#talk",
        NewsKind.ContactChanged => "/contact",
        NewsKind.AnswerGiven or NewsKind.LeaveOutDecided => "/what-became",
        NewsKind.MeetingPlanned or NewsKind.MeetingCancelled => "/meetings",
        NewsKind.ProcessTold => "#around",
        NewsKind.WishesAnswered => "/taking-part/wishes",
        NewsKind.QuestionAsked => "/asked",
        NewsKind.MemoryWeighed => "/your-child",
        _ => "/afterwards",
    };

    public static LocalText Of(Localizer words, ProcessKind kind) => kind switch
    {
        ProcessKind.Police => words.Say("The police"),
        ProcessKind.Coroner => words.Say("The coroner"),
        ProcessKind.ChildDeathReview => words.Say("The child death review"),
        ProcessKind.FamilyCourt => words.Say("The family court"),
        ProcessKind.CriminalCourt => words.Say("The criminal court"),
        _ => words.Say("Something else"),
    };

    /// <summary>What such a process is for, in one sentence; null where only the people of the case can say.</summary>
    public static LocalText? MeaningOf(Localizer words, ProcessKind kind) => kind switch
    {
        ProcessKind.Police => words.Say("They find out whether somebody broke the law. That is not what the review does."),
        ProcessKind.Coroner => words.Say("The coroner finds out how somebody died. The hearing about it is called an inquest."),
        ProcessKind.ChildDeathReview => words.Say("Doctors, nurses and others look at every child's death, to help other children."),
        ProcessKind.FamilyCourt => words.Say("A judge decides where a child lives, and who looks after them."),
        ProcessKind.CriminalCourt => words.Say("A court decides whether a person did what the police say."),
        _ => null,
    };

    public static string IconOf(ProcessKind kind) => kind switch
    {
        ProcessKind.Police => "shield",
        ProcessKind.ChildDeathReview => "heart",
        ProcessKind.FamilyCourt or ProcessKind.CriminalCourt => "court",
        ProcessKind.Coroner => "search",
        _ => "info",
    };
}

/// <summary>One of the things a person can do.</summary>
/// <param name="Page">The end of its address.</param>
internal sealed record Way(string Page, string Icon, IHtmlContent Title, IHtmlContent Note);

internal static class WaysTexts
{
    /// <summary>What there is for this person to do; everything may be left alone.</summary>
    public static IEnumerable<Way> Of(Localizer words, FamilyHome home, AreaHome area)
    {
        yield return new Way("/taking-part", "person", words.Say("Taking part"),
            home.HasAgreed ? words.Say("See what you chose. You can change it whenever you like.") : words.Say("Choose what you want to take part in, and what not."));
        yield return new Way("/taking-part/wishes", "clock", words.Say("With whom, where and when"),
            area.HasWishes ? words.Say("See what you wished for, or change it.") : words.Say("Say what would make it easier for you."));
        yield return new Way("/asked", "information", words.Say("Questions for you"), words.Say("See what we would like to ask. Answer, skip, or talk instead."));
        yield return new Way("/focus", "search", words.Say("What the review should look at"), words.Say("Tell us what matters, and read what was decided about it."));
        yield return new Way("/your-child", "heart", words.Say("About the child"), words.Say("Tell us who they are to you. Show a picture, if you like."));
        yield return new Way("/names", "pencil", words.Say("Names in the report"), words.Say("Say how you and the child shall be named and described."));
        yield return new Way("/draft", "report", words.Say("The draft report"), words.Say("Read the parts that are shown to you, and say what is not right."));
        yield return new Way("/letters", "letter", words.Say("Letters"), words.Say("What we wrote to you, to read again or to print."));
        yield return new Way("/meetings", "people", words.Say("Meetings with you"), words.Say("When and where we would like to meet you, if you want to."));
        yield return new Way("/questions", "letter", words.Say("Ask us something"), words.Say("We answer in writing, here."));
        yield return new Way("/what-became", "check", words.Say("What became of what you said"), words.Say("Everything you told us, and our answers, in one place."));
        yield return new Way("/afterwards", "learning", words.Say("What came of the review"), words.Say("What was found, what is being done, and whether it was done."));
        yield return new Way("/how-it-was", "people", words.Say("How was this for you?"), words.Say("Three short questions. You can answer without your name."));
        yield return new Way("/contact", "shield", words.Say("How we may reach you"), words.Say("Say which ways and times are safe, and which language you read."));
    }
}
