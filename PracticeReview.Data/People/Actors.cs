using System.Collections.Frozen;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;

namespace PracticeReview.Data.People;

/// <summary>
/// Somebody on whose behalf an operation runs. Actors are made afresh from the database for every operation
/// (<see cref="ActorDirectory"/>), so that what was taken away is gone at the next click. They are never kept.
/// </summary>
public abstract class Actor
{
    private protected Actor(PartnershipId? partnership) => PartnershipId = partnership;

    /// <summary>The partnership the actor belongs to; null for the public and for jobs, which serve all.</summary>
    public PartnershipId? PartnershipId { get; }
    /// <summary>"Staff", "Family", "Public" or "Job": the word the record and the database use.</summary>
    public abstract string Kind { get; }
    /// <summary>Who, within the kind; the empty identifier for the public and for jobs.</summary>
    public abstract Guid Identifier { get; }
}

/// <summary>A signed-in professional, acting in one partnership.</summary>
public sealed class StaffActor : Actor
{
    private readonly FrozenSet<StaffRole> _roles;
    private readonly FrozenSet<(CaseId Case, CaseRole Role)> _caseRoles;

    internal StaffActor(StaffId id, PartnershipId partnership, AgencyId? agency, string name,
        IEnumerable<StaffRole> roles, IEnumerable<(CaseId, CaseRole)> caseRoles) : base(partnership)
    {
        Id = id;
        Partnership = partnership;
        AgencyId = agency;
        Name = name;
        _roles = roles.ToFrozenSet();
        _caseRoles = caseRoles.ToFrozenSet();
    }

    public StaffId Id { get; }
    public PartnershipId Partnership { get; }
    public AgencyId? AgencyId { get; }
    public string Name { get; }
    public override string Kind => "Staff";
    public override Guid Identifier => Id.Value;

    public IReadOnlyCollection<StaffRole> Roles => _roles;
    public bool Is(StaffRole role) => _roles.Contains(role);
    public bool Holds(CaseId @case, CaseRole role) => _caseRoles.Contains((@case, role));

    /// <summary>What they are in which cases.</summary>
    public IReadOnlyCollection<(CaseId Case, CaseRole Role)> CaseRoles => _caseRoles;
    /// <summary>Has a part in at least one case.</summary>
    public bool HasCases => _caseRoles.Count > 0;
    /// <summary>The business unit, its manager included.</summary>
    public bool IsBusinessUnit => Is(StaffRole.BusinessUnit) || Is(StaffRole.BusinessManager);
    /// <summary>A member of the Practice Review Virtual Panel (Policy 10.1).</summary>
    public bool IsOnVirtualPanel => Is(StaffRole.IndependentAdviser) || Is(StaffRole.SubGroupChair)
        || Is(StaffRole.SubGroupDeputyChair) || Is(StaffRole.BusinessManager);
    /// <summary>In the Review Group of this case: its chair, its lead reviewer or a member (Policy 8.2).</summary>
    public bool IsInReviewGroup(CaseId @case) => Holds(@case, CaseRole.ReviewChair)
        || Holds(@case, CaseRole.LeadReviewer) || Holds(@case, CaseRole.ReviewGroupMember);
    /// <summary>Works with the family of this case: its facilitator, the review group, or the business unit.</summary>
    public bool WorksWithFamily(CaseId @case) => IsBusinessUnit || IsInReviewGroup(@case) || Holds(@case, CaseRole.FamilyFacilitator);
}

/// <summary>A signed-in family member. Sees one case, and in it only what is theirs.</summary>
public sealed class FamilyActor : Actor
{
    internal FamilyActor(FamilyMemberId id, PartnershipId partnership, CaseId @case, FamilySessionId session, string language)
        : base(partnership)
    {
        Id = id;
        Partnership = partnership;
        Case = @case;
        Session = session;
        Language = language;
    }

    public FamilyMemberId Id { get; }
    public PartnershipId Partnership { get; }
    public CaseId Case { get; }
    public FamilySessionId Session { get; }
    /// <summary>The code of the language the person chose, for example "ur".</summary>
    public string Language { get; }
    public override string Kind => "Family";
    public override Guid Identifier => Id.Value;
}

/// <summary>Anybody, not signed in.</summary>
public sealed class PublicActor : Actor
{
    private PublicActor() : base(null) { }
    public static PublicActor Anybody { get; } = new();
    public override string Kind => "Public";
    public override Guid Identifier => Guid.Empty;
}

/// <summary>A job, working for every partnership.</summary>
public sealed class JobActor : Actor
{
    private JobActor(string name) : base(null) => Name = name;
    public string Name { get; }
    public override string Kind => "Job";
    public override Guid Identifier => Guid.Empty;
    /// <param name="job">The job's name, which the record keeps.</param>
    public static JobActor Named(string job) => new(job);
}
