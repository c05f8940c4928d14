-- What somebody typed beside a passage belongs to the passage of the draft, not to one edition of it: a new edition has another address,
-- and what was typed beside the earlier one would be found no more. So it is kept under the passage, and the person's own page asks here
-- which passage an address of theirs belongs to, also after the edition was replaced or taken back. What still waits was never theirs to see.
create function access.own_passage(of_address uuid) returns table (draft_passage_id uuid, readable_now uuid)
language sql stable security definer set search_path = public, pg_temp as $$
    select r.draft_passage_id, (
        select n.id from released_passages n
        where n.draft_passage_id = r.draft_passage_id and n.family_member_id = r.family_member_id and n.withdrawn_at is null and n.waits_since is null
        order by n.edition desc limit 1)
    from released_passages r
    where r.family_member_id = access.family_member_id() and r.waits_since is null and (r.id = of_address or r.draft_passage_id = of_address)
    limit 1 $$;
revoke execute on function access.own_passage(uuid) from public;
grant execute on function access.own_passage(uuid) to practicereview_family;

-- What was kept beside editions so far: of several editions of one passage, the choices made last and all the words, the earliest first,
-- with the edition beside which the earliest were typed.
create temporary table kept_beside on commit drop as
    select d.family_member_id, d.form, 'draft/' || r.draft_passage_id as passage_form, d.partnership_id, d.case_id, d.content::jsonb as content, d.saved_at, r.id as edition
    from family_drafts d join released_passages r on r.family_member_id = d.family_member_id and d.form = 'draft/' || r.id;
delete from family_drafts d using kept_beside k where k.family_member_id = d.family_member_id and k.form = d.form;
insert into family_drafts (family_member_id, form, partnership_id, case_id, content, saved_at)
    select family_member_id, passage_form, (array_agg(partnership_id))[1], (array_agg(case_id))[1],
        ((array_agg(content order by saved_at desc))[1]
            || jsonb_build_object('Text', coalesce(string_agg(nullif(content ->> 'Text', ''), E'\n\n' order by saved_at), ''), 'Edition', (array_agg(edition order by saved_at))[1]))::text,
        max(saved_at)
    from kept_beside group by family_member_id, passage_form;

-- After how many minutes without doing anything a visit ends, as the person wants it; null is as long as visits last otherwise.
alter table family_members add idle_minutes integer null constraint ck_family_members_idle_minutes check (idle_minutes in (5, 15, 30));
grant update (idle_minutes) on family_members to practicereview_family;

drop function access.family_of_session(uuid);
create function access.family_of_session(session uuid) returns table (
    family_member_id uuid, partnership_id uuid, case_id uuid, language text, started_at timestamptz, last_seen_at timestamptz, idle_minutes integer)
language sql stable security definer set search_path = public, pg_temp as $$
    select m.id, m.partnership_id, m.case_id, m.language, t.started_at, t.last_seen_at, m.idle_minutes
    from family_sessions t join family_members m on m.id = t.family_member_id
    where t.id = session and t.ended_at is null and m.access_ended_at is null and m.frozen_at is null $$;
revoke execute on function access.family_of_session(uuid) from public;
grant execute on function access.family_of_session(uuid) to practicereview_family;

-- Whoever leaves in a hurry has words on the way to being kept: what arrives within moments of leaving is still taken in. Only of a visit
-- the person left themselves; what others ended stays ended.
create function access.family_of_left_session(session uuid, now timestamptz) returns table (
    family_member_id uuid, partnership_id uuid, case_id uuid, language text, started_at timestamptz, last_seen_at timestamptz, idle_minutes integer)
language sql stable security definer set search_path = public, pg_temp as $$
    select m.id, m.partnership_id, m.case_id, m.language, t.started_at, t.last_seen_at, m.idle_minutes
    from family_sessions t join family_members m on m.id = t.family_member_id
    where t.id = session and t.ended_because = 'left' and t.ended_at > now - interval '20 seconds' and m.access_ended_at is null and m.frozen_at is null $$;
revoke execute on function access.family_of_left_session(uuid, timestamptz) from public;
grant execute on function access.family_of_left_session(uuid, timestamptz) to practicereview_family;

-- The agreement in easy words with pictures: as recorded, or because the person wished for easy words and would be told in those for adults.
alter table consent_grounds drop constraint ck_consent_grounds_words_for,
    add constraint ck_consent_grounds_words_for check (words_for in ('Adult', 'YoungPerson', 'Child', 'EasyRead'));
alter table agreement_choices drop constraint ck_agreement_choices_words_for,
    add constraint ck_agreement_choices_words_for check (words_for in ('Adult', 'YoungPerson', 'Child', 'EasyRead'));
create or replace function access.own_agreement_words() returns text language sql stable security definer set search_path = public, pg_temp as $$
    select case when recorded.words = 'Adult' and exists (
            select from taking_part_wishes w where w.family_member_id = access.family_member_id() and w.help like '%EasyWords%')
        then 'EasyRead' else recorded.words end
    from (select coalesce((select g.words_for from consent_grounds g where g.family_member_id = access.family_member_id()),
        (select case when m.age = 'Adult' then 'Adult' when m.age = 'UnderTwelve' then 'Child' when m.age is not null then 'YoungPerson' end
            from family_members m where m.id = access.family_member_id()), 'Adult') as words) recorded $$;
