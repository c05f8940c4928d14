using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Families;

namespace PracticeReview.Web.Workspace.Families;

/// <summary>Sets accounts side by side. Two who write at once both keep their words.</summary>
public sealed partial class AccountsForm
{
    private const string Hint = "Why do they differ? What can both be true of? Say it without choosing whom to believe where that cannot be known.";
    private bool _isMissed;

    [Inject]
    public required SetSideBySide UseCase { get; set; }

    [Parameter, EditorRequired]
    public required AccountsView View { get; set; }

    /// <summary>Null for new ones.</summary>
    [Parameter, EditorRequired]
    public AccountsRow? Accounts { get; set; }

    /// <summary>What new ones are about; null where that is typed.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>Sides with which new ones begin.</summary>
    [Parameter]
    public IReadOnlyList<AccountOfEvents> Prepared { get; set; } = [];

    [Parameter]
    public EventCallback Saved { get; set; }

    /// <summary>Raised when somebody else saved first, so that the page knows what is stored now.</summary>
    [Parameter]
    public EventCallback Missed { get; set; }

    [Parameter]
    public EventCallback Cancelled { get; set; }

    protected override AccountsWords Begin() => new()
    {
        Id = Accounts?.Id.Value ?? Guid.CreateVersion7(),
        Version = Accounts?.Version,
        Title = Accounts is null ? Title : Accounts.Title,
        Analysis = Accounts?.Analysis,
        Said = [.. Accounts?.Sides.Select(side => side.Words?.Id.Value).OfType<Guid>() ?? Prepared.Select(side => side.Contribution?.Value).OfType<Guid>()],
        Professional = [.. Accounts?.Sides.Where(side => side.Words is null).Select(side => new ProfessionalAccount { Source = side.Source, Text = side.Text }) ?? (Prepared.Count == 0 ? [new ProfessionalAccount()]
            : Prepared.Where(side => side.Contribution is null).Select(side => new ProfessionalAccount { Source = side.Source, Text = side.Text }))],
    };

    private static string Beginning(string text)
    {
        var line = PlainText.ForReading(text).ReplaceLineEndings(" ");
        return line.Length <= 120 ? line : line[..120] + "…";
    }

    private void Toggle(Guid said)
    {
        if (!Words.Said.Remove(said))
        {
            Words.Said.Add(said);
        }
        Touch();
    }

    private void AddProfessional()
    {
        Words.Professional.Add(new ProfessionalAccount());
        Touch();
    }

    private async Task SaveAsync()
    {
        IReadOnlyList<AccountOfEvents> sides =
        [
            .. Words.Said.Select(said => new AccountOfEvents(new ContributionId(said), null, null)),
            .. Words.Professional.Select(account => new AccountOfEvents(null, account.Source, account.Text)),
        ];
        var sent = await SendAsync(async actor => await UseCase.RunAsync(actor,
            new SetSideBySideCommand(View.Case, new ContradictoryAccountsId(Words.Id), Words.Version, Words.Title, sides, Words.Analysis, Form), CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            await Saved.InvokeAsync();
        }
        else if (sent?.Refusals.Contains(Refusal.ChangedMeanwhile) == true)
        {
            _isMissed = true;
            await Missed.InvokeAsync();
            Words.Version = Accounts?.Version;
        }
    }

    /// <summary>What is typed, and the version it was typed over.</summary>
    public sealed class AccountsWords
    {
        public Guid Id { get; set; } = Guid.CreateVersion7();
        public uint? Version { get; set; }
        public string? Title { get; set; }
        public string? Analysis { get; set; }
        public List<Guid> Said { get; set; } = [];
        public List<ProfessionalAccount> Professional { get; set; } = [];
    }

    public sealed class ProfessionalAccount
    {
        public string? Source { get; set; }
        public string? Text { get; set; }
    }
}
