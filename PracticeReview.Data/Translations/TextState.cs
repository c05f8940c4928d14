namespace PracticeReview.Data.Translations;

/// <summary>The one life of every translated text, whether in a catalogue, on a long page or in a case.</summary>
public enum TextState
{
    /// <summary>Nothing has been written yet.</summary>
    Untranslated = 0,

    /// <summary>Something has been written but it is unfinished, was sent back, or its English has changed since.</summary>
    NeedsWork = 1,

    /// <summary>Finished, and not yet checked by a translator.</summary>
    WaitingForReview = 2,

    /// <summary>Checked by a named translator against the English as it stands.</summary>
    Approved = 3
}

/// <summary>Which states may be shown.</summary>
public static class TextStates
{
    /// <summary>
    /// Approved texts may always be shown. Texts waiting for review may be shown only in a demonstration,
    /// and then under a banner that says so.
    /// </summary>
    public static bool MayBeShown(this TextState state, bool demonstration) =>
        state == TextState.Approved || (demonstration && state == TextState.WaitingForReview);

    /// <summary>The word for a state in files: <c>untranslated</c>, <c>needs-work</c>, <c>waiting-for-review</c>, <c>approved</c>.</summary>
    public static string ToWord(this TextState state) => state switch
    {
        TextState.Untranslated => "untranslated",
        TextState.NeedsWork => "needs-work",
        TextState.WaitingForReview => "waiting-for-review",
        TextState.Approved => "approved",
        _ => throw new ArgumentOutOfRangeException(nameof(state))
    };

    /// <summary>Reads the word for a state; refuses any other word.</summary>
    public static bool TryRead(string word, out TextState state)
    {
        foreach (var candidate in Enum.GetValues<TextState>())
        {
            if (candidate.ToWord() == word)
            {
                state = candidate;
                return true;
            }
        }

        state = TextState.Untranslated;
        return false;
    }
}
