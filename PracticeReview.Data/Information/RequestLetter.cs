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
        string aboutTheChild, string purpose, DateTimeOffset sentAt, DateOnly? due) => $"""
        {partnership.Name}
        {EnglishDates.Day(LegalDay.Of(sentAt))}

        To: {author}, {agency}
        Reference: {reference}

        Request for information

        A referral was made to the partnership about a child whom your agency may know. Please treat everything in this letter as confidential, and do not tell the family of the request: the review speaks with them itself.

        Who this is about
        {aboutTheChild.Trim()}

        The referral and the purpose of the review
        {purpose.Trim()}

        Why we ask your agency
        {whyAsked.Trim()}

        What we ask of you
        1. Search your records for the child and the family.
        2. If your agency has been involved, write the agency summary and upload a chronology of Significant Practice Events, both on the page of this request. The template of the chronology is there.
        3. If it has not been involved, say so on the same page, and which records you searched. That is an answer.
        4. Secure all records about the child and the family now: move them to a safe place that is reached only through one nominated person. Where the work with the family goes on, make a copy for it and secure that, too (Policy 7.9).

        When
        {When(due)}

        Questions
        {partnership.ContactTelephone}, {partnership.ContactEmail}
        """.ReplaceLineEndings("\n");

    private static string When(DateOnly? due) => due is { } day
        ? $"Please return it by the end of {EnglishDates.Day(day)} (Policy 7.7). The page of the request explains how the day was found."
        : "Please return it as soon as you can.";
}
