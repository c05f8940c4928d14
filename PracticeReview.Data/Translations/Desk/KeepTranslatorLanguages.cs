using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Translations.Desk;

/// <param name="Languages">Codes of every language the person works in from now on; none takes all away.</param>
public sealed record KeepTranslatorLanguagesCommand(StaffId Translator, IReadOnlyCollection<string> Languages);

/// <summary>The business unit says in which languages a translator works.</summary>
public sealed class KeepTranslatorLanguages(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, KeepTranslatorLanguagesCommand command, CancellationToken cancellation)
    {
        if (!TranslatorLanguage.MayGive(actor))
        {
            return Refusal.NotFound;
        }
        if (command.Languages.Any(code => !Languages.Translated.Any(language => language.Code == code)))
        {
            return Result.Refuse("Languages", "Choose from the languages that are offered.");
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var isTranslator = await operation.Read<StaffRoleAssignment>().AnyAsync(role => role.StaffId == command.Translator && role.Role == StaffRole.Translator && role.Until == null, cancellation);
        if (!isTranslator)
        {
            return Result.Refuse("Translator", "Choose somebody who has the role of a translator.");
        }
        var now = await operation.Set<TranslatorLanguage>().Where(given => given.StaffId == command.Translator).ToListAsync(cancellation);
        operation.Context.RemoveRange(now.Where(given => !command.Languages.Contains(given.Language)));
        operation.Context.AddRange(command.Languages.Distinct(StringComparer.Ordinal).Where(code => !now.Exists(given => given.Language == code))
            .Select(code => new TranslatorLanguage(actor.Partnership, command.Translator, code, actor, operation.Now)));
        return await operation.SaveAsync(cancellation, new AuditEntry("Translator's languages kept", null, "StaffMember", command.Translator.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["languages"] = string.Join(' ', command.Languages.Order(StringComparer.Ordinal)) }));
    }
}
