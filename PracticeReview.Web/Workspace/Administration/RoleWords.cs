using PracticeReview.Data.People;

namespace PracticeReview.Web.Workspace.Administration;

/// <summary>The words for what professionals and agencies are.</summary>
public static class RoleWords
{
    public static string Name(StaffRole role) => role switch
    {
        StaffRole.Administrator => "Administrator",
        StaffRole.BusinessManager => "Business Manager",
        StaffRole.BusinessUnit => "Business unit",
        StaffRole.IndependentAdviser => "Independent Adviser",
        StaffRole.SubGroupChair => "Chair of the sub-group",
        StaffRole.SubGroupDeputyChair => "Deputy Chair of the sub-group",
        StaffRole.SubGroupMember => "Member of the sub-group",
        StaffRole.StatutoryPartner => "Statutory partner",
        StaffRole.SafeguardingExecutive => "Safeguarding Executive",
        StaffRole.Scrutineer => "Scrutineer",
        StaffRole.DesignatedDecisionMaker => "Designated decision-maker",
        StaffRole.Referrer => "Referrer",
        StaffRole.AgencyAuthor => "Agency author",
        StaffRole.Translator => "Translator",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "A role without a name."),
    };

    public static string Name(AgencyKind kind) => kind switch
    {
        AgencyKind.LocalAuthority => "Local authority (statutory partner)",
        AgencyKind.Police => "Police (statutory partner)",
        AgencyKind.Health => "Integrated care board (statutory partner)",
        AgencyKind.HealthProvider => "Health provider",
        AgencyKind.School => "School or college",
        AgencyKind.Probation => "Probation",
        AgencyKind.Voluntary => "Voluntary organisation",
        AgencyKind.Other => "Other",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name."),
    };
}
