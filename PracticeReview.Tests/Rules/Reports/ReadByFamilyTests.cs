using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Workspace.Reports;

namespace PracticeReview.Tests.Rules.Reports;

/// <summary>The report and the draft the family reads are one text, or it is said why not (checklist F4, J8).</summary>
public sealed class ReadByFamilyTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Partnership Partnership = new(PartnershipId.New(), "Inventshire Safeguarding Children Partnership", "INV", "Salford2019", "0161 496 0000", "reviews@inventshire.example");
    private static readonly ReviewCase Case = ReviewCase.Open(Partnership, "INV-2026-0001", "A.B.", StaffId.New(), Now);
    private static readonly DraftPassageId First = DraftPassageId.New();
    private static readonly DraftPassageId Second = DraftPassageId.New();
    private static readonly DraftPassageId Third = DraftPassageId.New();

    [Theory]
    [InlineData("It was cold.", 2, "It was cold.", "It was cold.", false, false, false)]
    [InlineData("It was cold.\r\n", 2, "It was cold.", "It was cold.", false, false, false)]
    [InlineData("It was cold.", 1, "It was very cold.", "It was cold.", true, false, false)]
    [InlineData("It was very cold.", 1, "It was very cold.", "It was cold.", false, false, true)]
    [InlineData("It was icy.", 2, "It was cold.", "It was cold.", false, true, true)]
    [InlineData("It was icy.", 2, "It was cold.", null, false, true, false)]
    public void A_section_says_how_it_stands_to_the_draft_and_to_what_the_family_read(string section, int edition, string draft, string? read, bool draftSaysOtherwise, bool editedHere, bool familyReadOtherwise)
    {
        var passage = new PassageBeside(First, 1, 2, "What happened", draft, read is null ? [] : [read]);

        var standing = SectionStanding.Of(new ReportSection("What happened", section, new TakenFrom(First, edition)), [passage]).ShouldNotBeNull();

        (standing.DraftSaysOtherwise, standing.WasEditedHere, standing.WhatTheFamilyRead is not null).ShouldBe((draftSaysOtherwise, editedHere, familyReadOtherwise));
    }

    [Fact]
    public void A_section_that_was_written_here_stands_to_no_passage() =>
        SectionStanding.Of(new ReportSection("What happened", "It was cold."), [Passage(First, 1)]).ShouldBeNull();

    [Fact]
    public void Sections_that_say_something_else_and_passages_left_out_are_counted()
    {
        PassageBeside[] draft = [Passage(First, 1, "One."), Passage(Second, 2, "Two.", "Two.", "Two, before."), Passage(Third, 3, "Three.")];

        ReadByFamily.Of([Section(First, "One.")], draft, 0).ShouldBe(new ReadByFamily(0, 0, 2));
        ReadByFamily.Of([Section(First, "One."), Section(Second, "Two."), Section(Third, "Three!")], draft, 1).ShouldBe(new ReadByFamily(1, 2, 0));
        // The same words, typed here: the family read them, wherever they came from.
        ReadByFamily.Of([new ReportSection("x", "One."), new ReportSection("x", "Three.")], draft, 0).ShouldBe(new ReadByFamily(0, 0, 1));
        ReadByFamily.Of([], [new PassageBeside(First, 1, 1, "x", "One.", [])], 0).IsAnything.ShouldBeFalse("nobody read it");
    }

    [Theory]
    [InlineData(1, 0, 0, null, "One family member takes part")]
    [InlineData(2, 0, 0, " ", "2 family members take part")]
    [InlineData(0, 1, 0, null, "One section says something else")]
    [InlineData(0, 3, 0, null, "3 sections say something else")]
    [InlineData(0, 0, 1, null, "One passage that family members read")]
    [InlineData(0, 0, 2, null, "2 passages that family members read")]
    [InlineData(1, 2, 3, "The inquest begins on Monday.", null)]
    [InlineData(0, 0, 0, null, null)]
    public void No_final_version_is_agreed_over_what_the_family_does_not_know_without_a_reason(int nothingShown, int otherwise, int leftOut, string? despite, string? refused)
    {
        var (report, version, chair) = Written();

        var agreed = report.AgreeFinal(chair, version, Now, despite: despite, read: new ReadByFamily(nothingShown, otherwise, leftOut));

        if (refused is not null)
        {
            agreed.ShouldRefuse(refused);
            agreed.Refusals.ShouldHaveSingleItem().Field.ShouldBe("Despite");
            report.AgreedAt.ShouldBeNull();
            return;
        }
        agreed.ShouldSucceed();
        report.AgreedDespite.ShouldBe(despite);
        (report.AgreedNothingShown, report.AgreedOtherwise, report.AgreedLeftOut).ShouldBe((nothingShown, otherwise, leftOut));
        report.Write(chair, Text(Section(null, "Other words.")), [], Now).Succeeded.ShouldBeTrue();
        (report.AgreedNothingShown, report.AgreedOtherwise, report.AgreedLeftOut).ShouldBe((0, 0, 0), "a changed text is agreed anew");
    }

    [Fact]
    public void A_passage_is_taken_in_once_and_only_from_this_draft()
    {
        var (report, _, chair) = Written();
        var draft = new Dictionary<DraftPassageId, int> { [First] = 2 };

        report.Write(chair, Text(Section(First, "One."), Section(First, "One.")), [], Now, draft).ShouldRefuse("stands in the report already");
        report.Write(chair, Text(Section(Second, "Two.")), [], Now, draft).ShouldRefuse("does not have");
        report.Write(chair, Text(Section(First, "One.", edition: 3)), [], Now, draft).ShouldRefuse("does not have");
        report.Write(chair, Text(Section(First, "One.", edition: 0)), [], Now, draft).ShouldRefuse("does not have");
        report.Write(chair, Text(Section(First, "One.")), [], Now).ShouldRefuse("does not have");
        report.Write(chair, Text(Section(First, " One. ", edition: 2)), [], Now, draft).Value.Sections.ShouldHaveSingleItem().ShouldBe(Section(First, "One.", edition: 2));
    }

    [Fact]
    public void Passages_are_taken_in_where_the_draft_has_them_and_nothing_that_was_typed_goes()
    {
        PassageBeside[] draft = [Passage(First, 1), Passage(Second, 2), Passage(Third, 3)];
        ReportDraft.Begin(draft).Sections.Select(section => section.From!.Passage).ShouldBe([First, Second, Third]);

        var words = new ReportDraft();
        words.TakeIn(draft[2], draft);
        words.Sections.ShouldHaveSingleItem("the empty section gives way");
        words.Sections.Insert(0, new DraftSection { Heading = "The questions", Text = "Who knew?" });
        words.Missing(draft).Select(passage => passage.Number).ShouldBe([1, 2]);
        words.TakeIn(draft[0], draft);
        words.TakeIn(draft[1], draft);

        words.Sections.Select(section => section.Heading).ShouldBe(["The questions", "Passage 1", "Passage 2", "Passage 3"]);
        words.ToText().Sections[1].ShouldBe(new ReportSection("Passage 1", "Words of 1.", new TakenFrom(First, 1)));
        words.Missing(draft).ShouldBeEmpty();
    }

    [Fact]
    public void What_stood_in_a_section_can_be_put_back_after_the_draft_s_words_were_taken()
    {
        var section = new DraftSection { Heading = "What happened", Text = "As we wrote it here.", From = new TakenFrom(First, 1) };

        section.TakeWords(Passage(First, 1, "As the draft says it.") with { Edition = 4 });
        section.AsSection().ShouldBe(new ReportSection("What happened", "As the draft says it.", new TakenFrom(First, 4)));
        section.PutBack();

        section.AsSection().ShouldBe(new ReportSection("What happened", "As we wrote it here.", new TakenFrom(First, 1)));
        section.TextBefore.ShouldBeNull();
    }

    private static PassageBeside Passage(DraftPassageId id, int number, string? text = null, params IReadOnlyList<string> read) =>
        new(id, number, 1, $"Passage {number}", text ?? $"Words of {number}.", read.Count == 0 ? [text ?? $"Words of {number}."] : read);

    private static ReportSection Section(DraftPassageId? passage, string text, int edition = 1) => new("Heading", text, passage is { } id ? new TakenFrom(id, edition) : null);

    private static ReportText Text(params IReadOnlyList<ReportSection> sections) => new("Seeing the household", "What was known was spread.", sections, [new Recommendation(1, "Record every adult.")]);

    private static (ReviewReport, ReportVersion, StaffActor) Written()
    {
        var (report, chair) = (new ReviewReport(Case), new StaffActor(StaffId.New(), Partnership.Id, null, "Chair Testwell", [], [(Case.Id, CaseRole.ReviewChair)]));
        return (report, report.Write(chair, Text(Section(null, "A child was not seen.")), [], Now).Value, chair);
    }
}
