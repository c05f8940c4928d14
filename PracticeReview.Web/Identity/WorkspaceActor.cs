using Microsoft.AspNetCore.Components.Authorization;
using PracticeReview.Data.People;

namespace PracticeReview.Web.Identity;

/// <summary>
/// Who works in this circuit or request, asked of the database for every operation:
/// <c>var actor = await Actor.NowAsync(cancellation);</c> immediately before a use case or a query, never kept in a field.
/// </summary>
public sealed class WorkspaceActor(AuthenticationStateProvider authentication, ActorDirectory directory)
{
    /// <exception cref="SessionEndedException">The session, the person or their place in the partnership has ended.</exception>
    public async Task<StaffActor> NowAsync(CancellationToken cancellation = default)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return state.User.StaffSession() is { } session && await directory.FindStaffAsync(session, cancellation) is { } actor
            ? actor
            : throw new SessionEndedException();
    }
}

/// <summary>The person behind the page is no longer signed in. The page keeps what was typed and asks them to sign in again.</summary>
public sealed class SessionEndedException() : Exception("The session has ended.");
