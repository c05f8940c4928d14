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

-- Families ------------------------------------------------------------------------------------------------------------

-- The personal link. Only the hash of its 256 random bits is kept: whoever reads this table cannot use a link.
create table family_invitations (
    id uuid not null constraint pk_family_invitations primary key,
    partnership_id uuid not null constraint fk_family_invitations_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_family_invitations_cases_case_id references cases (id),
    family_member_id uuid not null constraint fk_family_invitations_family_members_family_member_id references family_members (id),
    token_hash bytea not null,
    link_means text not null,
    created_by uuid not null constraint fk_family_invitations_staff_members_created_by references staff_members (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz null
);
create index ix_family_invitations_partnership_id on family_invitations (partnership_id);
create index ix_family_invitations_case_id on family_invitations (case_id);
create index ix_family_invitations_family_member_id on family_invitations (family_member_id);
create index ix_family_invitations_created_by on family_invitations (created_by);
create unique index ix_family_invitations_token_hash on family_invitations (token_hash);

-- A code goes with the link. No portal role reads this table; the functions below compare.
create table family_codes (
    id uuid not null constraint pk_family_codes primary key,
    partnership_id uuid not null constraint fk_family_codes_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_family_codes_cases_case_id references cases (id),
    family_member_id uuid not null constraint fk_family_codes_family_members_family_member_id references family_members (id),
    salt bytea not null,
    hash bytea not null,
    means text not null,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    tries_left integer not null,
    ended_at timestamptz null
);
create index ix_family_codes_partnership_id on family_codes (partnership_id);
create index ix_family_codes_case_id on family_codes (case_id);
create index ix_family_codes_family_member_id_made_at on family_codes (family_member_id, made_at);

call access.protect('family_invitations');
call access.open_to_family_staff('family_invitations', 'select, insert');
grant update (revoked_at) on family_invitations to practicereview_workspace;
call access.protect('family_codes');
call access.open_to_family_staff('family_codes', 'insert');

-- One code at a time: a new one ends those before it.
create function access.end_former_codes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update family_codes set ended_at = new.made_at where family_member_id = new.family_member_id and ended_at is null and id <> new.id;
    return null;
end $$;
create trigger end_former_codes after insert on family_codes for each row execute function access.end_former_codes();

-- Closing a person's area ends their sessions, links and codes with it; opening it again brings none of them back.
create function access.close_family_door() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update family_sessions set ended_at = new.access_ended_at, ended_because = 'access closed' where family_member_id = new.id and ended_at is null;
    update family_invitations set revoked_at = new.access_ended_at where family_member_id = new.id and revoked_at is null;
    update family_codes set ended_at = new.access_ended_at where family_member_id = new.id and ended_at is null;
    return null;
end $$;
create trigger close_family_door after update on family_members for each row
    when (old.access_ended_at is null and new.access_ended_at is not null) execute function access.close_family_door();

-- The invitation behind a link, if it still opens anything.
create function access.live_invitation(of_token_hash bytea, now timestamptz) returns setof family_invitations
language sql stable security definer set search_path = public, pg_temp as $$
    select i.* from family_invitations i join family_members m on m.id = i.family_member_id
    where i.token_hash = of_token_hash and i.revoked_at is null and i.expires_at > now and m.access_ended_at is null $$;

-- By which second means a code would go: never the one the link went by. Null: only from hand to hand.
create function access.code_means(invitation family_invitations) returns text
language sql stable security definer set search_path = public, pg_temp as $$
    select case when invitation.link_means <> 'TextMessage' and m.safe_mobile is not null then 'TextMessage'
                when invitation.link_means <> 'Email' and m.safe_email is not null then 'Email' end
    from family_members m where m.id = invitation.family_member_id $$;

-- Sends a code to where the person said it is safe. Everything of it was made by the portal; nothing of it is readable here.
-- Answers 'TextMessage' or 'Email' (sent), 'Hand' (there is no second means), 'Later' (too many) or 'Gone' (the link opens nothing).
create function access.send_family_code(of_token_hash bytea, code uuid, with_salt bytea, with_hash bytea, message uuid, sealed text, now timestamptz) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    invitation family_invitations;
    by_means text;
begin
    select * into invitation from access.live_invitation(of_token_hash, now);
    if invitation.id is null then
        return 'Gone';
    end if;
    perform from family_members where id = invitation.family_member_id for no key update;
    by_means := access.code_means(invitation);
    if by_means is null then
        return 'Hand';
    end if;
    if (select count(*) filter (where made_at > now - interval '15 minutes') >= 3 or count(*) >= 12
        from family_codes where family_member_id = invitation.family_member_id and made_at > now - interval '1 day' and means <> 'Hand') then
        return 'Later';
    end if;
    insert into family_codes (id, partnership_id, case_id, family_member_id, salt, hash, means, made_at, expires_at, tries_left)
    values (code, invitation.partnership_id, invitation.case_id, invitation.family_member_id, with_salt, with_hash, by_means, now, now + interval '15 minutes', 5);
    insert into outbox_messages (id, partnership_id, case_id, family_member_id, means, template, argument, queued_at, not_before, attempts)
    values (message, invitation.partnership_id, invitation.case_id, invitation.family_member_id, by_means, 'FamilyCode', sealed, now, now, 0);
    perform access.record_door(invitation.partnership_id, now, 'Family', invitation.family_member_id, 'Code sent', invitation.case_id, null, null);
    return by_means;
end $$;

-- The only way to a family session. The two hashes are hashed once more with fresh chance, so that how long the comparison
-- takes says nothing about the code. The row is locked: tries made at the same moment are counted one after the other.
create function access.redeem_family_code(of_token_hash bytea, typed text, session uuid, former uuid, now timestamptz)
returns table (outcome text, tries integer)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    invitation family_invitations;
    live family_codes;
    chance bytea := uuid_send(gen_random_uuid());
begin
    select * into invitation from access.live_invitation(of_token_hash, now);
    if invitation.id is null then
        return query select 'Gone', 0;
        return;
    end if;
    select * into live from family_codes c
    where c.family_member_id = invitation.family_member_id and c.ended_at is null and c.expires_at > now and c.tries_left > 0
    order by c.made_at desc limit 1 for update;
    if live.id is null then
        return query select 'NoCode', 0;
        return;
    end if;
    if sha256(chance || sha256(live.salt || convert_to(typed, 'UTF8'))) <> sha256(chance || live.hash) then
        update family_codes set tries_left = tries_left - 1, ended_at = case when tries_left = 1 then now end where id = live.id;
        perform access.record_door(invitation.partnership_id, now, 'Family', invitation.family_member_id, 'Code refused', invitation.case_id, null, null);
        return query select case when live.tries_left = 1 then 'NoCode' else 'Wrong' end, live.tries_left - 1;
        return;
    end if;
    update family_codes set ended_at = now where id = live.id;
    if former is not null then
        perform access.end_family_session(former, 'another sign-in in the same browser', now);
    end if;
    insert into family_sessions (id, family_member_id, started_at, last_seen_at) values (session, invitation.family_member_id, now, now);
    perform access.record_door(invitation.partnership_id, now, 'Family', invitation.family_member_id, 'Signed in', invitation.case_id, session, null);
    return query select 'In', 0;
end $$;

create or replace function access.end_family_session(session uuid, because text, now timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare whose uuid;
begin
    update family_sessions set ended_at = now, ended_because = because where id = session and ended_at is null returning family_member_id into whose;
    if whose is not null then
        perform access.record_door(m.partnership_id, now, 'Family', m.id, 'Signed out', m.case_id, session, because) from family_members m where m.id = whose;
    end if;
end $$;

revoke execute on function access.begin_family_session(uuid, uuid, timestamptz) from practicereview_family;
grant execute on function access.send_family_code(bytea, uuid, bytea, bytea, uuid, text, timestamptz),
    access.redeem_family_code(bytea, text, uuid, uuid, timestamptz) to practicereview_family;

-- Default privileges of one schema only ever add to those of all: without this, every login role could call every function.
revoke execute on all functions in schema access from public;
revoke execute on all procedures in schema access from public;
alter default privileges revoke execute on functions from public;
