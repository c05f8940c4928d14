namespace PracticeReview.Web.Identity.OpenIdConnect;

/// <summary>Names that the handler uses in the protected properties of a sign-in.</summary>
internal static class OpenIdConnectDefaults
{
    public const string AuthenticationScheme = "OpenIdConnect";
    public const string RedirectUriForCodeKey = ".redirect_uri";
    public const string CodeVerifierKey = "code_verifier";
    public const string NonceCookieKey = ".nonce";
    public const string NonceCookiePrefix = ".PracticeReview.Nonce.";
    public const string IdToken = "id_token";
    public const string RedirectMethodGet = "query";
}
