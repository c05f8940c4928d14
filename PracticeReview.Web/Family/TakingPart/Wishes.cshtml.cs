using Microsoft.AspNetCore.Mvc;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.TakingPart;

/// <summary>How the person wants to take part: with whom, where, when, by which means, with which help (checklist J5, guidance 1.6).</summary>
public sealed class WishesModel(Localizer words, FamilyQueries queries, KeepFamilyDraft keep, FamilyAreaQueries area, SayWishes say, ConfirmWhatWasEntered confirm)
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

    public async Task OnGetAsync() => Wishes = await area.WishesAsync(Actor, HttpContext.RequestAborted);

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

    public async Task<IActionResult> OnPostConfirmAsync()
    {
        await confirm.RunAsync(Actor, HttpContext.RequestAborted);
        return Taken();
    }

    /// <summary>What was typed before and not sent, or else what holds.</summary>
    public string? Field(string name, string? holds) => Kept.Count > 0 ? Kept.GetValueOrDefault(name) : holds;

    public IReadOnlyCollection<string> ChosenIn<T>(string name, T holds) where T : struct, Enum => Chosen.Kept(Kept, name, Chosen.Names(holds));
}
