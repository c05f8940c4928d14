using PracticeReview.Data.Documents;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Chronologies.Files;
using PracticeReview.Data.Information.Composites.Names;

namespace PracticeReview.Data.Information.Composites.Merging;

/// <summary>Reads a table of names and what is read instead of them: a workbook, a Word document or separated values.</summary>
public static class PseudonymFile
{
    private static readonly HashSet<string> s_headers = new(StringComparer.Ordinal) { "name", "names", "realname", "fullname", "person", "original", "replace" };

    // What names of places end in. Their words are no surnames: of "Elm Park School" only the whole is replaced.
    private static readonly HashSet<string> s_placeWords = new(StringComparer.Ordinal)
    {
        "school", "academy", "college", "nursery", "preschool", "road", "street", "lane", "avenue", "close", "drive", "court", "house", "way", "park", "terrace", "crescent", "gardens", "estate", "flats",
        "hospital", "infirmary", "surgery", "practice", "clinic", "centre", "center", "hostel", "refuge", "church", "mosque", "temple", "station", "trust", "council", "police", "service", "services",
        "team", "hub", "home", "town", "city", "village", "ward", "unit",
    };

    // No person's name begins so.
    private static readonly HashSet<string> s_begins = new(StringComparer.Ordinal) { "the", "little", "old", "new", "st", "saint", "our", "great", "upper", "lower", "north", "south", "east", "west", "high" };

    /// <summary>
    /// The names in the first column with what stands for them in the second; in a third, where there is one, what else they are
    /// called, with semicolons between. A person is replaced in every way in which the portal knows a name written: whole, first
    /// name, surname, surname first. A row of column names above them is passed over.
    /// Refused, in a sentence: a file that cannot be read, one without names, and a row that lacks one of the two, since a name
    /// that was meant to be replaced would stay.
    /// </summary>
    public static Result<IReadOnlyList<Pseudonym>> Read(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        SourceFile source;
        try
        {
            source = FileSignature.Recognise(file) switch
            {
                FileSignature.Zip => OfficeFile.Read(file, new ChronologyLimits(), []),
                null when file.Length > 0 => DelimitedFile.Read(file, new ChronologyLimits(), []),
                _ => throw new ChronologyRefusedException("It is neither a workbook nor a text file of separated values.", ""),
            };
        }
        catch (ChronologyRefusedException refused)
        {
            return Result<IReadOnlyList<Pseudonym>>.Refuse("anonymise", "{0}", refused.Message);
        }

        List<PseudonymEntry> entries = [];
        var table = source.Tables.FirstOrDefault(one => !one.Hidden && one.Rows.Count > 0);
        foreach (var row in table?.Rows ?? [])
        {
            var (name, replacedBy) = (ChronologyText.Clean(row.TextIn(0)).Text, ChronologyText.Clean(row.TextIn(1)).Text);
            if (entries.Count == 0 && s_headers.Contains(ChronologyColumns.Key(name)))
            {
                continue;
            }

            if (name.Length == 0 || replacedBy.Length == 0)
            {
                return Result<IReadOnlyList<Pseudonym>>.Refuse("anonymise", "Row {0} lacks a name or what is read instead of it.", row.Number);
            }

            entries.Add(new PseudonymEntry(Turned(name), IsPlace(name) ? PersonRole.Place : PersonRole.OtherPerson, replacedBy)
            {
                AlsoCalled = ChronologyText.Clean(row.TextIn(2)).Text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            });
        }

        return entries.Count == 0 ? Result<IReadOnlyList<Pseudonym>>.Refuse("anonymise", "It holds no names.") : Result<IReadOnlyList<Pseudonym>>.With(PseudonymTable.Forms(entries));
    }

    // "Emma Lane" is a person and "Elm Park Road" is not; of two words only an ordinary first one tells.
    private static bool IsPlace(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return name.Any(char.IsDigit) || s_begins.Contains(ChronologyColumns.Key(words[0]))
            || (s_placeWords.Contains(ChronologyColumns.Key(words[^1])) && (words.Length != 2 || OrdinaryWords.ContainsAlone(FoldedText.Fold(words[0]))));
    }

    // "Smith, Jade" is one person written with the surname first.
    private static string Turned(string name) =>
        name.Split(',', StringSplitOptions.TrimEntries) is [{ Length: > 0 } surname, { Length: > 0 } first] && !name.Any(char.IsDigit) ? $"{first} {surname}" : name;
}
