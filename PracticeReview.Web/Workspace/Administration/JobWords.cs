using PracticeReview.Data.Scheduling;

namespace PracticeReview.Web.Workspace.Administration;

/// <summary>The words for what the portal does by itself.</summary>
public static class JobWords
{
    /// <summary>What a job does; its own name for one that has no words yet.</summary>
    public static string Name(string job) => job switch
    {
        "SendOutbox" => "Send messages",
        "ChaseDeadlines" => "Remind of dates",
        "PublishReports" => "Publish reports whose day has come",
        "TakeReportsOff" => "Take reports to “on request”",
        "RefreshTimetables" => "Find the dates of open cases anew",
        "ScanDocuments" => "Scan files that wait",
        _ => job,
    };

    /// <summary>Why a run failed, without a word of what the program said.</summary>
    public static string Why(KindOfFailure failure) => failure switch
    {
        KindOfFailure.Database => "The database did not answer.",
        KindOfFailure.Mail => "The mail server did not take the messages, or none is set.",
        KindOfFailure.Program => "The program stopped at a fault. The log of the node says more.",
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, "A failure without words."),
    };

    /// <summary>How long a run took, such as "0.4 s".</summary>
    public static string Took(TimeSpan took) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.0##} s");
}
