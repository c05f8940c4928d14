using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;

namespace PracticeReview.Web.Workspace.Families.Area;

/// <summary>The words by which the workspace calls what stands in a person's own area.</summary>
public static class AreaWords
{
    public static string Name(QuestionAnswerKind kind) => kind switch
    {
        QuestionAnswerKind.Words => "In their words",
        QuestionAnswerKind.Skip => "Skipped",
        QuestionAnswerKind.DoNotRemember => "Does not remember",
        QuestionAnswerKind.TooHardToWrite => "Too hard to write",
        QuestionAnswerKind.RatherTalk => "Would rather talk about it",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name."),
    };

    public static string Name(WishesOutcome outcome) => outcome switch
    {
        WishesOutcome.CanDo => "We can do this",
        WishesOutcome.PartOfIt => "We can do part of it",
        WishesOutcome.Cannot => "We cannot do this",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without a name."),
    };

    public static string Name(MemoryKind kind) => kind switch
    {
        MemoryKind.Words => "Who the child is",
        MemoryKind.Liked => "What the child likes",
        MemoryKind.Music => "A song or music",
        MemoryKind.Photograph => "A photograph",
        MemoryKind.Drawing => "A drawing",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name."),
    };

    public static string Name(MemoryAudience audience) => audience switch
    {
        MemoryAudience.ContactPersonOnly => "For the facilitator only",
        MemoryAudience.ReviewGroup => "For the review group; not in the report",
        MemoryAudience.MayBeInReport => "May be in the report",
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, "An audience without a name."),
    };

    public static string Name(ProcessKind kind) => kind switch
    {
        ProcessKind.Police => "Police investigation",
        ProcessKind.Coroner => "Coroner, inquest",
        ProcessKind.ChildDeathReview => "Child death review",
        ProcessKind.FamilyCourt => "Family court",
        ProcessKind.CriminalCourt => "Criminal court",
        ProcessKind.Other => "Something else",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name."),
    };

    public static string Name(AgeGroup age) => age switch
    {
        AgeGroup.Adult => "18 or older",
        AgeGroup.SixteenOrSeventeen => "16 or 17",
        AgeGroup.UnderSixteen => "Under 16",
        AgeGroup.TwelveToFifteen => "12 to 15",
        AgeGroup.UnderTwelve => "Under 12",
        _ => throw new ArgumentOutOfRangeException(nameof(age), age, "An age without a name."),
    };

    public static string Name(ConsentDecider decider) => decider switch
    {
        ConsentDecider.Themselves => "They decide themselves",
        ConsentDecider.TogetherWithAParent => "They decide together with somebody who holds parental responsibility",
        ConsentDecider.ParentalResponsibility => "Somebody who holds parental responsibility decides for them",
        ConsentDecider.LocalAuthority => "The local authority that looks after them decides",
        _ => throw new ArgumentOutOfRangeException(nameof(decider), decider, "A decider without a name."),
    };

    public static string Name(HowFar answer) => answer switch
    {
        HowFar.Yes => "Yes",
        HowFar.Mostly => "Mostly",
        HowFar.ALittle => "A little",
        HowFar.No => "No",
        HowFar.RatherNotSay => "Would rather not say",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "An answer without a name."),
    };

    public static string Names(MeetingTimes times) => Join(
        (times.HasFlag(MeetingTimes.WeekdayDays), "weekdays in the daytime"), (times.HasFlag(MeetingTimes.WeekdayEvenings), "weekday evenings"), (times.HasFlag(MeetingTimes.Weekends), "weekends"));

    public static string Names(TalkMeans means) => Join(
        (means.HasFlag(TalkMeans.FaceToFace), "meeting"), (means.HasFlag(TalkMeans.Telephone), "telephone"), (means.HasFlag(TalkMeans.VideoCall), "video"),
        (means.HasFlag(TalkMeans.Letter), "letters"), (means.HasFlag(TalkMeans.WritingHere), "writing in their area"));

    public static string Names(LanguageHelp help) => Join(
        (help.HasFlag(LanguageHelp.Interpreter), "interpreter"), (help.HasFlag(LanguageHelp.Signer), "sign language"), (help.HasFlag(LanguageHelp.EasyWords), "easy words and pictures"));

    public static string Names(UnsafeTimes times) => Join(
        (times.HasFlag(UnsafeTimes.WeekdayMornings), "weekday mornings"), (times.HasFlag(UnsafeTimes.WeekdayAfternoons), "weekday afternoons"), (times.HasFlag(UnsafeTimes.WeekdayEvenings), "weekday evenings"),
        (times.HasFlag(UnsafeTimes.Weekends), "weekends in the daytime"), (times.HasFlag(UnsafeTimes.Nights), "nights, 21:00 to 08:00"));

    public static string Names(UnsafeWays ways) => Join(
        (ways.HasFlag(UnsafeWays.Calls), "do not ring"), (ways.HasFlag(UnsafeWays.SpokenMessages), "leave no spoken message"), (ways.HasFlag(UnsafeWays.Letters), "send no letters"),
        (ways.HasFlag(UnsafeWays.Visits), "do not go to their home"));

    private static string Join(params ReadOnlySpan<(bool Holds, string Name)> all)
    {
        var names = new List<string>();
        foreach (var (holds, name) in all)
        {
            if (holds)
            {
                names.Add(name);
            }
        }
        return names.Count == 0 ? "Nothing said" : string.Join("; ", names);
    }
}
