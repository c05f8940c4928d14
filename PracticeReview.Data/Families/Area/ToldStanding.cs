using PracticeReview.Data.Actions;
using PracticeReview.Data.Calendar;

namespace PracticeReview.Data.Families.Area;

/// <summary>How it stands with an action that a family was told of, in the words they are told it in.</summary>
public enum ToldStanding
{
    /// <summary>It is being carried out, and its day has not passed.</summary>
    BeingDone,
    /// <summary>Its day has passed, and nobody says that it is done.</summary>
    Late,
    /// <summary>Its agency called it done; who checked it found that it is not.</summary>
    NotDoneYet,
    /// <summary>Its agency says it is done, and somebody is checking that.</summary>
    BeingChecked,
    /// <summary>Somebody of another service has found that it is done.</summary>
    Done,
}

/// <summary>Whether what a family was promised was done.</summary>
public static class WhetherDone
{
    /// <summary>How it stands at <paramref name="now"/>. That somebody checked it and it was not done says more than that it is late.</summary>
    /// <param name="due">The London day by whose end it is to be done.</param>
    /// <param name="sentBackAt">When it was last sent back by who checked it; null where it never was.</param>
    public static ToldStanding Of(ActionState state, DateOnly due, DateTimeOffset? sentBackAt, DateTimeOffset now) => state switch
    {
        ActionState.Verified => ToldStanding.Done,
        ActionState.ReportedComplete => ToldStanding.BeingChecked,
        ActionState.Open when sentBackAt is not null => ToldStanding.NotDoneYet,
        ActionState.Open when HasPassed(due, now) => ToldStanding.Late,
        ActionState.Open => ToldStanding.BeingDone,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a standing."),
    };

    /// <summary>Whether the day by which it was promised is over in London.</summary>
    public static bool HasPassed(DateOnly due, DateTimeOffset now) => now >= LegalDay.EndOf(due);
}
