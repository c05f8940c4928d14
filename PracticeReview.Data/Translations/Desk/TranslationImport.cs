using PracticeReview.Data.People;

namespace PracticeReview.Data.Translations.Desk;

public readonly record struct TranslationImportId(Guid Value) : ITypedId<TranslationImportId>
{
    public static TranslationImportId From(Guid value) => new(value);
    public static TranslationImportId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString();
}

/// <summary>Something in a file that was not taken, and why.</summary>
/// <param name="Where">The line of a PO file, or the id of an XLIFF unit.</param>
/// <param name="Text">How the text begins.</param>
public sealed record RefusedUnit(string Where, string Text, string Why);

/// <summary>What became of a file that came back from an agency: what was taken, what was not, and why. Kept, so that it can be read again.</summary>
public sealed class TranslationImport
{
    /// <summary>The most refusals that are kept in words; the rest is counted.</summary>
    public const int MostRefusals = 500;

    private TranslationImport() { }

    public TranslationImport(StaffActor actor, string language, bool byMachine, int taken, int unfinished, int unchanged, int empty, IReadOnlyList<RefusedUnit> refused, DateTimeOffset now)
    {
        Id = TranslationImportId.New();
        PartnershipId = actor.Partnership;
        Language = language;
        IsMachineMade = byMachine;
        (Taken, Unfinished, Unchanged, Empty, NotTaken) = (taken, unfinished, unchanged, empty, refused.Count);
        Refused = [.. refused.Take(MostRefusals)];
        ImportedBy = actor.Id;
        ImportedAt = now;
    }

    public TranslationImportId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public string Language { get; private set; } = "";
    public bool IsMachineMade { get; private set; }
    public int Taken { get; private set; }
    /// <summary>How many of what was taken the file calls unfinished: these wait for nobody's review.</summary>
    public int Unfinished { get; private set; }
    /// <summary>Said the same as what is here.</summary>
    public int Unchanged { get; private set; }
    /// <summary>Held no translation.</summary>
    public int Empty { get; private set; }
    public int NotTaken { get; private set; }
    public IReadOnlyList<RefusedUnit> Refused { get; private set; } = [];
    public StaffId ImportedBy { get; private set; }
    public DateTimeOffset ImportedAt { get; private set; }
}
