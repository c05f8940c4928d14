using System.Globalization;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Web.Demonstration;

/// <summary>
/// Three agencies' chronologies of one child, told as agencies tell them: with vague dates, with the same event told twice and not
/// alike, and with stretches in which somebody wrote nothing. Every person and event in them is invented.
/// </summary>
internal static class DemonstrationChronologies
{
    // When, counted back from the incident: days, or a month or a year in words; what happened; the risk; what was done; child seen; questions.
    private static readonly string[] s_police =
    [
        "year 3|Family known to the neighbourhood team because of noise at the address.|Unsettled home|None recorded||2",
        "early 3|Mother reported that her former partner would not leave. He had gone when officers came.|Domestic abuse|Risk assessment, standard||1",
        "about-month 30|Anonymous call that Daisy was often alone in the evening. Nobody answered the door.|Child alone|Card left at the door|no|2",
        "-720 22:40|Officers called to loud voices at the address. Daisy was asleep; the bedroom was cold.|Child in a cold home at night|Advice given; no referral made|yes|1, 4",
        "-705|Incident of 22:40 shared with the school nurse by secure mail.||Shared||3",
        "month 20|Neighbour reported shouting on several nights.|Pattern of calls|Logged||2",
        "-540 19:15|Mother found upset outside the shop; Daisy with her, in a thin coat in the rain.|Possible neglect|Taken home by car|yes|4, 6",
        "?-500|Call about a broken window. Mother said a ball had hit it.|Damage at home|No further action|no|",
        "-430 23:05|Second call about loud voices. Mother's partner Heron Fictional present and in drink.|Domestic abuse|Partner asked to leave; referral to children's services|yes|1, 2",
        "-428|Referral to children's services followed up by telephone; told that it was being looked at.|Delay|Chased once||6",
        "-300 16:20|Daisy brought to the station by a passer-by who had found her by the canal alone.|Child missing and alone|Returned to mother the same evening|yes|1, 4",
        "-299|Strategy discussion asked for after the canal; no date was given.|Drift|Chased by mail||3, 6",
        "month 9|Intelligence that Heron Fictional stays at the address again.|Adult who is a risk|Marker placed on the address||1",
        "-180 21:50|Third call about loud voices. Nobody home on the next day.|Pattern of calls|Visited the next day; nobody home|no|2",
        "-120|Visited the home with housing about the window. Daisy was seen and was quiet.|Cold home|Housing to mend the window|yes|4",
        "-60 20:10|Neighbour called: Daisy crying in the yard. Officers saw her with her mother.|Distress|Words of advice|yes|4, 5",
        "-21|Marker on the address reviewed and kept.||Kept||",
        "-1 07:50|Called by the ambulance service to the address. Daisy was found unresponsive in a cold bedroom.|Child seriously harmed|Scene secured; strategy discussion the same day|yes|1, 3",
    ];

    private static readonly string[] s_school =
    [
        "-900|Daisy joined the nursery class. Mother said that they had moved twice that year.|Many moves|Records asked for|yes|",
        "month 28|Settled well; spoke of her grandmother's garden.||Noted|yes|4",
        "-718|School nurse told by the police that Daisy's bedroom was cold at night.|Cold home|Filed with the nurse|no|1, 6",
        "autumn 2|Came without breakfast on many mornings.|Hunger|Breakfast club offered|yes|2, 4",
        "-600 09:05|Daisy fell asleep in the first lesson, third time this month. She said the heating was off.|Tiredness; cold home|Teacher spoke with Daisy|yes|2, 4",
        "-540|Daisy came in wet through, in a thin coat; a coat was lent.|Possible neglect|Coat lent by the school|yes|4, 6",
        "-470|Mother did not come to parents' evening; a new date was offered twice.|Parent out of reach|Two letters||2",
        "-431|Daisy said that Heron shouts and that she hides in the cupboard. Written down word for word.|Domestic abuse heard from the child|Head told; no referral made|yes|1, 4, 6",
        "-426|Children's services rang to ask about attendance. It was 82 per cent.|Attendance|Figure given||3",
        "about-month 12|Attendance fell below 75 per cent.|Attendance|Letter sent||2",
        "-301|Daisy left the playground at dinner time and was found by the canal with a teaching assistant.|Child missing and alone|Mother rang; no form filled in|yes|1, 6",
        "-298|Mother said Daisy had only been gone for a minute. Daisy would not speak of it.|Accounts differ|Noted|yes|4, 5",
        "-240|New class teacher. Handover did not mention the earlier notes.|Memory lost||no|6",
        "month 7|Daisy drew the house without windows; the drawing is in her book.|The child's own account|Praised|yes|4",
        "-150|Form for children's services begun and not sent.|Drift|Kept in draft|no|6",
        "-118|Daisy taken off the roll; mother said that the family might move.|Child out of sight|Form sent to the council|no|1, 6",
    ];

    private static readonly string[] s_hospital =
    [
        "-1500|Born here at 38 weeks. Mother, Noor Fictional, came late for booking.|Late booking|Midwife visited twice|yes|",
        "month 40|Second appointment for hearing missed.|Missed appointments|Letter sent|no|2",
        "-719|Emergency department: cough for three weeks. Damp at home mentioned by mother.|Cold, damp home|Inhaler; health visitor told|yes|2",
        "before-month 22|Health visitor moved on; family not handed over to another.|Memory lost||no|6",
        "-538|Fever after getting wet; home again the same day.|Possible neglect|Advice on clothing|yes|4",
        "-429|Mother treated for a bruised arm and said she had fallen. Daisy waited alone in the corridor.|Domestic abuse not asked about|Bandage; no question asked|yes|1, 6",
        "spring 1|Dental decay found in four teeth; two appointments missed since.|Neglect of health|Letter to the family doctor|yes|2, 6",
        "-300 18:30|Daisy seen after she was found by the canal; cold, otherwise well. Brought by two officers.|Child missing and alone|Safeguarding nurse told the next day|yes|1, 3",
        "-290|Safeguarding nurse rang children's services and left a message.|Drift|Message left||6",
        "?month 8|Mother's prescription changed; sleeping tablets kept where a child can reach them, she said.|Medicines|Advice given|no|5",
        "-122|Did not come for the weight check.|Missed appointments|Second letter|no|2",
        "-119|Health visitor and police at the home; Daisy was not seen, she was said to be asleep.|Child not seen|New visit planned|no|4, 6",
        "-45|Planned visit did not take place; the visitor was ill.|Drift|None|no|6",
        "-1 08:20|Brought in by ambulance, cold and unresponsive. Signs of long neglect.|Child seriously harmed|Intensive care; police informed|yes|1, 3",
    ];

    /// <param name="incident">The day of the incident.</param>
    public static IReadOnlyList<ChronologyRow> Police(DateOnly incident) => Rows(s_police, incident, "Incident log");

    /// <summary>As the police sent it first: one row of it says less than the corrected one.</summary>
    public static IReadOnlyList<ChronologyRow> PoliceAtFirst(DateOnly incident) =>
        [.. Police(incident).Select(row => row with { WhatHappened = row.WhatHappened.Replace("Daisy was seen and was quiet.", "Daisy was seen.", StringComparison.Ordinal) })];

    /// <inheritdoc cref="Police"/>
    public static IReadOnlyList<ChronologyRow> School(DateOnly incident) => Rows(s_school, incident, "Class notes");

    /// <inheritdoc cref="Police"/>
    public static IReadOnlyList<ChronologyRow> Hospital(DateOnly incident) => Rows(s_hospital, incident, "Patient record");

    private static List<ChronologyRow> Rows(string[] lines, DateOnly incident, string source)
    {
        var rows = new List<ChronologyRow>(lines.Length);
        foreach (var parts in lines.Select(line => line.Split('|')))
        {
            var when = EventDateReader.Read(Written(parts[0], incident), incident).When
                ?? throw new InvalidOperationException($"The demonstration's date {parts[0]} cannot be read.");
            rows.Add(new ChronologyRow(rows.Count + 2, DateOnly.FromDateTime(when.Earliest), when.Precision == DatePrecision.Time ? TimeOnly.FromDateTime(when.Earliest) : null,
                parts[1], source, parts[2], parts[3], "", "", "", SignificanceQuestion.Parse(parts[5]) ?? SignificanceQuestions.None)
            {
                When = when,
                SourcePage = (rows.Count + 3).ToString(CultureInfo.InvariantCulture),
                WhoWasSeen = parts[4] == "yes" ? "Daisy" : "",
                ChildSeen = parts[4] switch { "yes" => Recorded.Yes, "no" => Recorded.No, _ => Recorded.NotRecorded },
            });
        }
        return rows;
    }

    private static string Written(string when, DateOnly incident)
    {
        var english = CultureInfo.GetCultureInfo("en-GB");
        var words = when.Split(' ');
        if (int.TryParse(words[0].TrimStart('?'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days))
        {
            var day = incident.AddDays(days).ToString("d MMMM yyyy", english);
            return (words[0][0] == '?' ? "?" : "") + day + (words.Length > 1 ? " " + words[1] : "");
        }
        var ago = int.Parse(words[1], CultureInfo.InvariantCulture);
        var month = incident.AddMonths(-ago).ToString("MMMM yyyy", english);
        var year = incident.AddYears(-ago).Year.ToString(CultureInfo.InvariantCulture);
        return words[0] switch
        {
            "month" => month,
            "?month" => "?" + month,
            "about-month" => "about " + month,
            "before-month" => "before " + month,
            "year" => year,
            var season => $"{season} {year}",
        };
    }
}
