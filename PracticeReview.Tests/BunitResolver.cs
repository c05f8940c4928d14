using System.Reflection;
using System.Runtime.CompilerServices;

namespace PracticeReview.Tests;

static class BunitResolver
{
    // bUnit names a later AngleSharp.Diffing than the one to be had; the older one serves its calls.
    [ModuleInitializer]
    internal static void Init() => AppDomain.CurrentDomain.AssemblyResolve += (_, missing) =>
        new AssemblyName(missing.Name).Name == "AngleSharp.Diffing"
            ? Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll"))
            : null;
}
