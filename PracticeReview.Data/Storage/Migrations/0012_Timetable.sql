-- Clocks that are paused, longer periods that were agreed, and the policy new cases begin under.

alter table deadlines add paused_from date null, add paused_until date null;

create table clock_pauses (
    id uuid not null constraint pk_clock_pauses primary key,
    partnership_id uuid not null constraint fk_clock_pauses_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_clock_pauses_cases_case_id references cases (id),
    kind text not null,
    reason text not null,
    why text not null,
    allowed_by_name text not null,
    allowed_by_role text not null,
    first_day date not null,
    last_day date null,
    recorded_by_id uuid not null constraint fk_clock_pauses_staff_members_recorded_by_id references staff_members (id),
    recorded_at timestamptz not null,
    ended_by_id uuid null constraint fk_clock_pauses_staff_members_ended_by_id references staff_members (id)
);
create index ix_clock_pauses_partnership_id on clock_pauses (partnership_id);
create index ix_clock_pauses_case_id on clock_pauses (case_id);
create index ix_clock_pauses_recorded_by_id on clock_pauses (recorded_by_id);
create index ix_clock_pauses_ended_by_id on clock_pauses (ended_by_id);

create table longer_periods (
    id uuid not null constraint pk_longer_periods primary key,
    partnership_id uuid not null constraint fk_longer_periods_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_longer_periods_cases_case_id references cases (id),
    kind text not null,
    last_day date not null,
    reason text not null,
    agreed_by_id uuid not null constraint fk_longer_periods_staff_members_agreed_by_id references staff_members (id),
    agreed_at timestamptz not null
);
create index ix_longer_periods_partnership_id on longer_periods (partnership_id);
create index ix_longer_periods_case_id on longer_periods (case_id);
create index ix_longer_periods_agreed_by_id on longer_periods (agreed_by_id);

-- Whoever sees the case reads them, since its dates are counted from them. Only the business unit writes: a pause is ended and
-- never rewritten, a longer period is followed by another and never changed.
call access.protect('clock_pauses');
call access.open_to_case_staff('clock_pauses', 'select, insert, update (last_day, ended_by_id)');
create policy only_business_unit_adds on clock_pauses as restrictive for insert to practicereview_workspace
    with check ((select access.staff_has_role('BusinessManager', 'BusinessUnit')) and recorded_by_id = (select access.staff_id()) and ended_by_id is null);
create policy only_business_unit_ends on clock_pauses as restrictive for update to practicereview_workspace
    using ((select access.staff_has_role('BusinessManager', 'BusinessUnit')))
    with check ((select access.staff_has_role('BusinessManager', 'BusinessUnit')) and ended_by_id = (select access.staff_id()));
call access.open_to_jobs('clock_pauses', 'select');

call access.protect('longer_periods');
call access.open_to_case_staff('longer_periods', 'select, insert');
create policy only_business_unit_adds on longer_periods as restrictive for insert to practicereview_workspace
    with check ((select access.staff_has_role('BusinessManager', 'BusinessUnit')) and agreed_by_id = (select access.staff_id()));
call access.open_to_jobs('longer_periods', 'select');

-- An administrator chooses the policy of the partnership; nothing else of it changes here.
create policy administrator_chooses_policy on partnerships for update to practicereview_workspace
    using (id = (select access.staff_partnership()) and (select access.staff_has_role('Administrator')))
    with check (id = (select access.staff_partnership()) and (select access.staff_has_role('Administrator')));
grant update (policy_version) on partnerships to practicereview_workspace;
