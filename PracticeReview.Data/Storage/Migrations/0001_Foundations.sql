-- The people, the case, the record, and who may see what.
-- The login roles exist before this runs (Storage/LoginRoles.cs).

create schema access;
revoke all on schema public from public;
grant usage on schema public, access to practicereview_workspace, practicereview_family, practicereview_public, practicereview_jobs;
alter default privileges in schema access revoke execute on functions from public;

-- Tables ---------------------------------------------------------------------------------------------------------

create table partnerships (
    id uuid not null constraint pk_partnerships primary key,
    name text not null,
    reference_prefix text not null,
    policy_version text not null,
    contact_telephone text not null,
    contact_email text not null
);

create table agencies (
    id uuid not null constraint pk_agencies primary key,
    partnership_id uuid not null constraint fk_agencies_partnerships_partnership_id references partnerships (id),
    name text not null,
    kind text not null
);
create index ix_agencies_partnership_id on agencies (partnership_id);

create table staff_members (
    id uuid not null constraint pk_staff_members primary key,
    partnership_id uuid not null constraint fk_staff_members_partnerships_partnership_id references partnerships (id),
    agency_id uuid null constraint fk_staff_members_agencies_agency_id references agencies (id),
    name text not null,
    email text not null,
    issuer text null,
    subject text null,
    added_at timestamptz not null,
    ended_at timestamptz null
);
create index ix_staff_members_partnership_id on staff_members (partnership_id);
create index ix_staff_members_agency_id on staff_members (agency_id);
create unique index ix_staff_members_issuer_subject_partnership_id on staff_members (issuer, subject, partnership_id);
create unique index ix_staff_members_partnership_id_email on staff_members (partnership_id, email);

create table staff_role_assignments (
    id uuid not null constraint pk_staff_role_assignments primary key,
    partnership_id uuid not null constraint fk_staff_role_assignments_partnerships_partnership_id references partnerships (id),
    staff_id uuid not null constraint fk_staff_role_assignments_staff_members_staff_id references staff_members (id),
    role text not null,
    since timestamptz not null,
    until timestamptz null
);
create index ix_staff_role_assignments_staff_id on staff_role_assignments (staff_id);
create index ix_staff_role_assignments_partnership_id on staff_role_assignments (partnership_id);

create table staff_sessions (
    id uuid not null constraint pk_staff_sessions primary key,
    staff_id uuid not null constraint fk_staff_sessions_staff_members_staff_id references staff_members (id),
    started_at timestamptz not null,
    last_seen_at timestamptz not null,
    ended_at timestamptz null,
    ended_because text null
);
create index ix_staff_sessions_staff_id on staff_sessions (staff_id);

create table cases (
    id uuid not null constraint pk_cases primary key,
    partnership_id uuid not null constraint fk_cases_partnerships_partnership_id references partnerships (id),
    reference text not null,
    policy_version text not null,
    child_initials text not null,
    referrer_id uuid not null constraint fk_cases_staff_members_referrer_id references staff_members (id),
    stage text not null,
    stage_since timestamptz not null,
    review_type text null,
    received_at timestamptz not null
);
create unique index ix_cases_partnership_id_reference on cases (partnership_id, reference);
create index ix_cases_partnership_id_received_at_id on cases (partnership_id, received_at desc, id);
create index ix_cases_referrer_id on cases (referrer_id);

create table milestones (
    id uuid not null constraint pk_milestones primary key,
    case_id uuid not null constraint fk_milestones_cases_case_id references cases (id),
    partnership_id uuid not null constraint fk_milestones_partnerships_partnership_id references partnerships (id),
    happening text not null,
    at timestamptz not null,
    subject_id uuid null
);
create index ix_milestones_case_id on milestones (case_id);
create index ix_milestones_partnership_id on milestones (partnership_id);

create table deadlines (
    id uuid not null constraint pk_deadlines primary key,
    partnership_id uuid not null constraint fk_deadlines_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_deadlines_cases_case_id references cases (id),
    kind text not null,
    subject_id uuid null,
    name text not null,
    counted_from timestamptz not null,
    due_at timestamptz not null,
    due_day date not null,
    has_time_of_day boolean not null,
    is_foretold boolean not null,
    is_needed boolean not null,
    met_at timestamptz null,
    explanation text not null,
    source text not null
);
create unique index ix_deadlines_case_id_kind_subject_id on deadlines (case_id, kind, subject_id) nulls not distinct;
create index ix_deadlines_partnership_id_due_at on deadlines (partnership_id, due_at) where met_at is null and is_needed;

create table case_memberships (
    id uuid not null constraint pk_case_memberships primary key,
    partnership_id uuid not null constraint fk_case_memberships_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_case_memberships_cases_case_id references cases (id),
    staff_id uuid not null constraint fk_case_memberships_staff_members_staff_id references staff_members (id),
    role text not null,
    since timestamptz not null,
    until timestamptz null
);
create index ix_case_memberships_case_id on case_memberships (case_id);
create index ix_case_memberships_staff_id on case_memberships (staff_id);
create index ix_case_memberships_partnership_id on case_memberships (partnership_id);

create table family_progress (
    case_id uuid not null constraint pk_family_progress primary key constraint fk_family_progress_cases_case_id references cases (id) on delete cascade,
    partnership_id uuid not null constraint fk_family_progress_partnerships_partnership_id references partnerships (id),
    stage text not null,
    since timestamptz not null
);
create index ix_family_progress_partnership_id on family_progress (partnership_id);

create table family_members (
    id uuid not null constraint pk_family_members primary key,
    partnership_id uuid not null constraint fk_family_members_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_family_members_cases_case_id references cases (id),
    name text not null,
    relation text not null,
    language text not null,
    reason text not null,
    facilitator_id uuid not null constraint fk_family_members_staff_members_facilitator_id references staff_members (id),
    facilitator_name text not null,
    added_at timestamptz not null,
    safe_email text null,
    safe_mobile text null,
    access_ended_at timestamptz null
);
create index ix_family_members_case_id on family_members (case_id);
create index ix_family_members_partnership_id on family_members (partnership_id);
create index ix_family_members_facilitator_id on family_members (facilitator_id);

create table family_sessions (
    id uuid not null constraint pk_family_sessions primary key,
    family_member_id uuid not null constraint fk_family_sessions_family_members_family_member_id references family_members (id),
    started_at timestamptz not null,
    last_seen_at timestamptz not null,
    ended_at timestamptz null,
    ended_because text null
);
create index ix_family_sessions_family_member_id on family_sessions (family_member_id);

create table form_drafts (
    staff_id uuid not null constraint fk_form_drafts_staff_members_staff_id references staff_members (id),
    form text not null,
    partnership_id uuid not null constraint fk_form_drafts_partnerships_partnership_id references partnerships (id),
    content text not null,
    saved_at timestamptz not null,
    constraint pk_form_drafts primary key (staff_id, form)
);
create index ix_form_drafts_partnership_id on form_drafts (partnership_id);

create table family_drafts (
    family_member_id uuid not null constraint fk_family_drafts_family_members_family_member_id references family_members (id),
    form text not null,
    partnership_id uuid not null constraint fk_family_drafts_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_family_drafts_cases_case_id references cases (id),
    content text not null,
    saved_at timestamptz not null,
    constraint pk_family_drafts primary key (family_member_id, form)
);
create index ix_family_drafts_partnership_id on family_drafts (partnership_id);
create index ix_family_drafts_case_id on family_drafts (case_id);

create table outbox_messages (
    id uuid not null constraint pk_outbox_messages primary key,
    partnership_id uuid not null constraint fk_outbox_messages_partnerships_partnership_id references partnerships (id),
    case_id uuid null constraint fk_outbox_messages_cases_case_id references cases (id),
    staff_id uuid null constraint fk_outbox_messages_staff_members_staff_id references staff_members (id),
    family_member_id uuid null constraint fk_outbox_messages_family_members_family_member_id references family_members (id),
    report_request_id uuid null,
    means text not null,
    template text not null,
    argument text null,
    queued_at timestamptz not null,
    not_before timestamptz not null,
    attempts integer not null,
    sent_at timestamptz null,
    given_up_at timestamptz null,
    last_problem text null
);
create index ix_outbox_messages_partnership_id on outbox_messages (partnership_id);
create index ix_outbox_messages_case_id on outbox_messages (case_id);
create index ix_outbox_messages_staff_id on outbox_messages (staff_id);
create index ix_outbox_messages_family_member_id on outbox_messages (family_member_id);
create index ix_outbox_messages_not_before on outbox_messages (not_before) where sent_at is null and given_up_at is null;

create table audit_chains (
    id uuid not null constraint pk_audit_chains primary key,
    position bigint not null,
    hash bytea not null
);

create table audit_events (
    chain_id uuid not null,
    position bigint not null,
    at timestamptz not null,
    actor_kind text not null,
    actor_id uuid not null,
    action text not null,
    case_id uuid null,
    subject_kind text null,
    subject_id uuid null,
    why text null,
    details text not null,
    previous_hash bytea not null,
    hash bytea not null,
    constraint pk_audit_events primary key (chain_id, position)
);
create index ix_audit_events_case_id_at on audit_events (case_id, at);

create table data_protection_keys (
    id uuid not null constraint pk_data_protection_keys primary key,
    friendly_name text not null,
    xml text not null,
    added_at timestamptz not null
);

-- Who is asking ---------------------------------------------------------------------------------------------------
-- Each operation sets the actor for its own transaction only. Without one, every function below answers null or false,
-- and no policy lets a row through. A policy calls them inside a scalar sub-select, so that they run once per query.

create function access.staff_id() returns uuid language sql stable as
$$ select nullif(current_setting('practicereview.staff_id', true), '')::uuid $$;

create function access.staff_partnership() returns uuid language sql stable security definer set search_path = public, pg_temp as
$$ select partnership_id from staff_members where id = access.staff_id() and ended_at is null $$;

create function access.staff_agency() returns uuid language sql stable security definer set search_path = public, pg_temp as
$$ select agency_id from staff_members where id = access.staff_id() and ended_at is null $$;

create function access.staff_has_role(variadic wanted text[]) returns boolean language sql stable security definer set search_path = public, pg_temp as
$$ select exists (
     select from staff_role_assignments a join staff_members s on s.id = a.staff_id
     where a.staff_id = access.staff_id() and a.until is null and s.ended_at is null and a.role = any (wanted)) $$;

-- The business unit and the Virtual Panel see the professional material of every case of their partnership.
create function access.sees_all_cases() returns boolean language sql stable as
$$ select access.staff_has_role('BusinessManager', 'BusinessUnit', 'IndependentAdviser', 'SubGroupChair', 'SubGroupDeputyChair') $$;

-- The business unit alone sees the family material of every case.
create function access.sees_all_families() returns boolean language sql stable as
$$ select access.staff_has_role('BusinessManager', 'BusinessUnit') $$;

-- Cases whose professional material the person sees by being in the review group.
create function access.staff_cases() returns uuid[] language sql stable security definer set search_path = public, pg_temp as
$$ select coalesce(array_agg(m.case_id), '{}') from case_memberships m join staff_members s on s.id = m.staff_id
   where m.staff_id = access.staff_id() and m.until is null and s.ended_at is null
     and m.role in ('ReviewChair', 'LeadReviewer', 'ReviewGroupMember') $$;

-- Cases whose family material the person sees: the review group and the facilitators.
create function access.staff_family_cases() returns uuid[] language sql stable security definer set search_path = public, pg_temp as
$$ select coalesce(array_agg(m.case_id), '{}') from case_memberships m join staff_members s on s.id = m.staff_id
   where m.staff_id = access.staff_id() and m.until is null and s.ended_at is null
     and m.role in ('ReviewChair', 'LeadReviewer', 'ReviewGroupMember', 'FamilyFacilitator') $$;

create function access.family_member_id() returns uuid language sql stable security definer set search_path = public, pg_temp as
$$ select id from family_members
   where id = nullif(current_setting('practicereview.family_member_id', true), '')::uuid and access_ended_at is null $$;

create function access.family_case() returns uuid language sql stable security definer set search_path = public, pg_temp as
$$ select case_id from family_members
   where id = nullif(current_setting('practicereview.family_member_id', true), '')::uuid and access_ended_at is null $$;

create function access.family_partnership() returns uuid language sql stable security definer set search_path = public, pg_temp as
$$ select partnership_id from family_members
   where id = nullif(current_setting('practicereview.family_member_id', true), '')::uuid and access_ended_at is null $$;

-- Whether the login role works for the actor it says: the workspace for staff, the family area for families.
create function access.actor_is(kind text, id uuid) returns boolean language sql stable as
$$ select case session_user
     when 'practicereview_workspace' then kind = 'Staff' and id = access.staff_id()
     when 'practicereview_family' then kind = 'Family' and id = access.family_member_id()
     when 'practicereview_public' then kind = 'Public'
     when 'practicereview_jobs' then kind = 'Job'
     else true end $$;

-- Making policies -----------------------------------------------------------------------------------------------
-- Only migrations call these; no portal role may.

-- Row security, forced. The owner (migrations, command line) keeps its view through an explicit policy.
create procedure access.protect(protected regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', protected);
    execute format('alter table %s force row level security', protected);
    execute format('create policy owner_upkeep on %s to current_user using (true) with check (true)', protected);
end $$;

-- Rows with a case_id and a partnership_id, open to the staff who see the professional material of the case.
create procedure access.open_to_case_staff(opened regclass, rights text, variadic extra text[] default '{}') language plpgsql as $$
declare condition text := $c$partnership_id = (select access.staff_partnership())
    and ((select access.sees_all_cases()) or case_id = any ((select access.staff_cases())::uuid[])%s)$c$;
begin
    condition := format(condition, coalesce((select string_agg(' or ' || e, '') from unnest(extra) e), ''));
    execute format('create policy case_staff on %s to practicereview_workspace using (%s) with check (%s)', opened, condition, condition);
    execute format('grant %s on %s to practicereview_workspace', rights, opened);
end $$;

-- Rows with a case_id and a partnership_id, open to the staff who work with the family.
create procedure access.open_to_family_staff(opened regclass, rights text, variadic extra text[] default '{}') language plpgsql as $$
declare condition text := $c$partnership_id = (select access.staff_partnership())
    and ((select access.sees_all_families()) or case_id = any ((select access.staff_family_cases())::uuid[])%s)$c$;
begin
    condition := format(condition, coalesce((select string_agg(' or ' || e, '') from unnest(extra) e), ''));
    execute format('create policy family_staff on %s to practicereview_workspace using (%s) with check (%s)', opened, condition, condition);
    execute format('grant %s on %s to practicereview_workspace', rights, opened);
end $$;

-- Rows with a family_member_id, open to that person and nobody else of the family.
create procedure access.open_to_own_family_member(opened regclass, rights text) language plpgsql as $$
begin
    execute format('create policy own_family_member on %s to practicereview_family
        using (family_member_id = (select access.family_member_id()))
        with check (family_member_id = (select access.family_member_id())
            and case_id = (select access.family_case()) and partnership_id = (select access.family_partnership()))', opened);
    execute format('grant %s on %s to practicereview_family', rights, opened);
end $$;

-- Rows that a job needs, whichever partnership they belong to.
create procedure access.open_to_jobs(opened regclass, rights text) language plpgsql as $$
begin
    execute format('create policy jobs on %s to practicereview_jobs using (true) with check (true)', opened);
    execute format('grant %s on %s to practicereview_jobs', rights, opened);
end $$;

-- Protection of the tables above ----------------------------------------------------------------------------------

call access.protect('partnerships');
create policy own_partnership on partnerships for select to practicereview_workspace using (id = (select access.staff_partnership()));
create policy own_partnership_family on partnerships for select to practicereview_family using (id = (select access.family_partnership()));
create policy anybody on partnerships for select to practicereview_public using (true);
grant select on partnerships to practicereview_workspace, practicereview_family, practicereview_public;
call access.open_to_jobs('partnerships', 'select');

call access.protect('agencies');
create policy own_partnership on agencies to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()))
    with check (partnership_id = (select access.staff_partnership()) and (select access.staff_has_role('Administrator')));
grant select, insert, update on agencies to practicereview_workspace;
call access.open_to_jobs('agencies', 'select');

call access.protect('staff_members');
create policy own_partnership on staff_members to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()))
    with check (partnership_id = (select access.staff_partnership()) and (select access.staff_has_role('Administrator')));
grant select, insert, update on staff_members to practicereview_workspace;
call access.open_to_jobs('staff_members', 'select');

call access.protect('staff_role_assignments');
create policy own_partnership on staff_role_assignments to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()))
    with check (partnership_id = (select access.staff_partnership()) and (select access.staff_has_role('Administrator')));
grant select, insert, update on staff_role_assignments to practicereview_workspace;
call access.open_to_jobs('staff_role_assignments', 'select');

call access.protect('staff_sessions');
create policy own_session on staff_sessions to practicereview_workspace
    using (staff_id = (select access.staff_id()) or ((select access.staff_has_role('Administrator'))
        and staff_id in (select s.id from staff_members s where s.partnership_id = (select access.staff_partnership()))));
grant select, update on staff_sessions to practicereview_workspace;

call access.protect('cases');
create policy case_staff on cases to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_cases()) or id = any ((select access.staff_family_cases())::uuid[]) or referrer_id = (select access.staff_id())));
grant select, insert, update on cases to practicereview_workspace;
call access.open_to_jobs('cases', 'select, update');

call access.protect('milestones');
call access.open_to_case_staff('milestones', 'select, insert',
    'case_id in (select c.id from cases c where c.referrer_id = (select access.staff_id()))');
grant update (at) on milestones to practicereview_workspace;
call access.open_to_jobs('milestones', 'select, insert');

call access.protect('deadlines');
call access.open_to_case_staff('deadlines', 'select, insert, update',
    'case_id in (select c.id from cases c where c.referrer_id = (select access.staff_id()))');
call access.open_to_jobs('deadlines', 'select, insert, update');

call access.protect('case_memberships');
create policy case_staff on case_memberships to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_cases()) or staff_id = (select access.staff_id()) or case_id = any ((select access.staff_family_cases())::uuid[])))
    -- Nobody makes themselves a reviewer: outside the business unit and the panel, only a facilitator can be added.
    with check (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_cases()) or (role = 'FamilyFacilitator' and case_id = any ((select access.staff_family_cases())::uuid[]))));
grant select, insert, update (until) on case_memberships to practicereview_workspace;
call access.open_to_jobs('case_memberships', 'select');

call access.protect('family_progress');
create policy case_staff on family_progress to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_cases()) or case_id = any ((select access.staff_family_cases())::uuid[])
            or case_id in (select c.id from cases c where c.referrer_id = (select access.staff_id()))));
create policy own_case on family_progress for select to practicereview_family using (case_id = (select access.family_case()));
grant select, insert, update on family_progress to practicereview_workspace;
grant select on family_progress to practicereview_family;
call access.open_to_jobs('family_progress', 'select, update');

call access.protect('family_members');
call access.open_to_family_staff('family_members', 'select, insert, update');
create policy oneself on family_members to practicereview_family using (id = (select access.family_member_id()));
grant select, update (language, safe_email, safe_mobile) on family_members to practicereview_family;
call access.open_to_jobs('family_members', 'select');

call access.protect('family_sessions');
create policy family_staff on family_sessions to practicereview_workspace using (family_member_id in (select m.id from family_members m));
grant select, update on family_sessions to practicereview_workspace;

call access.protect('form_drafts');
create policy own_draft on form_drafts to practicereview_workspace
    using (staff_id = (select access.staff_id()) and partnership_id = (select access.staff_partnership()));
grant select, insert, update, delete on form_drafts to practicereview_workspace;

call access.protect('family_drafts');
call access.open_to_own_family_member('family_drafts', 'select, insert, update, delete');

call access.protect('outbox_messages');
create policy queue on outbox_messages for insert to practicereview_workspace with check (partnership_id = (select access.staff_partnership()));
create policy queue_family on outbox_messages for insert to practicereview_family with check (partnership_id = (select access.family_partnership()));
create policy queue_public on outbox_messages for insert to practicereview_public with check (report_request_id is not null);
create policy see_queue on outbox_messages for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and (select access.sees_all_families()));
grant insert on outbox_messages to practicereview_workspace, practicereview_family, practicereview_public;
grant select on outbox_messages to practicereview_workspace;
call access.open_to_jobs('outbox_messages', 'select, insert, update');

call access.protect('audit_chains');

call access.protect('audit_events');
create policy write_own on audit_events for insert to practicereview_workspace, practicereview_family, practicereview_public, practicereview_jobs
    with check (access.actor_is(actor_kind, actor_id)
        and (session_user <> 'practicereview_workspace' or chain_id = (select access.staff_partnership()))
        and (session_user <> 'practicereview_family' or chain_id = (select access.family_partnership())));
create policy read_record on audit_events for select to practicereview_workspace
    using (chain_id = (select access.staff_partnership())
        and ((case_id is not null and ((select access.sees_all_families()) or case_id = any ((select access.staff_cases())::uuid[])))
            or (case_id is null and (select access.staff_has_role('Administrator')))));
grant insert on audit_events to practicereview_workspace, practicereview_family, practicereview_public, practicereview_jobs;
grant select on audit_events to practicereview_workspace;

call access.protect('data_protection_keys');
create policy portal on data_protection_keys to practicereview_workspace using (true) with check (true);
grant select, insert on data_protection_keys to practicereview_workspace;

-- The record --------------------------------------------------------------------------------------------------------

-- Every field with its length before it, so that no two different events have the same text.
create function access.audit_text(e audit_events) returns text language sql stable as $$
    select string_agg(length(f)::text || ':' || f, '' order by n) from unnest(array[
        encode(e.previous_hash, 'hex'), e.chain_id::text, e.position::text,
        (extract(epoch from e.at) * 1000000)::bigint::text, e.actor_kind, e.actor_id::text, e.action,
        coalesce(e.case_id::text, ''), coalesce(e.subject_kind, ''), coalesce(e.subject_id::text, ''),
        coalesce(e.why, ''), e.details]) with ordinality as u (f, n) $$;

-- Gives an event its place in the chain. Operations write their events last, so the lock on the chain is short.
create function access.chain_audit_event() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare head audit_chains;
begin
    insert into audit_chains (id, position, hash) values (new.chain_id, 0, decode(repeat('00', 32), 'hex')) on conflict (id) do nothing;
    select * into head from audit_chains where id = new.chain_id for update;
    new.position := head.position + 1;
    new.previous_hash := head.hash;
    new.hash := sha256(convert_to(access.audit_text(new), 'UTF8'));
    update audit_chains set position = new.position, hash = new.hash where id = new.chain_id;
    return new;
end $$;
create trigger chain_audit_event before insert on audit_events for each row execute function access.chain_audit_event();

-- Not even the owner alters the record by accident.
create function access.refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'The record is append-only.' using errcode = 'insufficient_privilege'; end $$;
create trigger append_only before update or delete on audit_events for each row execute function access.refuse_change();
create trigger append_only_table before truncate on audit_events for each statement execute function access.refuse_change();

-- Sessions -----------------------------------------------------------------------------------------------------------
-- Before there is an actor there is a session; these are the only ways in.

-- The professional behind a session: roles and case roles as they are now. No row when anything of it has ended.
create function access.staff_of_session(session uuid) returns table (
    staff_id uuid, partnership_id uuid, agency_id uuid, name text, roles text[], case_ids uuid[], case_roles text[])
language sql stable security definer set search_path = public, pg_temp as $$
    select s.id, s.partnership_id, s.agency_id, s.name,
        array(select a.role from staff_role_assignments a where a.staff_id = s.id and a.until is null),
        array(select m.case_id from case_memberships m where m.staff_id = s.id and m.until is null order by m.id),
        array(select m.role from case_memberships m where m.staff_id = s.id and m.until is null order by m.id)
    from staff_sessions t join staff_members s on s.id = t.staff_id
    where t.id = session and t.ended_at is null and s.ended_at is null $$;

-- Whom the provider's answer belongs to: one row per partnership that knows the person. A person who was added by e-mail
-- address is recognised the first time by a verified one, and from then on by issuer and subject.
create function access.recognise_staff(of_issuer text, of_subject text, verified_email text) returns table (staff_id uuid, partnership_id uuid, partnership_name text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if verified_email is not null then
        update staff_members s set issuer = of_issuer, subject = of_subject
        where s.subject is null and lower(s.email) = lower(verified_email) and s.ended_at is null;
    end if;
    return query select s.id, p.id, p.name from staff_members s join partnerships p on p.id = s.partnership_id
        where s.issuer = of_issuer and s.subject = of_subject and s.ended_at is null order by p.name;
end $$;

create function access.begin_staff_session(session uuid, of_staff uuid, now timestamptz) returns void
language sql security definer set search_path = public, pg_temp as
$$ insert into staff_sessions (id, staff_id, started_at, last_seen_at) values (session, of_staff, now, now) $$;

-- Ends a session and tells every node of it.
create function access.end_staff_session(session uuid, because text, now timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update staff_sessions set ended_at = now, ended_because = because where id = session and ended_at is null;
    perform pg_notify('staff_session_ended', session::text);
end $$;

-- The family member behind a session. No row when the session or the person's access has ended.
create function access.family_of_session(session uuid) returns table (
    family_member_id uuid, partnership_id uuid, case_id uuid, language text, started_at timestamptz, last_seen_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select m.id, m.partnership_id, m.case_id, m.language, t.started_at, t.last_seen_at
    from family_sessions t join family_members m on m.id = t.family_member_id
    where t.id = session and t.ended_at is null and m.access_ended_at is null $$;

create function access.begin_family_session(session uuid, of_member uuid, now timestamptz) returns void
language sql security definer set search_path = public, pg_temp as
$$ insert into family_sessions (id, family_member_id, started_at, last_seen_at) values (session, of_member, now, now) $$;

create function access.touch_family_session(session uuid, now timestamptz) returns void
language sql security definer set search_path = public, pg_temp as
$$ update family_sessions set last_seen_at = now where id = session and ended_at is null $$;

create function access.end_family_session(session uuid, because text, now timestamptz) returns void
language sql security definer set search_path = public, pg_temp as
$$ update family_sessions set ended_at = now, ended_because = because where id = session and ended_at is null $$;

-- Taking a role, a membership or a person away reaches open circuits through this.
create function access.tell_access_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('staff_access_changed', coalesce(to_jsonb(new) ->> 'staff_id', to_jsonb(new) ->> 'id'));
    return null;
end $$;
create trigger tell_access_changed after insert or update on staff_role_assignments for each row execute function access.tell_access_changed();
create trigger tell_access_changed after insert or update on case_memberships for each row execute function access.tell_access_changed();
create trigger tell_access_changed after update on staff_members for each row execute function access.tell_access_changed();

grant execute on function access.staff_id(), access.staff_partnership(), access.staff_agency(), access.staff_has_role(text[]),
    access.sees_all_cases(), access.sees_all_families(), access.staff_cases(), access.staff_family_cases(),
    access.actor_is(text, uuid), access.family_member_id(), access.family_case(), access.family_partnership()
    to practicereview_workspace, practicereview_family, practicereview_public, practicereview_jobs;
grant execute on function access.audit_text(audit_events) to practicereview_workspace, practicereview_family, practicereview_public, practicereview_jobs;
grant execute on function access.staff_of_session(uuid), access.recognise_staff(text, text, text), access.begin_staff_session(uuid, uuid, timestamptz),
    access.end_staff_session(uuid, text, timestamptz) to practicereview_workspace;
grant execute on function access.family_of_session(uuid), access.begin_family_session(uuid, uuid, timestamptz),
    access.touch_family_session(uuid, timestamptz), access.end_family_session(uuid, text, timestamptz) to practicereview_family;
