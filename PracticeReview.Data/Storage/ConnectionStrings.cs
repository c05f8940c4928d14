namespace PracticeReview.Data.Storage;

/// <summary>How the portal reaches its database, once per login role.</summary>
public sealed record ConnectionStrings(string Workspace, string Family, string Public, string Jobs)
{
    public string For(LoginRole role) => role switch
    {
        LoginRole.Workspace => Workspace,
        LoginRole.Family => Family,
        LoginRole.Public => Public,
        LoginRole.Jobs => Jobs,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown login role."),
    };
}
