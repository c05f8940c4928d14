namespace PracticeReview.Data.Information.Composites.Exports;

/// <summary>A colour that an agency's events bear beside its name: a quiet ground for dark letters, and a strong edge. Six hexadecimal digits each.</summary>
public sealed record AgencyColour(string Ground, string Edge);

/// <summary>
/// The colours of the agencies. They tell neighbours apart at a glance; beyond the twelfth they begin again, and the name of
/// the agency, which stands beside every event, is what counts. Dark letters on each ground have a contrast above 7 to 1, and
/// each edge stands out from white by more than 3 to 1.
/// </summary>
public static class AgencyColours
{
    /// <summary>All colours in the order in which they are given out.</summary>
    public static IReadOnlyList<AgencyColour> All { get; } =
    [
        new("D6E6F5", "1F5F99"), new("FCE5CC", "B35900"), new("DDEFD5", "3B7A26"), new("F5D9E2", "A62B5A"),
        new("E6DDF2", "6A3FA0"), new("D2EEEC", "0F7370"), new("F7EDB8", "7A6400"), new("E8DFD6", "7A4B22"),
        new("DCE0E5", "4A5663"), new("FADBD5", "B23A24"), new("E3EDC0", "5B6E0A"), new("DCDFFA", "3D49B5"),
    ];

    /// <summary>The colour of the agency that stands at this place, counted from 0.</summary>
    public static AgencyColour Of(int place) => All[(place % All.Count + All.Count) % All.Count];
}
