using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Translations.Desk;

/// <param name="Language">Code of the language the file is for.</param>
/// <param name="ByMachine">A machine made the translations, all of them: they are kept as such and sent to nobody's review. What the file itself says is a machine's is so in any case.</param>
public sealed record ImportTranslationsCommand(string Language, ExchangeFile File, bool ByMachine);

/// <summary>
/// Takes what came back from an agency. Each text is taken or refused by itself, and it is said why; nothing is ever approved by a
/// file, and nothing approved is replaced by one.
/// </summary>
public sealed class ImportTranslations(Database database, TranslationDeskQueries desk, TranslateCaseText caseTexts, TranslateProductText productTexts)
{
    public async Task<Result<TranslationImportId>> RunAsync(StaffActor actor, ImportTranslationsCommand command, CancellationToken cancellation)
    {
        if (!actor.Is(StaffRole.Translator) || !Languages.Translated.Any(language => language.Code == command.Language))
        {
            return Refusal.NotFound;
        }
        if (!await IsTheirsAsync(actor, command.Language, cancellation) || await desk.AllAsync(actor, command.Language, cancellation) is not { } texts)
        {
            return Result<TranslationImportId>.Refuse("File", "This language is not one of those you translate. Nothing was taken.");
        }
        if (command.File.Problem is { } unreadable)
        {
            return Result<TranslationImportId>.Refuse("File", "{0}", unreadable);
        }
        if (command.File.Language is { } said && said != Languages.English.Code && !IsIn(said, command.Language))
        {
            return Result<TranslationImportId>.Refuse("File", "This file says that it is in another language ({0}). Nothing was taken.", said);
        }
        var byId = texts.ToDictionary(text => text.Id, StringComparer.Ordinal);
        var refused = new List<RefusedUnit>();
        var (taken, unfinished, unchanged, empty) = (0, 0, 0, 0);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in command.File.Units)
        {
            var id = unit.Id ?? (unit.Key is { } key ? "ui-" + CatalogueTranslation.KeyOf(key) : null);
            var text = id is null ? null : byId.GetValueOrDefault(id);
            if (unit.Problem is null && text is not null && !seen.Add(text.Id))
            {
                refused.Add(new RefusedUnit(unit.Where, Beginning(unit.Sources[0]), "This text stands in the file more than once. The first time counts."));
            }
            else if (unit.Problem is null && text is not null && unit.Forms.All(form => form.Trim().Length == 0))
            {
                empty++;
            }
            else if (unit.Problem is null && text is not null && IsTheSame(text, unit, command.ByMachine || unit.IsMachineMade))
            {
                unchanged++;
            }
            else if (await TakeAsync(actor, text, unit, command.ByMachine || unit.IsMachineMade, cancellation) is { } why)
            {
                refused.Add(new RefusedUnit(unit.Where, Beginning(unit.Sources.Count > 0 ? unit.Sources[0] : ""), why));
            }
            else
            {
                taken++;
                unfinished += unit.IsUnfinished || unit.IsMachineMade || command.ByMachine ? 1 : 0;
            }
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var import = new TranslationImport(actor, command.Language, command.ByMachine, taken, unfinished, unchanged, empty, refused, operation.Now);
        operation.Add(import);
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Translations imported", null, "TranslationImport", import.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["language"] = command.Language,
                ["taken"] = taken.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["not taken"] = refused.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
            }));
        return saved.Succeeded ? import.Id : Result<TranslationImportId>.Refuse(saved.Refusals);
    }

    /// <summary>What became of a file, for whoever sent it.</summary>
    public async Task<TranslationImport?> FindAsync(StaffActor actor, TranslationImportId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.Read<TranslationImport>().SingleOrDefaultAsync(import => import.Id == id && import.ImportedBy == actor.Id, cancellation);
    }

    private async Task<string?> TakeAsync(StaffActor actor, DeskText? text, ExchangeUnit unit, bool byMachine, CancellationToken cancellation)
    {
        if (unit.Problem is { } problem)
        {
            return problem;
        }
        if (text is null)
        {
            return "There is no such text here: it was taken back, or has been written anew since the file was made.";
        }
        if (unit.Language is { } said && !IsIn(said, text.Into))
        {
            return $"The file says that this is in another language ({said}).";
        }
        if (text.IsOutOfDate && text.Kind == DeskKind.CaseText)
        {
            return "The text has been written anew since the file was made. Take a new file.";
        }
        if (!text.Source.HasCount && unit.Sources.Count < text.Source.Texts.Count)
        {
            return $"The file holds only a part of this text: {unit.Sources.Count} of {text.Source.Texts.Count}.";
        }
        if (!SameSources(text, unit))
        {
            return "The file has another English than the text has now. Take a new file.";
        }
        if (text.State == TextState.Approved)
        {
            return "This translation is approved. Change it at the desk, where both versions can be seen.";
        }
        if (text is { State: TextState.WaitingForReview, IsMachineMade: false } && byMachine)
        {
            return "Somebody's translation waits for review. A machine's words do not take its place.";
        }
        if (unit.Forms.Count != text.Source.Forms)
        {
            return $"It has {unit.Forms.Count} forms, and {text.Source.Forms} are needed.";
        }
        if (unit.Forms.Any(form => form.Trim().Length == 0))
        {
            return text.Source.Forms == 1 ? "It holds no words." : $"A form is empty: {text.Source.Forms} are needed.";
        }
        if (text.Source.WhatIsWrong(unit.Forms) is { } shape)
        {
            return shape;
        }
        var result = text is { Kind: DeskKind.CaseText, Case: { } @case }
            ? await caseTexts.RunAsync(actor, new TranslateCaseTextCommand(@case, text.Words, text.From, text.Into, unit.Forms[^1], text.Version, unit.IsUnfinished, ByMachine: byMachine, Memory: text.Memory,
                Heading: unit.Forms.Count > 1 ? unit.Forms[0] : null), cancellation)
            : await productTexts.RunAsync(actor, new TranslateProductTextCommand(text.Id, text.Into, unit.Forms, text.Version, unit.IsUnfinished, ByMachine: byMachine), cancellation);
        return result.Succeeded ? null : result.Refusals[0].ToString();
    }

    private async Task<bool> IsTheirsAsync(StaffActor actor, string language, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.Read<TranslatorLanguage>().AnyAsync(given => given.StaffId == actor.Id && given.Language == language, cancellation);
    }

    // "ur", "ur-PK" and, as gettext writes it, "ur_PK".
    private static bool IsIn(string said, string language) =>
        said.Equals(language, StringComparison.OrdinalIgnoreCase) || said.Replace('_', '-').StartsWith(language + "-", StringComparison.OrdinalIgnoreCase);

    // Words that were kept unfinished, or made by a machine, and come back finished in the same words have been taken over.
    private static bool IsTakenOver(DeskText text, ExchangeUnit unit, bool byMachine) =>
        !unit.IsUnfinished && !byMachine
        && (text is { State: TextState.NeedsWork, SentBackBecause: null, Version: not null } || (text is { IsMachineMade: true, IsOutOfDate: false } && !unit.Waits));

    private static bool IsTheSame(DeskText text, ExchangeUnit unit, bool byMachine) => !IsTakenOver(text, unit, byMachine) && (unit.Language is not { } said || IsIn(said, text.Into)) && SameSources(text, unit) && !text.IsOutOfDate && text.Forms.Select(Tidied).SequenceEqual(unit.Forms.Select(Tidied), StringComparer.Ordinal);

    // A PO entry has each English once; an XLIFF file has one beside each form.
    private static bool SameSources(DeskText text, ExchangeUnit unit) => unit.Key is not null || !text.Source.HasCount
        ? text.Source.Texts.Select(Tidied).SequenceEqual(unit.Sources.Select(Tidied), StringComparer.Ordinal)
        : unit.Sources.Select((source, form) => (source, form)).All(pair => Tidied(pair.source) == Tidied(text.Source.Of(pair.form)));

    private static string Tidied(string text) => text.ReplaceLineEndings("\n").Trim();

    private static string Beginning(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 80 ? line : line[..80] + "…";
    }
}
