using PracticeReview.Data.People;
using PracticeReview.Data.Policies;

namespace PracticeReview.Web.Demonstration;

/// <summary>The invented partnership, its eight agencies, and a person for every role. None of them exists.</summary>
internal sealed class DemonstrationPeople
{
    public const string PartnershipName = "Inventshire Safeguarding Children Partnership";

    private readonly List<(string Key, string Name, string Role, string Email, Agency? Agency, StaffRole[] Roles)> _staff = [];
    private readonly Dictionary<string, StaffId> _ids = new(StringComparer.Ordinal);

    public DemonstrationPeople()
    {
        Partnership = new Partnership(PartnershipId.New(), PartnershipName, "INV", PolicyVersions.Salford2019.Id, "0161 496 0321", "reviews@inventshire.example");
        Council = Add("Inventshire Council", AgencyKind.LocalAuthority);
        Police = Add("Inventshire Police", AgencyKind.Police);
        CareBoard = Add("Inventshire Integrated Care Board", AgencyKind.Health);
        Hospital = Add("Madeup Hospital Trust", AgencyKind.HealthProvider);
        School = Add("Pretend Lane Primary School", AgencyKind.School);
        Probation = Add("Inventshire Probation Service", AgencyKind.Probation);
        Housing = Add("Castle-in-the-Air Housing", AgencyKind.Other);
        Charity = Add("Imaginary Family Support", AgencyKind.Voluntary);

        Person("administrator", "Ada Keyring", "Administrator", null, StaffRole.Administrator);
        Person("manager", "Marigold Timely", "Business Manager", Council, StaffRole.BusinessManager);
        Person("unit", "Basil Folder", "Business unit", Council, StaffRole.BusinessUnit);
        Person("adviser", "Indigo Outsider", "Independent Adviser", null, StaffRole.IndependentAdviser);
        Person("chair", "Clementine Gavel", "Chair of the sub-group", Police, StaffRole.SubGroupChair, StaffRole.SubGroupMember);
        Person("deputy", "Dudley Second", "Deputy Chair of the sub-group", CareBoard, StaffRole.SubGroupDeputyChair, StaffRole.SubGroupMember);
        Person("member", "Saffron Seat", "Member of the sub-group", School, StaffRole.SubGroupMember);
        Person("referrer", "Constable Juniper Testwell", "Police officer who refers", Police, StaffRole.Referrer);
        Person("decision-maker", "Inspector Rowan Verify", "Designated decision-maker", Police, StaffRole.DesignatedDecisionMaker, StaffRole.Referrer);
        Person("police-author", "Sergeant Hazel Ledger", "Agency author, police", Police, StaffRole.AgencyAuthor);
        Person("school-author", "Willow Register", "Agency author, school", School, StaffRole.AgencyAuthor);
        Person("hospital-author", "Doctor Aster Notes", "Agency author, hospital", Hospital, StaffRole.AgencyAuthor);
        Person("reviewer", "Linden Askwhy", "Lead reviewer", null, StaffRole.SubGroupMember);
        Person("review-chair", "Heather Evenhand", "Chair of the review", Probation, StaffRole.SubGroupMember);
        Person("group", "Bryony Thoughtful", "Member of the review group", Charity, StaffRole.SubGroupMember);
        Person("facilitator", "Fern Gentle", "Family facilitator", Charity, StaffRole.SubGroupMember);
        Person("practitioner", "Sorrel Frontline", "Practitioner in the case group", Hospital, StaffRole.AgencyAuthor);
        Person("council-partner", "Olive Chiefly", "Statutory partner, local authority", Council, StaffRole.StatutoryPartner);
        Person("police-partner", "Ash Commander", "Statutory partner, police", Police, StaffRole.StatutoryPartner);
        Person("health-partner", "Ivy Board", "Statutory partner, health", CareBoard, StaffRole.StatutoryPartner);
        Person("executive", "Laurel Highest", "Safeguarding Executive", Council, StaffRole.SafeguardingExecutive);
        Person("scrutineer", "Yarrow Checker", "Scrutineer", School, StaffRole.Scrutineer);
        Person("other-scrutineer", "Teasel Doublecheck", "Scrutineer", Housing, StaffRole.Scrutineer);
        Person("translator", "Myrtle Polyglot", "Translator", Charity, StaffRole.Translator);
        Person("other-translator", "Marjoram Secondeye", "Translator", Charity, StaffRole.Translator);
        Person("housing", "Bramble Keys", "Reports on actions, housing", Housing, StaffRole.AgencyAuthor);
    }

    public Partnership Partnership { get; }
    public List<Agency> Agencies { get; } = [];
    public Agency Council { get; }
    public Agency Police { get; }
    public Agency CareBoard { get; }
    public Agency Hospital { get; }
    public Agency School { get; }
    public Agency Probation { get; }
    public Agency Housing { get; }
    public Agency Charity { get; }

    /// <summary>The person with this part in the demonstration.</summary>
    public StaffId this[string key] => _ids[key];

    /// <summary>Name, role and e-mail address of everybody who signs in at the provider; the address is also their identifier there.</summary>
    public IEnumerable<(string Name, string Role, string Email)> SignIns => _staff.Select(person => (person.Name, person.Role, person.Email));

    /// <summary>The person of this name; null where there is none.</summary>
    public StaffId? Find(string name) => _staff.Find(person => person.Name == name) is { Key: { } key } ? _ids[key] : null;

    /// <param name="issuer">The demonstration provider, to which the people are bound.</param>
    public async Task FoundAsync(Founding founding, string issuer, CancellationToken cancellation)
    {
        var ids = await founding.FoundAsync(Partnership, Agencies,
            [.. _staff.Select(person => new Founder(person.Name, person.Email, person.Agency?.Id, issuer, person.Email, person.Roles))], cancellation);
        for (var number = 0; number < _staff.Count; number++)
        {
            _ids[_staff[number].Key] = ids[number];
        }
    }

    private Agency Add(string name, AgencyKind kind)
    {
        var agency = new Agency(AgencyId.New(), Partnership.Id, name, kind);
        Agencies.Add(agency);
        return agency;
    }

    private void Person(string key, string name, string role, Agency? agency, params StaffRole[] roles) =>
        _staff.Add((key, name, role, string.Join('.', name.ToLowerInvariant().Split(' ')) + "@inventshire.example", agency, roles));
}
