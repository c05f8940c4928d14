using System.Diagnostics;
using System.Text;
using PracticeReview.Data.Storage;

namespace PracticeReview.Tests.TestData;

/// <summary>The portal's own program as a process of its own, with its jobs running, that can be killed at any moment.</summary>
public sealed class JobNode : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private JobNode(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything the process wrote.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    public static JobNode Start(TestWorld world, MailServer mail)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PracticeReview.Web.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Demonstration__Enabled"] = "true",
            ["PublicAddress"] = "https://portal.example",
            ["Mail__Host"] = "127.0.0.1",
            ["Mail__Port"] = mail.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Mail__From"] = "post@portal.example",
            ["Jobs__Enabled"] = "true",
            // Nobody signs in here, and nobody listens there.
            ["OpenId__Authority"] = "http://127.0.0.1:9",
            ["OpenId__ClientId"] = "practicereview",
            ["OpenId__ClientSecret"] = "demonstration-secret-for-tests-only",
        };
        foreach (var role in Enum.GetValues<LoginRole>())
        {
            settings["ConnectionStrings__" + role] = world.TestDatabase.For(role);
        }
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }
        return new JobNode(Process.Start(start)!);
    }

    /// <summary>Ends the process as a power cut would: nothing it still meant to do is done.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }
    }
}
