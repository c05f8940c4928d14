using PracticeReview.Data.Families.Involvement;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>Checklist I1 and I12: whoever plans a meeting is told what has to be minded between those who would meet.</summary>
public sealed class MeetingTensionTests
{
    [Fact]
    public async Task A_meeting_of_two_in_conflict_says_what_has_to_be_minded_until_the_line_is_taken_off()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var line = Guid.CreateVersion7();
        (await DrawAsync(scene, line, scene.Mother, scene.Uncle, Tension.Antagonistic, "They must not meet in the waiting room.")).ShouldSucceed();
        (await DrawAsync(scene, Guid.CreateVersion7(), scene.Mother, scene.Child, Tension.None, null)).ShouldSucceed();
        var (both, alone) = (await scene.MeetAsync(scene.Mother, scene.Uncle), await scene.MeetAsync(scene.Mother));

        var view = await OpenAsync(scene);

        view.Tensions.ShouldHaveSingleItem().Names.ShouldBe("Amber Inventado, Mother and Uncle Inventado, Uncle");
        view.Meetings.Single(meeting => meeting.Id == both).Tensions.ShouldHaveSingleItem().Note.ShouldBe("They must not meet in the waiting room.");
        view.Meetings.Single(meeting => meeting.Id == alone).Tensions.ShouldBeEmpty();

        (await new DrawRelation(scene.World.Database).TakeOffAsync(await scene.ActAsync(scene.Scene.Facilitator), line, default)).ShouldSucceed();
        (await OpenAsync(scene)).Meetings.ShouldAllBe(meeting => meeting.Tensions.Count == 0);
    }

    private static async Task<Data.Result> DrawAsync(InvolvementScene scene, Guid id, MappedPersonId from, MappedPersonId to, Tension tension, string? note) =>
        await new DrawRelation(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Facilitator), new DrawRelationCommand(scene.Scene.Case.Id, id, from, to, RelationKind.SiblingOf, tension, note), default);

    private static async Task<FamilyMeetingsView> OpenAsync(InvolvementScene scene) =>
        (await new FamilyMeetingQueries(scene.World.Database).OpenAsync(await scene.ActAsync(scene.Scene.Facilitator), scene.Scene.Case.Id, default))!;
}
