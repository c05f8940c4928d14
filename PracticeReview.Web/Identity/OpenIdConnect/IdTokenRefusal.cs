namespace PracticeReview.Web.Identity.OpenIdConnect;

/// <summary>Why an ID token was not believed. Goes to the log; the person only learns that signing in failed.</summary>
public enum IdTokenRefusal
{
    /// <summary>Longer than any honest ID token.</summary>
    TooLarge,

    /// <summary>Not three parts of unpadded base64url, or not JSON objects, or a name given twice.</summary>
    Malformed,

    /// <summary>A header that asks for something this validator does not do (<c>crit</c>, a type other than JWT).</summary>
    UnsupportedHeader,

    /// <summary><c>none</c>, HMAC, or any algorithm that is not on the allow-list.</summary>
    AlgorithmNotAllowed,

    /// <summary>No published key bears the token's key id: the keys may have been renewed.</summary>
    UnknownKey,

    /// <summary>The key exists but is not made for the algorithm that the token names.</summary>
    KeyNotForAlgorithm,

    /// <summary>The signature is not that of the key.</summary>
    BadSignature,

    /// <summary>Another provider wrote it.</summary>
    WrongIssuer,

    /// <summary>It was written for another portal.</summary>
    WrongAudience,

    /// <summary>A claim that must be there is missing or of the wrong kind.</summary>
    MissingClaim,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>Its time has not come, by more than the allowed skew.</summary>
    NotYetValid,

    /// <summary>It answers another sign-in than the one this browser began.</summary>
    WrongNonce,

    /// <summary>The access token beside it is not the one it speaks of.</summary>
    WrongAccessToken,

    /// <summary>The person last proved who they are longer ago than was asked for.</summary>
    SignedInTooLongAgo,
}
