-- The same of a contradiction between an agency's account and what a family member said about the event. It is about the
-- family's words, and so the review group's alone to read and to write (guidance 1.7).

create table family_contradiction_decisions (
    event_id uuid not null,
    contribution_id uuid not null constraint fk_family_contradiction_decisions_contributions_contribution_id references contributions (id),
    kind text not null,
    about text not null,
    partnership_id uuid not null,
    case_id uuid not null,
    outcome text not null constraint ck_family_contradiction_decisions_outcome check (outcome in ('Explained', 'NoContradiction')),
    words text not null,
    rests_on text not null,
    decided_by uuid not null constraint fk_family_contradiction_decisions_staff_members_decided_by references staff_members (id),
    decided_at timestamptz not null,
    constraint pk_family_contradiction_decisions primary key (event_id, contribution_id, kind, about),
    constraint fk_family_contradiction_decisions_event_identities_case_id_even
        foreign key (case_id, event_id, partnership_id) references event_identities (case_id, id, partnership_id)
);
create index ix_family_contradiction_decisions_case_id_event_id_partnership_ on family_contradiction_decisions (case_id, event_id, partnership_id);
create index ix_family_contradiction_decisions_contribution_id on family_contradiction_decisions (contribution_id);
create index ix_family_contradiction_decisions_decided_by on family_contradiction_decisions (decided_by);
call access.protect('family_contradiction_decisions');
create policy review_group on family_contradiction_decisions for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.staff_cases())::uuid[])
        and contribution_id in (select c.id from contributions c where c.case_id = family_contradiction_decisions.case_id));
create policy decide on family_contradiction_decisions for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.staff_cases())::uuid[]) and decided_by = (select access.staff_id())
        and contribution_id in (select c.id from contributions c where c.case_id = family_contradiction_decisions.case_id));
create policy decide_anew on family_contradiction_decisions for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.staff_cases())::uuid[]))
    with check (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.staff_cases())::uuid[]) and decided_by = (select access.staff_id()));
create policy take_back on family_contradiction_decisions for delete to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.staff_cases())::uuid[]));
grant select, insert, delete, update (outcome, words, rests_on, decided_by, decided_at) on family_contradiction_decisions to practicereview_workspace;

-- An explanation may quote the words it is about: when these are left out it goes with them, and what was begun of one.
create function access.leave_decisions_out() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    delete from family_contradiction_decisions d where d.contribution_id = new.contribution_id;
    delete from form_drafts d where d.partnership_id = new.partnership_id and d.form like 'contradiction/%' and position(new.contribution_id::text in d.form) > 0;
    return null;
end $$;
revoke execute on function access.leave_decisions_out() from public;
create trigger leave_decisions_out after update of outcome on leave_out_requests for each row
    when (new.outcome = 'LeftOut' and old.outcome is null and new.contribution_id is not null) execute function access.leave_decisions_out();
