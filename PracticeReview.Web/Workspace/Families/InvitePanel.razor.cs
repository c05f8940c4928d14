using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.Translations;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Words;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families;

/// <summary>Gives a person their link, and a code where nothing can be sent. What is handed over is shown once and kept nowhere.</summary>
public sealed partial class InvitePanel
{
    private IReadOnlyList<Refusal> _refusals = [];
    private DoorMeans _by = DoorMeans.Hand;
    private FamilyInvitationMade? _made;
    private string? _code;
    private Letter? _sheet;
    private bool _isBusy;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required InviteFamilyMember Invite { get; set; }

    [Inject]
    public required HandOverCode HandOver { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required CatalogueLibrary Catalogues { get; set; }

    [Inject]
    public required IOptions<WordsOptions> WordsOptions { get; set; }

    [Parameter, EditorRequired]
    public required FamilyMemberView Member { get; set; }

    protected override void OnInitialized() => _by = Means().First();

    private IEnumerable<DoorMeans> Means()
    {
        if (Member.SafeMobile is not null)
        {
            yield return DoorMeans.TextMessage;
        }
        if (Member.SafeEmail is not null)
        {
            yield return DoorMeans.Email;
        }
        yield return DoorMeans.Hand;
    }

    private static string Name(DoorMeans means) => means switch
    {
        DoorMeans.TextMessage => "Text message to their safe mobile",
        DoorMeans.Email => "E-mail to their safe address",
        DoorMeans.Hand => "On paper, from hand to hand",
        _ => throw new ArgumentOutOfRangeException(nameof(means), means, "A way without a name."),
    };

    private async Task InviteAsync()
    {
        var made = await DoAsync(async () => await Invite.RunAsync(await Actor.NowAsync(), new InviteFamilyMemberCommand(Member.Id, _by), CancellationToken.None));
        (_made, _code, _sheet) = (made, null, null);
    }

    private async Task MakeCodeAsync()
    {
        if (await DoAsync(async () => await HandOver.RunAsync(await Actor.NowAsync(), Member.Id, CancellationToken.None)) is { } code)
        {
            (_code, _sheet) = (code, null);
        }
    }

    private async Task MakePostedAsync()
    {
        if (await DoAsync(async () => await HandOver.ByPostAsync(await Actor.NowAsync(), Member.Id, CancellationToken.None)) is { } posted)
        {
            var language = Languages.TryFind(posted.Language, out var reads) ? reads : Languages.English;
            (_code, _sheet) = (null, new LetterWriter(Catalogues, "", WordsOptions.Value.ShowUnreviewed).WriteCodeSheet(language, posted.Digits, posted.LastDay));
        }
    }

    private async Task<T?> DoAsync<T>(Func<Task<Result<T>>> work) where T : class
    {
        if (_isBusy)
        {
            return null;
        }
        _isBusy = true;
        var done = await Attempt.ToAsync(work);
        _isBusy = false;
        _refusals = [.. done.Refusals.Select(refusal => refusal.Field is null ? refusal : refusal with { Field = "invite-" + refusal.Field })];
        return done.Succeeded ? done.Value : null;
    }
}
