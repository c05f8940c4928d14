namespace PracticeReview.Data.People;

/// <summary>A safeguarding partnership and what its families and its portal need to know of it.</summary>
public sealed class Partnership
{
    private Partnership() { }

    /// <param name="referencePrefix">Two to five letters that begin the reference of each case.</param>
    /// <param name="policyVersion">The policy new cases begin under; a case keeps the one it began under.</param>
    public Partnership(PartnershipId id, string name, string referencePrefix, string policyVersion, string contactTelephone, string contactEmail)
    {
        Id = id;
        Name = name;
        ReferencePrefix = referencePrefix;
        PolicyVersion = policyVersion;
        ContactTelephone = contactTelephone;
        ContactEmail = contactEmail;
    }

    public PartnershipId Id { get; private set; }
    public string Name { get; private set; } = "";
    public string ReferencePrefix { get; private set; } = "";
    public string PolicyVersion { get; private set; } = "";
    public string ContactTelephone { get; private set; } = "";
    public string ContactEmail { get; private set; } = "";

    /// <summary>New cases begin under this policy from now on; cases that have begun keep theirs. Refuses a policy the portal doesn't know.</summary>
    public Result ChoosePolicy(StaffActor actor, string? policyVersion)
    {
        if (!actor.Is(StaffRole.Administrator) || actor.Partnership != Id)
        {
            return Refusal.NotFound;
        }
        if (policyVersion is null || Policies.PolicyVersions.Find(policyVersion) is null)
        {
            return Result.Refuse("PolicyVersion", "Choose the policy under which new cases begin.");
        }
        PolicyVersion = policyVersion;
        return Result.Done;
    }
}

/// <summary>An agency of a partnership.</summary>
public sealed class Agency
{
    private Agency() { }

    public Agency(AgencyId id, PartnershipId partnership, string name, AgencyKind kind)
    {
        Id = id;
        PartnershipId = partnership;
        Name = name;
        Kind = kind;
    }

    public AgencyId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public string Name { get; private set; } = "";
    public AgencyKind Kind { get; private set; }
    /// <summary>One of the three safeguarding partners (Policy 7.12).</summary>
    public bool IsStatutoryPartner => Kind is AgencyKind.LocalAuthority or AgencyKind.Police or AgencyKind.Health;
}

/// <summary>A professional as one partnership knows them. Made by an administrator, never by a sign-in.</summary>
public sealed class StaffMember
{
    private StaffMember() { }

    /// <param name="subject">The provider's identifier of the person; null until the first sign-in with this verified e-mail address.</param>
    public StaffMember(StaffId id, PartnershipId partnership, AgencyId? agency, string name, string email, string? issuer, string? subject, DateTimeOffset now)
    {
        Id = id;
        PartnershipId = partnership;
        AgencyId = agency;
        Name = name;
        Email = email;
        Issuer = issuer;
        Subject = subject;
        AddedAt = now;
    }

    public StaffId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public AgencyId? AgencyId { get; private set; }
    public string Name { get; private set; } = "";
    public string Email { get; private set; } = "";
    public string? Issuer { get; private set; }
    public string? Subject { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
    /// <summary>From when the person may no longer sign in to this partnership.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Ends the person's access to this partnership.</summary>
    public void End(DateTimeOffset now) => EndedAt ??= now;
}

/// <summary>A role of a professional in a partnership, from one instant to another.</summary>
public sealed class StaffRoleAssignment
{
    private StaffRoleAssignment() { }

    public StaffRoleAssignment(PartnershipId partnership, StaffId staff, StaffRole role, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        PartnershipId = partnership;
        StaffId = staff;
        Role = role;
        Since = now;
    }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public StaffId StaffId { get; private set; }
    public StaffRole Role { get; private set; }
    public DateTimeOffset Since { get; private set; }
    public DateTimeOffset? Until { get; private set; }

    public void End(DateTimeOffset now) => Until ??= now;
}

/// <summary>A role of a professional in one case.</summary>
public sealed class CaseMembership
{
    private CaseMembership() { }

    public CaseMembership(PartnershipId partnership, Cases.CaseId @case, StaffId staff, CaseRole role, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        PartnershipId = partnership;
        CaseId = @case;
        StaffId = staff;
        Role = role;
        Since = now;
    }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public Cases.CaseId CaseId { get; private set; }
    public StaffId StaffId { get; private set; }
    public CaseRole Role { get; private set; }
    public DateTimeOffset Since { get; private set; }
    public DateTimeOffset? Until { get; private set; }

    public void End(DateTimeOffset now) => Until ??= now;
}
