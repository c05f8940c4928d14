-- The nine assurance questions and their evidence. Answers are added, never altered.

create table assurance_answers (
    id uuid not null constraint pk_assurance_answers primary key,
    partnership_id uuid not null constraint fk_assurance_answers_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_assurance_answers_cases_case_id references cases (id),
    question integer not null,
    verdict text not null,
    explanation text not null,
    answered_by uuid not null constraint fk_assurance_answers_staff_members_answered_by references staff_members (id),
    answered_at timestamptz not null,
    replaces_id uuid null constraint fk_assurance_answers_assurance_answers_replaces_id references assurance_answers (id)
);
create index ix_assurance_answers_partnership_id on assurance_answers (partnership_id);
-- An answer is replaced once, and there is one first answer.
create unique index ix_assurance_answers_case_id_question_replaces_id on assurance_answers (case_id, question, replaces_id) nulls not distinct;
create index ix_assurance_answers_replaces_id on assurance_answers (replaces_id);
create index ix_assurance_answers_answered_by on assurance_answers (answered_by);

create table assurance_evidence (
    answer_id uuid not null constraint fk_assurance_evidence_assurance_answers_answer_id references assurance_answers (id),
    kind text not null,
    subject_id uuid not null,
    partnership_id uuid not null constraint fk_assurance_evidence_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_assurance_evidence_cases_case_id references cases (id),
    constraint pk_assurance_evidence primary key (answer_id, kind, subject_id)
);
create index ix_assurance_evidence_partnership_id on assurance_evidence (partnership_id);
create index ix_assurance_evidence_case_id on assurance_evidence (case_id);

-- The review group assures itself; the business unit may look on. Facilitators and the panel may not.
call access.protect('assurance_answers');
create policy read_answers on assurance_answers for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_cases())::uuid[])));
create policy answer on assurance_answers for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.staff_cases())::uuid[])
        and answered_by = (select access.staff_id()));
grant select, insert on assurance_answers to practicereview_workspace;

call access.protect('assurance_evidence');
create policy read_evidence on assurance_evidence for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_cases())::uuid[])));
create policy point_to on assurance_evidence for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.staff_cases())::uuid[])
        and answer_id in (select a.id from assurance_answers a where a.case_id = assurance_evidence.case_id));
grant select, insert on assurance_evidence to practicereview_workspace;

-- Which questions nobody has answered, by number only, also for those who sign off and may not read the answers.
create function access.unanswered_assurance(of_case uuid) returns integer[] language sql stable security definer set search_path = public, pg_temp as $$
    select array(select q from generate_series(1, 9) q
        where not exists (select from assurance_answers a where a.case_id = of_case and a.question = q) order by q)
    from cases c where c.id = of_case and c.partnership_id = access.staff_partnership()
        and (access.sees_all_cases() or c.id = any (access.staff_family_cases())
            or access.staff_has_role('StatutoryPartner', 'SafeguardingExecutive', 'DesignatedDecisionMaker')) $$;
grant execute on function access.unanswered_assurance(uuid) to practicereview_workspace;
