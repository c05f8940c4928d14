-- Headings are translated with their text, and places and people of a meeting like other texts. Whoever approves a translation reads
-- its language.

alter table translation_requests add heading text null;
-- Whoever asks may say a word to the translator afterwards, too.
grant update (note) on translation_requests to practicereview_workspace;
alter table case_text_translations add heading text null;

-- From which language a translation was made. What went into English was made from the language it was asked for from, or written in.
alter table case_text_translations add from_language text null;
update case_text_translations set from_language = 'en' where language <> 'en';
update case_text_translations t set from_language = coalesce(
    (select r.from_language from translation_requests r where r.case_id = t.case_id and r.source_hash = t.source_hash and r.into_language = t.language limit 1),
    (select m.language from child_memories m where m.id = t.memory_id),
    (select c.language from contributions c where c.case_id = t.case_id and c.language <> 'en'
        and encode(sha256(convert_to(trim(both E' \n\r\t' from c.text), 'UTF8')), 'hex') = t.source_hash limit 1),
    (select a.language from question_answers a where a.case_id = t.case_id and a.language <> 'en'
        and encode(sha256(convert_to(trim(both E' \n\r\t' from a.text), 'UTF8')), 'hex') = t.source_hash limit 1),
    'und') where from_language is null;
alter table case_text_translations alter from_language set not null;

-- Where a meeting is and who is there: by which their translations are found. Meetings from before are recognised by their words.
alter table family_meetings add place_hash text not null default '', add with_whom_hash text not null default '';
update family_meetings set place_hash = encode(sha256(convert_to(place, 'UTF8')), 'hex'), with_whom_hash = encode(sha256(convert_to(with_whom, 'UTF8')), 'hex');
alter table family_meetings alter place_hash drop default, alter with_whom_hash drop default;
drop function access.own_family_meetings();
create function access.own_family_meetings() returns table (at timestamptz, place text, with_whom text, state text, changed_at timestamptz, place_hash text, with_whom_hash text)
language sql stable security definer set search_path = public, pg_temp as $$
    select m.at, m.place, m.with_whom, m.state, coalesce(m.called_off_at, m.written_at), m.place_hash, m.with_whom_hash from family_meetings m
    where m.released_at is not null and m.id in (
        select i.meeting_id from meeting_persons i join mapped_persons p on p.id = i.person_id where p.family_member_id = access.family_member_id()) $$;
revoke execute on function access.own_family_meetings() from public;
grant execute on function access.own_family_meetings() to practicereview_family;
create policy own_meeting_texts on case_text_translations for select to practicereview_family
    using (case_id = (select access.family_case()) and source_hash in (
        select unnest(array[m.place_hash, m.with_whom_hash]) from access.own_family_meetings() m where m.state = 'Planned'));

-- Which languages those read who are no translators. It opens no text to anybody.
create table language_readers (
    staff_id uuid not null constraint fk_language_readers_staff_members_staff_id references staff_members (id),
    language text not null,
    partnership_id uuid not null constraint fk_language_readers_partnerships_partnership_id references partnerships (id),
    recorded_by uuid not null constraint fk_language_readers_staff_members_recorded_by references staff_members (id),
    recorded_at timestamptz not null,
    constraint pk_language_readers primary key (staff_id, language)
);
create index ix_language_readers_partnership_id on language_readers (partnership_id);
create index ix_language_readers_recorded_by on language_readers (recorded_by);
call access.protect('language_readers');
create policy who_reads on language_readers for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and (staff_id = (select access.staff_id()) or (select access.sees_all_families())));
create policy record on language_readers for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and (select access.sees_all_families()) and recorded_by = (select access.staff_id())
        and staff_id in (select s.id from staff_members s where s.partnership_id = (select access.staff_partnership())));
create policy take_away on language_readers for delete to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and (select access.sees_all_families()));
grant select, insert, delete on language_readers to practicereview_workspace;

-- The languages that the person who asks is recorded as reading.
create function access.languages_read() returns text[] language sql stable security definer set search_path = public, pg_temp as
$$ select access.translator_languages() || coalesce(array_agg(l.language), '{}') from language_readers l
   where l.staff_id = access.staff_id() and l.partnership_id = access.staff_partnership() $$;
revoke execute on function access.languages_read() from public;
grant execute on function access.languages_read() to practicereview_workspace;

create function access.keep_reviewers_reading() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.from_language is distinct from old.from_language then
        raise exception 'A translation stays from the language it was made from.' using errcode = 'insufficient_privilege';
    end if;
    if new.state = 'Approved' and (tg_op = 'INSERT' or old.state is distinct from 'Approved' or new.reviewed_by is distinct from old.reviewed_by)
      and not array_remove(array[new.from_language, new.language], 'en') <@ access.languages_read() then
        raise exception 'A translation is approved by somebody who reads its language.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
revoke execute on function access.keep_reviewers_reading() from public;
create trigger keep_reviewers_reading before insert or update on case_text_translations for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_reviewers_reading();

-- How many texts of a file were taken as not finished, and so wait for nobody's review.
alter table translation_imports add unfinished integer not null default 0;
alter table translation_imports alter unfinished drop default;
