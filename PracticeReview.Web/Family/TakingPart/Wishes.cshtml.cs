using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.TakingPart;

/// <summary>How the person wants to take part: with whom, where, when, by which means, with which help (checklist J5, guidance 1.6).</summary>
public sealed class WishesModel(Localizer words, FamilyQueries queries, KeepFamilyDraft keep, FamilyAreaQueries area, SayWishes say, ConfirmEnteredWishes confirm,
    IOptions<WordsOptions> options)
    : FamilyFormPage(words, queries, keep)
{
    [BindProperty]
    public string? WithWhom { get; set; }
    [BindProperty]
    public string? Place { get; set; }
    [BindProperty]
    public string[]? Times { get; set; }
    [BindProperty]
    public string[]? Means { get; set; }
    [BindProperty]
    public string[]? Help { get; set; }
    [BindProperty]
    public string? HelpDetail { get; set; }
    [BindProperty]
    public string? BesideMe { get; set; }

    /// <summary>Null while nothing was said.</summary>
    public WishesView? Wishes { get; private set; }
    public WishesSaid? Said => Wishes?.Said;

    public IReadOnlyList<Choice> TimeChoices =>
    [
        new(nameof(MeetingTimes.WeekdayDays), Words.Say("Monday to Friday, in the daytime")),
        new(nameof(MeetingTimes.WeekdayEvenings), Words.Say("Monday to Friday, in the evening")),
        new(nameof(MeetingTimes.Weekends), Words.Say("At the weekend")),
    ];

    public IReadOnlyList<Choice> MeansChoices =>
    [
        new(nameof(TalkMeans.FaceToFace), Words.Say("Meet and talk")),
        new(nameof(TalkMeans.Telephone), Words.Say("Talk on the telephone")),
        new(nameof(TalkMeans.VideoCall), Words.Say("Talk by video")),
        new(nameof(TalkMeans.Letter), Words.Say("Write letters")),
        new(nameof(TalkMeans.WritingHere), Words.Say("Write here")),
    ];

    public IReadOnlyList<Choice> HelpChoices =>
    [
        new(nameof(LanguageHelp.Interpreter), Words.Say("An interpreter for my language")),
        new(nameof(LanguageHelp.Signer), Words.Say("Somebody who signs")),
        new(nameof(LanguageHelp.EasyWords), Words.Say("Easy words and pictures")),
    ];

    /// <summary>What can be done of it; null while nobody answered.</summary>
    public LocalText? Outcome => Wishes?.Answer?.Outcome switch
    {
        WishesOutcome.CanDo => Words.Say("Yes, we can do this."),
        WishesOutcome.PartOfIt => Words.Say("We can do part of this."),
        WishesOutcome.Cannot => Words.Say("We are sorry. We cannot do this."),
        _ => null,
    };

    public async Task OnGetAsync() => Wishes = await area.WishesAsync(Actor, Words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        var said = await say.RunAsync(Actor, new SayWishesCommand(new WishesSaid(WithWhom, Place, Chosen.Several<MeetingTimes>(Times), Chosen.Several<TalkMeans>(Means),
            Chosen.Several<LanguageHelp>(Help), HelpDetail, BesideMe), Words.Requested.Code, DraftName), HttpContext.RequestAborted);
        if (said.Succeeded)
        {
            return Taken();
        }
        await RefuseAsync(said);
        await OnGetAsync();
        return Page();
    }

    /// <summary>The person says that what was entered for them is right.</summary>
    /// <param name="read">When the wishes were said that stood before the person.</param>
    public async Task<IActionResult> OnPostConfirmAsync(string? read)
    {
        var confirmed = await confirm.RunAsync(Actor, new ConfirmEnteredWishesCommand(Instants.Read(read)), HttpContext.RequestAborted);
        return confirmed.Succeeded ? Taken() : confirmed.Refusals.Contains(SaySafeContact.ReadAgain) ? NotCounted() : LocalRedirect(Address);
    }

    /// <summary>What was entered for the person, for them to read before they call it right: in the form their own kept words may stand.</summary>
    public IReadOnlyList<Fact> Entered => Said is not { } said ? [] :
    [
        .. Written(Words.Say("With whom would you like to talk?"), said.WithWhom), .. Written(Words.Say("Where would you feel at ease?"), said.Place),
        .. Picked(Words.Say("When is it good for you?"), TimeChoices, Chosen.Names(said.Times)), .. Picked(Words.Say("How would you like to do it?"), MeansChoices, Chosen.Names(said.Means)),
        .. Picked(Words.Say("What help would you like?"), HelpChoices, Chosen.Names(said.Help)), .. Written(Words.Say("Tell us more about the help, if you like"), said.HelpDetail),
        .. Written(Words.Say("Who shall be beside you?"), said.BesideMe),
    ];

    private IEnumerable<Fact> Written(IHtmlContent question, string? value) => string.IsNullOrWhiteSpace(value) ? [] : [new Fact(question, new HtmlContentBuilder().Append(value))];

    private IEnumerable<Fact> Picked(IHtmlContent question, IReadOnlyList<Choice> choices, IReadOnlyCollection<string> chosen)
    {
        var labels = new HtmlContentBuilder();
        foreach (var (at, choice) in choices.Where(choice => chosen.Contains(choice.Value)).Index())
        {
            labels.Append(at == 0 ? "" : "; ").AppendHtml(choice.Label);
        }
        return labels.Count == 0 ? [] : [new Fact(question, labels)];
    }

    /// <summary>What was typed before and not sent, or else what holds.</summary>
    public string? Field(string name, string? holds) => Kept.Count > 0 ? Kept.GetValueOrDefault(name) : holds;

    public IReadOnlyCollection<string> ChosenIn<T>(string name, T holds) where T : struct, Enum => Chosen.Kept(Kept, name, Chosen.Names(holds));
}
