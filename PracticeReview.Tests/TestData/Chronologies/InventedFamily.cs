using System.Globalization;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Tests.TestData.Chronologies;

/// <summary>
/// Four agencies' chronologies of one invented family, the Larkhams, and what its members said of some of the events, with what
/// real ones have: events that several tell, each in its own words; a stretch in which one agency is silent; accounts that
/// contradict each other. No such people, places or events exist.
/// </summary>
public static class InventedFamily
{
    public const string Police = "Police", Health = "Health visiting", School = "Riverbank Primary School", SocialCare = "Children's social care";

    /// <summary>All rows with their agencies, in the order of the agencies and then of their files.</summary>
    public static IReadOnlyList<CompositeRow<string>> Rows { get; } =
    [
        .. Read(Police, """
            14/01/2016 23:10|Neighbour reported shouting and a woman screaming at 14 Larkspur Road. Officers attended. Kim Larkham had a cut lip and said she had fallen. Both children were seen asleep. No arrest.|Kim Larkham|Y|
            15/01/2016|Domestic abuse notification sent to children's social care and health.|||
            02/03/2016 01:45|Kim Larkham called 999, said that her partner Darren Pike had punched her and left. Jade was awake and crying on the stairs. Darren Pike arrested the same night.|Kim Larkham, Jade|Y|
            03/03/2016|Darren Pike released on bail with conditions not to contact Kim Larkham.|||
            21/03/2016 09:30|Strategy meeting attended with children's social care, school and health visiting about Jade's bruises. Section 47 enquiry agreed.|||
            05/04/2016|Case against Darren Pike closed: Kim Larkham withdrew her statement.|||
            30/05/2016 20:15|Darren Pike stopped driving, Jade and Alfie in the car without seat belts. Fixed penalty.|Jade, Alfie|Y|
            18/06/2016 22:40|Anonymous caller reported that the Larkham children were alone in the house. Officers attended; grandmother was present and sober. Children seen asleep.|Grandmother|Y|
            09/09/2016|Kim Larkham reported her telephone stolen at the market.|||
            11/11/2016 16:20|Called to Northmoor General Hospital by the ward: Jade, 6, with a fractured arm. Explanation of a fall from a bunk bed. Joint visit arranged.|Jade|Y|
            12/11/2016|Darren Pike arrested on suspicion of causing the injury to Jade's arm. He denied it.|||
            14/11/2016|Strategy meeting held at the hospital. Section 47 enquiry, joint investigation.|||
            """),
        .. Read(Health, """
            08/12/2015|New birth visit. Alfie feeding well. Mother low in mood, edinburgh score 13. Jade shy.|Kim Larkham, Alfie, Jade|Y|
            05/01/2016|Six week review. Alfie's weight on the 50th centile. Mother said that she is not sleeping.|Kim Larkham, Alfie|Y|
            18/01/2016|Domestic abuse notification received from police about the incident on 14 January. Filed; no contact made.|||
            02/02/2016|Home visit. No reply at the door. Card left.||N|
            16/02/2016|Mother did not attend the baby clinic with Alfie.|||
            21/03/2016|Strategy meeting about Jade's bruises. Health visitor did not attend; sent apologies and a report.|||
            29/03/2016|Home visit. Alfie seen, thriving. Mother said Darren Pike no longer lives with them. Man's coat and shoes seen in the hall.|Kim Larkham, Alfie|Y|
            03/05/2016|Baby clinic. Alfie weighed, 25th centile.|Kim Larkham, Alfie|Y|
            17/10/2016|Alfie's one year review. Not brought. Second appointment sent.|||
            07/11/2016|Alfie seen at home, quiet, 9th centile. Bruise on his cheek; mother said he fell against the cot. Advice given about safety.|Kim Larkham, Alfie|Y|
            11/11/2016|Telephone call from the ward at Northmoor General Hospital: Jade admitted with a fractured arm.|||
            14/11/2016|Strategy meeting at the hospital attended. Told the meeting about the bruise on Alfie's cheek.|||
            """),
        .. Read(School, """
            07/09/2015|Jade started in reception. Mother brought her; Jade clung to her.|Jade|Y|
            13/11/2015|Parents' evening. Mother attended with the baby. Settled, but tired.|||
            15/01/2016|Jade very tired, fell asleep at carpet time. Said "there was shouting". Mother said the neighbours had a party.|Jade|Y|Y
            02/03/2016|Jade absent. No call from home.|||
            03/03/2016|Jade told the teacher that "Darren hurt my mummy" and the police came in the night. Passed to the designated lead, who rang children's social care.|Jade|Y|Y
            17/03/2016 10:20|Two bruises seen on Jade's upper arm at PE. Jade said that Darren grabbed her. Referral made to children's social care.|Jade|Y|Y
            21/03/2016 09:30|Strategy meeting about the bruises on Jade's arm. Head teacher attended. Police, social care and the health visitor were present.|||
            22/04/2016|Attendance 81 per cent. Letter sent to mother.|||
            06/05/2016|Jade hungry, asked for second breakfast. Breakfast club offered.|Jade|Y|
            20/05/2016|Jade late for the fifth time this month.|Jade||
            10/06/2016|Trip to the farm. Jade said that she has a secret. Did not want to say more.|Jade|Y|Y
            08/07/2016|Core group meeting. Mother did not attend. Social worker chaired.|||
            09/09/2016|Jade moved to year two. New teacher told of the child protection plan.|||
            16/09/2016|Jade's shoes too small; school bought new ones.|Jade|Y|
            14/10/2016|Jade drew a picture of a man without a face. Kept in her file.|Jade|Y|Y
            11/11/2016|Jade not in school. Mother rang at 9 and said that she had a stomach bug.|||
            14/11/2016|Strategy meeting at the hospital about Jade's fractured arm. Designated lead attended.|||
            """),
        .. Read(SocialCare, """
            18/01/2016|Domestic abuse notification received from the police. No further action: mother was seen by police, children asleep.|||
            03/03/2016|Telephone call from school: Jade said that Darren hurt her mother and police came. Initial assessment began.|||
            04/03/2016|Home visit. Mother seen alone. She said that Darren Pike has left for good. Children at grandmother's, not seen.|Kim Larkham|N|N
            17/03/2016 11:05|Referral received from Riverbank Primary School: three bruises on Jade's arm, she said Darren had grabbed her.|||
            17/03/2016 15:00|Child protection medical. Doctor found three bruises on the upper arm, consistent with grip marks.|Jade|Y|
            21/03/2016 14:00|Strategy meeting about Jade's bruises with police and school; health visitor attended. Section 47 enquiry to be done jointly.|||
            12/04/2016|Initial child protection conference. Jade and Alfie made subject of child protection plans, category physical abuse. Mother attended.|Kim Larkham||
            22/04/2016|Core group. Mother agreed to attend the freedom programme.|Kim Larkham||
            04/05/2016|Social worker visited. Jade seen alone in her room: she likes school and misses her nan.|Jade|Y|Y
            01/06/2016|Social worker changed: Rashid Demir left, case held on duty.|||
            08/07/2016|Core group. Mother attended and was tearful. School reported late mornings.|Kim Larkham||
            11/11/2016 17:30|Call from Northmoor General Hospital: Jade admitted with a fractured arm, said to have fallen from a bunk bed. Duty worker went to the ward.|Jade|Y|
            12/11/2016|Emergency protection order granted for Jade and Alfie.|||
            14/11/2016|Strategy meeting at the hospital with police, health and school about the fractured arm.|||
            """),
    ];

    /// <summary>What relatives said in their own words, each with the event that it was said about.</summary>
    public static IReadOnlyList<(string Agency, int Row, string Relation, string Words)> SaidByFamily { get; } =
    [
        (School, 8, "Mother", "There was a meeting about Jade's bruises and nobody invited us. It was February, not March."),
        (SocialCare, 4, "Grandmother", "The social worker came to the house. The children were there and she saw Jade in the front room, she talked to her."),
        (SocialCare, 13, "Mother", "Jade broke her arm on 10 November when she fell off the bunk bed. I took her to the hospital the next day."),
        (SocialCare, 12, "Grandmother", "Kim went to the core group at school. She was crying. The teacher was there."),
    ];

    /// <summary>By what the children of the family are called.</summary>
    public static IReadOnlyList<string> Children { get; } = ["Jade", "Alfie"];

    private static IEnumerable<CompositeRow<string>> Read(string agency, string lines)
    {
        foreach (var (at, line) in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Index())
        {
            var cells = line.Split('|');
            var when = When(cells[0]);
            TimeOnly? time = when.Precision == DatePrecision.Time ? TimeOnly.FromDateTime(when.Earliest) : null;
            yield return new CompositeRow<string>(agency, new ChronologyRow(at + 2, DateOnly.FromDateTime(when.Earliest), time, cells[1], "", "", "", "", "", "", SignificanceQuestions.None)
            {
                When = when,
                WhoWasSeen = cells[2],
                ChildSeen = Said(cells[3]),
                ChildHeard = Said(cells.ElementAtOrDefault(4) ?? ""),
            });
        }
    }

    private static EventDate When(string written)
    {
        if (DateTime.TryParseExact(written, "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
        {
            return EventDate.Exactly(DateOnly.FromDateTime(moment), TimeOnly.FromDateTime(moment), written);
        }

        if (DateOnly.TryParseExact(written, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return EventDate.Exactly(day, asWritten: written);
        }

        var month = DateTime.ParseExact(written, "MMMM yyyy", CultureInfo.InvariantCulture);
        return new EventDate(written, month, month.AddMonths(1).AddMinutes(-1), DatePrecision.Month);
    }

    private static Recorded Said(string cell) => cell switch { "Y" => Recorded.Yes, "N" => Recorded.No, _ => Recorded.NotRecorded };
}
