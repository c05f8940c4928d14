using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Readiness;

namespace PracticeReview.Web.Workspace.Administration;

/// <summary>Where one language stands, and the decision about it.</summary>
public sealed partial class LanguageStanding
{
    /// <summary>How many of the lacking texts of a purpose are named.</summary>
    private const int Shown = 20;

    private static readonly TextState[] States = Enum.GetValues<TextState>();

    [Parameter, EditorRequired]
    public required LanguagesPage.Standing Standing { get; set; }

    /// <summary>To be offered, or no longer.</summary>
    [Parameter, EditorRequired]
    public EventCallback<bool> Decided { get; set; }

    private LanguageReadiness Readiness => Standing.Readiness;

    private static string Name(TextState state) => state switch
    {
        TextState.Untranslated => "Untranslated",
        TextState.NeedsWork => "Needs work",
        TextState.WaitingForReview => "Waiting for review",
        _ => "Approved",
    };

    private static string Name(TextPurpose purpose) => purpose switch
    {
        TextPurpose.Safety => "Safety and signing in",
        TextPurpose.Agreement => "Agreement",
        TextPurpose.Error => "Errors",
        _ => "Everything else",
    };
}
