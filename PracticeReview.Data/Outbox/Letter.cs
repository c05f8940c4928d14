using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Outbox;

/// <summary>The words of one message as they leave.</summary>
/// <param name="Language">The language it is really in: the person's, or English where a word of theirs is not ready.</param>
public sealed record Letter(string Subject, string Body, Language Language)
{
    /// <summary>A file that goes with an e-mail; null for most.</summary>
    public LetterFile? File { get; init; }
}

/// <summary>A file that goes with an e-mail.</summary>
/// <param name="Name">It gives nothing away.</param>
/// <param name="MediaType">With its parameters, for example "text/calendar; method=PUBLISH".</param>
public sealed record LetterFile(string Name, string MediaType, string Content);
