namespace PracticeReview.Data.Referrals;

/// <summary>Who refers (Policy 7.3).</summary>
public enum ReferrerKind
{
    PartnerAgency,
    RapidResponseTeam,
    Coroner,
    ChildDeathOverviewPanel,
}

/// <summary>Whether abuse or neglect of the child is known or suspected (Policy 5.2).</summary>
public enum AbuseOrNeglect
{
    Known,
    Suspected,
    NeitherKnownNorSuspected,
}

/// <summary>What became of the child (Policy 5.2).</summary>
public enum ChildHarm
{
    Died,
    SeriouslyHarmed,
    Neither,
}

/// <summary>Where it happened (Policy 5.2).</summary>
public enum IncidentPlace
{
    InTheArea,
    /// <summary>Outside England, while the child was normally resident in the area.</summary>
    OutsideEngland,
    /// <summary>In England, but in the area of another partnership: that area leads (Policy 10.2).</summary>
    AnotherArea,
}

/// <summary>Whether the local authority has notified the National Panel (Policy 7.4).</summary>
public enum LocalAuthorityNotification
{
    Made,
    NotMade,
    NotKnown,
}

/// <summary>What the referrer and their agency are asked to consider before they submit (Policy 7.3).</summary>
public enum AssuranceQuestion
{
    Criteria,
    Improvement,
    EnoughToDecide,
    Family,
    OtherProcesses,
}
