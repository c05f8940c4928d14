namespace PracticeReview.Web.Workspace.Shell;

/// <summary>The looks of a state. Each also has a mark, and the words always stand beside it.</summary>
public enum BadgeKind
{
    Neutral,

    /// <summary>Being worked on.</summary>
    Active,

    /// <summary>Waiting for someone.</summary>
    Waiting,

    Done,

    /// <summary>Past its time: the only look that shouts.</summary>
    Late
}

/// <summary>Where a deadline stands.</summary>
public enum DeadlineState
{
    /// <summary>Depends on something that has not happened yet; its day is what would follow.</summary>
    Foretold,
    Due,
    Late,
    Done
}
