using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Outbox;

/// <summary>The words of one message as they leave.</summary>
/// <param name="Language">The language it is really in: the person's, or English where a word of theirs is not ready.</param>
public sealed record Letter(string Subject, string Body, Language Language);
