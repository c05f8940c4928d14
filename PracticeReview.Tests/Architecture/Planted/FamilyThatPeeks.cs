using PracticeReview.Tests.Architecture.Planted.Workspace;

namespace PracticeReview.Tests.Architecture.Planted.Family;

/// <summary>Breaks the rules on purpose, each in a place where it is easily overlooked, so that the rules are seen to work.</summary>
public sealed class FamilyThatPeeks
{
    // Only in the body of a lambda inside an async method.
    public static async Task<int> PeekAsync() => await Task.Run(() => WorkspaceThing.Count);
}

public sealed class FamilyThatKeepsToItself
{
    public static int Count => 1;
}
