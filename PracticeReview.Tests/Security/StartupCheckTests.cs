using Microsoft.Extensions.Configuration;
using PracticeReview.Web;

namespace PracticeReview.Tests.Security;

/// <summary>What belongs into a demonstration never holds real people's lives.</summary>
public sealed class StartupCheckTests
{
    private static readonly Dictionary<string, string?> Sound = new(StringComparer.Ordinal)
    {
        ["OpenId:Authority"] = "https://login.organisation.example/tenant",
        ["OpenId:ClientId"] = "reviews",
        ["OpenId:ClientSecret"] = "kJ3-4f9sLq7Zr1Wd",
        ["ConnectionStrings:Workspace"] = "Host=database;Password=9f2c41d0a7",
        ["ConnectionStrings:Family"] = "Host=database;Password=77ab3e01c4",
        ["ConnectionStrings:Public"] = "Host=database;Password=0be19c5d3f",
        ["ConnectionStrings:Jobs"] = "Host=database;Password=c8d27e6a91",
    };

    [Fact]
    public void Sound_settings_pass_this_check() => Problems(Sound).ShouldBeEmpty();

    [Theory]
    [InlineData("OpenId:Authority", "http://login.organisation.example")]
    [InlineData("OpenId:Authority", "https://localhost:5081")]
    [InlineData("OpenId:Authority", "https://127.0.0.1")]
    [InlineData("OpenId:Authority", null)]
    [InlineData("OpenId:ClientId", "")]
    [InlineData("OpenId:ClientSecret", "demonstration-5a0f")]
    [InlineData("OpenId:ClientSecret", "Secret")]
    [InlineData("OpenId:ClientSecret", null)]
    [InlineData("ConnectionStrings:Workspace", "Host=database;Password=postgres")]
    [InlineData("ConnectionStrings:Family", "Host=database;Password=practicereview_family")]
    [InlineData("ConnectionStrings:Public", "Host=database;Password=demonstration")]
    [InlineData("ConnectionStrings:Jobs", "Host=database;Password=changeme")]
    public void Each_setting_of_a_demonstration_is_named_and_refused(string setting, string? value)
    {
        var problems = Problems(new Dictionary<string, string?>(Sound, StringComparer.Ordinal) { [setting] = value });

        problems.ShouldHaveSingleItem().ShouldStartWith(setting);
        Problems(new Dictionary<string, string?>(Sound, StringComparer.Ordinal) { [setting] = value, ["Demonstration:Enabled"] = "true" }).ShouldBeEmpty();
    }

    private static IReadOnlyList<string> Problems(Dictionary<string, string?> settings)
    {
        try
        {
            Portal.Build(["--environment", "Production"], builder => builder.Configuration.AddInMemoryCollection(settings));
            return [];
        }
        catch (UnsafeSettingsException refused)
        {
            return refused.Problems;
        }
    }
}
