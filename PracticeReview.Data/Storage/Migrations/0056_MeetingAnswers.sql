-- What a meeting with a family will be about is shared with those invited before, in words they read; and they say, if they want to, whether
-- they come. What they say belongs to one day, time and place: moved, the meeting asks them again.

alter table family_meetings add points text not null default '', add points_hash text not null default '';
alter table family_meetings alter points drop default, alter points_hash drop default;

-- A meeting that took place is read on in the language it was read in before; one that does not take place has no place to read.
drop policy own_meeting_texts on case_text_translations;
drop function access.own_family_meetings();
create function access.own_family_meetings() returns table (at timestamptz, place text, with_whom text, state text, changed_at timestamptz, place_hash text, with_whom_hash text,
    id uuid, points text, points_hash text)
language sql stable security definer set search_path = public, pg_temp as $$
    select m.at, m.place, m.with_whom, m.state, coalesce(m.called_off_at, m.written_at), m.place_hash, m.with_whom_hash, m.id, m.points, m.points_hash from family_meetings m
    where m.released_at is not null and m.id in (
        select i.meeting_id from meeting_persons i join mapped_persons p on p.id = i.person_id where p.family_member_id = access.family_member_id()) $$;
revoke execute on function access.own_family_meetings() from public;
grant execute on function access.own_family_meetings() to practicereview_family;
create policy own_meeting_texts on case_text_translations for select to practicereview_family
    using (case_id = (select access.family_case()) and source_hash in (
        select unnest(array[m.place_hash, m.with_whom_hash, m.points_hash]) from access.own_family_meetings() m where m.state in ('Planned', 'Held')));

create table meeting_answers (
    id uuid not null constraint pk_meeting_answers primary key,
    meeting_id uuid not null constraint fk_meeting_answers_family_meetings_meeting_id references family_meetings (id),
    partnership_id uuid not null constraint fk_meeting_answers_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_meeting_answers_cases_case_id references cases (id),
    family_member_id uuid not null constraint fk_meeting_answers_family_members_family_member_id references family_members (id),
    kind text not null,
    text text not null,
    language text not null,
    for_time timestamptz not null,
    for_place_hash text not null,
    said_at timestamptz not null,
    noted_at timestamptz null,
    noted_by uuid null constraint fk_meeting_answers_staff_members_noted_by references staff_members (id)
);
create unique index ix_meeting_answers_meeting_id_family_member_id_said_at on meeting_answers (meeting_id, family_member_id, said_at);
create index ix_meeting_answers_partnership_id on meeting_answers (partnership_id);
create index ix_meeting_answers_case_id on meeting_answers (case_id);
create index ix_meeting_answers_family_member_id on meeting_answers (family_member_id);
create index ix_meeting_answers_noted_by on meeting_answers (noted_by);

call access.protect('meeting_answers');
-- Only the person says it, of a meeting they were told of and that is still planned; nobody changes it, and nobody else of the family reads it.
call access.open_to_own_family_member('meeting_answers', 'select, insert');
create policy of_own_meetings on meeting_answers as restrictive for insert to practicereview_family
    with check (noted_at is null and noted_by is null and kind in ('Coming', 'NotComing', 'AnotherTime')
        and meeting_id in (select m.id from access.own_family_meetings() m where m.state = 'Planned'));
-- Those who work with the family read it, and say in their own name that they did.
call access.open_to_family_staff('meeting_answers', 'select, update (noted_at, noted_by)');
create policy noted_once on meeting_answers as restrictive for update to practicereview_workspace
    using (noted_at is null) with check (noted_at is not null and noted_by = (select access.staff_id()));

-- Whoever waits to read a text in their language, as before; of a meeting also what it will be about.
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
                or exists (select from family_letters l where l.family_member_id = m.id and l.text_hash = of_hash and l.released_at is not null)
                or exists (select from asked_questions q where q.family_member_id = m.id and q.text_hash = of_hash and q.released_at is not null and q.withdrawn_at is null)
                    and not exists (select from family_limits l where l.family_member_id = m.id and l.part = 'Asked' and l.lifted_at is null)
                or exists (select from family_processes p where p.case_id = m.case_id and p.text_hash = of_hash and p.ended_at is null
                    and (p.family_member_id is null or p.family_member_id = m.id))
                or exists (select from told_actions t where t.case_id = m.case_id and t.text_hash = of_hash and t.withdrawn_at is null)
                or exists (select from published_reports p join review_reports r on r.id = p.report_id where r.case_id = m.case_id and p.summary_hash = of_hash)
                or exists (select from family_meetings f join meeting_persons i on i.meeting_id = f.id join mapped_persons p on p.id = i.person_id
                    where p.family_member_id = m.id and f.case_id = of_case and f.state = 'Planned' and f.released_at is not null and of_hash in (f.place_hash, f.with_whom_hash, f.points_hash)))) $$;
