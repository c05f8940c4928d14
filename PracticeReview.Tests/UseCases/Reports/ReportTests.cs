using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Reports;

public sealed class ReportTests
{
    [Fact]
    public async Task A_report_is_signed_off_only_when_all_three_partners_have_signed_the_agreed_version()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        (await world.WriteAsync(world.Chair, ReportWorld.Text())).ShouldSucceed();

        (await world.SignAsync(world.PolicePartner)).ShouldRefuse("could not be found");
        (await world.AgreeAsync(world.Manager)).ShouldRefuse("could not be found");
        (await world.AgreeAsync(world.Chair)).ShouldSucceed();
        (await world.AgreeAsync(world.Chair)).ShouldRefuse("already agreed");
        (await world.SignAsync(world.CouncilPartner)).ShouldSucceed();
        (await world.SignAsync(world.CouncilPartner)).ShouldRefuse("already signed off");
        (await world.SignAsync(world.PolicePartner)).ShouldSucceed();
        (await world.SendCopyAsync()).ShouldRefuse("all three");
        (await world.SignAsync(world.HealthPartner)).ShouldSucceed();
        (await world.SendCopyAsync()).ShouldSucceed();
        (await world.SendCopyAsync()).ShouldRefuse("already sent");

        (await world.StageAsync()).ShouldBe("Report");
        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select string_agg(action, ',' order by position) from audit_events"))
            .ShouldBe("Report written,Final version agreed,Report signed off,Report signed off,Report signed off,Copy sent to the National Panel");
        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select string_agg(happening, ',' order by at, happening) from milestones where happening in ('ReviewCompleted', 'CopySentToNationalPanel')"))
            .ShouldBe("CopySentToNationalPanel,ReviewCompleted");
        // The partners were asked to sign, and the business unit was told that all have.
        (await world.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from outbox_messages")).ShouldBe(4);
    }

    [Fact]
    public async Task Nobody_signs_who_is_not_of_a_statutory_partner_or_holds_no_such_role()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var school = await world.World.AddAgencyAsync("Invented Primary School", AgencyKind.School);
        var head = await world.World.AddStaffAsync("Head Hazel Testwell", school, StaffRole.StatutoryPartner);
        var officer = await world.World.AddStaffAsync("Officer Rowan Testwell", world.Police, StaffRole.Referrer);
        (await world.WriteAsync(world.Chair, ReportWorld.Text())).ShouldSucceed();
        (await world.AgreeAsync(world.Chair)).ShouldSucceed();

        (await world.SignAsync(head)).ShouldRefuse("is none of them");
        (await world.SignAsync(officer)).ShouldRefuse("could not be found");
        (await world.SignAsync(world.Manager)).ShouldRefuse("could not be found");
    }

    [Fact]
    public async Task A_changed_text_makes_agreement_sign_offs_copy_and_decision_void()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        await world.SignOffAllAsync();
        (await world.SendCopyAsync()).ShouldSucceed();
        (await world.DecideAsync(new DateOnly(2026, 3, 9))).ShouldSucceed();

        (await world.WriteAsync(world.Chair, ReportWorld.Text("Seeing every household"), basedOn: 1)).ShouldSucceed();

        world.Clock.Advance(TimeSpan.FromDays(30));
        (await world.PublishDueAsync()).ShouldBe(0);
        (await world.DecideAsync(new DateOnly(2026, 4, 9))).ShouldRefuse("sign-off by all three");
        (await world.SignAsync(world.PolicePartner, 2)).ShouldRefuse("could not be found");
        (await world.AgreeAsync(world.Chair, 1)).ShouldRefuse("Somebody else changed");
        (await world.AgreeAsync(world.Chair, 2)).ShouldSucceed();
        (await world.SignAsync(world.PolicePartner, 1)).ShouldRefuse("The text has changed");
        foreach (var partner in new[] { world.CouncilPartner, world.PolicePartner, world.HealthPartner })
        {
            (await world.SignAsync(partner, 2)).ShouldSucceed();
        }
        (await world.SendCopyAsync()).ShouldSucceed();
        (await world.DecideAsync(new DateOnly(2026, 4, 2))).ShouldRefuse("The first possible day is Wednesday 8 April 2026");
    }

    [Fact]
    public async Task Two_who_write_at_once_keep_both_their_words()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        (await world.WriteAsync(world.Chair, ReportWorld.Text("The first words"))).ShouldSucceed();

        (await world.WriteAsync(world.Manager, ReportWorld.Text("Other words"), basedOn: 0)).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        (await world.WriteAsync(world.Manager, ReportWorld.Text("Other words"), basedOn: 1)).ShouldSucceed();

        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select string_agg(title, ',' order by number) from report_versions")).ShouldBe("The first words,Other words");
    }

    [Fact]
    public async Task Words_that_do_not_fit_and_titles_that_name_somebody_are_refused_all_at_once()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        await world.World.AddFamilyMemberAsync(world.Case, world.Manager, "Amina Inventado");

        var refused = await world.WriteAsync(world.Chair, new ReportText("What happened to Amina", new string('x', 200_000), [new ReportSection("", "text")], [new Recommendation(1, " ")]));

        refused.Refusals.Select(refusal => refusal.Field).ShouldBe(["summary", "title", "heading-0", "recommendation-0"]);
        refused.ShouldRefuse("it has 200,000 characters, and at most 8,000 fit");
        (await world.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from review_reports")).ShouldBe(0);
    }

    [Fact]
    public async Task A_version_without_summary_or_sections_is_not_agreed_as_final()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        (await world.WriteAsync(world.Chair, new ReportText("Only a title", "", [], []))).ShouldSucceed();

        (await world.AgreeAsync(world.Chair)).Refusals.Select(refusal => refusal.Field).ShouldBe(["summary", "sections"]);
    }

    [Fact]
    public async Task Who_is_neither_of_the_review_group_nor_of_the_business_unit_writes_nothing()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var adviser = await world.World.AddStaffAsync("Adviser Alder Testwell", null, StaffRole.IndependentAdviser);

        (await world.WriteAsync(adviser, ReportWorld.Text())).ShouldRefuse("could not be found");
        (await world.WriteAsync(world.PolicePartner, ReportWorld.Text())).ShouldRefuse("could not be found");
    }

    [Fact]
    public async Task Opening_a_report_leaves_a_line_in_the_record()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        (await world.WriteAsync(world.Chair, ReportWorld.Text())).ShouldSucceed();
        var queries = new ReportQueries(world.World.Database);

        (await queries.OpenForCaseAsync(await world.World.ActAsync(world.PolicePartner), world.Case.Id, default)).ShouldBeNull();
        var page = await queries.OpenForCaseAsync(await world.World.ActAsync(world.Chair), world.Case.Id, default);

        page!.Text.Recommendations.Select(recommendation => recommendation.Number).ShouldBe([1, 2]);
        page.MayAgree.ShouldBeTrue();
        (await world.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from audit_events where action = 'Report opened to read'")).ShouldBe(1);
    }
}
