using System.Diagnostics;
using System.Text.Json;
using PracticeReview.Data.Deadlines;
using PracticeReview.Web.CommandLine;

namespace PracticeReview.Tests.Rules.CommandLine;

public sealed class TimetableVerbTests
{
    private static readonly string[] Question = ["--policy", "salford-2019", "--type", "rapid-review", "--received", "2026-12-23T16:55"];

    [Fact]
    public async Task As_JSON_the_answer_is_a_list_of_name_due_explanation_and_source_and_nothing_else_is_said()
    {
        var (status, answer, said) = await RunAsync([.. Question, "--json"]);

        (status, said).ShouldBe((0, ""));
        var lines = JsonDocument.Parse(answer).RootElement.EnumerateArray().ToList();
        lines.ShouldAllBe(line => string.Join(' ', line.EnumerateObject().Select(property => property.Name)) == "name due explanation source");
        var report = lines.Single(line => line.GetProperty("name").GetString()!.EndsWith("after the referral", StringComparison.Ordinal));
        report.GetProperty("due").GetString().ShouldBe("2027-01-18");
        report.GetProperty("source").GetString().ShouldBe("Policy 4.2");
        report.GetProperty("explanation").GetString().ShouldNotBeNull().ShouldContain("Friday 1 January 2027 (New Year's Day) are bank holidays");
        lines[0].GetProperty("due").GetString().ShouldBe("2026-12-24T16:55");
    }

    [Fact]
    public async Task Without_JSON_it_is_a_table_for_people()
    {
        var (status, answer, said) = await RunAsync(Question);

        (status, said).ShouldBe((0, ""));
        answer.ShouldContain("2026-12-24 16:55  Forward the referral to the Virtual Panel");
        answer.Split('\n').ShouldAllBe(line => line.Length <= 100);
    }

    [Fact]
    public async Task A_refused_question_answers_nothing_says_everything_and_fails()
    {
        var (status, answer, said) = await RunAsync("--policy", "salford-2020", "--type", "rapid-review", "--received", "2026-02-31T10:00", "--json");

        (status, answer).ShouldBe((2, ""));
        said.ShouldContain("--policy: There is no policy “salford-2020”. There are: salford-2019, working-together-2023.");
        said.ShouldContain("--received: There is no 31 February 2026");
    }

    [Theory]
    [InlineData("There is no option --recieved", "--recieved", "2026-12-23T16:55")]
    [InlineData("--received needs a word after it.", "--received")]
    [InlineData("--received needs a word after it.", "--received", "--json")]
    [InlineData("--type is given twice.", "--type", "audit", "--type", "audit")]
    [InlineData("There is no option today", "today")]
    public async Task A_mistyped_command_is_refused(string says, params string[] words)
    {
        var (status, answer, said) = await RunAsync(words);

        (status, answer).ShouldBe((2, ""));
        said.ShouldContain(says);
    }

    [Fact]
    public async Task Help_names_every_policy_type_and_day()
    {
        var (status, answer, _) = await RunAsync("--help");

        status.ShouldBe(0);
        foreach (var name in TimetableQuestion.Policies.Select(policy => policy.Name).Concat(TimetableQuestion.Types.Select(type => type.Name))
            .Concat(TimetableQuestion.Days.Select(day => "--" + day.Name)))
        {
            answer.ShouldContain(name);
        }
    }

    [Fact]
    public async Task A_value_may_follow_an_equals_sign()
    {
        var (status, _, _) = await RunAsync("--policy=salford-2019", "--type=audit", "--received=2026-12-23T16:55");

        status.ShouldBe(0);
    }

    [Fact]
    public async Task The_program_itself_answers_without_settings_and_without_a_database()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PracticeReview.Web.dll"), "timetable", .. Question, "--json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var setting in start.Environment.Keys.Where(name => name.Contains("__", StringComparison.Ordinal) || name.StartsWith("PRACTICEREVIEW", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(setting);
        }

        using var program = Process.Start(start).ShouldNotBeNull();
        var answer = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();

        program.ExitCode.ShouldBe(0);
        JsonDocument.Parse(answer).RootElement.GetArrayLength().ShouldBeGreaterThan(10);
    }

    private static async Task<(int Status, string Answer, string Said)> RunAsync(params string[] words)
    {
        await using var answer = new StringWriter();
        await using var said = new StringWriter();
        var status = await TimetableVerb.RunAsync(words, answer, said);
        return (status, answer.ToString(), said.ToString());
    }
}
