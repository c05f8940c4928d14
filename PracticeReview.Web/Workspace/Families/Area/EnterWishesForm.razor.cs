using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Families.Area;

namespace PracticeReview.Web.Workspace.Families.Area;

/// <summary>A professional enters how a person wants to take part, as they said it.</summary>
public sealed partial class EnterWishesForm
{
    [Inject]
    public required EnterWishes UseCase { get; set; }

    [Parameter, EditorRequired]
    public required MemberAreaView View { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    private async Task EnterAsync()
    {
        var said = new WishesSaid(Words.WithWhom, Words.Place, Words.Times, Words.Means, Words.Help, Words.HelpDetail, Words.BesideMe);
        var sent = await SendAsync(async actor => await UseCase.RunAsync(actor, new EnterWishesCommand(View.Member, said, Form), CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            Words = new WishesWords();
            await Changed.InvokeAsync();
        }
    }

    public sealed class WishesWords
    {
        public string? WithWhom { get; set; }
        public string? Place { get; set; }
        public MeetingTimes Times { get; set; }
        public TalkMeans Means { get; set; }
        public LanguageHelp Help { get; set; }
        public string? HelpDetail { get; set; }
        public string? BesideMe { get; set; }
    }
}
