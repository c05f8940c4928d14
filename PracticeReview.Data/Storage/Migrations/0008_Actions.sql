-- Action plans, their actions, what is reported and found about them, and the scrutineers' turns.

create table action_plans (
    id uuid not null constraint pk_action_plans primary key,
    partnership_id uuid not null constraint fk_action_plans_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_action_plans_cases_case_id references cases (id),
    case_reference text not null,
    actions integer not null,
    agreed_at timestamptz null,
    agreed_by uuid null,
    handed_over_at timestamptz null,
    handed_over_by uuid null
);
create index ix_action_plans_partnership_id on action_plans (partnership_id);
create unique index ix_action_plans_case_id on action_plans (case_id);

create table planned_actions (
    id uuid not null constraint pk_planned_actions primary key,
    plan_id uuid not null constraint fk_planned_actions_action_plans_plan_id references action_plans (id),
    partnership_id uuid not null constraint fk_planned_actions_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_planned_actions_cases_case_id references cases (id),
    case_reference text not null,
    number integer not null,
    recommendation_number integer null,
    recommendation text null,
    text text not null,
    agency_id uuid not null constraint fk_planned_actions_agencies_agency_id references agencies (id),
    due date not null,
    intended_outcome text not null,
    in_force_since timestamptz null,
    state text not null,
    reported_at timestamptz null,
    reported_by uuid null,
    scrutineer_id uuid null constraint fk_planned_actions_staff_members_scrutineer_id references staff_members (id),
    verified_at timestamptz null
);
create unique index ix_planned_actions_plan_id_number on planned_actions (plan_id, number);
create index ix_planned_actions_partnership_id on planned_actions (partnership_id);
create index ix_planned_actions_case_id on planned_actions (case_id);
create index ix_planned_actions_agency_id on planned_actions (agency_id);
create index ix_planned_actions_scrutineer_id on planned_actions (scrutineer_id);

create table action_entries (
    id uuid not null constraint pk_action_entries primary key,
    action_id uuid not null constraint fk_action_entries_planned_actions_action_id references planned_actions (id),
    partnership_id uuid not null constraint fk_action_entries_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_action_entries_cases_case_id references cases (id),
    kind text not null,
    text text not null,
    written_by uuid not null,
    written_at timestamptz not null
);
create index ix_action_entries_action_id on action_entries (action_id);
create index ix_action_entries_partnership_id on action_entries (partnership_id);
create index ix_action_entries_case_id on action_entries (case_id);

create table scrutineer_turns (
    id uuid not null constraint pk_scrutineer_turns primary key,
    action_id uuid not null constraint fk_scrutineer_turns_planned_actions_action_id references planned_actions (id),
    partnership_id uuid not null constraint fk_scrutineer_turns_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_scrutineer_turns_cases_case_id references cases (id),
    scrutineer_id uuid not null constraint fk_scrutineer_turns_staff_members_scrutineer_id references staff_members (id),
    given_at timestamptz not null
);
create index ix_scrutineer_turns_action_id on scrutineer_turns (action_id);
create index ix_scrutineer_turns_partnership_id on scrutineer_turns (partnership_id);
create index ix_scrutineer_turns_case_id on scrutineer_turns (case_id);
create index ix_scrutineer_turns_scrutineer_id on scrutineer_turns (scrutineer_id);

call access.protect('action_plans');
call access.open_to_case_staff('action_plans', 'select, insert, update');
call access.open_to_jobs('action_plans', 'select');

-- Besides the staff of the case: the responsible agency, once the action is in force, and the scrutineer whose turn it is.
call access.protect('planned_actions');
call access.open_to_case_staff('planned_actions', 'select, insert');
create policy own_agency on planned_actions for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and in_force_since is not null and agency_id = (select access.staff_agency()));
create policy own_agency_reports on planned_actions for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and in_force_since is not null and agency_id = (select access.staff_agency()) and state = 'Open')
    with check (partnership_id = (select access.staff_partnership()) and agency_id = (select access.staff_agency()) and state in ('Open', 'ReportedComplete'));
create policy scrutineer on planned_actions for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and scrutineer_id = (select access.staff_id()));
create policy scrutineer_verifies on planned_actions for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and scrutineer_id = (select access.staff_id()) and state = 'ReportedComplete'
        and agency_id is distinct from (select access.staff_agency()) and (select access.staff_has_role('Scrutineer')))
    with check (partnership_id = (select access.staff_partnership()) and scrutineer_id = (select access.staff_id()));
grant update (state, in_force_since, reported_at, reported_by, scrutineer_id, verified_at) on planned_actions to practicereview_workspace;
call access.open_to_jobs('planned_actions', 'select');

-- What a rule refuses, the table refuses too: nobody verifies an action of their own agency, and only who was given it does.
create function access.check_verification() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if new.state = 'Verified' and old.state <> 'Verified' and session_user = 'practicereview_workspace'
        and (new.scrutineer_id is distinct from access.staff_id() or new.agency_id is not distinct from access.staff_agency()) then
        raise exception 'An action is verified by its scrutineer, who is of another agency.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger check_verification before update on planned_actions for each row execute function access.check_verification();

call access.protect('action_entries');
create policy readers_of_action on action_entries for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and action_id in (select a.id from planned_actions a));
create policy write_own on action_entries for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and written_by = (select access.staff_id())
        and (action_id, case_id) in (select a.id, a.case_id from planned_actions a));
grant select, insert on action_entries to practicereview_workspace;
call access.open_to_jobs('action_entries', 'select');

call access.protect('scrutineer_turns');
call access.open_to_case_staff('scrutineer_turns', 'select', 'scrutineer_id = (select access.staff_id())');
create policy give on scrutineer_turns for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and (action_id, case_id) in (select a.id, a.case_id from planned_actions a));
grant insert on scrutineer_turns to practicereview_workspace;

-- How many turns each scrutineer of the asker's partnership has had, on whatever cases. Turns are given one after the other.
create function access.scrutineer_turns(since timestamptz) returns table (staff_id uuid, agency_id uuid, recent_turns integer, last_turn timestamptz)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare asking uuid := access.staff_partnership();
begin
    perform pg_advisory_xact_lock(7251064, hashtext(asking::text));
    return query
        select s.id, s.agency_id, (count(t.id) filter (where t.given_at >= since))::integer, max(t.given_at)
        from staff_members s left join scrutineer_turns t on t.scrutineer_id = s.id
        where s.partnership_id = asking and s.ended_at is null
          and exists (select from staff_role_assignments a where a.staff_id = s.id and a.role = 'Scrutineer' and a.until is null)
        group by s.id, s.agency_id;
end $$;
grant execute on function access.scrutineer_turns(timestamptz) to practicereview_workspace;
