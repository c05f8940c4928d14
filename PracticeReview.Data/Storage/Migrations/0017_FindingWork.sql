-- Finding work: search, what waits for whom, the board, views of one's own and the calendar feed.

-- Search --------------------------------------------------------------------------------------------------------------
-- Row security keeps an index from answering "begins with": the comparison is not leakproof. So what a case is found by
-- stands in a table that no portal role reads, and a function looks there for whoever asks.

create table case_search_keys (
    partnership_id uuid not null constraint fk_case_search_keys_partnerships_partnership_id references partnerships (id),
    key text collate "C" not null,
    case_id uuid not null constraint fk_case_search_keys_cases_case_id references cases (id) on delete cascade,
    constraint pk_case_search_keys primary key (partnership_id, key, case_id)
);
create index ix_case_search_keys_case_id on case_search_keys (case_id);
call access.protect('case_search_keys');

-- Letters and digits only, in capitals: "a. b." and "AB" are the same.
create function access.search_key(written text) returns text language sql immutable as
$$ select upper(regexp_replace(coalesce(written, ''), '[^[:alnum:]]', '', 'g')) $$;

-- The reference from each of its parts on, its number without leading zeros, and the initials of each child.
create function access.search_keys(reference text, initials text) returns setof text language sql immutable as $$
    select access.search_key(k) from (
        select array_to_string(parts[n:], '') as k from (select string_to_array(reference, '-') as parts) p, generate_subscripts(parts, 1) n
        union select ltrim((string_to_array(reference, '-'))[cardinality(string_to_array(reference, '-'))], '0')
        union select unnest(regexp_split_to_array(initials, '[,;&/+]| and '))) keys
    where access.search_key(k) <> '' group by 1 $$;

create function access.keep_search_keys() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    delete from case_search_keys where case_id = new.id;
    insert into case_search_keys (partnership_id, key, case_id)
    select new.partnership_id, k, new.id from access.search_keys(new.reference, new.child_initials) k;
    return null;
end $$;
create trigger keep_search_keys after insert or update of reference, child_initials on cases for each row execute function access.keep_search_keys();

insert into case_search_keys (partnership_id, key, case_id)
select c.partnership_id, k, c.id from cases c, access.search_keys(c.reference, c.child_initials) k;

-- The cases that somebody may see and that begin like this, or to which an agency of such a name belongs: the one that
-- referred, and, for those who see the case's professional material, those that were asked. The last line is the policy on cases.
create function access.find_cases(asked text) returns table (case_id uuid) language sql stable security definer set search_path = public, pg_temp as $$
    select c.id from cases c
    where c.id in (
            select k.case_id from case_search_keys k
            where k.partnership_id = (select access.staff_partnership()) and length((select access.search_key($1))) > 0
              and k.key >= (select access.search_key($1)) and k.key < (select access.search_key($1)) || chr(1114111)
        union all
            select r.case_id from agencies a join referrals r on r.agency_id = a.id
            where a.partnership_id = (select access.staff_partnership()) and length(trim($1)) > 2 and position(lower(trim($1)) in lower(a.name)) > 0
        union all
            select q.case_id from agencies a join information_requests q on q.agency_id = a.id
            where a.partnership_id = (select access.staff_partnership()) and length(trim($1)) > 2 and position(lower(trim($1)) in lower(a.name)) > 0
              and ((select access.sees_all_cases()) or q.case_id = any ((select access.staff_cases())::uuid[])))
        and c.partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_cases()) or c.id = any ((select access.staff_family_cases())::uuid[]) or c.referrer_id = (select access.staff_id()))
    order by c.received_at desc, c.id limit 50 $$;
grant execute on function access.find_cases(text) to practicereview_workspace;

-- What waits for whom -------------------------------------------------------------------------------------------------

create index ix_cases_partnership_id_stage_received_at on cases (partnership_id, stage, received_at desc);
create index ix_planned_actions_agency_id_due on planned_actions (agency_id, due) where state = 'Open' and in_force_since is not null;
create index ix_planned_actions_scrutineer_id_due on planned_actions (scrutineer_id, due) where state = 'ReportedComplete';
create index ix_information_requests_author_id_sent_at on information_requests (author_id, sent_at) where returned_at is null;
create index ix_report_requests_partnership_id_asked_at on report_requests (partnership_id, asked_at) where state = 'Waiting';
create index ix_review_reports_partnership_id_agreed_at on review_reports (partnership_id, agreed_at) where agreed_at is not null and published_at is null;

-- Views of one's own --------------------------------------------------------------------------------------------------

create table saved_views (
    id uuid not null constraint pk_saved_views primary key,
    partnership_id uuid not null constraint fk_saved_views_partnerships_partnership_id references partnerships (id),
    staff_id uuid not null constraint fk_saved_views_staff_members_staff_id references staff_members (id),
    place text not null,
    name text not null,
    query text not null,
    saved_at timestamptz not null
);
create index ix_saved_views_partnership_id on saved_views (partnership_id);
create unique index ix_saved_views_staff_id_place_name on saved_views (staff_id, place, name);
call access.protect('saved_views');
create policy own_view on saved_views to practicereview_workspace
    using (staff_id = (select access.staff_id()) and partnership_id = (select access.staff_partnership()));
grant select, insert, update (query, saved_at), delete on saved_views to practicereview_workspace;

-- The calendar feed ---------------------------------------------------------------------------------------------------
-- Whoever has the address reads days and nothing else. Only the hash of its 256 random bits is kept.

create table calendar_addresses (
    id uuid not null constraint pk_calendar_addresses primary key,
    partnership_id uuid not null constraint fk_calendar_addresses_partnerships_partnership_id references partnerships (id),
    staff_id uuid not null constraint fk_calendar_addresses_staff_members_staff_id references staff_members (id),
    token_hash bytea not null,
    made_at timestamptz not null,
    ended_at timestamptz null
);
create index ix_calendar_addresses_partnership_id on calendar_addresses (partnership_id);
create unique index ix_calendar_addresses_token_hash on calendar_addresses (token_hash);
create unique index ix_calendar_addresses_staff_id on calendar_addresses (staff_id) where ended_at is null;
call access.protect('calendar_addresses');
create policy own_address on calendar_addresses to practicereview_workspace
    using (staff_id = (select access.staff_id()) and partnership_id = (select access.staff_partnership()));
grant select, insert, update (ended_at) on calendar_addresses to practicereview_workspace;

-- The days of an address: of the cases whose professional material its person sees, of those they referred, and of what they
-- are asked to return. The actor is set for this question only.
create function access.calendar_is_open(hash bytea) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from calendar_addresses a join staff_members s on s.id = a.staff_id
        where a.token_hash = hash and a.ended_at is null and s.ended_at is null) $$;
create function access.days_of_calendar(hash bytea, from_at timestamptz, until_at timestamptz) returns table (deadline_id uuid, due_day date, due_at timestamptz, has_time_of_day boolean)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare whose uuid; before text := current_setting('practicereview.staff_id', true);
begin
    select s.id into whose from calendar_addresses a join staff_members s on s.id = a.staff_id
    where a.token_hash = hash and a.ended_at is null and s.ended_at is null;
    if whose is null then
        return;
    end if;
    perform set_config('practicereview.staff_id', whose::text, true);
    return query
        select d.id, d.due_day, d.due_at, d.has_time_of_day from deadlines d
        where d.partnership_id = access.staff_partnership() and d.met_at is null and d.is_needed and not d.is_foretold
          and (d.paused_from is null or d.paused_from > (from_at at time zone 'Europe/London')::date or d.paused_until < (from_at at time zone 'Europe/London')::date)
          and d.kind <> 'KeepReportPublic' and d.due_at > from_at and d.due_at <= until_at
          and ((select access.sees_all_cases()) or d.case_id = any ((select access.staff_cases())::uuid[])
            or d.case_id in (select c.id from cases c where c.referrer_id = whose)
            or d.subject_id = any ((select access.own_requests())::uuid[]))
        order by d.due_at, d.id limit 500;
    perform set_config('practicereview.staff_id', coalesce(before, ''), true);
end $$;
grant execute on function access.calendar_is_open(bytea), access.days_of_calendar(bytea, timestamptz, timestamptz) to practicereview_workspace;
