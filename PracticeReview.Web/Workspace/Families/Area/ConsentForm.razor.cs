using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;

namespace PracticeReview.Web.Workspace.Families.Area;

/// <summary>Who decides whether a person takes part, by age and understanding.</summary>
public sealed partial class ConsentForm
{
    [Inject]
    public required RecordConsentGrounds UseCase { get; set; }

    [Parameter, EditorRequired]
    public required MemberAreaView View { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    protected override ConsentWords Begin() => View.Consent?.Considered is { } known
        ? new()
        {
            Age = known.Age,
            Decider = known.Decider,
            Understanding = known.Understanding,
            WhoAgreed = known.WhoAgreed,
            IsLookedAfter = known.IsLookedAfter,
            WordsFor = known.Age is { } age && known.WordsFor == AgreementReaders.For(age) ? null : known.WordsFor,
            WhyOtherWords = known.WhyOtherWords,
            Understands = known.Understands,
        }
        : new();

    // An age that is not known more closely is offered only where it was recorded so.
    private IEnumerable<AgeGroup> Ages => ((AgeGroup[])[AgeGroup.Adult, AgeGroup.SixteenOrSeventeen, AgeGroup.TwelveToFifteen, AgeGroup.UnderTwelve, AgeGroup.UnderSixteen])
        .Where(age => age != AgeGroup.UnderSixteen || View.Consent?.Considered.Age == AgeGroup.UnderSixteen);

    private async Task RecordAsync()
    {
        var considered = new ConsentConsidered(Words.Age, Words.Decider, Words.Understanding, Words.WhoAgreed, Words.IsLookedAfter, Words.WordsFor, Words.WhyOtherWords, Words.Understands);
        var sent = await SendAsync(async actor => await UseCase.RunAsync(actor, new RecordConsentGroundsCommand(View.Member, considered, Form), CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            await Changed.InvokeAsync();
        }
    }

    public sealed class ConsentWords
    {
        public AgeGroup? Age { get; set; }
        public ConsentDecider? Decider { get; set; }
        public string? Understanding { get; set; }
        public string? WhoAgreed { get; set; }
        public bool IsLookedAfter { get; set; }
        /// <summary>Null for the words for their age.</summary>
        public AgreementReader? WordsFor { get; set; }
        public string? WhyOtherWords { get; set; }
        /// <summary>Asked of persons from 12 to 15 years alone.</summary>
        public bool? Understands { get; set; }
    }
}
