using PracticeReview.Data.Cases;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Web.Demonstration;
using PracticeReview.Web.Workspace.Families.Involvement;

namespace PracticeReview.Tests.Rules.Families;

/// <summary>Where everybody stands on the drawn map.</summary>
public sealed class FamilyPictureTests
{
    [Fact]
    public void Generations_stand_in_rows_households_beside_each_other_and_nothing_overlaps()
    {
        var picture = new FamilyPicture(Demonstration());

        picture.Cards.Count.ShouldBe(9);
        picture.Rows.Select(row => row.Generation).ShouldBe([Generation.Grandparents, Generation.Parents, Generation.Children, Generation.Others]);
        foreach (var card in picture.Cards)
        {
            card.Y.ShouldBe(picture.Rows.Single(row => row.Generation == card.Person.Generation).Y);
            picture.Cards.Where(other => other != card).ShouldAllBe(other => Math.Abs(other.Y - card.Y) > FamilyPicture.CardHeight || Math.Abs(other.X - card.X) > FamilyPicture.CardWidth);
            card.X.ShouldBeInRange(0, picture.Width - FamilyPicture.CardWidth);
            card.Y.ShouldBeInRange(0, picture.Height - FamilyPicture.CardHeight);
        }
        foreach (var home in picture.Households)
        {
            picture.Households.Where(other => other != home).ShouldAllBe(other => other.X >= home.X + home.Width || other.X + other.Width <= home.X);
            picture.Cards.Where(card => card.X >= home.X && card.X < home.X + home.Width && card.Y >= home.Y && card.Y < home.Y + home.Height)
                .ShouldAllBe(card => card.Person.Household == home.Name);
        }
    }

    [Fact]
    public void Every_line_is_drawn_a_tension_is_marked_and_said_in_words_and_no_words_cover_each_other_or_a_card()
    {
        var picture = new FamilyPicture(Demonstration());

        picture.Lines.Count.ShouldBe(DemonstrationFamilyMap.Lines.Count);
        var tense = picture.Lines.Where(line => line.Relation.Tension != Tension.None).ToList();
        tense.ShouldAllBe(line => line.Zigzag != null && (line.Label!.Contains("antagonistic") || line.Label.Contains("strained")));
        picture.Lines.Where(line => line.Relation.Tension == Tension.None).ShouldAllBe(line => line.Zigzag == null);
        picture.Lines.Where(line => line.Relation.Kind == RelationKind.ParentOf).ShouldAllBe(line => line.Label == null);
        ShouldCoverNothing(picture);
    }

    [Fact]
    public void Where_everybody_is_tied_to_everybody_words_still_cover_nothing()
    {
        var people = Enumerable.Range(0, 14).Select(place => Row($"Person {place}", place % 3 == 0 ? null : $"Home {place % 4}", (Generation)(place % 4))).ToList();
        var ties = people.SelectMany((from, place) => people.Skip(place + 1).Select(to => new MapRelationRow(Guid.NewGuid(), from.Id, to.Id, RelationKind.FriendOf, Tension.Antagonistic, ""))).ToList();

        var picture = new FamilyPicture(new FamilyMapView(CaseId.New(), people, ties, []));

        picture.Lines.Count.ShouldBe(91);
        ShouldCoverNothing(picture);
    }

    private static void ShouldCoverNothing(FamilyPicture picture)
    {
        var labels = picture.Lines.Where(line => line.Label is not null).Select(line => (line.LabelX - line.LabelWidth / 2, line.LabelY - 10, line.LabelWidth, 20.0)).ToList();
        var others = picture.Cards.Select(card => (card.X, card.Y, FamilyPicture.CardWidth, FamilyPicture.CardHeight))
            .Concat(picture.Households.Select(home => (home.X, home.Y, home.Width, 26.0))).ToList();
        for (var one = 0; one < labels.Count; one++)
        {
            others.Concat(labels.Skip(one + 1)).Where(other => Overlap(labels[one], other)).ShouldBeEmpty();
            labels[one].Item1.ShouldBeInRange(0, picture.Width - labels[one].Item3);
            labels[one].Item2.ShouldBeInRange(0, picture.Height - 20);
        }

        static bool Overlap((double X, double Y, double Width, double Height) one, (double X, double Y, double Width, double Height) other) =>
            one.X < other.X + other.Width && other.X < one.X + one.Width && one.Y < other.Y + other.Height && other.Y < one.Y + one.Height;
    }

    [Fact]
    public void The_same_words_are_the_same_household_and_one_person_alone_is_a_picture_too()
    {
        var first = Row("Ash", "Mother's home", Generation.Children);
        var second = Row("Amber", "mother's HOME", Generation.Parents);
        new FamilyPicture(new FamilyMapView(CaseId.New(), [first, second], [], [])).Households.ShouldHaveSingleItem().Name.ShouldBe("Mother's home");

        var alone = new FamilyPicture(new FamilyMapView(CaseId.New(), [Row("Ash", null, Generation.Others)], [], []));
        (alone.Cards.Count, alone.Households.Count, alone.Lines.Count).ShouldBe((1, 0, 0));
        FamilyPicture.Short("Somebody with a very long name", 12).ShouldBe("Somebody wi…");
    }

    private static FamilyMapView Demonstration()
    {
        var rows = DemonstrationFamilyMap.Persons.ToDictionary(person => person.Key, person => Row(person.Words.Name!, person.Words.Household, person.Words.Generation!.Value, person.Words.IsTheChild), StringComparer.Ordinal);
        return new FamilyMapView(CaseId.New(), [.. rows.Values],
            [.. DemonstrationFamilyMap.Lines.Select(line => new MapRelationRow(Guid.NewGuid(), rows[line.From].Id, rows[line.To].Id, line.Kind, line.Tension, line.Note))], []);
    }

    private static MapPersonRow Row(string name, string? home, Generation generation, bool isTheChild = false) =>
        new(MappedPersonId.New(), name, "Somebody", generation, isTheChild, home, ParentalResponsibility.NotKnown, null, 1, InvolvementChoice.Undecided, "", null, null, false, null, false, false);
}
