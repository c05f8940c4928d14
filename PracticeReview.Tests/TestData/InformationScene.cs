using Npgsql;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Information;
using PracticeReview.Data.People;

namespace PracticeReview.Tests.TestData;

/// <summary>A case for which the police and a school were asked, each by an author of its own, and people who have no part in it.</summary>
public sealed class InformationScene
{
    public const string Header = "Date,Time,What happened,Source document,Risk,Response,Impact,Partnership,Learning,Why significant";

    private InformationScene(TestWorld world) => World = world;

    public TestWorld World { get; }
    public ReviewCase Case { get; private set; } = null!;
    public StaffId Unit { get; private set; }
    public StaffId Officer { get; private set; }
    public StaffId Teacher { get; private set; }
    /// <summary>An author of the police whom nobody asked.</summary>
    public StaffId OtherOfficer { get; private set; }
    public StaffId Stranger { get; private set; }
    public Agency Police { get; private set; } = null!;
    public Agency School { get; private set; } = null!;
    public InformationRequestId PoliceRequest { get; private set; }
    public InformationRequestId SchoolRequest { get; private set; }

    public static async Task<InformationScene> CreateAsync(TestWorld world, bool sent = true)
    {
        var scene = new InformationScene(world)
        {
            Police = await world.AddAgencyAsync("Inventshire Police", AgencyKind.Police),
            School = await world.AddAgencyAsync("Imaginary School", AgencyKind.School),
            Unit = await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit),
        };
        scene.Officer = await world.AddStaffAsync("Officer Juniper Testwell", scene.Police, StaffRole.AgencyAuthor);
        scene.OtherOfficer = await world.AddStaffAsync("Officer Oak Sample", scene.Police, StaffRole.AgencyAuthor);
        scene.Teacher = await world.AddStaffAsync("Teacher Thistle Example", scene.School, StaffRole.AgencyAuthor);
        var elsewhere = await world.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        scene.Stranger = await world.AddStaffAsync("Unit Elsewhere", null, elsewhere, StaffRole.BusinessManager);
        scene.Case = await world.AddCaseAsync(await world.AddStaffAsync("Referrer Rowan", scene.School, StaffRole.Referrer));
        await world.TestDatabase.ExecuteAsOwnerAsync($"update cases set stage = 'Information', review_type = 'RapidReview' where id = '{scene.Case.Id}'");
        if (sent)
        {
            (await scene.SendAsync()).Succeeded.ShouldBeTrue();
            scene.PoliceRequest = await scene.RequestOfAsync(scene.Police);
            scene.SchoolRequest = await scene.RequestOfAsync(scene.School);
        }
        return scene;
    }

    public async Task<PracticeReview.Data.Result> SendAsync(StaffId? by = null, params ChosenAgency[] agencies) => await new SendInformationRequests(World.Database).RunAsync(
        await World.ActAsync(by ?? Unit),
        new SendInformationRequestsCommand(Case.Id, agencies.Length > 0 ? agencies : [new(Police.Id, Officer, "Called to the home"), new(School.Id, Teacher, "Teaches the child")],
            "Ari Invented, born 1 April 2015", "The child was hurt; the review asks what can be learned."), CancellationToken.None);

    /// <summary>Uploads this text as CSV.</summary>
    public async Task<PracticeReview.Data.Result<UploadedChronology>> UploadAsync(StaffId by, InformationRequestId request, string rows, IMalwareScan? scan = null)
    {
        using var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Header + "\r\n" + rows));
        var received = await ReceivedFile.ReceiveAsync(text, "chronology.csv", CancellationToken.None);
        await using var file = received.Value;
        return await new UploadChronology(World.Database, scan).RunAsync(await World.ActAsync(by), request, file, CancellationToken.None);
    }

    /// <summary>A chronology of so many rows, in an order of its own.</summary>
    public static string Rows(int count, int seed = 1)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, count).Select(row =>
            $"{random.Next(1, 29):00}/{random.Next(1, 4):00}/2016,{(random.Next(2) == 0 ? "" : $"{random.Next(8, 10):00}:30")},Event {row},,,,,,,\r\n"));
    }

    public static AgencySummaryWords Words { get; } = new("Since 2015", "Liked drawing", "Visited quickly", "Ask the child alone", FilesSecured.Secured, "Head of records", FilesSecuredOn: new DateOnly(2026, 3, 2));

    /// <summary>A London day so many days from now.</summary>
    public DateOnly InDays(int days) => PracticeReview.Data.Calendar.LegalDay.Of(World.Now).AddDays(days);

    public async Task<PracticeReview.Data.Result> ExtendAsync(InformationRequestId request, DateOnly? until, string why = "The records are in an archive", StaffId? by = null) =>
        await new ExtendRequest(World.Database).RunAsync(await World.ActAsync(by ?? Unit), new ExtendRequestCommand(request, until, why), CancellationToken.None);

    /// <summary>Rates the return: everything is met, but for whether it is enough to decide.</summary>
    public async Task<PracticeReview.Data.Result> RateAsync(InformationRequestId request, CriterionMet enough, string words = "", DateOnly? returnBy = null, StaffId? by = null, int round = 1) =>
        await new RateSummary(World.Database).RunAsync(await World.ActAsync(by ?? Unit), new RateSummaryCommand(request,
            Enum.GetValues<SummaryCriterion>().ToDictionary(criterion => criterion, criterion => criterion == SummaryCriterion.EnoughToDecide ? enough : CriterionMet.Met),
            words, returnBy, round), CancellationToken.None);

    public Task<long> CountAsync(string from) => World.TestDatabase.AskAsOwnerAsync<long>($"select count(*) from {from}");

    /// <summary>Runs SQL on the workspace's login role as this professional, or as nobody, and throws it away again.</summary>
    public async Task<object?> AskAsync(StaffId? by, string sql)
    {
        await using var connection = new NpgsqlConnection(World.TestDatabase.For(PracticeReview.Data.Storage.LoginRole.Workspace));
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select set_config('practicereview.staff_id', '{by}', true)";
        await command.ExecuteNonQueryAsync();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private async Task<InformationRequestId> RequestOfAsync(Agency agency) => new(await World.TestDatabase.AskAsOwnerAsync<Guid>(
        $"select id from information_requests where case_id = '{Case.Id}' and agency_id = '{agency.Id}'"));
}
