namespace PracticeReview.Web.Public.Leaflets;

/// <summary>A form of the leaflet.</summary>
/// <param name="Name">What stands for it in addresses and in names of files.</param>
/// <param name="Text">The long text it shows.</param>
/// <param name="Style">The class that sets it.</param>
public sealed record LeafletVersion(string Name, string Text, string Style)
{
    /// <summary>Every form, the plain one first.</summary>
    public static IReadOnlyList<LeafletVersion> All { get; } =
    [
        new("plain", "leaflet", "leaflet"),
        new("large-print", "leaflet", "leaflet leaflet--large"),
        new("easy-read", "leaflet-easy-read", "leaflet leaflet--easy"),
        new("children", "leaflet-children", "leaflet leaflet--children"),
        new("young-people", "leaflet-young-people", "leaflet leaflet--young"),
    ];

    /// <summary>What follows the language in its address.</summary>
    public string Address => Name == "plain" ? "leaflet" : $"leaflet/{Name}";

    /// <summary>The form of this name; the plain one for no name; null for any other.</summary>
    public static LeafletVersion? Find(string? name) => name is null ? All[0] : All.Skip(1).FirstOrDefault(version => version.Name == name);
}
