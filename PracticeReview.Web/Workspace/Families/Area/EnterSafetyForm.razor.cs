using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;

namespace PracticeReview.Web.Workspace.Families.Area;

/// <summary>Somebody beside a person enters how they are safely reached, as they said it.</summary>
public sealed partial class EnterSafetyForm
{
    private bool _entered;
    private bool _isMissed;
    private StaffSafety? _before;

    [Inject]
    public required EnterSafeContact UseCase { get; set; }

    [Parameter, EditorRequired]
    public required MemberAreaView View { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>Whether the words were typed, or kept, over other ways of contact than there are now.</summary>
    private bool IsOld => _isMissed || Words.Version != View.Safety.Version;

    /// <summary>The form begins with what holds now, so that only what is new is typed.</summary>
    protected override SafetyWords Begin() => new()
    {
        Email = View.Safety.Email,
        Mobile = View.Safety.Mobile,
        Times = View.Safety.Times,
        Ways = View.Safety.Ways,
        Note = View.Safety.Note,
        Version = View.Safety.Version,
    };

    protected override void OnParametersSet()
    {
        // Another contact person, or other hours to ring, is nothing to look at again here.
        if (_before is { } before && before.Version == Words.Version && WaysOf(before) == WaysOf(View.Safety))
        {
            Words.Version = View.Safety.Version;
        }
        _before = View.Safety;
    }

    private static (string?, string?, UnsafeTimes, UnsafeWays, string?, DateTimeOffset?) WaysOf(StaffSafety safety) =>
        (safety.Email, safety.Mobile, safety.Times, safety.Ways, safety.Note, safety.SaidAt);

    private async Task EnterAsync()
    {
        _entered = false;
        var command = new EnterSafeContactCommand(View.Member, Words.Version, Words.Email, Words.Mobile, Words.Times, Words.Ways, Words.Note, Words.HowSure, Form);
        var sent = await SendAsync(async actor => await UseCase.RunAsync(actor, command, CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            (Words.HowSure, _entered, _isMissed) = (null, true, false);
            await Changed.InvokeAsync();
            Words.Version = View.Safety.Version;
        }
        else if (sent?.Refusals.Contains(Refusal.ChangedMeanwhile) == true)
        {
            _isMissed = true;
            await Changed.InvokeAsync();
            Words.Version = View.Safety.Version;
        }
    }

    public sealed class SafetyWords
    {
        public string? Email { get; set; }
        public string? Mobile { get; set; }
        public UnsafeTimes Times { get; set; }
        public UnsafeWays Ways { get; set; }
        public string? Note { get; set; }
        public string? HowSure { get; set; }
        public uint Version { get; set; }
    }
}
