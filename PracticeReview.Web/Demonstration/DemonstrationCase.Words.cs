using PracticeReview.Data.Families;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Web.Demonstration;

/// <summary>What becomes of a family's words, what is written to them, and who translates it.</summary>
internal sealed partial class DemonstrationCase
{
    public async Task WeighAsync(ContributionId contribution, int daysAgo, ContributionStatus status, string? note = null)
    {
        clock.GoTo(daysAgo, 16, 45);
        var actor = await As("reviewer");
        var said = (await Get<FamilyWordsQueries>().OpenAsync(actor, Id, new WordsFilter(), None))!.Words.Single(words => words.Id == contribution);
        Done(await Get<TakeContributionStep>().RunAsync(actor, new TakeContributionStepCommand(contribution, said.Standing, status, note), None));
    }

    public async Task LinkAsync(ContributionId contribution, ContributionLinkKind kind, string label) =>
        Done(await Get<LinkContribution>().RunAsync(await As("reviewer"), new LinkContributionCommand(contribution, kind, label), None));

    /// <summary>Writes the first passage anew and releases it to whoever reads it.</summary>
    public async Task ReleaseAnewAsync(FamilyMemberId member, int daysAgo, string text)
    {
        clock.GoTo(daysAgo, 11, 15);
        var passage = (await Get<FamilyStaffQueries>().OpenDraftAsync(await As("reviewer"), Id, None))!.Passages[0];
        Done(await Get<WriteDraftPassage>().RunAsync(await As("reviewer"), new WriteDraftPassageCommand(Id, passage.Id, passage.Version, passage.Heading, text), None));
        clock.Advance(20);
        Done(await Get<ReleasePassage>().RunAsync(await As("reviewer"), new ReleasePassageCommand(passage.Id, passage.Edition + 1, [member], Enum.GetValues<ReleaseCheck>()), None));
    }

    public async Task SetSideBySideAsync(int daysAgo, string title, string analysis, string source, string account, params IReadOnlyList<ContributionId> said)
    {
        clock.GoTo(daysAgo, 17, 30);
        Done(await Get<SetSideBySide>().RunAsync(await As("reviewer"), new SetSideBySideCommand(Id, ContradictoryAccountsId.New(), null, title,
            [.. said.Select(one => new AccountOfEvents(one, null, null)), new AccountOfEvents(null, source, account)], analysis), None));
    }

    public async Task<FamilyLetterId> WriteLetterAsync(FamilyMemberId member, int daysAgo, string title, string text)
    {
        clock.GoTo(daysAgo, 9, 50);
        var id = FamilyLetterId.New();
        Done(await Get<WriteFamilyLetter>().RunAsync(await As("facilitator"), new WriteFamilyLetterCommand(member, id, null, title, text), None));
        return id;
    }

    public async Task ReleaseLetterAsync(FamilyMemberId member, FamilyLetterId letter, bool inEnglishFirst = false)
    {
        clock.Advance(60);
        var actor = await As("facilitator");
        var row = (await Get<FamilyLetterQueries>().OpenAsync(actor, Id, member, None))!.Letters.Single(one => one.Id == letter);
        Done(await Get<WriteFamilyLetter>().ReleaseAsync(actor, new ReleaseFamilyLetterCommand(letter, row.Version, inEnglishFirst), None));
    }

    public async Task ExplainAsync(FamilyMemberId member, int daysAgo, FamilyLetterId letter, Understanding understanding, string note)
    {
        clock.GoTo(daysAgo, 18, 10);
        Done(await Get<RecordExplanation>().RunAsync(await As("facilitator"), new RecordExplanationCommand(member, ExplainedThing.Letter, letter.Value, "Fern Gentle",
            Data.Calendar.LegalDay.Of(clock.GetUtcNow()), "Telephone interpreter, Urdu", understanding, note), None));
    }

    public async Task AskTranslatorsAsync(CaseTextKind kind, HeadedText source, string from, string into, string note) =>
        Done(await Get<RequestTranslation>().RunAsync(await As("facilitator"), new RequestTranslationCommand(Id, kind, source, from, into, note), None));

    /// <summary>One translator writes it, and another one approves it where it is checked.</summary>
    public async Task TranslateAtDeskAsync(HeadedText source, string from, string into, string text, bool isChecked, string? heading = null)
    {
        clock.Advance(45);
        var translate = Get<TranslateCaseText>();
        Done(await translate.RunAsync(await As("translator"), new TranslateCaseTextCommand(Id, source, from, into, text, Heading: heading), None));
        if (isChecked)
        {
            clock.Advance(30);
            var version = (await Get<FamilyStaffQueries>().TranslationVersionAsync(await As("facilitator"), Id, source, into, None))!.Value;
            Done(await translate.ApproveAsync(await As("other-translator"), new TranslateCaseTextCommand(Id, source, from, into, null, version), None));
        }
    }

    public async Task GiveLanguagesAsync(string translator, params IReadOnlyCollection<string> languages) =>
        Done(await Get<KeepTranslatorLanguages>().RunAsync(await As("unit"), new KeepTranslatorLanguagesCommand(people[translator], languages), None));
}
