-- The map of a family and of those who matter to the child; how each person is involved, held back or limited; meetings with them;
-- and accounts that are frozen.

create table mapped_persons (
    id uuid not null constraint pk_mapped_persons primary key,
    partnership_id uuid not null constraint fk_mapped_persons_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_mapped_persons_cases_case_id references cases (id),
    name text not null,
    relation text not null,
    generation text not null,
    is_the_child boolean not null,
    household text null,
    responsibility text not null,
    family_member_id uuid null constraint fk_mapped_persons_family_members_family_member_id references family_members (id),
    written_by uuid not null constraint fk_mapped_persons_staff_members_written_by references staff_members (id),
    written_at timestamptz not null,
    added_at timestamptz not null,
    taken_off_at timestamptz null
);
create index ix_mapped_persons_case_id on mapped_persons (case_id);
create unique index ix_mapped_persons_family_member_id on mapped_persons (family_member_id) where family_member_id is not null;
create index ix_mapped_persons_partnership_id on mapped_persons (partnership_id);
create index ix_mapped_persons_written_by on mapped_persons (written_by);

create table map_relations (
    id uuid not null constraint pk_map_relations primary key,
    partnership_id uuid not null constraint fk_map_relations_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_map_relations_cases_case_id references cases (id),
    from_id uuid not null constraint fk_map_relations_mapped_persons_from_id references mapped_persons (id),
    to_id uuid not null constraint fk_map_relations_mapped_persons_to_id references mapped_persons (id),
    kind text not null,
    tension text not null,
    note text not null,
    written_by uuid not null constraint fk_map_relations_staff_members_written_by references staff_members (id),
    written_at timestamptz not null,
    taken_off_at timestamptz null
);
create index ix_map_relations_case_id on map_relations (case_id);
create index ix_map_relations_from_id on map_relations (from_id);
create index ix_map_relations_partnership_id on map_relations (partnership_id);
create index ix_map_relations_to_id on map_relations (to_id);
create index ix_map_relations_written_by on map_relations (written_by);

create table involvement_decisions (
    id uuid not null constraint pk_involvement_decisions primary key,
    partnership_id uuid not null constraint fk_involvement_decisions_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_involvement_decisions_cases_case_id references cases (id),
    person_id uuid not null constraint fk_involvement_decisions_mapped_persons_person_id references mapped_persons (id),
    choice text not null,
    reason text not null,
    best_interests text not null,
    decided_by uuid not null constraint fk_involvement_decisions_staff_members_decided_by references staff_members (id),
    decided_at timestamptz not null,
    replaces_id uuid null constraint fk_involvement_decisions_involvement_decisions_replaces_id references involvement_decisions (id)
);
create index ix_involvement_decisions_case_id on involvement_decisions (case_id);
create index ix_involvement_decisions_decided_by on involvement_decisions (decided_by);
create index ix_involvement_decisions_partnership_id on involvement_decisions (partnership_id);
create unique index ix_involvement_decisions_person_id_replaces_id on involvement_decisions (person_id, replaces_id) nulls not distinct;
create index ix_involvement_decisions_replaces_id on involvement_decisions (replaces_id);

create table involvement_plans (
    person_id uuid not null constraint pk_involvement_plans primary key constraint fk_involvement_plans_mapped_persons_person_id references mapped_persons (id),
    partnership_id uuid not null constraint fk_involvement_plans_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_involvement_plans_cases_case_id references cases (id),
    rights boolean not null,
    child_centred boolean not null,
    knowledge boolean not null,
    cathartic boolean not null,
    purpose text not null,
    facilitator_id uuid not null constraint fk_involvement_plans_staff_members_facilitator_id references staff_members (id),
    language text not null,
    needs_interpreter boolean not null,
    interpreter_at timestamptz null,
    interpreter text not null,
    disability text not null,
    support text not null,
    advocacy text not null,
    safety text not null,
    venue text not null,
    timing text not null,
    means text not null,
    everyday_life text not null,
    rights_explained_on date null,
    rights_explained_by text not null,
    written_by uuid not null constraint fk_involvement_plans_staff_members_written_by references staff_members (id),
    written_at timestamptz not null
);
create index ix_involvement_plans_case_id on involvement_plans (case_id);
create index ix_involvement_plans_facilitator_id on involvement_plans (facilitator_id);
create index ix_involvement_plans_partnership_id on involvement_plans (partnership_id);
create index ix_involvement_plans_written_by on involvement_plans (written_by);

create table involvement_holds (
    id uuid not null constraint pk_involvement_holds primary key,
    partnership_id uuid not null constraint fk_involvement_holds_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_involvement_holds_cases_case_id references cases (id),
    person_id uuid not null constraint fk_involvement_holds_mapped_persons_person_id references mapped_persons (id),
    officer text not null,
    reason text not null,
    agreed_on date not null,
    is_acknowledged boolean not null,
    acknowledgement text not null,
    look_again_on date not null,
    reminded_of date null,
    recorded_by uuid not null constraint fk_involvement_holds_staff_members_recorded_by references staff_members (id),
    recorded_at timestamptz not null,
    ended_at timestamptz null,
    reopened_at timestamptz null
);
create index ix_involvement_holds_case_id on involvement_holds (case_id);
create index ix_involvement_holds_look_again_on on involvement_holds (look_again_on) where ended_at is null;
create index ix_involvement_holds_partnership_id on involvement_holds (partnership_id);
create unique index ix_involvement_holds_person_id on involvement_holds (person_id) where ended_at is null;
create index ix_involvement_holds_recorded_by on involvement_holds (recorded_by);

create table hold_steps (
    id uuid not null constraint pk_hold_steps primary key,
    hold_id uuid not null constraint fk_hold_steps_involvement_holds_hold_id references involvement_holds (id),
    partnership_id uuid not null constraint fk_hold_steps_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_hold_steps_cases_case_id references cases (id),
    kind text not null,
    words text not null,
    look_again_on date not null,
    done_by uuid not null constraint fk_hold_steps_staff_members_done_by references staff_members (id),
    done_at timestamptz not null
);
create index ix_hold_steps_case_id on hold_steps (case_id);
create index ix_hold_steps_done_by on hold_steps (done_by);
create index ix_hold_steps_hold_id on hold_steps (hold_id);
create index ix_hold_steps_partnership_id on hold_steps (partnership_id);

create table family_contacts (
    id uuid not null constraint pk_family_contacts primary key,
    partnership_id uuid not null constraint fk_family_contacts_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_family_contacts_cases_case_id references cases (id),
    person_id uuid not null constraint fk_family_contacts_mapped_persons_person_id references mapped_persons (id),
    at timestamptz not null,
    means text not null,
    side text not null,
    outcome text not null,
    words text not null,
    recorded_by uuid not null constraint fk_family_contacts_staff_members_recorded_by references staff_members (id),
    recorded_at timestamptz not null
);
create index ix_family_contacts_case_id on family_contacts (case_id);
create index ix_family_contacts_partnership_id on family_contacts (partnership_id);
create index ix_family_contacts_person_id on family_contacts (person_id);
create index ix_family_contacts_recorded_by on family_contacts (recorded_by);

create table family_limits (
    id uuid not null constraint pk_family_limits primary key,
    partnership_id uuid not null constraint fk_family_limits_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_family_limits_cases_case_id references cases (id),
    family_member_id uuid not null constraint fk_family_limits_family_members_family_member_id references family_members (id),
    part text not null,
    ground text not null,
    reason text not null,
    decided_by uuid not null constraint fk_family_limits_staff_members_decided_by references staff_members (id),
    decided_at timestamptz not null,
    lifted_at timestamptz null,
    lifted_by uuid null constraint fk_family_limits_staff_members_lifted_by references staff_members (id),
    lifted_because text not null
);
create index ix_family_limits_case_id on family_limits (case_id);
create index ix_family_limits_decided_by on family_limits (decided_by);
create unique index ix_family_limits_family_member_id_part on family_limits (family_member_id, part) where lifted_at is null;
create index ix_family_limits_lifted_by on family_limits (lifted_by);
create index ix_family_limits_partnership_id on family_limits (partnership_id);

create table family_meetings (
    id uuid not null constraint pk_family_meetings primary key,
    partnership_id uuid not null constraint fk_family_meetings_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_family_meetings_cases_case_id references cases (id),
    purpose text not null,
    at timestamptz not null,
    place text not null,
    with_whom text not null,
    chair text not null,
    has_pre_meeting boolean not null,
    pre_meeting text not null,
    state text not null,
    notes text not null,
    agreed text not null,
    because text not null,
    released_at timestamptz null,
    written_by uuid not null constraint fk_family_meetings_staff_members_written_by references staff_members (id),
    written_at timestamptz not null
);
create index ix_family_meetings_case_id on family_meetings (case_id);
create index ix_family_meetings_partnership_id on family_meetings (partnership_id);
create index ix_family_meetings_written_by on family_meetings (written_by);

create table meeting_persons (
    meeting_id uuid not null constraint fk_meeting_persons_family_meetings_meeting_id references family_meetings (id),
    person_id uuid not null constraint fk_meeting_persons_mapped_persons_person_id references mapped_persons (id),
    partnership_id uuid not null constraint fk_meeting_persons_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_meeting_persons_cases_case_id references cases (id),
    constraint pk_meeting_persons primary key (meeting_id, person_id)
);
create index ix_meeting_persons_case_id on meeting_persons (case_id);
create index ix_meeting_persons_partnership_id on meeting_persons (partnership_id);
create index ix_meeting_persons_person_id on meeting_persons (person_id);

create table meeting_steps (
    meeting_id uuid not null constraint fk_meeting_steps_family_meetings_meeting_id references family_meetings (id),
    preparation text not null,
    partnership_id uuid not null constraint fk_meeting_steps_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_meeting_steps_cases_case_id references cases (id),
    words text not null,
    done_by uuid not null constraint fk_meeting_steps_staff_members_done_by references staff_members (id),
    done_at timestamptz not null,
    constraint pk_meeting_steps primary key (meeting_id, preparation)
);
create index ix_meeting_steps_case_id on meeting_steps (case_id);
create index ix_meeting_steps_done_by on meeting_steps (done_by);
create index ix_meeting_steps_partnership_id on meeting_steps (partnership_id);

create table meeting_escalations (
    id uuid not null constraint pk_meeting_escalations primary key,
    meeting_id uuid not null constraint fk_meeting_escalations_family_meetings_meeting_id references family_meetings (id),
    partnership_id uuid not null constraint fk_meeting_escalations_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_meeting_escalations_cases_case_id references cases (id),
    problem text not null,
    to_whom text not null,
    raised_by uuid not null constraint fk_meeting_escalations_staff_members_raised_by references staff_members (id),
    raised_at timestamptz not null,
    outcome text not null,
    settled_by uuid null constraint fk_meeting_escalations_staff_members_settled_by references staff_members (id),
    settled_at timestamptz null
);
create index ix_meeting_escalations_case_id on meeting_escalations (case_id);
create index ix_meeting_escalations_meeting_id on meeting_escalations (meeting_id);
create index ix_meeting_escalations_partnership_id on meeting_escalations (partnership_id);
create index ix_meeting_escalations_raised_by on meeting_escalations (raised_by);
create index ix_meeting_escalations_settled_by on meeting_escalations (settled_by);

-- Who sees it: those who work with the family of the case, and nobody else. The family's login role has no right on any of it.
call access.protect('mapped_persons');
call access.open_to_family_staff('mapped_persons', 'select, insert, update');
call access.protect('map_relations');
call access.open_to_family_staff('map_relations', 'select, insert');
grant update (taken_off_at, written_by, written_at) on map_relations to practicereview_workspace;
call access.protect('involvement_decisions');
call access.open_to_family_staff('involvement_decisions', 'select, insert');
call access.protect('involvement_plans');
call access.open_to_family_staff('involvement_plans', 'select, insert, update');
call access.protect('involvement_holds');
call access.open_to_family_staff('involvement_holds', 'select, insert');
grant update (look_again_on, ended_at, reopened_at) on involvement_holds to practicereview_workspace;
call access.protect('hold_steps');
call access.open_to_family_staff('hold_steps', 'select, insert');
call access.protect('family_contacts');
call access.open_to_family_staff('family_contacts', 'select, insert');
call access.protect('family_limits');
call access.open_to_family_staff('family_limits', 'select, insert');
grant update (lifted_at, lifted_by, lifted_because) on family_limits to practicereview_workspace;
call access.protect('family_meetings');
call access.open_to_family_staff('family_meetings', 'select, insert, update');
call access.protect('meeting_persons');
call access.open_to_family_staff('meeting_persons', 'select, insert');
call access.protect('meeting_steps');
call access.open_to_family_staff('meeting_steps', 'select, insert');
call access.protect('meeting_escalations');
call access.open_to_family_staff('meeting_escalations', 'select, insert');
grant update (outcome, settled_by, settled_at) on meeting_escalations to practicereview_workspace;

-- Whoever writes, writes in their own name.
do $$
declare signed record;
begin
    for signed in select * from (values ('mapped_persons', 'written_by', true), ('map_relations', 'written_by', true), ('involvement_decisions', 'decided_by', false),
            ('involvement_plans', 'written_by', true), ('involvement_holds', 'recorded_by', false), ('hold_steps', 'done_by', false), ('family_contacts', 'recorded_by', false),
            ('family_limits', 'decided_by', false), ('family_meetings', 'written_by', true), ('meeting_steps', 'done_by', false), ('meeting_escalations', 'raised_by', false)) v (of_table, author, again) loop
        execute format('create policy in_own_name on %I as restrictive for insert to practicereview_workspace with check (%I = (select access.staff_id()))', signed.of_table, signed.author);
        if signed.again then
            execute format('create policy again_in_own_name on %I as restrictive for update to practicereview_workspace using (true) with check (%I = (select access.staff_id()))', signed.of_table, signed.author);
        end if;
    end loop;
end $$;
create policy lift_in_own_name on family_limits as restrictive for update to practicereview_workspace
    using (lifted_at is null) with check (lifted_by = (select access.staff_id()) and lifted_at is not null);
create policy settle_in_own_name on meeting_escalations as restrictive for update to practicereview_workspace
    using (settled_at is null) with check (settled_by = (select access.staff_id()) and settled_at is not null);

-- What is about a person, a hold or a meeting is of the same case.
do $$
declare of_table text;
begin
    foreach of_table in array array['involvement_decisions', 'involvement_plans', 'involvement_holds', 'family_contacts', 'meeting_persons'] loop
        execute format('create policy person_of_case on %1$I as restrictive for insert to practicereview_workspace
            with check (person_id in (select p.id from mapped_persons p where p.case_id = %1$I.case_id))', of_table);
    end loop;
    foreach of_table in array array['meeting_persons', 'meeting_steps', 'meeting_escalations'] loop
        execute format('create policy meeting_of_case on %1$I as restrictive for insert to practicereview_workspace
            with check (meeting_id in (select m.id from family_meetings m where m.case_id = %1$I.case_id))', of_table);
    end loop;
end $$;
create policy persons_of_case on map_relations as restrictive for insert to practicereview_workspace
    with check (from_id in (select p.id from mapped_persons p where p.case_id = map_relations.case_id)
        and to_id in (select p.id from mapped_persons p where p.case_id = map_relations.case_id));
create policy member_of_case on family_limits as restrictive for insert to practicereview_workspace
    with check (family_member_id in (select m.id from family_members m where m.case_id = family_limits.case_id));
create policy area_of_case on mapped_persons as restrictive to practicereview_workspace using (true)
    with check (family_member_id is null or family_member_id in (select m.id from family_members m where m.case_id = mapped_persons.case_id));
create policy hold_of_case on hold_steps as restrictive for insert to practicereview_workspace
    with check (hold_id in (select h.id from involvement_holds h where h.case_id = hold_steps.case_id)
        -- The analysis is the review group's, and so is opening it again.
        and (kind <> 'AnalysisReopened' or case_id = any ((select access.staff_cases())::uuid[])));
create policy reopen on involvement_holds as restrictive for update to practicereview_workspace using (true)
    with check (reopened_at is null or (ended_at is not null and case_id = any ((select access.staff_cases())::uuid[])));

-- Nobody is invited while a hold of theirs runs, whatever the portal asks for.
create policy not_while_held on family_invitations as restrictive for insert to practicereview_workspace
    with check (family_member_id not in (select p.family_member_id from involvement_holds h join mapped_persons p on p.id = h.person_id
        where h.ended_at is null and p.family_member_id is not null));

-- The job that reminds of the day to look again knows which hold and when, and nothing of why.
create policy jobs on involvement_holds to practicereview_jobs using (true) with check (true);
grant select (id, partnership_id, case_id, person_id, look_again_on, reminded_of, recorded_by, ended_at), update (reminded_of) on involvement_holds to practicereview_jobs;

-- Accounts that are frozen ---------------------------------------------------------------------------------------------

alter table family_members add column frozen_at timestamptz null;
grant select (frozen_at) on family_members to practicereview_jobs;

-- Somebody whose account is frozen is nobody to the database, until it is unfrozen.
create or replace function access.family_member_id() returns uuid language sql stable security definer set search_path = public, pg_temp as
$$ select id from family_members
   where id = nullif(current_setting('practicereview.family_member_id', true), '')::uuid and access_ended_at is null and frozen_at is null $$;

create or replace function access.family_case() returns uuid language sql stable security definer set search_path = public, pg_temp as
$$ select case_id from family_members
   where id = nullif(current_setting('practicereview.family_member_id', true), '')::uuid and access_ended_at is null and frozen_at is null $$;

create or replace function access.family_partnership() returns uuid language sql stable security definer set search_path = public, pg_temp as
$$ select partnership_id from family_members
   where id = nullif(current_setting('practicereview.family_member_id', true), '')::uuid and access_ended_at is null and frozen_at is null $$;

create or replace function access.family_of_session(session uuid) returns table (
    family_member_id uuid, partnership_id uuid, case_id uuid, language text, started_at timestamptz, last_seen_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select m.id, m.partnership_id, m.case_id, m.language, t.started_at, t.last_seen_at
    from family_sessions t join family_members m on m.id = t.family_member_id
    where t.id = session and t.ended_at is null and m.access_ended_at is null and m.frozen_at is null $$;

create or replace function access.live_invitation(of_token_hash bytea, now timestamptz) returns setof family_invitations
language sql stable security definer set search_path = public, pg_temp as $$
    select i.* from family_invitations i join family_members m on m.id = i.family_member_id
    where i.token_hash = of_token_hash and i.revoked_at is null and i.expires_at > now and m.access_ended_at is null and m.frozen_at is null $$;

-- Freezing ends every sign-in and every code at once. The link stays, and opens nothing meanwhile.
create function access.freeze_family_door() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update family_sessions set ended_at = new.frozen_at, ended_because = 'account frozen' where family_member_id = new.id and ended_at is null;
    update family_codes set ended_at = new.frozen_at where family_member_id = new.id and ended_at is null;
    return null;
end $$;
create trigger freeze_family_door after update on family_members for each row
    when (old.frozen_at is null and new.frozen_at is not null) execute function access.freeze_family_door();

-- Whom to ring, for whoever comes with the session or the link of a frozen account: nothing else of it.
create function access.frozen_account(of_session uuid, of_token_hash bytea) returns table (telephone text, email text)
language sql stable security definer set search_path = public, pg_temp as $$
    select p.contact_telephone, p.contact_email from family_members m join partnerships p on p.id = m.partnership_id
    where m.frozen_at is not null and m.access_ended_at is null
      and (m.id in (select t.family_member_id from family_sessions t where t.id = of_session)
        or m.id in (select i.family_member_id from family_invitations i where i.token_hash = of_token_hash and i.revoked_at is null))
    limit 1 $$;
grant execute on function access.frozen_account(uuid, bytea) to practicereview_family;

-- Parts of the area that are closed to a person ------------------------------------------------------------------------

create function access.family_closed_parts() returns text[] language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(array_agg(l.part order by l.part), '{}') from family_limits l where l.family_member_id = access.family_member_id() and l.lifted_at is null $$;
grant execute on function access.family_closed_parts() to practicereview_family;

create policy not_closed on released_passages as restrictive for select to practicereview_family
    using (not ('Draft' = any ((select access.family_closed_parts())::text[])));
create policy not_closed on contributions as restrictive for insert to practicereview_family
    with check (not (case kind when 'FocusSuggestion' then array['Focus'] when 'Question' then array['Questions'] else array['Draft', 'Comments'] end
        && (select access.family_closed_parts())::text[]));

-- What a person may know of a meeting they are invited to, once they were told of it.
create function access.own_family_meetings() returns table (at timestamptz, place text, with_whom text, state text)
language sql stable security definer set search_path = public, pg_temp as $$
    select m.at, m.place, m.with_whom, m.state from family_meetings m
    where m.released_at is not null and m.id in (
        select i.meeting_id from meeting_persons i join mapped_persons p on p.id = i.person_id where p.family_member_id = access.family_member_id()) $$;
grant execute on function access.own_family_meetings() to practicereview_family;
