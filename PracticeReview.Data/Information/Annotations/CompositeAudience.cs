using System.Globalization;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information.Annotations;

/// <summary>
/// Who a composite chronology is shown to. What they may see is decided here alone, for the page that shows it as they would see
/// it and for what is taken out for them.
/// </summary>
/// <param name="To">How widely it is shown.</param>
/// <param name="Agency">The agency whose practitioners they are; null where it is nobody's in particular.</param>
public sealed record CompositeAudience(EventAudience To, AgencyId? Agency = null)
{
    /// <summary>The people of one agency, who may always see what the agency itself sent.</summary>
    public static CompositeAudience Of(AgencyId agency) => new(EventAudience.Practitioners, agency);

    /// <summary>Whether they may be shown an event of this agency that is marked so; null for one that is not marked.</summary>
    public bool Shows(EventAudience? mark, AgencyId of) => EventRestriction.Shows(mark, To) || Agency == of;

    /// <summary>The marks that keep an event of another agency from them.</summary>
    public IReadOnlyList<EventAudience> Hidden() => [.. Enum.GetValues<EventAudience>().Where(mark => !EventRestriction.Shows(mark, To))];

    /// <summary>How many are left out, as a sentence for whoever prepares the view; the audience itself need not be told.</summary>
    public static string LeftOut(int events) => events switch
    {
        0 => "Nothing is left out.",
        1 => "One event is left out, which is marked as not for this audience.",
        _ => string.Create(CultureInfo.InvariantCulture, $"{events:N0} events are left out, which are marked as not for this audience."),
    };

    /// <summary>As the record says it.</summary>
    public override string ToString() => Agency is { } agency ? $"{To} of agency {agency}" : To.ToString();
}
