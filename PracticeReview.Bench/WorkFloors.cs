namespace PracticeReview.Bench;

/// <summary>
/// The rows that "my work today", the board and the search show, each asked for as a person with the tables before them would ask,
/// in the fewest questions. $1 is the person, $2 their partnership, $4 what is looked for.
/// </summary>
internal static class WorkFloors
{
    private const string Running = "met_at is null and is_needed and not is_foretold and (paused_from is null or paused_from > current_date or paused_until < current_date)";
    private const string PartnershipName = "select name from partnerships where id = $2";

    // Of what there is anything at all.
    private const string There = """
        select exists (select from referrals where partnership_id = $2 and status = 'WithPanel'), exists (select from referral_disagreements where partnership_id = $2 and closed_at is null),
            exists (select from good_outcome_referrals where partnership_id = $2 and is_accepted is null), exists (select from planned_actions where scrutineer_id is null and state = 'ReportedComplete'),
            exists (select from contributions c where partnership_id = $2 and not exists (select from contribution_answers a where a.contribution_id = c.id)),
            exists (select from report_requests where partnership_id = $2 and state = 'Waiting'), exists (select from meeting_papers where staff_id = $1 and opened_at is null),
            exists (select from outcome_notices where staff_id = $1 and answered_at is null), exists (select from rapid_reviews where partnership_id = $2 and outcome is not null and report_sent_at is null)
        """;

    private const string OwnDeadlines = $"""
        select d.id, d.kind, d.name, d.counted_from, d.due_at, d.due_day, d.case_id, c.reference, c.child_initials, c.referrer_id
        from (select * from deadlines where partnership_id = $2 and {Running} and kind = any (array['ForwardToPanel', 'SendInformationRequests', 'ShareMeetingPapers', 'SendReportAfterMeeting', 'SendReportAfterReferral'])
            order by due_at limit 100) d join cases c on c.id = d.case_id order by d.due_at
        """;

    private const string Votes = $"""
        select r.id, r.case_id, c.reference, c.child_initials, r.submitted_at, d.due_at, d.due_day
        from (select id, case_id, submitted_at from referrals r where partnership_id = $2 and status = 'WithPanel' and referrer_id <> $1
                and not exists (select from panel_conflicts f where f.referral_id = r.id and f.member_id = $1)
                and not exists (select from panel_votes v where v.referral_id = r.id and v.submission = r.submission and v.member_id = $1) order by submitted_at limit 100) r
            join cases c on c.id = r.case_id
            left join lateral (select due_at, due_day from deadlines where case_id = r.case_id and kind = 'DecideReferral' and {Running}) d on true
        order by r.submitted_at
        """;

    private const string Decisions = """
        select r.id, r.case_id, c.reference, c.child_initials from referrals r join cases c on c.id = r.case_id
        where r.partnership_id = $2 and r.status = 'WithPanel' and r.referrer_id <> $1
            and (select count(*) from panel_votes v where v.referral_id = r.id and v.submission = r.submission) >= 2 order by r.submitted_at limit 100
        """;

    private const string FamilyWords = """
        select n.id, n.kind, n.text, n.sent_at, c.reference, c.child_initials from contributions n join cases c on c.id = n.case_id
        where n.partnership_id = $2 and n.kind = 'Question' and c.stage <> 'Closed' and not exists (select from contribution_answers a where a.contribution_id = n.id) order by n.sent_at limit 100
        """;

    private const string Others = $"""
        select d.id, d.kind, d.name, d.due_at, d.due_day, d.explanation, d.case_id, c.reference, c.child_initials, c.referrer_id
        from (select * from deadlines where partnership_id = $2 and {Running} and kind <> 'KeepReportPublic' and due_at <= now() + interval '12 hours' order by due_at, id limit 150) d
            join cases c on c.id = d.case_id order by d.due_at, d.id
        """;

    private const string Drafts = "select form, saved_at from form_drafts where staff_id = $1 order by saved_at desc limit 20";

    private const string Late = $"select case_id from deadlines where partnership_id = $2 and {Running} and kind <> 'KeepReportPublic' and due_at <= now()";

    private const string Standing = $"""
        select c.stage, count(*), count(*) filter (where l.case_id is not null) from cases c left join (select distinct case_id from ({Late}) l) l on l.case_id = c.id
        where c.partnership_id = $2 group by c.stage
        """;

    private const string Cards = $"""
        select * from (
            select c.id, c.reference, c.child_initials, c.stage, c.review_type, c.received_at, d.name, d.due_at, d.due_day,
                row_number() over (partition by c.stage order by d.due_at, c.received_at desc, c.id) place
            from cases c left join (select distinct on (case_id) case_id, name, due_at, due_day from deadlines where partnership_id = $2 and {Running} and kind <> 'KeepReportPublic'
                order by case_id, due_at) d on d.case_id = c.id
            where c.partnership_id = $2) c
        where place <= 8
        """;

    private const string Choices = "select id, name from agencies order by name";
    private const string Views = "select id, name, query from saved_views where staff_id = $1 and place = 'Board' order by name";

    private const string Found = """
        select id, reference, child_initials, stage, review_type, received_at, referrer_id from cases where id = any (array(select bench_cases_beginning($4)))
        order by received_at desc, id
        """;

    public static readonly string[] Today = [PartnershipName, There, OwnDeadlines, Votes, Decisions, FamilyWords, Others, Drafts];
    public static readonly string[] Board = [PartnershipName, Choices, Views, Standing, Cards];
    public static readonly string[] Search = [PartnershipName, Found];

    /// <summary>
    /// The least that finding can cost: a range of an index, read beyond row security as the portal's own function does, and nothing
    /// else. It is the bench's own, so that a dear function of the portal cannot be its own floor.
    /// </summary>
    public const string Functions = """
        create function bench_cases_beginning(asked text) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
            select k.case_id from case_search_keys k join cases c on c.id = k.case_id
            where k.partnership_id = (select access.staff_partnership()) and k.key >= $1 and k.key < $1 || chr(1114111) group by k.case_id, c.received_at order by c.received_at desc limit 50 $$;
        grant execute on function bench_cases_beginning(text) to practicereview_workspace;
        """;
}
