using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families.Involvement;

namespace PracticeReview.Web.Workspace.Families.Involvement;

/// <summary>Plans a meeting with family members, or changes what was planned.</summary>
public sealed partial class MeetingForm
{
    [Inject]
    public required PlanFamilyMeeting UseCase { get; set; }

    [Parameter, EditorRequired]
    public CaseId Case { get; set; }

    /// <summary>Made with the form: sent twice, it is one meeting.</summary>
    [Parameter, EditorRequired]
    public FamilyMeetingId Meeting { get; set; }

    [Parameter]
    public IReadOnlyList<NamedChoice> Persons { get; set; } = [];

    /// <summary>What has to be minded between any two of them.</summary>
    [Parameter]
    public IReadOnlyList<TensionRow> Tensions { get; set; } = [];

    /// <summary>What is changed; null plans a new one.</summary>
    [Parameter]
    public FamilyMeetingView? Value { get; set; }

    [Parameter]
    public EventCallback Saved { get; set; }

    /// <summary>Raised when somebody else changed it first.</summary>
    [Parameter]
    public EventCallback Missed { get; set; }

    [Parameter]
    public EventCallback Cancelled { get; set; }

    private const string ShownHint = "Who was shown the meeting stays invited. To meet without one of them, say that it does not take place and plan another.";

    private bool IsShown => Value?.ReleasedAt is not null;

    // Who is invited stands here also where nobody may invite them any more, so that they can be taken off.
    private IEnumerable<NamedChoice> Choices => Persons.Concat(Value?.Invited ?? []).DistinctBy(person => person.Id);

    protected override MeetingWords Begin() => Value is null ? new MeetingWords() : new MeetingWords
    {
        Purpose = Value.Purpose,
        Day = LegalDay.Of(Value.At),
        Time = LegalDay.TimeOf(Value.At),
        Place = Value.Place,
        WithWhom = Value.WithWhom,
        Chair = Value.Chair,
        Points = Value.Points,
        HasPreMeeting = Value.HasPreMeeting,
        PreMeeting = Value.PreMeeting,
        Persons = [.. Value.Invited.Select(person => person.Id)],
        Opened = [.. Value.Invited.Select(person => person.Id)],
        Replaces = Value.Version,
    };

    // What was kept before it was known who had been invited says nothing of who is.
    protected override void OnInitialized()
    {
        if (Value is not null && Words.Opened is null)
        {
            (Words.Persons, Words.Opened) = ([], []);
            Words.Follow(Value.Invited.Select(person => person.Id), IsShown);
        }
    }

    private bool IsInvited(NamedChoice person) => Value?.Invited.Any(invited => invited.Id == person.Id) == true;

    private void Invite(Guid person)
    {
        if (!Words.Persons.Remove(person))
        {
            Words.Persons.Add(person);
        }
        Touch();
    }

    private async Task SaveAsync()
    {
        var sent = await SendAsync(async actor => await UseCase.RunAsync(actor, new PlanFamilyMeetingCommand(Case, Meeting,
            new(Words.Purpose, InvolvementWords.Instant(Words.Day, Words.Time), Words.Place, Words.WithWhom, Words.Chair, Words.HasPreMeeting, Words.PreMeeting, Words.Points),
            [.. Words.Persons.Select(person => new MappedPersonId(person))], Words.Replaces, Form,
            Words.Opened?.Select(person => new MappedPersonId(person)).ToList()), CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            await Saved.InvokeAsync();
        }
        else if (sent?.Refusals.Contains(Refusal.ChangedMeanwhile) == true)
        {
            await Missed.InvokeAsync();
            Words.Replaces = Value?.Version;
            if (Value is not null)
            {
                Words.Follow(Value.Invited.Select(person => person.Id), IsShown);
            }
        }
    }

    /// <summary>What is typed and chosen, and the version it was typed over.</summary>
    public sealed class MeetingWords
    {
        public List<Guid> Persons { get; set; } = [];
        /// <summary>Who was invited when the form was opened, or followed a change; null for a new meeting, and in what was kept earlier.</summary>
        public List<Guid>? Opened { get; set; }
        public string Purpose { get; set; } = "";
        public DateOnly? Day { get; set; }
        public TimeOnly? Time { get; set; }
        public string Place { get; set; } = "";
        public string WithWhom { get; set; } = "";
        public string Chair { get; set; } = "";
        public string Points { get; set; } = "";
        public bool HasPreMeeting { get; set; }
        public string PreMeeting { get; set; } = "";
        public uint? Replaces { get; set; }

        /// <summary>
        /// Somebody else changed who is invited: it stands as they left it, with whom was added and without whom was taken off here. Of a
        /// meeting that was shown nobody is taken off.
        /// </summary>
        public void Follow(IEnumerable<Guid> invited, bool isShown)
        {
            List<Guid> now = [.. invited];
            var opened = Opened ?? [];
            var (added, removed) = (Persons.Except(opened).ToList(), isShown ? [] : opened.Except(Persons).ToList());
            (Persons, Opened) = ([.. now.Except(removed).Union(added)], now);
        }
    }
}
