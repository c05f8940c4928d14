using PracticeReview.Data.Calendar;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information;

/// <summary>
/// The letter with which an agency is asked (Policy 7.7, Document 10): what the business unit wrote about the child and the
/// referral, and what every such letter says.
/// </summary>
public static class RequestLetter
{
    /// <param name="aboutTheChild">Who the child and the family are, so that records can be searched.</param>
    /// <param name="purpose">The referral in a few sentences and what the review is for.</param>
    /// <param name="due">The London day at whose end the answer is due; null where the policy sets no time.</param>
    public static string Compose(Partnership partnership, string agency, string author, string reference, string whyAsked,
        string aboutTheChild, string purpose, DateTimeOffset sentAt, DateOnly? due, RequestKind kind = RequestKind.Summary) => $"""
        {partnership.Name}
        {EnglishDates.Day(LegalDay.Of(sentAt))}

        To: {author}, {agency}
        Reference: {reference}

        {(kind == RequestKind.FullerReport ? "Request for a fuller report" : "Request for information")}

        {(kind == RequestKind.FullerReport ? AboutFullReview : AboutReferral)} Please treat everything in this letter as confidential, and do not tell the family of the request: the review speaks with them itself.

        Who this is about
        {aboutTheChild.Trim()}

        The referral and the purpose of the review
        {purpose.Trim()}

        Why we ask your agency
        {whyAsked.Trim()}

        What we ask of you
        {(kind == RequestKind.FullerReport ? AskedForFullReview : AskedForDecision)}

        When
        {When(due, kind)}

        Questions
        {partnership.ContactTelephone}, {partnership.ContactEmail}
        """.ReplaceLineEndings("\n");

    private const string AboutReferral = "A referral was made to the partnership about a child whom your agency may know.";
    private const string AboutFullReview = "The partnership has decided on a full review about a child whom your agency knows, and needs much greater detail than the summary could give (Policy 7.7).";

    private const string AskedForDecision = """
        1. Search your records for the child and the family.
        2. If your agency has been involved, write the agency summary and upload a chronology of Significant Practice Events, both on the page of this request. The template of the chronology is there.
        3. If it has not been involved, say so on the same page, and which records you searched. That is an answer.
        4. Secure all records about the child and the family now: move them to a safe place that is reached only through one nominated person. Where the work with the family goes on, make a copy for it and secure that, too (Policy 7.9).
        """;

    private const string AskedForFullReview = """
        1. Write the fuller report on the page of this request: what your agency did, why decisions were taken, how it worked with others, and what it has learned.
        2. Say who contributes to the review meetings and interviews: people who knew the child and the family, and their managers.
        3. Keep the records secured as they are (Policy 7.9).
        """;

    private static string When(DateOnly? due, RequestKind kind) => due is { } day
        ? $"Please return it by the end of {EnglishDates.Day(day)}{(kind == RequestKind.Summary ? " (Policy 7.7)" : "")}. The page of the request explains how the day was found."
        : "Please return it as soon as you can.";
}
