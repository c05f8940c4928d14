-- What a family tells of a child is considered by the review group, used or not used, as everything else they say is; and they read where,
-- or why not. It goes with the memory when the person takes it back, and is read by whoever may read the memory.

create table memory_steps (
    id uuid not null constraint pk_memory_steps primary key,
    memory_id uuid not null constraint fk_memory_steps_child_memories_memory_id references child_memories (id) on delete cascade,
    number integer not null,
    partnership_id uuid not null constraint fk_memory_steps_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_memory_steps_cases_case_id references cases (id),
    family_member_id uuid not null constraint fk_memory_steps_family_members_family_member_id references family_members (id),
    status text not null,
    text text not null,
    text_hash text not null,
    taken_by uuid not null constraint fk_memory_steps_staff_members_taken_by references staff_members (id),
    taken_at timestamptz not null
);
create unique index ix_memory_steps_memory_id_number on memory_steps (memory_id, number);
create index ix_memory_steps_partnership_id on memory_steps (partnership_id);
create index ix_memory_steps_case_id on memory_steps (case_id);
create index ix_memory_steps_family_member_id on memory_steps (family_member_id);
create index ix_memory_steps_taken_by on memory_steps (taken_by);

call access.protect('memory_steps');
create policy family_staff on memory_steps for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_family_cases())::uuid[]))
        and memory_id in (select m.id from child_memories m));
create policy take_step on memory_steps for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and taken_by = (select access.staff_id()) and case_id = any ((select access.staff_cases())::uuid[])
        and status in ('Considered', 'Used', 'NotUsed') and (status = 'Considered') = (text = '')
        and memory_id in (select m.id from child_memories m where m.case_id = memory_steps.case_id and m.family_member_id = memory_steps.family_member_id and m.audience <> 'ContactPersonOnly'));
grant select, insert on memory_steps to practicereview_workspace;
-- The person reads what became of it and when, and not by whom.
create policy own_family_member on memory_steps for select to practicereview_family using (family_member_id = (select access.family_member_id()));
grant select (memory_id, number, family_member_id, status, text, text_hash, taken_at) on memory_steps to practicereview_family;
create policy own_memory_steps on case_text_translations for select to practicereview_family
    using (case_id = (select access.family_case()) and source_hash in (select s.text_hash from memory_steps s where s.text <> ''));

-- What was said of a memory that is taken back, or kept for the contact person from now on, may repeat it: its translations go too, with what was
-- asked for and with the words kept while they were typed; unless the same words stand in something else that is read, of whatever kind.
create function access.forget_step_words(of_memory uuid, of_case uuid, of_hash text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if exists (select from memory_steps s join child_memories m on m.id = s.memory_id
            where s.case_id = of_case and s.text_hash = of_hash and s.memory_id <> of_memory and m.audience <> 'ContactPersonOnly')
        or exists (select from contribution_answers a where a.case_id = of_case and a.text_hash = of_hash)
        or exists (select from wishes_answers a where a.case_id = of_case and a.text_hash = of_hash)
        or exists (select from leave_out_requests l where l.case_id = of_case and l.reason_hash = of_hash)
        or exists (select from family_letters l where l.case_id = of_case and l.text_hash = of_hash)
        or exists (select from released_passages p where p.case_id = of_case and p.text_hash = of_hash and p.withdrawn_at is null)
        or exists (select from asked_questions q where q.case_id = of_case and q.text_hash = of_hash and q.withdrawn_at is null)
        or exists (select from family_processes p where p.case_id = of_case and p.text_hash = of_hash and p.ended_at is null)
        or exists (select from told_actions t where t.case_id = of_case and t.text_hash = of_hash and t.withdrawn_at is null)
        or exists (select from family_meetings m where m.case_id = of_case and m.state <> 'Cancelled' and of_hash in (m.place_hash, m.with_whom_hash, m.points_hash)) then
        return;
    end if;
    delete from form_drafts d where exists (select from translation_requests r where r.case_id = of_case and r.source_hash = of_hash and r.memory_id is null and position(r.id::text in d.form) > 0);
    delete from case_text_translations t where t.case_id = of_case and t.source_hash = of_hash and t.memory_id is null;
    delete from translation_requests r where r.case_id = of_case and r.source_hash = of_hash and r.memory_id is null;
end $$;
revoke execute on function access.forget_step_words(uuid, uuid, text) from public;
create function access.forget_memory_steps() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if old.text <> '' then
        perform access.forget_step_words(old.memory_id, old.case_id, old.text_hash);
    end if;
    return old;
end $$;
revoke execute on function access.forget_memory_steps() from public;
create trigger forget_memory_steps before delete on memory_steps for each row execute function access.forget_memory_steps();
create function access.forget_steps_of_what_is_narrowed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform access.forget_step_words(s.memory_id, s.case_id, s.text_hash) from memory_steps s where s.memory_id = new.id and s.text <> '';
    return null;
end $$;
revoke execute on function access.forget_steps_of_what_is_narrowed() from public;
create trigger forget_steps_of_what_is_narrowed after update of audience on child_memories for each row
    when (new.audience = 'ContactPersonOnly' and old.audience <> 'ContactPersonOnly') execute function access.forget_steps_of_what_is_narrowed();

-- Whoever waits to read a text in their language, as before; also what became of what they told about the child. They asked for no answer to
-- that: nobody whom nobody approaches now hears of it.
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
            and (exists (select from released_passages p where p.family_member_id = m.id and p.text_hash = of_hash and p.withdrawn_at is null
                    and (p.waits_since is null or access.passage_may_come(m.id)))
                or exists (select from memory_steps s join child_memories c on c.id = s.memory_id
                    where s.family_member_id = m.id and s.text_hash = of_hash and s.text <> '' and c.audience <> 'ContactPersonOnly')
                or exists (select from family_letters l where l.family_member_id = m.id and l.text_hash = of_hash and l.released_at is not null)
                or exists (select from asked_questions q where q.family_member_id = m.id and q.text_hash = of_hash and q.released_at is not null and q.withdrawn_at is null)
                    and not exists (select from family_limits l where l.family_member_id = m.id and l.part = 'Asked' and l.lifted_at is null)
                or exists (select from family_processes p where p.case_id = m.case_id and p.text_hash = of_hash and p.ended_at is null
                    and (p.family_member_id is null or p.family_member_id = m.id))
                or exists (select from told_actions t where t.case_id = m.case_id and t.text_hash = of_hash and t.withdrawn_at is null)
                or exists (select from published_reports p join review_reports r on r.id = p.report_id where r.case_id = m.case_id and p.summary_hash = of_hash)
                or exists (select from family_meetings f join meeting_persons i on i.meeting_id = f.id join mapped_persons p on p.id = i.person_id
                    where p.family_member_id = m.id and f.case_id = of_case and f.state = 'Planned' and f.released_at is not null and of_hash in (f.place_hash, f.with_whom_hash, f.points_hash)))) $$;
