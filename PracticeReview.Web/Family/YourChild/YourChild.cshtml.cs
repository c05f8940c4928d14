using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.YourChild;

/// <summary>The person tells of the child, in words, pictures and sounds, and chooses who may see each (checklist J6).</summary>
[RequestSizeLimit(PostLimit), RequestFormLimits(MultipartBodyLengthLimit = PostLimit)]
public sealed class YourChildModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries, KeepFamilyDraft keep, FamilyAreaQueries area, FamilyLimitQueries limits, TellOfChild tell) : FamilyFormPage(words, queries, keep)
{
    /// <summary>In bytes. Above the largest picture and sound, so that one that is too large is refused in kind words.</summary>
    private const long PostLimit = 50L * 1_048_576;

    [BindProperty]
    public string? Kind { get; set; }
    [BindProperty]
    public string? Text { get; set; }
    [BindProperty]
    public string? Audience { get; set; }
    [BindProperty]
    public IFormFile? Picture { get; set; }
    [BindProperty]
    public IFormFile? Sound { get; set; }

    /// <summary>Made with the form: sent twice, it is told once.</summary>
    [BindProperty]
    public Guid Once { get; set; } = Guid.CreateVersion7();

    public IReadOnlyList<MemoryView> Memories { get; private set; } = [];

    /// <summary>Whether nothing more can be told here by decision; what was told can still be seen and taken back.</summary>
    public bool IsClosed { get; private set; }

    public async Task OnGetAsync()
    {
        Memories = await area.MemoriesAsync(Actor, Words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
        IsClosed = (await limits.ClosedPartsAsync(Actor, HttpContext.RequestAborted)).Contains(FamilyPart.YourChild);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var told = await TellAsync();
        if (told.Succeeded)
        {
            return Taken();
        }
        await RefuseAsync(told);
        await OnGetAsync();
        return Page();
    }

    private async Task<Result> TellAsync()
    {
        var command = new TellOfChildCommand(new ChildMemoryId(Once == Guid.Empty ? Guid.CreateVersion7() : Once), Chosen.One<MemoryKind>(Kind), Text,
            Chosen.One<MemoryAudience>(Audience), Words.Requested.Code, DraftName);
        var (picture, sound) = (Picture is { Length: > 0 }, Sound is { Length: > 0 });
        if (picture && sound)
        {
            return Result.Refuse("Sound", "Send the picture first, and then the sound. We can take one of them at a time.");
        }
        if (!picture && !sound)
        {
            return await tell.RunAsync(Actor, command, null, HttpContext.RequestAborted);
        }
        await using var source = (picture ? Picture : Sound)!.OpenReadStream();
        var received = picture ? await ReceivedFile.ReceivePictureAsync(source, HttpContext.RequestAborted) : await ReceivedFile.ReceiveSoundAsync(source, HttpContext.RequestAborted);
        if (received.Refused)
        {
            return received;
        }
        await using var file = received.Value;
        return await tell.RunAsync(Actor, command, file, HttpContext.RequestAborted);
    }
}
