-- Cases from number $1 to number $2, shared out among the first $3 partnerships; the lowest number is the newest.
-- Each has its referral, its view for the family, what was reached, and eight deadlines: the one of its stage runs, those before it
-- are met and those after it foretold. Of 50,000 cases, 10,000 are late by up to ten days, 30,000 have time left, and the others are over.
insert into cases (id, partnership_id, reference, policy_version, child_initials, referrer_id, stage, stage_since, review_type, received_at)
select md5('case' || n)::uuid, md5('partnership' || p)::uuid, chr(65 + p / 26) || chr(65 + p % 26) || 'X-' || 2021 + n % 5 || '-' || n, 'Salford2019',
    chr(65 + n % 26) || '.' || chr(65 + n / 26 % 26) || '.', md5('staff' || p || '/3')::uuid, (array['Referral', 'Information', 'RapidReview', 'Review', 'Report', 'Publication', 'Actions', 'Closed', 'NotReviewed', 'Referral'])[1 + (n + n / 40) % 10],
    now() - n * interval '20 minutes', case when n % 3 > 0 then (array['RapidReview', 'LocalCaseReview'])[n % 3] end, now() - n * interval '20 minutes'
from (select n, 1 + (n - 1) % $3 p from generate_series($1, $2) n) numbers;

insert into referrals (id, partnership_id, case_id, referrer_id, agency_id, status, submission, submitted_at, forwarded_at, referrer_kind, child_name, child_date_of_birth, incident_on,
    what_happened, abuse_or_neglect, harm, place, agency_ids, other_agencies, is_looked_after, notification, decision_maker, is_noted_on_child_record, family_advice)
select md5('referral' || n)::uuid, md5('partnership' || p)::uuid, md5('case' || n)::uuid, md5('staff' || p || '/3')::uuid, md5('agency' || p || '/' || 1 + n % 3)::uuid,
    case when (n + n / 40) % 10 = 0 then 'WithPanel' else 'Decided' end, 1, now() - n * interval '20 minutes', now() - n * interval '20 minutes', 'PartnerAgency', 'Wren Fictionby', '2022-03-04', '2026-01-05',
    repeat('The child was found alone on two evenings, and nobody had been told. ', 20), 'Suspected', 'SeriouslyHarmed', 'InTheArea', array[]::uuid[], '', false, 'Made', 'Decider Hazel Pretendham', true, ''
from (select n, 1 + (n - 1) % $3 p from generate_series($1, $2) n) numbers;

insert into family_progress (case_id, partnership_id, stage, since)
select md5('case' || n)::uuid, md5('partnership' || 1 + (n - 1) % $3)::uuid, 'WritingReport', now() - n * interval '20 minutes' from generate_series($1, $2) n;

insert into milestones (id, case_id, partnership_id, happening, at)
select md5('milestone' || n)::uuid, md5('case' || n)::uuid, md5('partnership' || 1 + (n - 1) % $3)::uuid, 'Received', now() - n * interval '20 minutes' from generate_series($1, $2) n;

insert into deadlines (id, partnership_id, case_id, kind, name, counted_from, due_at, due_day, has_time_of_day, is_foretold, is_needed, met_at, explanation, source)
select md5('deadline' || n || '/' || k)::uuid, md5('partnership' || 1 + (n - 1) % $3)::uuid, md5('case' || n)::uuid,
    (array['ForwardToPanel', 'DecideReferral', 'SendInformationRequests', 'ShareMeetingPapers', 'SendReportAfterMeeting', 'SendReportAfterReferral', 'CompleteCaseReview', 'KeepReportPublic'])[k],
    (array['Forward the referral to the panel', 'Decide on the referral', 'Ask the agencies', 'Share the papers', 'Send the report after the meeting', 'Send the report after the referral', 'Complete the case review',
        'Keep the report public'])[k],
    received, due, (due at time zone 'Europe/London')::date, false, k > running, true, case when k < running then received + interval '1 day' end,
    'Working days counted from the day of the referral, which is not counted itself; bank holidays in England and Wales are left out.', 'Policy 7.5'
from (select n, now() - n * interval '20 minutes' received, case when (n + n / 40) % 10 in (7, 8) then 9 else 1 + n % 7 end running, (n + n / 40) / 10 % 4 = 0 is_late from generate_series($1, $2) n) numbers,
    generate_series(1, 8) k,
    lateral (select case when k < running then received + k * interval '15 days' when k > running then now() + (k + n % 60) * interval '1 day' + interval '30 days'
        when is_late then now() - (1 + n % 240) * interval '1 hour' else now() + (10 + n % 60) * interval '1 day' end due) dues;
