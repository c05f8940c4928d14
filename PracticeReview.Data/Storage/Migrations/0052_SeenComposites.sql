-- Up to which version each person has looked at the composite chronology of a case, so that what came since can be shown to them as
-- new. It is theirs alone.

create table seen_composites (
    staff_id uuid not null constraint fk_seen_composites_staff_members_staff_id references staff_members (id),
    case_id uuid not null constraint fk_seen_composites_cases_case_id references cases (id),
    partnership_id uuid not null constraint fk_seen_composites_partnerships_partnership_id references partnerships (id),
    version integer not null,
    seen_at timestamptz not null,
    constraint pk_seen_composites primary key (staff_id, case_id)
);
create index ix_seen_composites_case_id on seen_composites (case_id);
create index ix_seen_composites_partnership_id on seen_composites (partnership_id);
call access.protect('seen_composites');
call access.open_to_case_staff('seen_composites', 'select, insert');
create policy own_look on seen_composites as restrictive to practicereview_workspace
    using (staff_id = (select access.staff_id())) with check (staff_id = (select access.staff_id()));
grant update (version, seen_at) on seen_composites to practicereview_workspace;
