using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Web.Workspace.Families.Involvement;

namespace PracticeReview.Web.Workspace.Families;

/// <summary>Adds a person to those who are involved: safe contact first, reason always.</summary>
public sealed partial class AddMemberForm
{
    private static readonly IReadOnlyList<(AgeGroup, string)> s_ages = [.. ((AgeGroup[])[AgeGroup.Adult, AgeGroup.SixteenOrSeventeen, AgeGroup.TwelveToFifteen, AgeGroup.UnderTwelve]).Select(age => (age, Area.AreaWords.Name(age)))];
    private static readonly IReadOnlyList<(Generation, string)> s_generations = [.. Enum.GetValues<Generation>().Select(generation => (generation, InvolvementWords.Name(generation)))];

    [Inject]
    public required AddFamilyMember UseCase { get; set; }

    [Parameter, EditorRequired]
    public CaseId Case { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<FacilitatorChoice> Facilitators { get; set; }

    /// <summary>Who is on the family map and has no area of their own.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<NamedChoice> OnMap { get; set; }

    /// <summary>The person at the screen, who is offered first.</summary>
    [Parameter, EditorRequired]
    public StaffId Self { get; set; }

    /// <summary>Raised with the person's name.</summary>
    [Parameter]
    public EventCallback<string> Added { get; set; }

    [Parameter]
    public EventCallback Cancelled { get; set; }

    protected override MemberWords Begin() => new() { Id = Guid.CreateVersion7(), Facilitator = Self.Value };

    private async Task AddAsync()
    {
        var sent = await SendAsync(async actor => await UseCase.RunAsync(actor, new AddFamilyMemberCommand(Case, Words.Name, Words.Relation, Words.Language, Words.Reason,
            Words.SafeEmail, Words.SafeMobile, new StaffId(Words.Facilitator), new FamilyMemberId(Words.Id), Form,
            Words.OnMap is { } person ? new MappedPersonId(person) : null, Words.Generation, Words.Age), CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            await Added.InvokeAsync(Words.Name);
        }
    }

    /// <summary>What is typed. The identifier is made with the form, so that sending twice adds one person.</summary>
    public sealed class MemberWords
    {
        public Guid Id { get; set; }
        public Guid? OnMap { get; set; }
        public Generation? Generation { get; set; }
        public AgeGroup? Age { get; set; }
        public string? SafeEmail { get; set; }
        public string? SafeMobile { get; set; }
        public string? Name { get; set; }
        public string? Relation { get; set; }
        public string? Language { get; set; }
        public Guid Facilitator { get; set; }
        public string? Reason { get; set; }
    }
}
