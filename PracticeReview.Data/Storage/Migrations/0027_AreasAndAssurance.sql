-- Clocks of immediate actions, requests between areas, good outcome reviews as cases, and the assurance checklist.

-- Immediate actions (Policy 7.12) ------------------------------------------------------------------------------------------

-- Whoever is in the room of a meeting begins and meets the clock of an action that is written there, and moves none.
create policy invited_action on milestones for insert to practicereview_workspace
    with check (happening in ('ImmediateActionAdded', 'ReturnDayAgreed', 'ImmediateActionDone') and case_id = any ((select access.invited_cases())::uuid[])
        and exists (select from immediate_actions a where a.id = subject_id and a.case_id = milestones.case_id and a.partnership_id = milestones.partnership_id));
create policy invited_action on deadlines for select to practicereview_workspace
    using (kind = 'FinishImmediateAction' and case_id = any ((select access.invited_cases())::uuid[]));
create policy invited_action_begins on deadlines for insert to practicereview_workspace
    with check (kind = 'FinishImmediateAction' and met_at is null and case_id = any ((select access.invited_cases())::uuid[])
        and exists (select from immediate_actions a where a.id = subject_id and a.case_id = deadlines.case_id and a.partnership_id = deadlines.partnership_id and a.due_on = deadlines.due_day));
create policy invited_action_meets on deadlines for update to practicereview_workspace
    using (kind = 'FinishImmediateAction' and case_id = any ((select access.invited_cases())::uuid[])
        and subject_id in (select a.id from immediate_actions a where a.done_at is not null));

create function access.only_meet_immediate_action() returns trigger language plpgsql as $$
begin
    if not access.sees_all_cases() and not old.case_id = any (access.staff_cases()) and to_jsonb(new) - 'met_at' is distinct from to_jsonb(old) - 'met_at' then
        raise exception 'Who is invited meets the deadline of an action; they do not move it.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
revoke execute on function access.only_meet_immediate_action() from public;
create trigger only_meet_immediate_action before update on deadlines for each row
    when (old.kind = 'FinishImmediateAction' and session_user = 'practicereview_workspace') execute function access.only_meet_immediate_action();

-- Actions that were written down before they had a clock: the next run over the timetables dates them.
insert into milestones (id, case_id, partnership_id, happening, at, subject_id)
select gen_random_uuid(), case_id, partnership_id, 'ImmediateActionAdded', added_at, id from immediate_actions
union all select gen_random_uuid(), case_id, partnership_id, 'ReturnDayAgreed', ((due_on + 1)::timestamp at time zone 'Europe/London') - interval '1 second', id from immediate_actions
union all select gen_random_uuid(), case_id, partnership_id, 'ImmediateActionDone', done_at, id from immediate_actions where done_at is not null;

-- Good outcomes (Policy 5.3) -----------------------------------------------------------------------------------------------

alter table good_outcome_referrals add case_id uuid null constraint fk_good_outcome_referrals_cases_case_id references cases (id);
create unique index ix_good_outcome_referrals_case_id on good_outcome_referrals (case_id);
grant update (case_id) on good_outcome_referrals to practicereview_workspace;

-- Requests between areas (Policy 10.2) -------------------------------------------------------------------------------------

create table area_requests (
    id uuid not null constraint pk_area_requests primary key,
    partnership_id uuid not null constraint fk_area_requests_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_area_requests_cases_case_id references cases (id),
    case_reference text not null,
    other_area text not null,
    asked_by text not null,
    matter text not null,
    words text not null,
    answer_by date not null,
    recorded_by_id uuid not null constraint fk_area_requests_staff_members_recorded_by_id references staff_members (id),
    recorded_at timestamptz not null,
    is_agreed boolean null,
    answer text null,
    answer_recorded_by_id uuid null constraint fk_area_requests_staff_members_answer_recorded_by_id references staff_members (id),
    answered_at timestamptz null,
    why_escalated text null,
    escalated_by_id uuid null constraint fk_area_requests_staff_members_escalated_by_id references staff_members (id),
    escalated_at timestamptz null,
    decision text null,
    decision_words text null,
    decided_by_id uuid null constraint fk_area_requests_staff_members_decided_by_id references staff_members (id),
    decided_at timestamptz null
);
create index ix_area_requests_partnership_id on area_requests (partnership_id);
create index ix_area_requests_case_id on area_requests (case_id);
create index ix_area_requests_recorded_by_id on area_requests (recorded_by_id);
create index ix_area_requests_answer_recorded_by_id on area_requests (answer_recorded_by_id);
create index ix_area_requests_escalated_by_id on area_requests (escalated_by_id);
create index ix_area_requests_decided_by_id on area_requests (decided_by_id);

-- The case's staff read them; the business unit keeps them; the Executive reads and decides what was taken to it.
call access.protect('area_requests');
call access.open_to_case_staff('area_requests', 'select, insert');
create policy executive on area_requests for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and escalated_at is not null and (select access.staff_has_role('SafeguardingExecutive')));
create policy executive_decides on area_requests for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and escalated_at is not null and decided_at is null and (select access.staff_has_role('SafeguardingExecutive')))
    with check (partnership_id = (select access.staff_partnership()) and escalated_at is not null and (select access.staff_has_role('SafeguardingExecutive')));
create policy kept_by_business_unit on area_requests as restrictive for insert to practicereview_workspace
    with check ((select access.sees_all_families()) and recorded_by_id = (select access.staff_id()) and answered_at is null and escalated_at is null and decided_at is null
        and case_id in (select c.id from cases c));
create policy changed_by_business_unit_or_executive on area_requests as restrictive for update to practicereview_workspace
    using ((select access.sees_all_families()) or (select access.staff_has_role('SafeguardingExecutive')));
grant update (is_agreed, answer, answer_recorded_by_id, answered_at, why_escalated, escalated_by_id, escalated_at, decision, decision_words, decided_by_id, decided_at)
    on area_requests to practicereview_workspace;
create trigger keep_authorship before insert or update on area_requests for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_authorship('recorded_by_id', 'answer_recorded_by_id', 'escalated_by_id', 'decided_by_id');
create function access.keep_turn_of_area_request() returns trigger language plpgsql as $$
begin
    if (new.decision, new.decision_words, new.decided_by_id, new.decided_at) is distinct from (old.decision, old.decision_words, old.decided_by_id, old.decided_at)
        and not (access.staff_has_role('SafeguardingExecutive') and old.escalated_at is not null and old.decided_at is null) then
        raise exception 'What areas do not agree on is decided by the Safeguarding Executive.' using errcode = 'insufficient_privilege';
    end if;
    if (new.is_agreed, new.answer, new.answer_recorded_by_id, new.answered_at, new.why_escalated, new.escalated_by_id, new.escalated_at)
            is distinct from (old.is_agreed, old.answer, old.answer_recorded_by_id, old.answered_at, old.why_escalated, old.escalated_by_id, old.escalated_at)
        and not (access.sees_all_families() and old.escalated_at is null) then
        raise exception 'The answer of another area is recorded by the business unit.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
revoke execute on function access.keep_turn_of_area_request() from public;
create trigger keep_turn_of_area_request before update on area_requests for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_turn_of_area_request();

-- The assurance questions and checklist (Policy 7.1, Document 4) --------------------------------------------------------------

create table checklist_answers (
    case_id uuid not null constraint fk_checklist_answers_cases_case_id references cases (id),
    question text not null,
    partnership_id uuid not null constraint fk_checklist_answers_partnerships_partnership_id references partnerships (id),
    verdict text not null,
    evidence text not null,
    answered_by_id uuid not null constraint fk_checklist_answers_staff_members_answered_by_id references staff_members (id),
    answered_at timestamptz not null,
    constraint pk_checklist_answers primary key (case_id, question)
);
create index ix_checklist_answers_partnership_id on checklist_answers (partnership_id);
create index ix_checklist_answers_answered_by_id on checklist_answers (answered_by_id);
call access.protect('checklist_answers');
call access.open_to_case_staff('checklist_answers', 'select, insert');
grant update (verdict, evidence, answered_by_id, answered_at) on checklist_answers to practicereview_workspace;
create policy of_a_case on checklist_answers as restrictive for insert to practicereview_workspace with check (case_id in (select c.id from cases c));
create policy own_answer on checklist_answers as restrictive for insert to practicereview_workspace with check (answered_by_id = (select access.staff_id()));
create policy own_answer_changed on checklist_answers as restrictive for update to practicereview_workspace using (true) with check (answered_by_id = (select access.staff_id()));
