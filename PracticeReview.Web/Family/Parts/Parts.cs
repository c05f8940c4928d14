using Microsoft.AspNetCore.Html;

namespace PracticeReview.Web.Family.Parts;

/// <summary>One line or several lines of text, for <c>_TextField.cshtml</c>. Its error is taken from the model state.</summary>
/// <param name="Name">The name of the posted value.</param>
/// <param name="Label">The question.</param>
public sealed record TextField(string Name, IHtmlContent Label)
{
    public IHtmlContent? Hint { get; init; }

    /// <summary>What stands in it. A value that was posted and refused comes first.</summary>
    public string? Value { get; init; }

    /// <summary>Height in lines; 0 is one line that cannot grow.</summary>
    public int Rows { get; init; }

    public string Type { get; init; } = "text";

    /// <summary>The HTML <c>autocomplete</c>; "off" because others may use this device.</summary>
    public string Autocomplete { get; init; } = "off";

    /// <summary>The HTML <c>inputmode</c>, such as "numeric" for a code.</summary>
    public string? InputMode { get; init; }

    /// <summary>Width in characters of a short answer: 2, 3, 4, 5, 10, 20 or 30.</summary>
    public int? Width { get; init; }
}

/// <summary>One question with choices, for <c>_Choices.cshtml</c>.</summary>
/// <param name="Name">The name of the posted value.</param>
/// <param name="Question">The question.</param>
/// <param name="Items">The answers to choose from.</param>
public sealed record Choices(string Name, IHtmlContent Question, IReadOnlyList<Choice> Items)
{
    public IHtmlContent? Hint { get; init; }

    /// <summary>The values chosen so far.</summary>
    public IReadOnlyCollection<string> Chosen { get; init; } = [];

    /// <summary>Whether more than one may be chosen.</summary>
    public bool Several { get; init; }
}

/// <summary>One answer of <see cref="Choices"/>.</summary>
public sealed record Choice(string Value, IHtmlContent Label, IHtmlContent? Hint = null);

/// <summary>A line of a list of facts, for <c>_Facts.cshtml</c>.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Value">What is known or was answered.</param>
/// <param name="ChangeAddress">Where it can be changed; null where it cannot.</param>
public sealed record Fact(IHtmlContent Name, IHtmlContent Value, string? ChangeAddress = null);

/// <summary>One step of <c>_Journey.cshtml</c>, which shows where the review stands.</summary>
/// <param name="Title">What happens in it.</param>
/// <param name="Place">Over, now or later.</param>
/// <param name="Note">A sentence about it, such as when it ended.</param>
public sealed record JourneyStep(IHtmlContent Title, JourneyPlace Place, IHtmlContent? Note = null);

public enum JourneyPlace
{
    Done,
    Now,
    Later
}

/// <summary>Something worth a quiet frame, for <c>_Notice.cshtml</c>.</summary>
/// <param name="Text">One short paragraph.</param>
/// <param name="Careful">Whether it asks for care rather than informs.</param>
public sealed record Notice(IHtmlContent Text, bool Careful = false);

/// <summary>There is nothing here so far, for <c>_NothingYet.cshtml</c>.</summary>
/// <param name="Title">What there is none of.</param>
/// <param name="Text">When something will be here.</param>
public sealed record NothingYet(IHtmlContent Title, IHtmlContent? Text = null);
