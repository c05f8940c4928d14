using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;

namespace PracticeReview.Web.Workspace.Families.Involvement;

/// <summary>Writes the involvement plan of one person. Two who write at once both keep their words.</summary>
public sealed partial class PlanForm
{
    private bool _isMissed;

    [Inject]
    public required PlanInvolvement UseCase { get; set; }

    [Parameter, EditorRequired]
    public required MappedPersonView View { get; set; }

    [Parameter]
    public EventCallback Saved { get; set; }

    /// <summary>Raised when somebody else saved first, so that the page shows their plan too.</summary>
    [Parameter]
    public EventCallback Missed { get; set; }

    [Parameter]
    public EventCallback Cancelled { get; set; }

    protected override PlanWords Begin() => View.Plan is { } plan ? PlanWords.Of(plan) : new PlanWords { Facilitator = View.Self.Value.ToString(), Knowledge = true };

    private async Task SaveAsync()
    {
        var sent = await SendAsync(async actor => await UseCase.RunAsync(actor, new PlanInvolvementCommand(View.Person.Id, Words.ToPlan(), Words.Replaces, Form), CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            await Saved.InvokeAsync();
        }
        else if (sent?.Refusals.Contains(Refusal.ChangedMeanwhile) == true)
        {
            _isMissed = true;
            await Missed.InvokeAsync();
            Words.Replaces = View.Plan?.Version;
        }
    }
}

/// <summary>What is typed into a plan, and the version it was typed over.</summary>
public sealed class PlanWords
{
    public bool Rights { get; set; }
    public bool ChildCentred { get; set; }
    public bool Knowledge { get; set; }
    public bool Cathartic { get; set; }
    public string Purpose { get; set; } = "";
    public string? Facilitator { get; set; }
    public string? Language { get; set; }
    public bool NeedsInterpreter { get; set; }
    public DateOnly? InterpreterDay { get; set; }
    public TimeOnly? InterpreterTime { get; set; }
    public string Interpreter { get; set; } = "";
    public string Disability { get; set; } = "";
    public string Support { get; set; } = "";
    public string Advocacy { get; set; } = "";
    public string Safety { get; set; } = "";
    public string Venue { get; set; } = "";
    public string Timing { get; set; } = "";
    public string Means { get; set; } = "";
    public string EverydayLife { get; set; } = "";
    public DateOnly? RightsExplainedOn { get; set; }
    public string RightsExplainedBy { get; set; } = "";
    public uint? Replaces { get; set; }

    public static PlanWords Of(PlanView plan)
    {
        var words = plan.Words;
        return new PlanWords
        {
            Rights = words.Rights,
            ChildCentred = words.ChildCentred,
            Knowledge = words.Knowledge,
            Cathartic = words.Cathartic,
            Purpose = words.Purpose ?? "",
            Facilitator = words.Facilitator?.Value.ToString(),
            Language = words.Language,
            NeedsInterpreter = words.NeedsInterpreter,
            InterpreterDay = words.InterpreterAt is { } at ? Data.Calendar.LegalDay.Of(at) : null,
            InterpreterTime = words.InterpreterAt is { } time ? Data.Calendar.LegalDay.TimeOf(time) : null,
            Interpreter = words.Interpreter ?? "",
            Disability = words.Disability ?? "",
            Support = words.Support ?? "",
            Advocacy = words.Advocacy ?? "",
            Safety = words.Safety ?? "",
            Venue = words.Venue ?? "",
            Timing = words.Timing ?? "",
            Means = words.Means ?? "",
            EverydayLife = words.EverydayLife ?? "",
            RightsExplainedOn = words.RightsExplainedOn,
            RightsExplainedBy = words.RightsExplainedBy ?? "",
            Replaces = plan.Version,
        };
    }

    public InvolvementPlanWords ToPlan() => new(Rights, ChildCentred, Knowledge, Cathartic, Purpose, Guid.TryParse(Facilitator, out var staff) ? new StaffId(staff) : null, Language, NeedsInterpreter,
        NeedsInterpreter ? InvolvementWords.Instant(InterpreterDay, InterpreterTime) : null, NeedsInterpreter ? Interpreter : "", Disability, Support, Advocacy, Safety, Venue, Timing, Means, EverydayLife, RightsExplainedOn, RightsExplainedBy);
}
