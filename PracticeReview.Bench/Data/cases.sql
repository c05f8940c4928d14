-- Cases from number $1 to number $2, shared out among the first $3 partnerships; the lowest number is the newest.
-- Each has its view for the family, what was reached, and five deadlines, of which one or two are running.
insert into cases (id, partnership_id, reference, policy_version, child_initials, referrer_id, stage, stage_since, review_type, received_at)
select md5('case' || n)::uuid, md5('partnership' || p)::uuid, chr(65 + p / 26) || chr(65 + p % 26) || 'X-' || 2021 + n % 5 || '-' || n, 'Salford2019',
    chr(65 + n % 26) || '.' || chr(65 + n / 26 % 26) || '.', md5('staff' || p || '/3')::uuid, (array['Referral', 'Information', 'RapidReview', 'Review', 'Report', 'Publication', 'Actions', 'Closed', 'NotReviewed', 'Referral'])[1 + n % 10],
    now() - n * interval '20 minutes', case when n % 3 > 0 then (array['RapidReview', 'LocalCaseReview'])[n % 3] end, now() - n * interval '20 minutes'
from (select n, 1 + (n - 1) % $3 p from generate_series($1, $2) n) numbers;

insert into family_progress (case_id, partnership_id, stage, since)
select md5('case' || n)::uuid, md5('partnership' || 1 + (n - 1) % $3)::uuid, 'WritingReport', now() - n * interval '20 minutes' from generate_series($1, $2) n;

insert into milestones (id, case_id, partnership_id, happening, at)
select md5('milestone' || n)::uuid, md5('case' || n)::uuid, md5('partnership' || 1 + (n - 1) % $3)::uuid, 'Received', now() - n * interval '20 minutes' from generate_series($1, $2) n;

insert into deadlines (id, partnership_id, case_id, kind, name, counted_from, due_at, due_day, has_time_of_day, is_foretold, is_needed, met_at, explanation, source)
select md5('deadline' || n || '/' || k)::uuid, md5('partnership' || 1 + (n - 1) % $3)::uuid, md5('case' || n)::uuid,
    (array['ForwardToPanel', 'DecideReferral', 'SendInformationRequests', 'CompleteCaseReview', 'KeepReportPublic'])[k],
    (array['Forward the referral to the panel', 'Decide on the referral', 'Ask the agencies', 'Complete the case review', 'Keep the report public'])[k],
    received, received + k * interval '15 days', (received + k * interval '15 days')::date, false, k = 4, true, case when k <= n % 4 then received + interval '1 day' end,
    'Working days counted from the day of the referral, which is not counted itself; bank holidays in England and Wales are left out.', 'Policy 7.5'
from (select n, now() - n * interval '20 minutes' received from generate_series($1, $2) n) numbers, generate_series(1, 5) k;
