using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>What passed between the review and one person through the portal stands beside the log of calls and visits, without a word of what it was.</summary>
public sealed class PortalContactsTests
{
    [Fact]
    public async Task Letters_passages_questions_and_answers_stand_in_the_log_of_the_person_they_were_for_and_of_nobody_else()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await world.World.DecideToInvolveAsync(world.Mother.Id);
        await world.World.DecideToInvolveAsync(world.Uncle.Id);
        var unclesBefore = (await OpenAsync(world, world.Uncle, world.Facilitator))!.ThroughThePortal;
        var filled = await FilledArea.CreateAsync(world);
        await world.ReleaseAsync(world.Mother, "Spring 2025", "The health visitor called on 3 May.");
        await filled.WriteLetterAsync();
        world.Clock.Advance(TimeSpan.FromDays(1));
        await filled.AskAsync(world.Mother, "Who helped you in the spring?");
        await filled.AskAsync(world.Mother, "And in the winter?");

        var log = (await OpenAsync(world, world.Mother, world.Facilitator))!.ThroughThePortal;

        (log[0].Kind, log[0].Times, log[0].Side).ShouldBe((PortalContactKind.QuestionsAsked, 2, ContactSide.Us));
        foreach (var kind in (PortalContactKind[])[PortalContactKind.LetterReleased, PortalContactKind.PassageReleased, PortalContactKind.QuestionsAsked,
            PortalContactKind.ChoiceRecorded, PortalContactKind.QuestionAnswered, PortalContactKind.WordsSent, PortalContactKind.ToldOfChild, PortalContactKind.AnswerGiven])
        {
            log.ShouldContain(row => row.Kind == kind, kind.ToString());
        }
        log.Where(row => row.Kind is PortalContactKind.WordsSent or PortalContactKind.ToldOfChild).ShouldAllBe(row => row.Side == ContactSide.Person);
        log.Select(row => row.At).ShouldBe(log.Select(row => row.At).OrderDescending());
        (await OpenAsync(world, world.Uncle, world.Facilitator))!.ThroughThePortal.ShouldBe(unclesBefore);
        (await OpenAsync(world, world.Mother, await world.World.AddStaffAsync("Stranger Testwell", null, StaffRole.AgencyAuthor))).ShouldBeNull();
    }

    private static async Task<MappedPersonView?> OpenAsync(FamilyAreaWorld world, FamilyMember member, StaffId by)
    {
        var person = new MappedPersonId(await world.World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from mapped_persons where family_member_id = '{member.Id}'"));
        return await new InvolvementQueries(world.World.Database).OpenPersonAsync(await world.World.ActAsync(by), world.Case.Id, person, CancellationToken.None);
    }
}
