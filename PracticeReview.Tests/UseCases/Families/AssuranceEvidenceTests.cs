using PracticeReview.Data.Assurance;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>What the portal finds by itself behind each of the nine questions, and what it finds missing at each.</summary>
public sealed class AssuranceEvidenceTests
{
    [Fact]
    public async Task Everything_recorded_about_the_involvement_of_a_family_is_offered_as_evidence_with_a_link_and_without_a_name()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var area = await FilledArea.CreateAsync(world);
        var letter = await area.WriteLetterAsync();
        var chair = await area.ChairAsync();
        var wish = await world.SendAsync(world.Mother, ContributionKind.FocusSuggestion, "Look at the school.");
        (await new TakeContributionStep(world.World.Database).RunAsync(chair, new TakeContributionStepCommand(wish, ContributionStanding.Beginning, ContributionStatus.Read), default)).ShouldSucceed();
        (await new TakeContributionStep(world.World.Database).RunAsync(chair, new TakeContributionStepCommand(wish, new(ContributionStatus.Read, 1), ContributionStatus.Considered), default)).ShouldSucceed();
        (await new LinkContribution(world.World.Database).RunAsync(chair, new LinkContributionCommand(wish, ContributionLinkKind.TermOfReference, "The second question"), default)).ShouldSucceed();
        (await new SetSideBySide(world.World.Database).RunAsync(chair, new SetSideBySideCommand(world.Case.Id, ContradictoryAccountsId.New(), null, "How often the school rang",
            [new(wish, null, null), new(null, "The school", "Twice.")], "Both are true."), default)).ShouldSucceed();
        (await new RecordExplanation(world.World.Database).RunAsync(chair, new RecordExplanationCommand(world.Mother.Id, ExplainedThing.Letter, letter.Value, "Fern", new DateOnly(2026, 3, 2), "Test Interpreter", Understanding.SaidInOwnWords, null), default)).ShouldSucceed();
        (await new RecordConsentGrounds(world.World.Database).RunAsync(chair, new RecordConsentGroundsCommand(world.Mother.Id, new ConsentConsidered(AgeGroup.Adult, ConsentDecider.Themselves, "", "", false)), default)).ShouldSucceed();
        (await new LimitFamilyArea(world.World.Database).RunAsync(chair, new LimitFamilyAreaCommand(world.Uncle.Id, [FamilyPart.Draft], LimitGround.UnderInvestigation, "He is to be interviewed."), default)).ShouldSucceed();

        var view = await OpenAsync(world);

        var kinds = view.Questions.Select(question => question.Available.Select(piece => piece.Kind).ToHashSet()).ToList();
        ((EvidenceKind[])[EvidenceKind.Wishes, EvidenceKind.Consent]).ShouldBeSubsetOf(kinds[2]);
        kinds[3].ShouldContain(EvidenceKind.ContributionLink);
        ((EvidenceKind[])[EvidenceKind.AskedQuestion, EvidenceKind.QuestionAnswer, EvidenceKind.Letter, EvidenceKind.Explanation]).ShouldBeSubsetOf(kinds[4]);
        ((EvidenceKind[])[EvidenceKind.QuestionAnswer, EvidenceKind.ContributionStep, EvidenceKind.ContributionLink, EvidenceKind.Accounts, EvidenceKind.Memory]).ShouldBeSubsetOf(kinds[5]);
        kinds[7].ShouldContain(EvidenceKind.Limit);
        var pieces = view.Questions.SelectMany(question => question.Available).Distinct().ToList();
        pieces.ShouldAllBe(piece => piece.Address.StartsWith($"/workspace/cases/{world.Case.Id}/", StringComparison.Ordinal));
        string.Concat(pieces.Select(piece => piece.Label)).ShouldNotContain("Inventado");
        pieces.Count(piece => piece.Kind == EvidenceKind.Memory).ShouldBe(2, "what is for the contact person alone is not shown to the chair");
        pieces.Where(piece => piece.Kind == EvidenceKind.ContributionStep).ShouldContain(piece => piece.Label.StartsWith("Mother: wish for the focus considered, ", StringComparison.Ordinal));

        // It can be pointed to, and what is no longer in force is not offered.
        var limit = pieces.Single(piece => piece.Kind == EvidenceKind.Limit);
        (await new AnswerAssuranceQuestion(world.World.Database).RunAsync(chair, new AnswerAssuranceQuestionCommand(world.Case.Id, 8, AssuranceVerdict.Yes, "", [(limit.Kind, limit.Subject)], null), default)).ShouldSucceed();
        (await new LimitFamilyArea(world.World.Database).LiftAsync(chair, limit.Subject, "No charge was brought.", default)).ShouldSucceed();
        (await OpenAsync(world)).Questions[7].Available.ShouldNotContain(piece => piece.Kind == EvidenceKind.Limit);
        (await OpenAsync(world)).Questions[7].Answer!.Evidence.ShouldHaveSingleItem().IsInForce.ShouldBeFalse();
    }

    [Fact]
    public async Task Each_gap_stands_at_its_question_until_it_is_closed()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update cases set stage = 'Report'");
        (await GapsAsync(world, 2)).ShouldBe(["The family has not been mapped.", "Mother: has an area of their own and is not on the map.", "Uncle: has an area of their own and is not on the map."]);
        (await GapsAsync(world, 4)).ShouldBe(["Nobody of the family was asked what the review should look at."]);
        (await GapsAsync(world, 5)).ShouldBeEmpty();
        (await GapsAsync(world, 9)).ShouldBe(["Mother: said yes to commenting on the draft, and nothing was released to them.", "Uncle: said yes to commenting on the draft, and nothing was released to them."]);

        await world.World.DecideToInvolveAsync(world.Mother.Id);
        await world.World.DecideToInvolveAsync(world.Uncle.Id);
        (await world.AgreeAsync(world.Mother, FamilyActivity.ShareExperience, AgreementAnswer.Yes)).ShouldSucceed();
        var wish = await world.SendAsync(world.Mother, ContributionKind.FocusSuggestion, "Look at the school.");
        var name = await world.SendAsync(world.Mother, ContributionKind.NamesInReport, "Call her Gulab.");
        var passage = await world.ReleaseAsync(world.Mother, "What happened", "A child was cold.");
        var comment = await world.SendAsync(world.Mother, ContributionKind.Comment, "She was not.", passage);
        var chair = await world.World.ActAsync(world.Chair);
        var accounts = ContradictoryAccountsId.New();
        (await new SetSideBySide(world.World.Database).RunAsync(chair, new SetSideBySideCommand(world.Case.Id, accounts, null, "How often the school rang",
            [new(wish, null, null), new(null, "The school", "Twice.")], null), default)).ShouldSucceed();

        (await GapsAsync(world, 2)).ShouldBeEmpty();
        (await GapsAsync(world, 4)).ShouldBe(["Mother: 1 wish for the focus is not answered."]);
        (await GapsAsync(world, 5)).ShouldBe(["Mother: said yes to sharing experience, and no question was released to them."]);
        (await GapsAsync(world, 6)).ShouldBe(["Mother: 3 things they sent have not been considered yet.", "Accounts that contradict each other stand side by side, and nothing is said of what the review makes of them."]);
        (await GapsAsync(world, 7)).ShouldBe(["Mother: 1 wish about names or descriptions is not answered."]);
        (await GapsAsync(world, 9)).ShouldBe(["Uncle: said yes to commenting on the draft, and nothing was released to them.", "Mother: 1 comment on the draft is not answered."]);

        foreach (var sent in (ContributionId[])[wish, name, comment])
        {
            await world.AnswerAsync(sent, AnswerOutcome.Accepted, "It is changed.");
        }
        var area = await FilledArea.CreateAsync(world);
        (await GapsAsync(world, 4)).ShouldBeEmpty();
        (await GapsAsync(world, 5)).ShouldBeEmpty();
        (await GapsAsync(world, 6)).ShouldBe(["Mother: of 4 things they sent, nobody has said where the review uses them or why not.", "Mother: an answer to our questions has not been read yet.", "Accounts that contradict each other stand side by side, and nothing is said of what the review makes of them."]);
        (await GapsAsync(world, 7)).ShouldBeEmpty();
        (await GapsAsync(world, 9)).ShouldBe(["Uncle: said yes to commenting on the draft, and nothing was released to them."]);
        area.Asked.ShouldNotBe(default);

        foreach (var (sent, used) in ((ContributionId, ContributionStatus)[])[(wish, ContributionStatus.Used), (name, ContributionStatus.NotUsed), (comment, ContributionStatus.Used)])
        {
            (await new TakeContributionStep(world.World.Database).RunAsync(chair, new TakeContributionStepCommand(sent, new(ContributionStatus.Considered, 2), used, "In section 2."), default)).ShouldSucceed();
        }
        (await GapsAsync(world, 6)).ShouldBe(["Mother: of 1 thing they sent, nobody has said where the review uses it or why not.", "Mother: an answer to our questions has not been read yet.", "Accounts that contradict each other stand side by side, and nothing is said of what the review makes of them."]);
    }

    [Fact]
    public async Task Non_involvement_without_a_contact_is_a_gap_and_nothing_is_missed_where_nothing_may_be_pushed()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update cases set stage = 'Report'");
        await world.World.DecideToInvolveAsync(world.Mother.Id);
        await world.World.DecideToInvolveAsync(world.Uncle.Id);
        var persons = (await new InvolvementQueries(world.World.Database).OpenMapAsync(await world.World.ActAsync(world.Chair), world.Case.Id, default))!.Persons;
        var uncle = persons.Single(person => person.Member == world.Uncle.Id).Id;
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update involvement_decisions set choice = 'NotInvolved' where person_id = '{uncle}'");

        (await GapsAsync(world, 8)).ShouldBe(["Uncle: not involved, and no contact or attempt is recorded."]);
        (await GapsAsync(world, 9)).ShouldBe(["Mother: said yes to commenting on the draft, and nothing was released to them."]);
        foreach (var activity in Enum.GetValues<FamilyActivity>())
        {
            (await world.AgreeAsync(world.Mother, activity, AgreementAnswer.No)).ShouldSucceed();
        }
        (await GapsAsync(world, 8)).ShouldBe(["Mother: said no to everything, and no contact about it is recorded.", "Uncle: not involved, and no contact or attempt is recorded."], ignoreOrder: true);
        foreach (var person in persons)
        {
            (await new RecordContact(world.World.Database).RunAsync(await world.World.ActAsync(world.Chair),
                new RecordContactCommand(person.Id, Guid.CreateVersion7(), world.World.Now, ContactMeans.Telephone, ContactSide.Us, ContactOutcome.Spoke, "She was kind."), default)).ShouldSucceed();
        }
        (await GapsAsync(world, 8)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_keeps_what_was_missing_when_it_was_given_and_says_which_evidence_is_gone()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await world.World.DecideToInvolveAsync(world.Mother.Id);
        var chair = await world.World.ActAsync(world.Chair);
        const string missing = "Mother: to be involved, and nobody has written down why and what for.";
        (await GapsAsync(world, 1)).ShouldBe([missing]);
        var decision = (await OpenAsync(world)).Questions[1].Available.First(piece => piece.Kind == EvidenceKind.Decision);
        var answer = new AnswerAssuranceQuestion(world.World.Database);
        (await answer.RunAsync(chair, new AnswerAssuranceQuestionCommand(world.Case.Id, 1, AssuranceVerdict.Partly, "It is to be written down.", [], null), default)).ShouldSucceed();
        (await answer.RunAsync(chair, new AnswerAssuranceQuestionCommand(world.Case.Id, 2, AssuranceVerdict.Yes, "", [(decision.Kind, decision.Subject)], null), default)).ShouldSucceed();
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update cases set stage = 'Report'");

        // The start is behind: what is missing today stands where the review is now.
        var start = (await new AssuranceQueries(world.World.Database).OpenAsync(chair, world.Case.Id, default, AssuranceStage.Start))!;
        (start.Questions[0].Answer!.Gaps.ShouldHaveSingleItem(), start.Gaps.Count).ShouldBe((missing, 0));
        start.Questions[1].Answer!.ShouldSatisfyAllConditions(given => given.Gone.ShouldBe(0), given => given.Evidence.ShouldHaveSingleItem());
        (await OpenAsync(world)).Gaps.ShouldNotBeEmpty();

        await world.World.TestDatabase.ExecuteAsOwnerAsync("update mapped_persons set taken_off_at = now()");
        var later = (await new AssuranceQueries(world.World.Database).OpenAsync(chair, world.Case.Id, default, AssuranceStage.Start))!.Questions[1].Answer!;
        (later.Evidence.Count, later.Gone).ShouldBe((0, 1));
    }

    private static async Task<AssuranceView> OpenAsync(FamilyAreaWorld world) =>
        (await new AssuranceQueries(world.World.Database).OpenAsync(await world.World.ActAsync(world.Chair), world.Case.Id, default))!;

    private static async Task<IReadOnlyList<string>> GapsAsync(FamilyAreaWorld world, int question) =>
        [.. (await OpenAsync(world)).Questions[question - 1].Gaps.Select(gap => gap.Words)];
}
