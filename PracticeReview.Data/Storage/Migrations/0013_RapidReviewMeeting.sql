-- The rapid review meeting from its invitations to the National Panel's answer.

alter table rapid_reviews
    add column case_reference text null,
    add column sign_off_at timestamptz null,
    add column sitting integer not null default 1,
    add column papers_shared_at timestamptz null,
    add column final_outcome text null,
    add column panel_answered_at timestamptz null,
    add column panel_disagrees boolean null,
    add column panel_answer text null;
update rapid_reviews r set case_reference = c.reference, final_outcome = case when r.report_sent_at is not null then r.outcome end
    from cases c where c.id = r.case_id;
alter table rapid_reviews alter column case_reference set not null, alter column sitting drop default;

create table undecided_sittings (
    case_id uuid not null constraint fk_undecided_sittings_rapid_reviews_case_id references rapid_reviews (case_id),
    number integer not null,
    partnership_id uuid not null constraint fk_undecided_sittings_partnerships_partnership_id references partnerships (id),
    held_at timestamptz not null,
    why text not null,
    recorded_by uuid not null,
    constraint pk_undecided_sittings primary key (case_id, number)
);
create index ix_undecided_sittings_partnership_id on undecided_sittings (partnership_id);

create table meeting_invitations (
    id uuid not null constraint pk_meeting_invitations primary key,
    partnership_id uuid not null constraint fk_meeting_invitations_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_meeting_invitations_rapid_reviews_case_id references rapid_reviews (case_id),
    staff_id uuid not null constraint fk_meeting_invitations_staff_members_staff_id references staff_members (id),
    signs_off boolean not null,
    invited_by uuid not null,
    invited_at timestamptz not null,
    revoked_at timestamptz null,
    sequence integer not null
);
create unique index ix_meeting_invitations_case_id_staff_id on meeting_invitations (case_id, staff_id);
create index ix_meeting_invitations_partnership_id on meeting_invitations (partnership_id);
create index ix_meeting_invitations_staff_id on meeting_invitations (staff_id);

create table meeting_attendances (
    id uuid not null constraint pk_meeting_attendances primary key,
    partnership_id uuid not null constraint fk_meeting_attendances_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_meeting_attendances_rapid_reviews_case_id references rapid_reviews (case_id),
    sitting integer not null,
    staff_id uuid null,
    name text not null,
    agency_id uuid null,
    represents text null,
    arrived_at timestamptz not null,
    left_at timestamptz null,
    recorded_by uuid not null
);
create index ix_meeting_attendances_case_id on meeting_attendances (case_id);
create index ix_meeting_attendances_partnership_id on meeting_attendances (partnership_id);

create table meeting_notes (
    case_id uuid not null constraint fk_meeting_notes_rapid_reviews_case_id references rapid_reviews (case_id),
    item text not null,
    author_id uuid not null,
    partnership_id uuid not null constraint fk_meeting_notes_partnerships_partnership_id references partnerships (id),
    text text not null,
    written_at timestamptz not null,
    constraint pk_meeting_notes primary key (case_id, item, author_id)
);
create index ix_meeting_notes_partnership_id on meeting_notes (partnership_id);

create table immediate_actions (
    id uuid not null constraint pk_immediate_actions primary key,
    partnership_id uuid not null constraint fk_immediate_actions_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_immediate_actions_rapid_reviews_case_id references rapid_reviews (case_id),
    text text not null,
    agency_id uuid not null constraint fk_immediate_actions_agencies_agency_id references agencies (id),
    due_on date not null,
    added_by uuid not null,
    added_at timestamptz not null,
    done_at timestamptz null,
    done_by uuid null,
    what_was_done text null
);
create index ix_immediate_actions_case_id on immediate_actions (case_id);
create index ix_immediate_actions_partnership_id on immediate_actions (partnership_id);
create index ix_immediate_actions_agency_id on immediate_actions (agency_id);

create table meeting_reports (
    case_id uuid not null constraint pk_meeting_reports primary key constraint fk_meeting_reports_rapid_reviews_case_id references rapid_reviews (case_id),
    partnership_id uuid not null constraint fk_meeting_reports_partnerships_partnership_id references partnerships (id),
    facts text not null,
    immediate_safety text not null,
    improvements text not null,
    further_review text not null,
    pending_information text not null,
    written_by uuid not null,
    written_at timestamptz not null,
    completed_at timestamptz null,
    completed_by uuid null
);
create index ix_meeting_reports_partnership_id on meeting_reports (partnership_id);

create table endorsements (
    case_id uuid not null constraint fk_endorsements_rapid_reviews_case_id references rapid_reviews (case_id),
    level text not null,
    endorser text not null,
    partnership_id uuid not null constraint fk_endorsements_partnerships_partnership_id references partnerships (id),
    staff_id uuid not null,
    agency_id uuid null,
    agrees boolean not null,
    reason text null,
    legal_advice text null,
    outcome text null,
    said_at timestamptz not null,
    constraint pk_endorsements primary key (case_id, level, endorser)
);
create index ix_endorsements_partnership_id on endorsements (partnership_id);

create table meeting_papers (
    id uuid not null constraint pk_meeting_papers primary key,
    partnership_id uuid not null constraint fk_meeting_papers_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_meeting_papers_rapid_reviews_case_id references rapid_reviews (case_id),
    staff_id uuid not null constraint fk_meeting_papers_staff_members_staff_id references staff_members (id),
    shared_by uuid not null,
    shared_at timestamptz not null,
    opened_at timestamptz null,
    content bytea not null
);
create index ix_meeting_papers_case_id on meeting_papers (case_id);
create index ix_meeting_papers_partnership_id on meeting_papers (partnership_id);
create index ix_meeting_papers_staff_id on meeting_papers (staff_id);

create table outcome_notices (
    id uuid not null constraint pk_outcome_notices primary key,
    partnership_id uuid not null constraint fk_outcome_notices_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_outcome_notices_rapid_reviews_case_id references rapid_reviews (case_id),
    case_reference text not null,
    staff_id uuid not null constraint fk_outcome_notices_staff_members_staff_id references staff_members (id),
    agency_id uuid null,
    outcome text not null,
    told_at timestamptz not null,
    inspectorate text null,
    answered_at timestamptz null
);
create index ix_outcome_notices_case_id on outcome_notices (case_id);
create index ix_outcome_notices_partnership_id on outcome_notices (partnership_id);
create index ix_outcome_notices_staff_id on outcome_notices (staff_id);

-- Who is asking -----------------------------------------------------------------------------------------------------

-- Cases to whose meeting the person is invited. Taking the invitation back ends it.
create function access.invited_cases() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(array_agg(i.case_id), '{}') from meeting_invitations i join staff_members s on s.id = i.staff_id
    where i.staff_id = access.staff_id() and i.revoked_at is null and s.ended_at is null and s.partnership_id = i.partnership_id $$;

-- Those, and cases whose complete report waits for, or had, the word of the statutory partners and the Safeguarding Executive.
create function access.endorsed_cases() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(array_agg(r.case_id), '{}') from meeting_reports r
    where r.completed_at is not null and r.partnership_id = access.staff_partnership()
      and access.staff_has_role('StatutoryPartner', 'SafeguardingExecutive') $$;
grant execute on function access.invited_cases(), access.endorsed_cases() to practicereview_workspace;

-- Protection ----------------------------------------------------------------------------------------------------------

create policy invited on rapid_reviews for select to practicereview_workspace
    using (case_id = any ((select access.invited_cases())::uuid[]) or case_id = any ((select access.endorsed_cases())::uuid[]));

call access.protect('undecided_sittings');
call access.open_to_case_staff('undecided_sittings', 'select, insert');

call access.protect('meeting_invitations');
call access.open_to_case_staff('meeting_invitations', 'select, insert, update');
create policy oneself on meeting_invitations for select to practicereview_workspace
    using (staff_id = (select access.staff_id()) and partnership_id = (select access.staff_partnership()));

call access.protect('meeting_attendances');
call access.open_to_case_staff('meeting_attendances', 'select, insert');
grant update (left_at) on meeting_attendances to practicereview_workspace;
create policy invited on meeting_attendances for select to practicereview_workspace
    using (case_id = any ((select access.invited_cases())::uuid[]) or case_id = any ((select access.endorsed_cases())::uuid[]));

-- Everybody at the meeting reads every note and writes only their own.
call access.protect('meeting_notes');
call access.open_to_case_staff('meeting_notes', 'select, insert', 'case_id = any ((select access.invited_cases())::uuid[])');
grant update (text, written_at) on meeting_notes to practicereview_workspace;
create policy own_note on meeting_notes as restrictive for insert to practicereview_workspace with check (author_id = (select access.staff_id()));
create policy own_note_changed on meeting_notes as restrictive for update to practicereview_workspace using (author_id = (select access.staff_id()));

call access.protect('immediate_actions');
call access.open_to_case_staff('immediate_actions', 'select, insert', 'case_id = any ((select access.invited_cases())::uuid[])');
grant update (done_at, done_by, what_was_done) on immediate_actions to practicereview_workspace;
create policy endorsers on immediate_actions for select to practicereview_workspace using (case_id = any ((select access.endorsed_cases())::uuid[]));

call access.protect('meeting_reports');
call access.open_to_case_staff('meeting_reports', 'select, insert, update');
create policy invited on meeting_reports for select to practicereview_workspace
    using (completed_at is not null and (case_id = any ((select access.invited_cases())::uuid[]) or case_id = any ((select access.endorsed_cases())::uuid[])));

call access.protect('endorsements');
create policy readers on endorsements for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_cases()) or case_id = any ((select access.staff_cases())::uuid[]) or case_id = any ((select access.endorsed_cases())::uuid[])));
-- One speaks only as oneself, of a complete report, and only for whom one represents.
create policy endorser on endorsements for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and staff_id = (select access.staff_id())
        and agency_id is not distinct from (select access.staff_agency())
        and (case_id, partnership_id) in (select r.case_id, r.partnership_id from meeting_reports r where r.completed_at is not null)
        and case level
            when 'Executive' then endorser = 'SafeguardingExecutive' and (select access.staff_has_role('SafeguardingExecutive'))
            else (endorser = 'IndependentAdviser' and level = 'Representatives' and (select access.staff_has_role('IndependentAdviser')))
                or (endorser in ('LocalAuthority', 'Health', 'Police') and (select access.staff_has_role('StatutoryPartner'))
                    and endorser = (select a.kind from agencies a where a.id = (select access.staff_agency())))
            end);
grant select, insert on endorsements to practicereview_workspace;

call access.protect('meeting_papers');
call access.open_to_case_staff('meeting_papers', 'select, insert');
create policy recipient on meeting_papers for select to practicereview_workspace
    using (staff_id = (select access.staff_id()) and case_id = any ((select access.invited_cases())::uuid[]));
create policy recipient_opens on meeting_papers for update to practicereview_workspace
    using (staff_id = (select access.staff_id()) and case_id = any ((select access.invited_cases())::uuid[]));
create policy only_recipient_opens on meeting_papers as restrictive for update to practicereview_workspace using (staff_id = (select access.staff_id()));
create policy shared_by_business_unit on meeting_papers as restrictive for insert to practicereview_workspace
    with check ((select access.sees_all_families()) and shared_by = (select access.staff_id()));
grant update (opened_at) on meeting_papers to practicereview_workspace;

call access.protect('outcome_notices');
call access.open_to_case_staff('outcome_notices', 'select, insert');
create policy recipient on outcome_notices for select to practicereview_workspace
    using (staff_id = (select access.staff_id()) and partnership_id = (select access.staff_partnership()));
create policy recipient_answers on outcome_notices for update to practicereview_workspace
    using (staff_id = (select access.staff_id()) and partnership_id = (select access.staff_partnership()));
create policy only_recipient_answers on outcome_notices as restrictive for update to practicereview_workspace using (staff_id = (select access.staff_id()));
grant update (inspectorate, answered_at) on outcome_notices to practicereview_workspace;
