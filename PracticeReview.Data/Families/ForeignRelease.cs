namespace PracticeReview.Data.Families;

/// <summary>What happens to a text for somebody who reads another language, while its translation is not checked.</summary>
public enum ForeignRelease
{
    /// <summary>They read it in English at once, and in their language when it is checked.</summary>
    InEnglishFirst,
    /// <summary>They see nothing of it until the checked translation is there.</summary>
    WhenTranslated,
}
