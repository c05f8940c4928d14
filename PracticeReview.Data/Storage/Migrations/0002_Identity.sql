-- Signing in and out: the record of it, several partnerships of one professional, and the family's invitations and codes.

-- The record of the doors ---------------------------------------------------------------------------------------------
-- Written by the functions that open and close them, so that nobody comes in or goes out without a line.

create function access.record_door(in_chain uuid, at timestamptz, kind text, actor uuid, action text, of_case uuid, session uuid, because text) returns void
language sql security definer set search_path = public, pg_temp as $$
    insert into audit_events (chain_id, at, actor_kind, actor_id, action, case_id, subject_kind, subject_id, details)
    values (in_chain, at, kind, actor, action, of_case, 'Session', session,
        case when because is null then '{}' else jsonb_build_object('because', because)::text end) $$;

-- Professionals -------------------------------------------------------------------------------------------------------

-- As before, the partnership they last worked in first.
create or replace function access.recognise_staff(of_issuer text, of_subject text, verified_email text) returns table (staff_id uuid, partnership_id uuid, partnership_name text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if verified_email is not null then
        update staff_members s set issuer = of_issuer, subject = of_subject
        where s.subject is null and lower(s.email) = lower(verified_email) and s.ended_at is null;
    end if;
    return query select s.id, p.id, p.name from staff_members s join partnerships p on p.id = s.partnership_id
        where s.issuer = of_issuer and s.subject = of_subject and s.ended_at is null
        order by (select max(t.started_at) from staff_sessions t where t.staff_id = s.id) desc nulls last, p.name;
end $$;

create function access.places_of_staff_session(session uuid) returns table (staff_id uuid, partnership_id uuid, partnership_name text)
language sql stable security definer set search_path = public, pg_temp as $$
    select s.id, p.id, p.name
    from staff_sessions t join staff_members own on own.id = t.staff_id
        join staff_members s on s.id = own.id or (s.issuer = own.issuer and s.subject = own.subject)
        join partnerships p on p.id = s.partnership_id
    where t.id = session and t.ended_at is null and own.ended_at is null and s.ended_at is null
    order by p.name $$;

create or replace function access.begin_staff_session(session uuid, of_staff uuid, now timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    insert into staff_sessions (id, staff_id, started_at, last_seen_at) values (session, of_staff, now, now);
    perform access.record_door(s.partnership_id, now, 'Staff', s.id, 'Signed in', null, session, null) from staff_members s where s.id = of_staff;
end $$;

create or replace function access.end_staff_session(session uuid, because text, now timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare whose uuid;
begin
    update staff_sessions set ended_at = now, ended_because = because where id = session and ended_at is null returning staff_id into whose;
    if whose is not null then
        perform access.record_door(s.partnership_id, now, 'Staff', s.id, 'Signed out', null, session, because) from staff_members s where s.id = whose;
    end if;
    perform pg_notify('staff_session_ended', session::text);
end $$;

-- Only to a place of the same person: issuer and subject are the same.
create function access.switch_staff_session(former uuid, session uuid, to_staff uuid, now timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not exists (select from access.places_of_staff_session(former) p where p.staff_id = to_staff) then
        return false;
    end if;
    perform access.begin_staff_session(session, to_staff, now);
    perform access.end_staff_session(former, 'moved to another partnership', now);
    return true;
end $$;

-- A session that somebody ends by hand, or an administrator in the workspace, is heard of like any other.
create function access.tell_session_ended() returns trigger language plpgsql as $$
begin
    perform pg_notify('staff_session_ended', new.id::text);
    return null;
end $$;
create trigger tell_session_ended after update on staff_sessions for each row
    when (old.ended_at is null and new.ended_at is not null) execute function access.tell_session_ended();

-- Which of these sessions still hold: asked by a node that may have missed something.
create function access.open_staff_sessions(asked uuid[]) returns table (session uuid, staff_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
    select t.id, t.staff_id from staff_sessions t join staff_members s on s.id = t.staff_id
    where t.id = any (asked) and t.ended_at is null and s.ended_at is null $$;

grant execute on function access.places_of_staff_session(uuid), access.switch_staff_session(uuid, uuid, uuid, timestamptz),
    access.open_staff_sessions(uuid[]) to practicereview_workspace;

-- Default privileges of one schema only ever add to those of all: without this, every login role could call every function.
revoke execute on all functions in schema access from public;
revoke execute on all procedures in schema access from public;
alter default privileges revoke execute on functions from public;
