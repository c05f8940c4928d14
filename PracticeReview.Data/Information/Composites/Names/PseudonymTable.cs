using System.Globalization;

namespace PracticeReview.Data.Information.Composites.Names;

/// <summary>Who somebody is in the case, which is what their pseudonym says.</summary>
public enum PersonRole
{
    /// <summary>A child whom the review is about.</summary>
    Child,
    Sibling,
    Mother,
    Father,
    /// <summary>A partner of a parent.</summary>
    Partner,
    Relative,
    Carer,
    Friend,
    SocialWorker,
    HealthVisitor,
    Midwife,
    Nurse,
    GeneralPractitioner,
    Doctor,
    PoliceOfficer,
    Teacher,
    OtherStaff,
    OtherPerson,
    School,
    /// <summary>A street, a home, a hospital or another place that gives away who is meant.</summary>
    Place,
}

/// <summary>A person or place of the case with what is read instead.</summary>
/// <param name="Name">The whole name, such as "Jade Amelia Smith".</param>
/// <param name="Role">Who it is.</param>
/// <param name="ReplacedBy">What is read instead, such as "Child A".</param>
public sealed record PseudonymEntry(string Name, PersonRole Role, string ReplacedBy)
{
    /// <summary>Other ways in which the person is called, such as a pet name or an earlier name.</summary>
    public IReadOnlyList<string> AlsoCalled { get; init; } = [];

    /// <summary>Whether the initials stand for the person too: "JS", "J.S." and "J. S.".</summary>
    public bool Initials { get; init; }
}

/// <summary>The names of a case and what is read instead of them.</summary>
public static class PseudonymTable
{
    /// <summary>What stands for a surname that several people of the table bear, where nothing says which of them is meant.</summary>
    public const string SharedSurname = "[family name]";

    /// <summary>The role in words.</summary>
    public static string Name(PersonRole role) => role switch
    {
        PersonRole.Child => "Child",
        PersonRole.Sibling => "Sibling",
        PersonRole.Mother => "Mother",
        PersonRole.Father => "Father",
        PersonRole.Partner => "Partner",
        PersonRole.Relative => "Relative",
        PersonRole.Carer => "Carer",
        PersonRole.Friend => "Friend",
        PersonRole.SocialWorker => "Social worker",
        PersonRole.HealthVisitor => "Health visitor",
        PersonRole.Midwife => "Midwife",
        PersonRole.Nurse => "Nurse",
        PersonRole.GeneralPractitioner => "GP",
        PersonRole.Doctor => "Doctor",
        PersonRole.PoliceOfficer => "Police officer",
        PersonRole.Teacher => "Teacher",
        PersonRole.OtherStaff => "Professional",
        PersonRole.OtherPerson => "Person",
        PersonRole.School => "School",
        PersonRole.Place => "Place",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role."),
    };

    /// <summary>
    /// The next pseudonym for a role: "Child A", "Child B"; "Sibling 1"; "Mother", and only a second one "Mother 2".
    /// One that is taken is never suggested, in whatever capitals.
    /// </summary>
    public static string Suggest(PersonRole role, IEnumerable<string> taken)
    {
        var used = taken.Select(FoldedText.Fold).ToHashSet(StringComparer.Ordinal);
        return Candidates(role).First(candidate => !used.Contains(FoldedText.Fold(candidate)));
    }

    /// <summary>
    /// All ways in which the people of the table are written: the whole name; first name and surname; the first name where only
    /// one person bears it; the surname, which stands for the person where only one bears it and else for the family;
    /// surname first; initials where asked for; and what else they are called.
    /// </summary>
    public static IReadOnlyList<Pseudonym> Forms(IEnumerable<PseudonymEntry> entries)
    {
        var all = entries.Where(entry => !string.IsNullOrWhiteSpace(entry.Name)).ToList();
        var people = all.Where(entry => entry.Role is not (PersonRole.School or PersonRole.Place)).Select(entry => (Entry: entry, Parts: Parts(entry.Name))).ToList();
        var firstNames = people.Where(one => one.Parts.Length > 1).ToLookup(one => FoldedText.Fold(one.Parts[0]), one => one.Entry.ReplacedBy, StringComparer.Ordinal);
        var surnames = people.Where(one => one.Parts.Length > 1).ToLookup(one => FoldedText.Fold(one.Parts[^1]), one => one.Entry.ReplacedBy, StringComparer.Ordinal);
        var forms = new List<Pseudonym>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in all)
        {
            Add(entry.Name, entry.ReplacedBy);
            foreach (var other in entry.AlsoCalled)
            {
                Add(other, entry.ReplacedBy);
            }
        }

        foreach (var (entry, parts) in people.Where(one => one.Parts.Length > 1))
        {
            Add($"{parts[0]} {parts[^1]}", entry.ReplacedBy);
            Add($"{parts[^1]}, {parts[0]}", entry.ReplacedBy);
            Add($"{parts[^1]}, {string.Join(' ', parts[..^1])}", entry.ReplacedBy);
        }

        // "Dr Patel" is "Patel" too.
        foreach (var (entry, parts) in people.Where(one => one.Parts.Length == 1 && IsShort(one.Parts[0]) is false))
        {
            Add(parts[0], surnames[FoldedText.Fold(parts[0])].Append(entry.ReplacedBy).Distinct(StringComparer.Ordinal).Count() == 1 ? entry.ReplacedBy : SharedSurname);
        }

        foreach (var (entry, parts) in people.Where(one => one.Parts.Length > 1))
        {
            if (IsShort(parts[0]) is false && firstNames[FoldedText.Fold(parts[0])].Distinct(StringComparer.Ordinal).Count() == 1)
            {
                Add(parts[0], entry.ReplacedBy);
            }

            if (IsShort(parts[^1]) is false)
            {
                Add(parts[^1], surnames[FoldedText.Fold(parts[^1])].Distinct(StringComparer.Ordinal).Count() == 1 ? entry.ReplacedBy : SharedSurname);
            }

            if (entry.Initials && parts.All(part => char.IsLetter(part[0])))
            {
                var letters = parts.Select(part => char.ToUpperInvariant(part[0]).ToString()).ToArray();
                foreach (var form in (string[])[string.Concat(letters), string.Join('.', letters) + ".", string.Join('.', letters), string.Join(". ", letters) + ".", string.Join(' ', letters)])
                {
                    Add(form, entry.ReplacedBy, asWritten: true);
                }
            }
        }

        return forms;

        void Add(string name, string replacedBy, bool asWritten = false)
        {
            if (!string.IsNullOrWhiteSpace(name) && known.Add(asWritten ? "=" + name : FoldedText.Fold(name)))
            {
                forms.Add(new Pseudonym(name.Trim(), replacedBy.Trim()) { AsWritten = asWritten });
            }
        }
    }

    /// <summary>What is wrong with a table, all at once: names that are missing or stand twice, and pseudonyms that give a name away or are one.</summary>
    public static Result Check(IReadOnlyList<PseudonymEntry> entries)
    {
        var refusals = new List<Refusal>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var replacements = new Dictionary<string, string>(StringComparer.Ordinal);
        var anonymiser = new Anonymiser(Forms(entries));
        foreach (var entry in entries)
        {
            if (string.IsNullOrWhiteSpace(entry.Name))
            {
                refusals.Add(new Refusal("Name", "Write the name."));
            }
            else if (!names.Add(FoldedText.Fold(entry.Name)))
            {
                refusals.Add(new Refusal("Name", "{0} is in the table twice.", entry.Name));
            }

            if (string.IsNullOrWhiteSpace(entry.ReplacedBy))
            {
                refusals.Add(new Refusal("ReplacedBy", "Write what is read instead of {0}.", entry.Name));
                continue;
            }

            if (anonymiser.Places(entry.ReplacedBy).Any())
            {
                refusals.Add(new Refusal("ReplacedBy", "“{0}” holds a name of the table, which would give it away.", entry.ReplacedBy));
            }

            if (!replacements.TryAdd(FoldedText.Fold(entry.ReplacedBy), entry.Name))
            {
                refusals.Add(new Refusal("ReplacedBy", "“{0}” already stands for {1}.", entry.ReplacedBy, replacements[FoldedText.Fold(entry.ReplacedBy)]));
            }
        }

        return refusals.Count == 0 ? Result.Done : Result.Refuse(refusals);
    }

    private static IEnumerable<string> Candidates(PersonRole role)
    {
        var name = Name(role);
        for (var number = 1; ; number++)
        {
            yield return role switch
            {
                PersonRole.Child => $"{name} {Letters(number)}",
                PersonRole.Mother or PersonRole.Father when number == 1 => name,
                _ => string.Create(CultureInfo.InvariantCulture, $"{name} {number}"),
            };
        }
    }

    private static string Letters(int number)
    {
        var letters = "";
        for (; number > 0; number = (number - 1) / 26)
        {
            letters = (char)('A' + ((number - 1) % 26)) + letters;
        }

        return letters;
    }

    private static bool IsShort(string part) => part.Count(char.IsLetter) < 2;

    // A title before a name is nobody's first name.
    private static readonly HashSet<string> s_titles = new(StringComparer.Ordinal)
    {
        "mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor", "rev", "reverend", "sir", "dame", "pc", "wpc", "dc", "ds", "sgt", "sergeant", "constable", "inspector",
        "nurse", "midwife", "headteacher", "auntie", "aunt", "uncle", "grandma", "grandad",
    };

    private static string[] Parts(string name) =>
        [.. name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SkipWhile(part => s_titles.Contains(FoldedText.Fold(part).TrimEnd('.')))];
}
