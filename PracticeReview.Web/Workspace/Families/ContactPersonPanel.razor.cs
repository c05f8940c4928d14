using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families;

/// <summary>Names another contact person, for who stands beside the person (their contact person, the business unit); for others it is not there.</summary>
public sealed partial class ContactPersonPanel
{
    private IReadOnlyList<ContactPersonChoice> _choices = [];

    [Inject]
    public required ChangeContactPerson UseCase { get; set; }

    [Parameter, EditorRequired]
    public required FamilyMemberView Member { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    protected override Task OnInitializedAsync() => LookAsync();

    private async Task LookAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await UseCase.ChoicesAsync(await Actor.NowAsync(), Member.Id, CancellationToken.None));
        _choices = found.Succeeded ? found.Value.Thing ?? [] : [];
    }

    private async Task ChangeAsync()
    {
        StaffId? to = Guid.TryParse(Words.To, out var id) ? new StaffId(id) : null;
        var sent = await SendAsync(async actor => await UseCase.RunAsync(actor, new ChangeContactPersonCommand(Member.Id, to, Words.Why, Form), CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            Words = new NextWords();
            await Changed.InvokeAsync();
            await LookAsync();
        }
    }

    public sealed class NextWords
    {
        public string? To { get; set; }
        public string? Why { get; set; }
    }
}
