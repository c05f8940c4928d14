-- From when to when an agency was involved with the child or the family, as those who work on the review know it. That it recorded
-- nothing in that time is worth a question. Agencies neither write nor read it.
create table agency_involvements (
    id uuid not null constraint pk_agency_involvements primary key,
    partnership_id uuid not null constraint fk_agency_involvements_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_agency_involvements_cases_case_id references cases (id),
    agency_id uuid not null constraint fk_agency_involvements_agencies_agency_id references agencies (id),
    from_as_written text not null,
    to_as_written text not null,
    first_day date null,
    last_day date null,
    written_by uuid not null constraint fk_agency_involvements_staff_members_written_by references staff_members (id),
    written_at timestamptz not null,
    constraint agency_involvements_in_order check (last_day >= first_day),
    constraint agency_involvements_say_something check (from_as_written <> '' or to_as_written <> '')
);
create index ix_agency_involvements_partnership_id on agency_involvements (partnership_id);
create index ix_agency_involvements_case_id on agency_involvements (case_id);
create index ix_agency_involvements_agency_id on agency_involvements (agency_id);
create index ix_agency_involvements_written_by on agency_involvements (written_by);

call access.protect('agency_involvements');
call access.open_to_annotators('agency_involvements', 'written_by', 'select, insert, delete');
grant update (from_as_written, to_as_written, first_day, last_day, written_by, written_at) on agency_involvements to practicereview_workspace;
create policy case_of_the_partnership on agency_involvements as restrictive for insert to practicereview_workspace
    with check (case_id in (select c.id from cases c where c.partnership_id = agency_involvements.partnership_id)
        and agency_id in (select a.id from agencies a where a.partnership_id = agency_involvements.partnership_id));
