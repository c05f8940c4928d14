namespace PracticeReview.Tests.Architecture.Planted.Workspace;

public sealed class WorkspaceThing
{
    public static int Count => 2;
}
