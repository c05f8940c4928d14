using PracticeReview.Data.Papers;

namespace PracticeReview.Data.Toolkit.Contents;

/// <summary>Document 10 (Policy 7.7 and 7.9).</summary>
internal static class RequestLetter
{
    public static IReadOnlyList<PaperBlock> Write(ToolkitSetting setting) =>
    [
        new Paragraph("Send it securely to a named person in each relevant agency within two working days of receiving the referral, with the agency summary form (Document 8) and the chronology template (Document 9) (7.7). The subject line of an e-mail names neither the child nor the reason."),
        new Facts([new Fact("To (name, post, agency)", ""), new Fact("From", $"The business unit, {setting.Partnership}"), new Fact("Date", ""), new Fact("Reference", "")]),
        new Heading(1, "Request for information for a practice review"),
        new Paragraph("Dear colleague,"),
        new Paragraph("We have received a referral for a practice review. Its purpose is to understand what happened and why, and to improve how we safeguard children together; it is not to hold individuals or agencies to account (4.1)."),
        new FillIn("Whom it is about", 3) { Hint = "Child and others who may be relevant: names, dates of birth, addresses." },
        new FillIn("What the referral says, in brief", 5),
        new TickBoxes("Type of review", ["Rapid review", "Case review"]),
        new Heading(2, "What we ask of you"),
        new Listing(
        [
            "Look for everything your agency holds about the child and family in the period named below.",
            "Complete the agency summary form, with enough detail to decide whether a fuller review is required (7.7).",
            "Complete the chronology of Significant Practice Events in the template we send (7.8). Chronologies in another format cannot be put together (7.11).",
            "Return both within five working days of this request. If your agency had no involvement, tell us so by then (7.7).",
            "Secure all records in relation to the case, so that nobody reaches them but through a nominated representative. Where the work with the family goes on, make a copy for it and secure that too (7.9).",
            "Tell us at once of anything that a child's safety needs now (7.12).",
        ]),
        new Facts([new Fact("Period to look at", ""), new Fact("Return by (day)", ""), new Fact("Return to", ""), new Fact("Review meeting: day, time, place", ""), new Fact("Questions to", "")]),
        new Paragraph("Agencies prioritise sharing information for rapid reviews (7.7). Please do not speak of this request with the family before we have agreed with you what they are told and by whom (6)."),
        new Paragraph($"Yours sincerely,\nthe business unit of {setting.Partnership}"),
    ];
}
