-- The nine questions are asked at three points of a review. What was answered before keeps the point it was answered at.

alter table assurance_answers add column stage text null;
update assurance_answers a set stage = case
    when exists (select from review_reports r where r.case_id = a.case_id and r.agreed_at <= a.answered_at) then 'End'
    when exists (select from draft_passages p where p.case_id = a.case_id and p.written_at <= a.answered_at) then 'Draft'
    else 'Start' end;
alter table assurance_answers alter column stage set not null;

drop index ix_assurance_answers_case_id_question_replaces_id;
-- At each point an answer is replaced once, and there is one first answer.
create unique index ix_assurance_answers_case_id_stage_question_replaces_id on assurance_answers (case_id, stage, question, replaces_id) nulls not distinct;

-- Which questions nobody has answered at a point, by number only, also for those who sign off and may not read the answers.
create function access.unanswered_assurance(of_case uuid, at_stage text) returns integer[] language sql stable security definer set search_path = public, pg_temp as $$
    select array(select q from generate_series(1, 9) q
        where not exists (select from assurance_answers a where a.case_id = of_case and a.question = q and a.stage = at_stage) order by q)
    from cases c where c.id = of_case and c.partnership_id = access.staff_partnership()
        and (access.sees_all_cases() or c.id = any (access.staff_family_cases())
            or access.staff_has_role('StatutoryPartner', 'SafeguardingExecutive', 'DesignatedDecisionMaker')) $$;
grant execute on function access.unanswered_assurance(uuid, text) to practicereview_workspace;
drop function access.unanswered_assurance(uuid);

-- Where a case stands, for those who are told what is unanswered and do not see the case.
create function access.stage_for_assurance(of_case uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
    select c.stage from cases c where c.id = of_case and c.partnership_id = access.staff_partnership()
        and (access.sees_all_cases() or c.id = any (access.staff_family_cases())
            or access.staff_has_role('StatutoryPartner', 'SafeguardingExecutive', 'DesignatedDecisionMaker')) $$;
grant execute on function access.stage_for_assurance(uuid) to practicereview_workspace;

-- How the reviews of a partnership assured themselves, without a word of the answers: for the business unit and the scrutineers.
create function access.assurance_over_reviews(most integer) returns table (reference text, received_at timestamptz, case_stage text, stage text, question integer, verdict text)
language sql stable security definer set search_path = public, pg_temp as $$
    select c.reference, c.received_at, c.stage, a.stage, a.question, a.verdict
    from (select * from cases k where k.partnership_id = access.staff_partnership()
            and access.staff_has_role('BusinessManager', 'BusinessUnit', 'Scrutineer')
            and (k.stage in ('Review', 'Report', 'Publication', 'Actions', 'Closed') or exists (select from assurance_answers o where o.case_id = k.id))
            and k.stage <> 'NotReviewed'
            order by k.received_at desc limit most) c
        left join lateral (select distinct on (w.stage, w.question) w.stage, w.question, w.verdict from assurance_answers w
            where w.case_id = c.id order by w.stage, w.question, w.answered_at desc, w.id desc) a on true
    order by c.received_at desc, c.id, a.stage, a.question $$;
grant execute on function access.assurance_over_reviews(integer) to practicereview_workspace;
