using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Translations.Desk;

/// <param name="Languages">Codes of every language the person is recorded as reading from now on; none takes all away.</param>
public sealed record KeepLanguagesReadCommand(StaffId Staff, IReadOnlyCollection<string> Languages);

/// <summary>The business unit records which languages somebody reads, who may then check translations in them.</summary>
public sealed class KeepLanguagesRead(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, KeepLanguagesReadCommand command, CancellationToken cancellation)
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
        if (!await operation.Read<StaffMember>().AnyAsync(staff => staff.Id == command.Staff && staff.PartnershipId == actor.Partnership && staff.EndedAt == null, cancellation))
        {
            return Result.Refuse("Staff", "Choose somebody who works here.");
        }
        var now = await operation.Set<LanguageReader>().Where(row => row.StaffId == command.Staff).ToListAsync(cancellation);
        operation.Context.RemoveRange(now.Where(row => !command.Languages.Contains(row.Language)));
        operation.Context.AddRange(command.Languages.Distinct(StringComparer.Ordinal).Where(code => !now.Exists(row => row.Language == code))
            .Select(code => new LanguageReader(command.Staff, code, actor, operation.Now)));
        return await operation.SaveAsync(cancellation, new AuditEntry("Languages read recorded", null, "StaffMember", command.Staff.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["languages"] = string.Join(' ', command.Languages.Order(StringComparer.Ordinal)) }));
    }
}
