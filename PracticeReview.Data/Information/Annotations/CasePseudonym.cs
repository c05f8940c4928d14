using PracticeReview.Data.Cases;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information.Annotations;

/// <summary>Who is called what where a case's chronology is shown or sent out anonymised.</summary>
public sealed class CasePseudonym
{
    /// <summary>The most characters of a name or of what is read instead.</summary>
    public const int MostCharacters = 120;
    /// <summary>The most ways in which somebody is called besides.</summary>
    public const int MostOtherNames = 20;

    private CasePseudonym() { }

    internal CasePseudonym(StaffActor actor, CaseId @case)
    {
        Id = Guid.CreateVersion7();
        PartnershipId = actor.Partnership;
        CaseId = @case;
    }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public string Name { get; private set; } = "";
    public PersonRole Role { get; private set; }
    public string ReplacedBy { get; private set; } = "";
    /// <summary>Other ways in which the person is called, one a line.</summary>
    public string AlsoCalled { get; private set; } = "";
    /// <summary>Whether the initials stand for the person too.</summary>
    public bool Initials { get; private set; }
    public StaffId WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>As the anonymiser takes it.</summary>
    public PseudonymEntry ToEntry() => new(Name, Role, ReplacedBy) { AlsoCalled = Lines(AlsoCalled), Initials = Initials };

    /// <summary>Writes the entry. Refuses one without a name, a pseudonym that gives a name away or is taken, and what is too long.</summary>
    /// <param name="others">The other entries of the case.</param>
    public Result Write(StaffActor actor, PseudonymEntry entry, IReadOnlyList<PseudonymEntry> others, DateTimeOffset now)
    {
        if (!Annotating.MayBeDoneBy(actor, CaseId))
        {
            return Refusal.NotFound;
        }
        var instead = string.IsNullOrWhiteSpace(entry.ReplacedBy) ? PseudonymTable.Suggest(entry.Role, others.Select(other => other.ReplacedBy)) : entry.ReplacedBy.Trim();
        var written = entry with { Name = entry.Name.Trim(), ReplacedBy = instead };
        if (written.Name.Length > MostCharacters || instead.Length > MostCharacters || written.AlsoCalled.Count > MostOtherNames || written.AlsoCalled.Any(name => name.Length > MostCharacters))
        {
            return Result.Refuse("Name", "Names have at most {0} characters, and at most {1} other names are kept.", MostCharacters, MostOtherNames);
        }
        var checkedTable = PseudonymTable.Check([.. others, written]);
        if (checkedTable.Refused)
        {
            return checkedTable;
        }
        (Name, Role, ReplacedBy, AlsoCalled, Initials, WrittenBy, WrittenAt) =
            (written.Name, written.Role, instead, string.Join('\n', written.AlsoCalled), written.Initials, actor.Id, now);
        return Result.Done;
    }

    /// <summary>The names of a text with one on each line.</summary>
    public static IReadOnlyList<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
