namespace PracticeReview.Data.Information.Composites.Exports;

/// <summary>Which place, and so which colour, each agency has; one that was not foreseen gets the next.</summary>
internal sealed class ColourPlaces
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public ColourPlaces(IEnumerable<string> agencies)
    {
        foreach (var agency in agencies)
        {
            Of(agency);
        }
    }

    public int Of(string agency)
    {
        if (!_places.TryGetValue(agency, out var place))
        {
            _places.Add(agency, place = _places.Count);
        }

        return place;
    }
}
