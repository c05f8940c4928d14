using Npgsql;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Tests.TestData;

/// <summary>
/// A database with invented partnerships and people in it. People are put there as the owner would; everything that happens
/// to a case afterwards goes through the use cases, as the actors the directory gives.
/// </summary>
public sealed class TestWorld : IAsyncDisposable
{
    private readonly ActorDirectory _directory;

    private TestWorld(TestDatabase database)
    {
        TestDatabase = database;
        _directory = new ActorDirectory(database.Database);
    }

    public TestDatabase TestDatabase { get; }
    public Database Database => TestDatabase.Database;
    public DateTimeOffset Now => TestDatabase.Clock.GetUtcNow();
    /// <summary>The partnership that a test uses unless it needs two.</summary>
    public Partnership Partnership { get; private set; } = null!;

    public static async Task<TestWorld> CreateAsync(TimeProvider? clock = null)
    {
        var world = new TestWorld(await TestDatabase.CreateAsync(clock));
        world.Partnership = await world.AddPartnershipAsync("Inventshire Safeguarding Children Partnership", "INV");
        return world;
    }

    public async Task<Partnership> AddPartnershipAsync(string name, string prefix)
    {
        var partnership = new Partnership(PartnershipId.New(), name, prefix, "Salford2019", "0161 496 0000", "reviews@inventshire.example");
        await AsOwnerAsync(context => context.Add(partnership));
        return partnership;
    }

    public async Task<Agency> AddAgencyAsync(string name, AgencyKind kind, Partnership? partnership = null)
    {
        var agency = new Agency(AgencyId.New(), (partnership ?? Partnership).Id, name, kind);
        await AsOwnerAsync(context => context.Add(agency));
        return agency;
    }

    /// <summary>Adds a professional with these roles.</summary>
    public async Task<StaffId> AddStaffAsync(string name, Agency? agency, params StaffRole[] roles) =>
        await AddStaffAsync(name, agency, Partnership, roles);

    public async Task<StaffId> AddStaffAsync(string name, Agency? agency, Partnership partnership, params StaffRole[] roles)
    {
        var staff = new StaffMember(StaffId.New(), partnership.Id, agency?.Id, name,
            name.Replace(' ', '.').ToLowerInvariant() + "@agency.example", "https://provider.example", Guid.NewGuid().ToString(), Now);
        await AsOwnerAsync(context => context.Add(staff));
        await AsOwnerAsync(context => context.AddRange(roles.Select(role => new StaffRoleAssignment(partnership.Id, staff.Id, role, staff.AddedAt))));
        return staff.Id;
    }

    public Task JoinCaseAsync(CaseId @case, StaffId staff, CaseRole role, Partnership? partnership = null) =>
        AsOwnerAsync(context => context.Add(new CaseMembership((partnership ?? Partnership).Id, @case, staff, role, Now)));

    /// <summary>A case as it stands right after receipt, put there without its use case, for tests of other things.</summary>
    public async Task<ReviewCase> AddCaseAsync(StaffId referrer, string initials = "A.B.", Partnership? partnership = null)
    {
        var owner = partnership ?? Partnership;
        var number = await TestDatabase.AskAsOwnerAsync<long>("select count(*) + 1 from cases");
        var @case = ReviewCase.Open(owner, $"{owner.ReferencePrefix}-2026-{number:0000}", initials, referrer, Now);
        await AsOwnerAsync(context => context.Add(@case));
        return @case;
    }

    public async Task<FamilyMember> AddFamilyMemberAsync(ReviewCase @case, StaffId facilitator, string name, string relation = "Mother", string language = "en")
    {
        var member = FamilyMember.Add(@case, name, relation, language, "Knows the child best", facilitator, "Facilitator Fern", Now, age: Data.Families.Area.AgeGroup.Adult);
        // Asked before anything else, on a visit before this one.
        member.StillSafe(null, Now);
        await AsOwnerAsync(context => context.Add(member));
        return member;
    }

    /// <summary>Puts somebody with an area of their own on the family map and decides to involve them, as it stands before anybody is invited.</summary>
    public Task DecideToInvolveAsync(FamilyMemberId member, string choice = "Involve") => TestDatabase.ExecuteAsOwnerAsync($"""
        with put as (insert into mapped_persons (id, partnership_id, case_id, name, relation, generation, is_the_child, responsibility, family_member_id, written_by, written_at, added_at)
            select gen_random_uuid(), m.partnership_id, m.case_id, m.name, m.relation, 'Parents', false, 'NotKnown', m.id, m.facilitator_id, m.added_at, m.added_at from family_members m where m.id = '{member}'
            returning id, partnership_id, case_id, written_by, written_at)
        insert into involvement_decisions (id, partnership_id, case_id, person_id, choice, reason, best_interests, decided_by, decided_at)
        select gen_random_uuid(), partnership_id, case_id, id, '{choice}', 'Knows the child best.', '', written_by, written_at from put
        """);

    /// <summary>The version of a person, as it stands before who opens their area now.</summary>
    public async Task<uint> VersionAsync(FamilyMemberId member) =>
        (uint)await TestDatabase.AskAsOwnerAsync<long>($"select xmin::text::bigint from family_members where id = '{member}'");

    /// <summary>The professional as the database knows them now, through a session of their own.</summary>
    public async Task<StaffActor> ActAsync(StaffId staff) =>
        await _directory.FindStaffAsync(await BeginStaffSessionAsync(staff), CancellationToken.None)
        ?? throw new InvalidOperationException("No such professional.");

    public async Task<FamilyActor> ActAsync(FamilyMemberId member) =>
        (await _directory.FindFamilyAsync(await BeginFamilySessionAsync(member), CancellationToken.None))?.Actor
        ?? throw new InvalidOperationException("No such family member.");

    public async Task<StaffSessionId> BeginStaffSessionAsync(StaffId staff)
    {
        var session = StaffSessionId.New();
        await BeginAsync("staff_sessions", "staff_id", session.Value, staff.Value);
        return session;
    }

    public async Task<FamilySessionId> BeginFamilySessionAsync(FamilyMemberId member)
    {
        var session = FamilySessionId.New();
        await BeginAsync("family_sessions", "family_member_id", session.Value, member.Value);
        return session;
    }

    /// <summary>Adds or changes things behind the portal's back, as the owner.</summary>
    public async Task AsOwnerAsync(Action<PracticeReviewDbContext> change)
    {
        await using var context = new PracticeReviewDbContext(Database.OptionsFor(TestDatabase.AsOwner)) { SavingAllowed = true };
        change(context);
        await context.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => TestDatabase.DisposeAsync();

    private async Task BeginAsync(string table, string column, Guid session, Guid person)
    {
        await using var connection = await TestDatabase.OpenAsOwnerAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"insert into {table} (id, {column}, started_at, last_seen_at) values ($1, $2, $3, $3)";
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = session });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = Now.UtcDateTime });
        await command.ExecuteNonQueryAsync();
    }
}
