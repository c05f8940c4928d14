using PracticeReview.Data.Outbox;

namespace PracticeReview.Tests.TestData;

/// <summary>A seal that a test can see through.</summary>
public sealed class OpenSeal : IMessageSeal
{
    public string Seal(string secret) => "sealed:" + secret;

    public string? Open(string sealedSecret) => sealedSecret["sealed:".Length..];
}
