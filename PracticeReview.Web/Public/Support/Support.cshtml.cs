using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using PracticeReview.Data.People;
using PracticeReview.Data.Support;
using PracticeReview.Data.Translations;
using PracticeReview.Web.Public.LongTexts;

namespace PracticeReview.Web.Public.Support;

/// <summary>Who stands beside families: the lists of the partnerships that this address serves.</summary>
[AllowAnonymous]
public sealed class SupportModel(SupportQueries queries, IOptions<LongTextContacts> contacts) : PageModel
{
    public IReadOnlyList<PartnershipSupport> Lists { get; private set; } = [];

    public string Phone => contacts.Value.Phone;

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Lists = await queries.ListAsync(PublicActor.Anybody, RouteData.Values["language"] as string ?? Languages.English.Code, cancellation);

    /// <summary>The languages in which they can be spoken with; English where none is named.</summary>
    public static IEnumerable<Language> Spoken(SupportView organisation) => organisation.LanguagesSpoken.Count == 0
        ? [Languages.English]
        : Languages.Offered.Where(language => organisation.LanguagesSpoken.Contains(language.Code));

    public static string CallAddress(string telephone) => "tel:" + new string([.. telephone.Where(letter => char.IsAsciiDigit(letter) || letter == '+')]);

    public static string Host(string website) => new Uri(website).Host;
}
