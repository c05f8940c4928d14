namespace PracticeReview.Web.Words;

/// <summary>How texts are shown; section "Words" of the configuration.</summary>
public sealed class WordsOptions
{
    /// <summary>
    /// Shows texts that no translator has checked yet, under a banner that says so.
    /// Only for demonstrations; in a real installation such a text counts as missing.
    /// </summary>
    public bool ShowUnreviewed { get; set; }

    /// <summary>Offers the pseudo-languages, for tests and for developers.</summary>
    public bool OfferPseudoLanguages { get; set; }

    /// <summary>How often, in seconds, each node looks for texts that were made at the translation desk; 0 never looks.</summary>
    public int LookForNewWordsEvery { get; set; } = 10;

    /// <summary>Where the catalogues (<c>Catalogues/</c>) and long texts (<c>Texts/</c>) are.</summary>
    public string Folder { get; set; } = AppContext.BaseDirectory;
}
