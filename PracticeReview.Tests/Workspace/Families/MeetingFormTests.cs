using PracticeReview.Web.Workspace.Families.Involvement;

namespace PracticeReview.Tests.Workspace.Families;

/// <summary>Two people who change who is invited to a meeting both keep what they chose.</summary>
public sealed class MeetingFormTests
{
    private static readonly Guid s_mother = Guid.NewGuid();
    private static readonly Guid s_uncle = Guid.NewGuid();
    private static readonly Guid s_aunt = Guid.NewGuid();

    [Fact]
    public void Whom_a_colleague_added_joins_whom_was_chosen_here()
    {
        var words = new MeetingForm.MeetingWords { Opened = [s_mother], Persons = [s_uncle] };

        words.Follow([s_mother, s_aunt], isShown: false);

        words.Persons.ShouldBe([s_aunt, s_uncle], "the mother was taken off here, the aunt was added there");
        words.Opened.ShouldBe([s_mother, s_aunt]);
    }

    [Fact]
    public void Nobody_is_taken_off_a_meeting_that_was_shown_meanwhile()
    {
        var words = new MeetingForm.MeetingWords { Opened = [s_mother, s_uncle], Persons = [s_mother] };

        words.Follow([s_mother, s_uncle], isShown: true);

        words.Persons.ShouldBe([s_mother, s_uncle]);
    }

    [Fact]
    public void What_was_kept_without_persons_begins_with_those_invited()
    {
        var words = new MeetingForm.MeetingWords();

        words.Follow([s_mother], isShown: true);

        words.Persons.ShouldBe([s_mother]);
    }
}
