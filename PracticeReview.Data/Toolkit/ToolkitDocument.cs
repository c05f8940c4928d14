using PracticeReview.Data.Papers;
using PracticeReview.Data.Policies;

namespace PracticeReview.Data.Toolkit;

/// <summary>What kind of document the policy's list calls it.</summary>
public enum ToolkitKind
{
    Guidance,
    Template,
    GuidanceAndTemplate,
    Form,
}

/// <summary>A page of the portal where a document is put to use.</summary>
/// <param name="Words">What is done there.</param>
/// <param name="Address">The page, from the root; null where it belongs to a case and is reached from there.</param>
public sealed record ToolkitPlace(string Words, string? Address);

/// <summary>For whom a copy of a document is made.</summary>
/// <param name="Partnership">The name of the safeguarding partnership.</param>
/// <param name="Policy">The version of the policy whose words it uses.</param>
public sealed record ToolkitSetting(string Partnership, PolicyVersion Policy)
{
    public PolicyTerms Terms => Policy.Terms;
}

/// <summary>A document of the policy's toolkit (Appendix A).</summary>
public sealed record ToolkitDocument
{
    /// <summary>1 to 14, as in Appendix A.</summary>
    public required int Number { get; init; }

    /// <summary>The last part of its address.</summary>
    public required string Address { get; init; }

    public required string Title { get; init; }

    public required ToolkitKind Kind { get; init; }

    /// <summary>What it is for, in a sentence.</summary>
    public required string Purpose { get; init; }

    /// <summary>The sections of the policy it rests on, such as "7.3 and 7.4".</summary>
    public required string Sections { get; init; }

    /// <summary>Where its words come from, where the policy names the document without giving its text; else empty.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Where in the portal its work is done.</summary>
    public required IReadOnlyList<ToolkitPlace> Places { get; init; }

    /// <summary>What stands in it; null where the portal does its work by other means.</summary>
    public Func<ToolkitSetting, IReadOnlyList<PaperBlock>>? Content { get; init; }

    /// <summary>The document as it is downloaded.</summary>
    /// <exception cref="InvalidOperationException">It has no content of its own.</exception>
    public Paper PaperFor(ToolkitSetting setting) => new(
        Title,
        $"Document {Number}",
        // A blank form is not sensitive; once it is filled in it is.
        Kind == ToolkitKind.Guidance ? "Official" : "Official: sensitive when completed",
        [
            new Paragraph($"{setting.Partnership}\n{setting.Policy.Title}, section {Sections}"),
            .. Origin.Length > 0 ? [new Paragraph(Origin)] : Array.Empty<PaperBlock>(),
            .. (Content ?? throw new InvalidOperationException($"Document {Number} has no content of its own."))(setting),
        ]);
}
