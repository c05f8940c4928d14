using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Tests.Workspace.Shell;

/// <summary>What the shell's parts promise to people who see, hear or only use a keyboard.</summary>
public sealed class ShellTests : BunitContext
{
    private static readonly DateOnly s_today = new(2026, 11, 21);

    public ShellTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Theory]
    [InlineData(DeadlineState.Late, "2026-11-19", "2 days late, was due 19 Nov 2026")]
    [InlineData(DeadlineState.Late, "2026-11-20", "1 day late, was due 20 Nov 2026")]
    [InlineData(DeadlineState.Late, "2026-11-21", "Late, was due 21 Nov 2026")]
    [InlineData(DeadlineState.Due, "2026-11-21", "Due today")]
    [InlineData(DeadlineState.Due, "2026-11-22", "Due tomorrow")]
    [InlineData(DeadlineState.Due, "2026-12-01", "Due 1 Dec 2026")]
    [InlineData(DeadlineState.Done, "2026-11-18", "Done 18 Nov 2026")]
    [InlineData(DeadlineState.Foretold, "2026-12-03", "Expected 3 Dec 2026")]
    public void A_deadline_says_its_state_in_words(DeadlineState state, string day, string words)
    {
        var chip = Render<DeadlineChip>(parameters => parameters
            .Add(c => c.Day, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))
            .Add(c => c.Today, s_today)
            .Add(c => c.State, state));

        chip.Find(".deadline").TextContent.Trim().ShouldBe(words);
    }

    [Fact]
    public void Only_lateness_has_the_look_that_shouts()
    {
        var looks = Enum.GetValues<DeadlineState>().Where(state => Render<DeadlineChip>(parameters => parameters
            .Add(c => c.Day, s_today)
            .Add(c => c.State, state)).FindAll(".deadline--late").Count > 0);

        looks.ShouldBe([DeadlineState.Late]);
    }

    [Fact]
    public void Every_refusal_with_a_field_leads_to_it()
    {
        var summary = Render<RefusalSummary>(parameters => parameters.Add(s => s.Refusals,
        [
            new Refusal("what", "Say what happened"),
            new Refusal(null, "The referral was changed by someone else"),
        ]));

        summary.Find("h2").TextContent.ShouldBe("2 things need your attention");
        summary.FindAll("a").Select(link => link.GetAttribute("href")).ShouldBe(["#what"]);
        summary.FindAll("li").Count.ShouldBe(2);
        JSInterop.VerifyFocusAsyncInvoke();
    }

    [Fact]
    public void Nothing_refused_shows_nothing()
    {
        Render<RefusalSummary>(parameters => parameters.Add(s => s.Refusals, [])).Markup.Trim().ShouldBeEmpty();
    }

    [Fact]
    public void A_field_names_its_hint_and_its_error()
    {
        var field = Render<FieldGroup>(parameters => parameters
            .Add(f => f.For, "what")
            .Add(f => f.Label, "What happened")
            .Add(f => f.Hint, "Facts first")
            .Add(f => f.Error, "Say what happened")
            .AddChildContent("<input id=\"what\" />"));

        field.Find("label").GetAttribute("for").ShouldBe("what");
        var described = FieldGroup.Describe("what", "Facts first", "Say what happened")!.Split(' ');
        described.Select(id => field.Find($"#{id}").TextContent).ShouldBe(["Facts first", "Error: Say what happened"]);
        field.Find("input").Closest(".field--refused").ShouldNotBeNull();
    }

    [Fact]
    public void A_track_marks_where_the_case_is()
    {
        var track = Render<StageTrack>(parameters => parameters.Add(t => t.Stages,
        [
            new StageTrack.Stage("Referral", StageTrack.StagePlace.Done, "12 Nov"),
            new StageTrack.Stage("Information", StageTrack.StagePlace.Now),
            new StageTrack.Stage("Report", StageTrack.StagePlace.Later),
        ]));

        track.FindAll("[aria-current=step] .track__name").Select(name => name.TextContent).ShouldBe(["Information"]);
        track.FindAll(".track__note").Select(note => note.TextContent).ShouldBe(["12 Nov", "Now", "Later"]);
    }

    [Fact]
    public void The_layout_can_be_skipped_and_marks_the_stage()
    {
        Services.GetService(typeof(NavigationManager)).ShouldBeAssignableTo<NavigationManager>()!.NavigateTo("/workspace/referrals/new");
        var layout = Render<WorkspaceLayout>(parameters => parameters
            .AddCascadingValue(new ShellContext("Fenwick Partnership", "Officer Juniper Testwell", Stages: StageLinks.All))
            .Add(l => l.Body, builder => builder.AddMarkupContent(0, "<h1>Refer</h1>")));

        layout.Find("a").GetAttribute("href").ShouldBe("#main");
        layout.Find("main#main").GetAttribute("tabindex").ShouldBe("-1");
        layout.FindAll("[aria-current=page]").Select(link => link.TextContent.Trim()).ShouldBe(["Referrals"]);
        layout.Find("form[method=post]").GetAttribute("action").ShouldBe(WorkspaceLayout.SignOutAddress);
    }

    [Fact]
    public void Nobody_signed_in_has_no_menu()
    {
        Render<WorkspaceLayout>(parameters => parameters.Add(l => l.Body, builder => { })).FindAll("details").ShouldBeEmpty();
    }

    [Fact]
    public void The_reconnecting_message_promises_what_was_typed_in_each_state()
    {
        var message = Render<ReconnectMessage>();

        foreach (var state in new[] { "trying", "failed", "rejected" })
        {
            message.Find($"#components-reconnect-modal .reconnect__{state}").TextContent.ShouldContain("What you typed is kept");
        }
    }

    [Fact]
    public void An_error_offers_another_try_only_when_there_is_one()
    {
        var tries = 0;
        var with = Render<ErrorState>(parameters => parameters.Add(e => e.Title, "Not shown").Add(e => e.TryAgain, () => tries++));
        with.Find("button").Click();

        tries.ShouldBe(1);
        Render<ErrorState>(parameters => parameters.Add(e => e.Title, "Not shown")).FindAll("button").ShouldBeEmpty();
    }

    [Fact]
    public void Every_icon_of_the_stages_is_drawn()
    {
        var sprite = File.ReadAllText(Path.Combine(Root(), "wwwroot-shared", "images", "icons.svg"));

        foreach (var stage in StageLinks.All)
        {
            sprite.ShouldContain($"id=\"{stage.Icon}\"");
        }
    }

    [Fact]
    public void Every_entry_of_the_navigation_has_a_page()
    {
        var pages = typeof(StageLinks).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>())
            .Select(route => route.Template).ToHashSet(StringComparer.Ordinal);

        foreach (var stage in StageLinks.All)
        {
            pages.ShouldContain(stage.Address);
        }
        typeof(StageLinks).GetFields().Where(field => field.FieldType == typeof(StageLink)).Select(field => (StageLink)field.GetValue(null)!)
            .ShouldBe(StageLinks.All, ignoreOrder: true);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PracticeReview.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The root of the repository is not above the tests.");
        }

        return folder.FullName;
    }
}
