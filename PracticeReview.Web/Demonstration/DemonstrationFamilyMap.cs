using PracticeReview.Data.Families.Involvement;

namespace PracticeReview.Web.Demonstration;

/// <summary>An invented family and those who matter to its child, as they stand on the map.</summary>
internal static class DemonstrationFamilyMap
{
    private const string Home = "Mother's home";
    private const string Carers = "Foster carers' home";
    private const string Grandmothers = "Grandmother's home";

    /// <summary>By a short word that the lines below use.</summary>
    public static IReadOnlyList<(string Key, MappedPersonWords Words)> Persons { get; } =
    [
        ("child", new("Daisy Fictional", "The child, 7", Generation.Children, true, Carers, ParentalResponsibility.DoesNotHold)),
        ("mother", new("Noor Fictional", "Mother", Generation.Parents, false, Home, ParentalResponsibility.Holds) { ResponsibilityNote = "for Daisy and Reed; shared with the council by a care order" }),
        ("father", new("Flint Fictional", "Father", Generation.Parents, false, null, ParentalResponsibility.Holds)),
        ("brother", new("Reed Fictional", "Brother, 15", Generation.Children, false, Home, ParentalResponsibility.DoesNotHold) { AlsoLivesAt = Grandmothers }),
        ("carer", new("Heather Invented", "Foster carer", Generation.Parents, false, Carers, ParentalResponsibility.DoesNotHold)),
        ("second-carer", new("Linden Invented", "Foster carer", Generation.Parents, false, Carers, ParentalResponsibility.DoesNotHold)),
        ("grandmother", new("Iris Fictional", "Grandmother, mother's mother", Generation.Grandparents, false, Grandmothers, ParentalResponsibility.DoesNotHold)),
        ("uncle", new("Hawk Fictional", "Uncle, father's brother", Generation.Parents, false, null, ParentalResponsibility.DoesNotHold)),
        ("friend", new("“The neighbour”", "Friend of the mother", Generation.Others, false, null, ParentalResponsibility.DoesNotHold)),
    ];

    public static IReadOnlyList<(string From, RelationKind Kind, string To, Tension Tension, string Note)> Lines { get; } =
    [
        ("mother", RelationKind.ParentOf, "child", Tension.None, ""),
        ("father", RelationKind.ParentOf, "child", Tension.None, ""),
        ("mother", RelationKind.ParentOf, "brother", Tension.None, ""),
        ("father", RelationKind.ParentOf, "brother", Tension.None, ""),
        ("grandmother", RelationKind.ParentOf, "mother", Tension.None, ""),
        ("mother", RelationKind.FormerPartnerOf, "father", Tension.Antagonistic, "They must never meet, and neither learns when or where the other speaks with us."),
        ("carer", RelationKind.PartnerOf, "second-carer", Tension.None, ""),
        ("carer", RelationKind.CaresFor, "child", Tension.None, ""),
        ("father", RelationKind.SiblingOf, "uncle", Tension.None, ""),
        ("grandmother", RelationKind.CaresFor, "brother", Tension.None, "He is with her at weekends."),
        ("friend", RelationKind.FriendOf, "mother", Tension.None, "She took the mother in for two nights."),
        ("uncle", RelationKind.OtherTieTo, "brother", Tension.Strained, "He waits for him at school. The school knows."),
    ];
}
