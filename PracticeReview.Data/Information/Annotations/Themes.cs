using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information.Annotations;

/// <summary>The themes and other words of a case by what is read of them: where names are replaced, a theme is chosen by what stands on the page.</summary>
internal static class Themes
{
    /// <summary>The themes of the case that are meant by this one, as they were written.</summary>
    /// <param name="isAnonymised">Whether it was chosen where names are replaced.</param>
    public static async Task<List<string>> MeantAsync(Operation operation, CaseId id, string theme, bool isAnonymised, CancellationToken cancellation) =>
        await MeantAsync(operation, id, await operation.Read<EventTag>().Where(tag => tag.CaseId == id).Select(tag => tag.Tag).Distinct().ToListAsync(cancellation), theme, isAnonymised, cancellation);

    /// <summary>Of words that were written before, those that are meant by these.</summary>
    public static async Task<List<string>> MeantAsync(Operation operation, CaseId id, IReadOnlyCollection<string> earlier, string words, bool isAnonymised, CancellationToken cancellation)
    {
        if (!isAnonymised && earlier.Contains(words))
        {
            return [words];
        }
        var names = (await ReplacedNames.OfAsync(operation, id, new AskedEvents(Anonymised: true), cancellation))!.Names;
        var read = names.Apply(words);
        return [.. earlier.Where(one => names.Apply(one) == read)];
    }
}
