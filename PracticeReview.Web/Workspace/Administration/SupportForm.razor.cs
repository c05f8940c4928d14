using PracticeReview.Data.Support;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Administration;

/// <summary>What is said of one organisation.</summary>
public sealed partial class SupportForm : KeptForm<SupportForm.SupportWords>
{
    protected override SupportWords Begin() => Organisation is not { } one
        ? new SupportWords()
        : new SupportWords { Name = one.Name, HelpsWith = one.HelpsWith, Telephone = one.Telephone, Website = one.Website, Hours = one.Hours, LanguagesSpoken = [.. one.LanguagesSpoken], IsForYoungPeople = one.IsForYoungPeople };

    private void Toggle(string language)
    {
        if (!Words.LanguagesSpoken.Remove(language))
        {
            Words.LanguagesSpoken.Add(language);
        }
        Touch();
    }

    private async Task SaveAsync()
    {
        var name = Words.Name?.Trim();
        var sent = await SendAsync(async actor => await UseCase.RunAsync(actor, new KeepSupportOrganisationCommand(Organisation?.Id,
            new SupportOrganisationWords(Words.Name ?? "", Words.HelpsWith ?? "", Words.Telephone, Words.Website, Words.Hours, Words.LanguagesSpoken, Words.IsForYoungPeople), Organisation?.Version ?? 0), CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            await Kept.InvokeAsync(Organisation is null ? $"{name} is on the list." : $"What is said of {name} is kept.");
        }
    }

    /// <summary>What is typed.</summary>
    public sealed class SupportWords
    {
        public string? Name { get; set; }
        public string? HelpsWith { get; set; }
        public string? Telephone { get; set; }
        public string? Website { get; set; }
        public string? Hours { get; set; }
        public List<string> LanguagesSpoken { get; set; } = [];
        public bool IsForYoungPeople { get; set; }
    }
}
