using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Policies;

namespace PracticeReview.Tests.Rules.Policies;

public class PolicyVersionTests
{
    [Theory]
    [InlineData(DeadlineKind.NotifyNationalPanel, "5 working days", ClockSense.Within, "Policy 4.2")]
    [InlineData(DeadlineKind.ForwardToPanel, "24 hours", ClockSense.Within, "Policy 7.5")]
    [InlineData(DeadlineKind.DecideReferral, "48 hours", ClockSense.Within, "Policy 7.5")]
    [InlineData(DeadlineKind.ResubmitReferral, "5 working days", ClockSense.Within, "Policy 7.5")]
    [InlineData(DeadlineKind.SendInformationRequests, "2 working days", ClockSense.Within, "Policy 7.7")]
    [InlineData(DeadlineKind.ReturnAgencySummary, "5 working days", ClockSense.Within, "Policy 7.7")]
    [InlineData(DeadlineKind.ShareMeetingPapers, "24 hours", ClockSense.Before, "Policy 7.11")]
    [InlineData(DeadlineKind.SendReportAfterMeeting, "2 working days", ClockSense.Within, "Policy 7.13")]
    [InlineData(DeadlineKind.SendReportAfterReferral, "15 working days", ClockSense.Within, "Policy 4.2")]
    [InlineData(DeadlineKind.CompleteCaseReview, "45 working days", ClockSense.Within, "Policy 4.2")]
    [InlineData(DeadlineKind.AppointLeadReviewer, "10 working days", ClockSense.Within, "Policy 8.1")]
    [InlineData(DeadlineKind.CompletePracticeReview, "6 months", ClockSense.Within, "Policy 4.2")]
    [InlineData(DeadlineKind.CommentOnFactualAccuracy, "10 working days", ClockSense.Within, "Policy 8.3")]
    [InlineData(DeadlineKind.SendCopyBeforePublication, "7 days", ClockSense.Before, "Policy 8.3")]
    [InlineData(DeadlineKind.KeepReportPublic, "12 months", ClockSense.AtLeast, "Policy 8.3")]
    [InlineData(DeadlineKind.NotifyOfLookedAfterChild, "5 working days", ClockSense.Within, "Policy 7.4")]
    public void The_policy_of_2019_has_the_numbers_of_its_text(
        DeadlineKind kind, string length, ClockSense sense, string source)
    {
        var clock = PolicyVersions.Salford2019.ClockFor(kind).ShouldNotBeNull();

        clock.Length.ShouldBe(length);
        clock.Sense.ShouldBe(sense);
        clock.Source.ShouldBe(source);
    }

    [Fact]
    public void Every_version_has_a_clock_of_every_kind_and_a_name_and_source_for_each()
    {
        foreach (var version in PolicyVersions.All)
        {
            version.Clocks.Select(clock => clock.Kind).ShouldBe(Enum.GetValues<DeadlineKind>(), ignoreOrder: true, version.Id);
            version.Clocks.ShouldAllBe(clock => clock.Name.Length > 0 && clock.Source.Length > 0);
        }
    }

    [Fact]
    public void The_guidance_of_2023_changes_words_and_sources_and_no_number()
    {
        foreach (var clock in PolicyVersions.WorkingTogether2023.Clocks)
        {
            var before = PolicyVersions.Salford2019.ClockFor(clock.Kind)!;
            (clock with { Source = before.Source }).ShouldBe(before);
            clock.Source.ShouldContain(before.Source);
            clock.Source.ShouldNotBe(before.Source);
        }

        PolicyVersions.Salford2019.Terms.HealthPartner.ShouldBe("clinical commissioning group");
        PolicyVersions.WorkingTogether2023.Terms.HealthPartner.ShouldBe("integrated care board");
        PolicyVersions.WorkingTogether2023.Differences.ShouldContain(difference => difference.Now == "Integrated care board");
    }

    [Fact]
    public void A_case_finds_its_version_again_and_an_unknown_name_finds_none()
    {
        foreach (var version in PolicyVersions.All)
        {
            PolicyVersions.Find(version.Id).ShouldBeSameAs(version);
        }

        PolicyVersions.Find("salford2019").ShouldBeNull();
        PolicyVersions.Newest.Id.ShouldBe("WorkingTogether2023");
    }

    [Fact]
    public void Only_what_belongs_to_the_review_itself_may_be_paused_and_every_other_clock_says_why_not()
    {
        foreach (var version in PolicyVersions.All)
        {
            version.Clocks.Where(clock => clock.MayBePaused).Select(clock => clock.Kind).ShouldBe(
            [
                DeadlineKind.CompleteCaseReview, DeadlineKind.AppointLeadReviewer, DeadlineKind.CompletePracticeReview,
                DeadlineKind.CommentOnFactualAccuracy,
            ], version.Id);
        }
        PolicyVersions.Newest.ClockFor(DeadlineKind.NotifyNationalPanel)!.WhyNeverPaused.ShouldNotBeNull().ShouldContain("national duty");
        PolicyVersions.Newest.ClockFor(DeadlineKind.SendReportAfterReferral)!.WhyNeverPaused.ShouldNotBeNull().ShouldContain("national duty");
        PolicyVersions.WorkingTogether2023.Differences.ShouldContain(difference => difference.Source == "Children Act 2004, section 16F");
    }

    [Fact]
    public void Stored_names_do_not_change()
    {
        PolicyVersions.All.Select(version => version.Id).ShouldBe(["Salford2019", "WorkingTogether2023"]);
        Enum.GetNames<DeadlineKind>().ShouldBe(
        [
            "NotifyNationalPanel", "ForwardToPanel", "DecideReferral", "ResubmitReferral", "SendInformationRequests",
            "ReturnAgencySummary", "ShareMeetingPapers", "SendReportAfterMeeting", "SendReportAfterReferral",
            "CompleteCaseReview", "AppointLeadReviewer", "CompletePracticeReview", "CommentOnFactualAccuracy",
            "SendCopyBeforePublication", "KeepReportPublic", "ReturnFullerReport", "NotifyOfLookedAfterChild",
            "FinishImmediateAction", "SettleAreaRequest",
        ]);
    }

    [Fact]
    public void An_unsound_version_is_refused()
    {
        var sound = PolicyVersions.Salford2019.ClockFor(DeadlineKind.ForwardToPanel)!;

        Should.Throw<ArgumentException>(() => With(sound, sound));
        Should.Throw<ArgumentException>(() => With(sound with { Amount = 0 }));
        Should.Throw<ArgumentException>(() => With(sound with { Source = " " }));
        Should.Throw<ArgumentException>(() => With(sound with { Unit = ClockUnit.WorkingDays, Sense = ClockSense.Before }));
        Should.NotThrow(() => With(sound));
    }

    private static PolicyVersion With(params Clock[] clocks) =>
        new("Test", "A test", PolicyVersions.Salford2019.Terms, clocks, []);
}
