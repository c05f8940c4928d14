-- What a person wishes for taking part gets an answer: what can be done, and why not the rest. Another wish asks for another answer.
create table wishes_answers (
    id uuid not null constraint pk_wishes_answers primary key,
    partnership_id uuid not null constraint fk_wishes_answers_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_wishes_answers_cases_case_id references cases (id),
    family_member_id uuid not null constraint fk_wishes_answers_family_members_family_member_id references family_members (id),
    said_at timestamptz not null,
    outcome text not null,
    text text not null,
    text_hash text not null,
    answered_by uuid not null constraint fk_wishes_answers_staff_members_answered_by references staff_members (id),
    answered_by_name text not null,
    answered_at timestamptz not null
);
create unique index ix_wishes_answers_family_member_id_said_at on wishes_answers (family_member_id, said_at);
create index ix_wishes_answers_partnership_id on wishes_answers (partnership_id);
create index ix_wishes_answers_case_id on wishes_answers (case_id);
create index ix_wishes_answers_answered_by on wishes_answers (answered_by);

call access.protect('wishes_answers');
call access.open_to_family_staff('wishes_answers', 'select, insert');
-- Only in one's own name, and only to what the person said last.
create policy in_own_name on wishes_answers as restrictive for insert to practicereview_workspace
    with check (answered_by = (select access.staff_id()) and outcome in ('CanDo', 'PartOfIt', 'Cannot') and text <> ''
        and exists (select from taking_part_wishes w where w.family_member_id = wishes_answers.family_member_id and w.case_id = wishes_answers.case_id and w.said_at = wishes_answers.said_at));
call access.open_to_own_family_member('wishes_answers', 'select');
create policy own_answers_to_wishes on case_text_translations for select to practicereview_family
    using (case_id = (select access.family_case()) and source_hash in (select a.text_hash from wishes_answers a));

-- Whoever waits to read a text in their language: the answer to their wishes is something they asked for.
create or replace function access.readers_of_translation(of_case uuid, of_hash text, in_language text) returns table (family_member_id uuid, means text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select m.id, case when m.safe_email is not null then 'Email' else 'TextMessage' end
    from family_members m
    where m.case_id = of_case and m.partnership_id = access.staff_partnership() and m.language = in_language
        and m.access_ended_at is null and (m.safe_email is not null or m.safe_mobile is not null)
        and (in_language = any (access.translator_languages()))
        and exists (select from translation_requests r where r.case_id = of_case and r.source_hash = of_hash and r.into_language = in_language
            and r.taken_back_at is null and r.superseded_at is null)
        and (exists (select from contribution_answers a where a.family_member_id = m.id and a.text_hash = of_hash)
            or exists (select from wishes_answers a where a.family_member_id = m.id and a.text_hash = of_hash)
            or exists (select from leave_out_requests l where l.family_member_id = m.id and l.reason_hash = of_hash and l.decided_at is not null)
            or not exists (select from mapped_persons p where p.family_member_id = m.id and p.taken_off_at is null and access.approach_refused(p.id))
            and (exists (select from released_passages p where p.family_member_id = m.id and p.text_hash = of_hash and p.withdrawn_at is null)
                or exists (select from family_letters l where l.family_member_id = m.id and l.text_hash = of_hash and l.released_at is not null)
                or exists (select from asked_questions q where q.family_member_id = m.id and q.text_hash = of_hash and q.released_at is not null and q.withdrawn_at is null)
                or exists (select from family_processes p where p.case_id = m.case_id and p.text_hash = of_hash and p.ended_at is null
                    and (p.family_member_id is null or p.family_member_id = m.id))
                or exists (select from told_actions t where t.case_id = m.case_id and t.text_hash = of_hash and t.withdrawn_at is null))) $$;
