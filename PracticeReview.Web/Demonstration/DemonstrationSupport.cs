using PracticeReview.Data.People;
using PracticeReview.Data.Support;

namespace PracticeReview.Web.Demonstration;

/// <summary>
/// Organisations that a partnership might name. All but the first exist; what is said of them is short and public, and a
/// telephone number stands only where it is widely known. None of them has been asked, which a real partnership would do first.
/// </summary>
internal static class DemonstrationSupport
{
    private static readonly SupportOrganisationWords[] s_organisations =
    [
        new("Imaginary Family Support", "People from Inventshire who sit with you, explain things and come with you to meetings. Free.", "01632 960 111", "https://support.inventshire.example", "Monday to Friday, 9 to 5, and Tuesday evenings", ["en", "pl", "ur"]),
        new("Advocacy After Fatal Domestic Abuse (AAFDA)", "They help families when somebody was killed by domestic abuse. They know reviews well and can speak up for you.", null, "https://aafda.org.uk", null, []),
        new("Victoria Climbié Foundation UK", "They help families and services to talk with each other when a child was harmed.", null, "https://vcf-uk.org", null, []),
        new("Child Bereavement UK", "They support you when a child has died, and children when someone they love has died.", null, "https://www.childbereavementuk.org", null, []),
        new("The Compassionate Friends", "Parents, brothers, sisters and grandparents who have lost a child themselves.", null, "https://www.tcf.org.uk", null, []),
        new("Samaritans", "They listen, whatever you are going through.", "116 123", "https://www.samaritans.org", "Day and night, every day. The call is free.", []),
        new("NSPCC", "You can talk to them when you are worried about a child.", "0808 800 5000", "https://www.nspcc.org.uk", null, []),
        new("Childline", "For children and young people up to their 19th birthday, about anything.", "0800 1111", "https://www.childline.org.uk", "Day and night, every day. The call is free.", [], IsForYoungPeople: true),
        new("Citizens Advice", "Free advice about your rights, money, housing and more.", null, "https://www.citizensadvice.org.uk", null, []),
    ];

    public static async Task AddAsync(KeepSupportOrganisation keep, StaffActor manager)
    {
        foreach (var words in s_organisations)
        {
            var added = await keep.RunAsync(manager, new KeepSupportOrganisationCommand(null, words, 0), CancellationToken.None);
            if (added.Refused)
            {
                throw new InvalidOperationException($"{words.Name}: {added.Refusals[0]}");
            }
        }
    }
}
