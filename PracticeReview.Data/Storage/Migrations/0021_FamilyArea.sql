-- The family's own area: safety first, what goes on around them, taking part their way, questions sent before a talk, their child,
-- what was done afterwards, and how it was for them.

-- When and how a person must not be reached, asked before anything else and again after some weeks.
alter table family_members add unsafe_times text not null default 'None';
alter table family_members add unsafe_ways text not null default 'None';
alter table family_members add safety_note text null;
alter table family_members add safety_said_at timestamptz null;
alter table family_members add ring_from time null;
alter table family_members add ring_until time null;
grant update (unsafe_times, unsafe_ways, safety_note, safety_said_at) on family_members to practicereview_family;
-- The job that sends looks at the times, and at nothing else of this.
grant select (unsafe_times) on family_members to practicereview_jobs;

-- The very words a person agreed to, who explained them and through whom; what staff entered for them is confirmed by them.
alter table agreement_choices add words text null;
alter table agreement_choices add explained_by_name text null;
alter table agreement_choices add interpreter_name text null;
alter table agreement_choices add entered_by uuid null constraint fk_agreement_choices_staff_members_entered_by references staff_members (id);
alter table agreement_choices add confirmed_at timestamptz null;
create index ix_agreement_choices_entered_by on agreement_choices (entered_by);
grant insert on agreement_choices to practicereview_workspace;
create policy entered_for_a_person on agreement_choices as restrictive for insert to practicereview_workspace
    with check (entered_by = (select access.staff_id()) and confirmed_at is null
        and family_member_id in (select m.id from family_members m where m.case_id = agreement_choices.case_id));
create policy chosen_by_oneself on agreement_choices as restrictive for insert to practicereview_family with check (entered_by is null);
grant update (confirmed_at) on agreement_choices to practicereview_family;
create policy confirm_what_was_entered on agreement_choices as restrictive for update to practicereview_family using (entered_by is not null);

create table family_processes (
    id uuid not null constraint pk_family_processes primary key,
    partnership_id uuid not null constraint fk_family_processes_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_family_processes_cases_case_id references cases (id),
    family_member_id uuid null constraint fk_family_processes_family_members_family_member_id references family_members (id),
    kind text not null,
    text text not null,
    text_hash text not null,
    ask_name text not null,
    ask_how text not null,
    written_by uuid not null constraint fk_family_processes_staff_members_written_by references staff_members (id),
    written_at timestamptz not null,
    ended_at timestamptz null
);
create index ix_family_processes_partnership_id on family_processes (partnership_id);
create index ix_family_processes_case_id on family_processes (case_id);
create index ix_family_processes_family_member_id on family_processes (family_member_id);
create index ix_family_processes_written_by on family_processes (written_by);

create table taking_part_wishes (
    family_member_id uuid not null constraint pk_taking_part_wishes primary key
        constraint fk_taking_part_wishes_family_members_family_member_id references family_members (id),
    partnership_id uuid not null constraint fk_taking_part_wishes_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_taking_part_wishes_cases_case_id references cases (id),
    with_whom text null,
    place text null,
    times text not null,
    means text not null,
    help text not null,
    help_detail text null,
    beside_me text null,
    language text not null,
    said_at timestamptz not null,
    entered_by uuid null constraint fk_taking_part_wishes_staff_members_entered_by references staff_members (id),
    confirmed_at timestamptz null
);
create index ix_taking_part_wishes_partnership_id on taking_part_wishes (partnership_id);
create index ix_taking_part_wishes_case_id on taking_part_wishes (case_id);
create index ix_taking_part_wishes_entered_by on taking_part_wishes (entered_by);

create table consent_grounds (
    family_member_id uuid not null constraint pk_consent_grounds primary key
        constraint fk_consent_grounds_family_members_family_member_id references family_members (id),
    partnership_id uuid not null constraint fk_consent_grounds_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_consent_grounds_cases_case_id references cases (id),
    age text not null,
    decider text not null,
    understanding text null,
    who_agreed text null,
    is_looked_after boolean not null,
    recorded_by uuid not null constraint fk_consent_grounds_staff_members_recorded_by references staff_members (id),
    recorded_at timestamptz not null
);
create index ix_consent_grounds_partnership_id on consent_grounds (partnership_id);
create index ix_consent_grounds_case_id on consent_grounds (case_id);
create index ix_consent_grounds_recorded_by on consent_grounds (recorded_by);

create table asked_questions (
    id uuid not null constraint pk_asked_questions primary key,
    partnership_id uuid not null constraint fk_asked_questions_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_asked_questions_cases_case_id references cases (id),
    family_member_id uuid not null constraint fk_asked_questions_family_members_family_member_id references family_members (id),
    number integer not null,
    text text not null,
    text_hash text not null,
    written_by uuid not null constraint fk_asked_questions_staff_members_written_by references staff_members (id),
    written_at timestamptz not null,
    released_at timestamptz null,
    withdrawn_at timestamptz null
);
create index ix_asked_questions_partnership_id on asked_questions (partnership_id);
create index ix_asked_questions_case_id on asked_questions (case_id);
create index ix_asked_questions_written_by on asked_questions (written_by);
create unique index ix_asked_questions_family_member_id_number on asked_questions (family_member_id, number);

create table question_answers (
    id uuid not null constraint pk_question_answers primary key,
    question_id uuid not null constraint fk_question_answers_asked_questions_question_id references asked_questions (id),
    partnership_id uuid not null constraint fk_question_answers_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_question_answers_cases_case_id references cases (id),
    family_member_id uuid not null constraint fk_question_answers_family_members_family_member_id references family_members (id),
    kind text not null,
    text text not null,
    language text not null,
    said_at timestamptz not null,
    changed_at timestamptz null,
    read_at timestamptz null,
    read_by uuid null constraint fk_question_answers_staff_members_read_by references staff_members (id)
);
create index ix_question_answers_partnership_id on question_answers (partnership_id);
create index ix_question_answers_case_id on question_answers (case_id);
create index ix_question_answers_family_member_id on question_answers (family_member_id);
create index ix_question_answers_read_by on question_answers (read_by);
-- Until the review group has read an answer there is one, and it may be changed; afterwards it stands, and another is added.
create unique index ix_question_answers_question_id on question_answers (question_id) where read_at is null;

create table child_memories (
    id uuid not null constraint pk_child_memories primary key,
    partnership_id uuid not null constraint fk_child_memories_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_child_memories_cases_case_id references cases (id),
    family_member_id uuid not null constraint fk_child_memories_family_members_family_member_id references family_members (id),
    kind text not null,
    text text not null,
    language text not null,
    audience text not null,
    has_picture boolean not null,
    told_at timestamptz not null
);
create index ix_child_memories_partnership_id on child_memories (partnership_id);
create index ix_child_memories_case_id on child_memories (case_id);
create index ix_child_memories_family_member_id on child_memories (family_member_id);

create table answer_checks (
    contribution_id uuid not null constraint pk_answer_checks primary key
        constraint fk_answer_checks_contributions_contribution_id references contributions (id),
    partnership_id uuid not null constraint fk_answer_checks_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_answer_checks_cases_case_id references cases (id),
    family_member_id uuid not null constraint fk_answer_checks_family_members_family_member_id references family_members (id),
    is_answered boolean not null,
    follow_up_id uuid null constraint fk_answer_checks_contributions_follow_up_id references contributions (id),
    said_at timestamptz not null
);
create index ix_answer_checks_partnership_id on answer_checks (partnership_id);
create index ix_answer_checks_case_id on answer_checks (case_id);
create index ix_answer_checks_family_member_id on answer_checks (family_member_id);
create index ix_answer_checks_follow_up_id on answer_checks (follow_up_id);

create table told_actions (
    action_id uuid not null constraint pk_told_actions primary key constraint fk_told_actions_planned_actions_action_id references planned_actions (id),
    partnership_id uuid not null constraint fk_told_actions_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_told_actions_cases_case_id references cases (id),
    text text not null,
    text_hash text not null,
    told_by uuid not null constraint fk_told_actions_staff_members_told_by references staff_members (id),
    told_at timestamptz not null,
    withdrawn_at timestamptz null
);
create index ix_told_actions_partnership_id on told_actions (partnership_id);
create index ix_told_actions_case_id on told_actions (case_id);
create index ix_told_actions_told_by on told_actions (told_by);

create table sensitivity_answers (
    family_member_id uuid not null constraint pk_sensitivity_answers primary key
        constraint fk_sensitivity_answers_family_members_family_member_id references family_members (id),
    partnership_id uuid not null constraint fk_sensitivity_answers_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_sensitivity_answers_cases_case_id references cases (id),
    listened text not null,
    kindness text not null,
    understood text not null,
    text text null,
    said_on date not null
);
create index ix_sensitivity_answers_partnership_id on sensitivity_answers (partnership_id);
create index ix_sensitivity_answers_case_id on sensitivity_answers (case_id);

-- Without a name: no person, no case, no moment. Its identifier is drawn by chance and says nothing of when either.
create table anonymous_sensitivity_answers (
    id uuid not null constraint pk_anonymous_sensitivity_answers primary key,
    partnership_id uuid not null constraint fk_anonymous_sensitivity_answers_partnerships_partnership_id references partnerships (id),
    listened text not null,
    kindness text not null,
    understood text not null,
    text text null,
    said_on date not null
);
create index ix_anonymous_sensitivity_answers_partnership_id on anonymous_sensitivity_answers (partnership_id);

-- A picture that a family member sent is a document of theirs.
alter table documents alter uploaded_by drop not null;
alter table documents add uploaded_by_family_member uuid null
    constraint fk_documents_family_members_uploaded_by_family_member references family_members (id);
create index ix_documents_uploaded_by_family_member on documents (uploaded_by_family_member);

call access.protect('family_processes');
create policy family_staff on family_processes to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_family_cases())::uuid[])))
    with check (partnership_id = (select access.staff_partnership()) and written_by = (select access.staff_id())
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_family_cases())::uuid[]))
        and (family_member_id is null or family_member_id in (select m.id from family_members m where m.case_id = family_processes.case_id)));
grant select, insert, update (ended_at, written_by) on family_processes to practicereview_workspace;
create policy around_oneself on family_processes for select to practicereview_family
    using (case_id = (select access.family_case()) and ended_at is null and (family_member_id is null or family_member_id = (select access.family_member_id())));
grant select on family_processes to practicereview_family;

call access.protect('taking_part_wishes');
call access.open_to_family_staff('taking_part_wishes', 'select, insert, update');
create policy entered_for_a_person on taking_part_wishes as restrictive for insert to practicereview_workspace
    with check (entered_by = (select access.staff_id()) and confirmed_at is null
        and family_member_id in (select m.id from family_members m where m.case_id = taking_part_wishes.case_id));
create policy changed_for_a_person on taking_part_wishes as restrictive for update to practicereview_workspace
    using (true) with check (entered_by = (select access.staff_id()) and confirmed_at is null);
call access.open_to_own_family_member('taking_part_wishes', 'select, insert, update');

call access.protect('consent_grounds');
call access.open_to_family_staff('consent_grounds', 'select, insert, update');
create policy recorded_by_oneself on consent_grounds as restrictive for insert to practicereview_workspace
    with check (recorded_by = (select access.staff_id()) and family_member_id in (select m.id from family_members m where m.case_id = consent_grounds.case_id));
create policy changed_by_oneself on consent_grounds as restrictive for update to practicereview_workspace
    using (true) with check (recorded_by = (select access.staff_id()));

-- Questions reach the person when they are released; until then they are the review's own.
call access.protect('asked_questions');
call access.open_to_family_staff('asked_questions', 'select, insert');
create policy asked_by_oneself on asked_questions as restrictive for insert to practicereview_workspace
    with check (written_by = (select access.staff_id()) and family_member_id in (select m.id from family_members m where m.case_id = asked_questions.case_id));
grant update (text, text_hash, written_by, written_at, released_at, withdrawn_at) on asked_questions to practicereview_workspace;
create policy own_family_member on asked_questions for select to practicereview_family
    using (family_member_id = (select access.family_member_id()) and released_at is not null and withdrawn_at is null);
grant select on asked_questions to practicereview_family;

call access.protect('question_answers');
call access.open_to_family_staff('question_answers', 'select');
grant update (read_at, read_by) on question_answers to practicereview_workspace;
create policy read_by_the_review on question_answers as restrictive for update to practicereview_workspace
    using (read_at is null and case_id = any ((select access.staff_cases())::uuid[])) with check (read_by = (select access.staff_id()));
call access.open_to_own_family_member('question_answers', 'select, insert');
grant update (kind, text, language, changed_at) on question_answers to practicereview_family;
create policy to_a_question_asked on question_answers as restrictive for insert to practicereview_family
    with check (question_id in (select q.id from asked_questions q) and read_at is null and read_by is null);
create policy while_it_is_unread on question_answers as restrictive for update to practicereview_family using (read_at is null);

-- What is told of a child is seen by those whom the person chose. The contact person alone sees what is for them alone.
call access.protect('child_memories');
create policy chosen_readers on child_memories for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_family_cases())::uuid[]))
        and (audience <> 'ContactPersonOnly'
            or family_member_id in (select m.id from family_members m where m.facilitator_id = (select access.staff_id()))));
grant select on child_memories to practicereview_workspace;
call access.open_to_own_family_member('child_memories', 'select, insert, delete');
grant update (audience) on child_memories to practicereview_family;

create policy family_pictures on documents as restrictive for select to practicereview_workspace
    using (kind <> 'FamilyPicture' or subject_id in (select m.id from child_memories m));
create policy chosen_readers on documents for select to practicereview_workspace
    using (kind = 'FamilyPicture' and subject_id in (select m.id from child_memories m));
create policy own_family_member on documents to practicereview_family
    using (uploaded_by_family_member = (select access.family_member_id()) and kind = 'FamilyPicture')
    with check (uploaded_by_family_member = (select access.family_member_id()) and uploaded_by is null and kind = 'FamilyPicture'
        and case_id = (select access.family_case()) and partnership_id = (select access.family_partnership())
        and subject_id in (select m.id from child_memories m));
grant select, insert on documents to practicereview_family;
create policy of_an_own_document on document_pieces to practicereview_family
    using (partnership_id = (select access.family_partnership()) and exists (
        select from documents d where d.partnership_id = document_pieces.partnership_id and d.sha256 = document_pieces.sha256));
grant select, insert on document_pieces to practicereview_family;

-- A picture that is taken back is gone, with its bytes where no other document has them.
create function access.forget_own_pictures(of_memory uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare gone record;
begin
    if not exists (select from child_memories m where m.id = of_memory and m.family_member_id = access.family_member_id()) then
        return;
    end if;
    for gone in delete from documents d where d.subject_id = of_memory and d.kind = 'FamilyPicture'
        and d.uploaded_by_family_member = access.family_member_id() returning d.partnership_id, d.sha256 loop
        delete from document_pieces p where p.partnership_id = gone.partnership_id and p.sha256 = gone.sha256
            and not exists (select from documents d where d.partnership_id = gone.partnership_id and d.sha256 = gone.sha256);
    end loop;
end $$;

call access.protect('answer_checks');
call access.open_to_family_staff('answer_checks', 'select');
call access.open_to_own_family_member('answer_checks', 'select, insert');
create policy of_an_own_answer on answer_checks as restrictive for insert to practicereview_family
    with check (contribution_id in (select a.contribution_id from contribution_answers a)
        and (follow_up_id is null or follow_up_id in (select c.id from contributions c)));

call access.protect('told_actions');
call access.open_to_family_staff('told_actions', 'select, insert, update');
create policy told_by_oneself on told_actions as restrictive for insert to practicereview_workspace
    with check (told_by = (select access.staff_id()) and (action_id, case_id) in (select a.id, a.case_id from planned_actions a));
create policy changed_by_oneself on told_actions as restrictive for update to practicereview_workspace
    using (true) with check (told_by = (select access.staff_id()));
create policy own_case on told_actions for select to practicereview_family using (case_id = (select access.family_case()) and withdrawn_at is null);
grant select on told_actions to practicereview_family;

call access.protect('sensitivity_answers');
create policy counted on sensitivity_answers for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and (select access.sees_all_families()));
grant select on sensitivity_answers to practicereview_workspace;
call access.open_to_own_family_member('sensitivity_answers', 'select, insert, update');

call access.protect('anonymous_sensitivity_answers');
create policy counted on anonymous_sensitivity_answers for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and (select access.sees_all_families()));
grant select on anonymous_sensitivity_answers to practicereview_workspace;
create policy without_a_name on anonymous_sensitivity_answers for insert to practicereview_family with check (partnership_id = (select access.family_partnership()));
grant insert on anonymous_sensitivity_answers to practicereview_family;

-- Translations of what stands in the person's own area.
create policy own_area_texts on case_text_translations for select to practicereview_family
    using (case_id = (select access.family_case()) and (
        source_hash in (select q.text_hash from asked_questions q)
        or source_hash in (select p.text_hash from family_processes p)
        or source_hash in (select a.text_hash from told_actions a)));

-- What of professional tables a family sees: where the actions they were told of stand, and the report that was published.
create function access.family_action_states() returns table (action_id uuid, due date, state text, verified_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select a.id, a.due, a.state, a.verified_at from told_actions t join planned_actions a on a.id = t.action_id
    where t.case_id = access.family_case() and t.withdrawn_at is null $$;
create function access.family_report() returns table (reference text, title text, summary text, published_at timestamptz, is_public boolean)
language sql stable security definer set search_path = public, pg_temp as $$
    select p.reference, p.title, p.summary, p.published_at, p.is_public from published_reports p join review_reports r on r.id = p.report_id
    where r.case_id = access.family_case() $$;
-- When the person was here before this visit.
create function access.family_visit_before(this uuid) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
    select max(s.last_seen_at) from family_sessions s where s.family_member_id = access.family_member_id() and s.id <> this $$;
-- Whether a person wants to be told of anything new; the job that sends asks at the moment of sending.
create function access.wants_to_be_told(member uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce((select c.answer <> 'No' from agreement_choices c where c.family_member_id = member and c.activity = 'KeptInformed'
        order by c.chosen_at desc, c.id desc limit 1), true) $$;
revoke execute on function access.wants_to_be_told(uuid) from public;
grant execute on function access.wants_to_be_told(uuid) to practicereview_jobs;
revoke execute on function access.forget_own_pictures(uuid), access.family_action_states(), access.family_report(), access.family_visit_before(uuid) from public;
grant execute on function access.forget_own_pictures(uuid), access.family_action_states(), access.family_report(), access.family_visit_before(uuid)
    to practicereview_family;
