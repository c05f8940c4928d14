namespace PracticeReview.Web.Responses;

internal static class FriendlyErrors
{
    /// <summary>Whatever goes wrong, the person gets a designed page in words that help, and no detail leaks.</summary>
    public static void UseFriendlyErrors(this WebApplication app)
    {
        app.UseExceptionHandler("/problem");
        app.UseStatusCodePagesWithReExecute("/problem/{0}");
    }
}
