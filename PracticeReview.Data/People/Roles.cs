namespace PracticeReview.Data.People;

/// <summary>What a professional is in a partnership, whatever the case (Policy 10.1 and checklist L).</summary>
public enum StaffRole
{
    Administrator,
    BusinessManager,
    BusinessUnit,
    IndependentAdviser,
    SubGroupChair,
    SubGroupDeputyChair,
    SubGroupMember,
    StatutoryPartner,
    SafeguardingExecutive,
    Scrutineer,
    DesignatedDecisionMaker,
    Referrer,
    AgencyAuthor,
    Translator,
}

/// <summary>What a professional is in one case.</summary>
public enum CaseRole
{
    ReviewChair,
    LeadReviewer,
    ReviewGroupMember,
    CaseGroupPractitioner,
    FamilyFacilitator,
}

/// <summary>The kind of an agency. The first three are the statutory safeguarding partners.</summary>
public enum AgencyKind
{
    LocalAuthority,
    Police,
    Health,
    HealthProvider,
    School,
    Probation,
    Voluntary,
    Other,
}
