-- What a referral goes through inside its agency before it is one, and what a decision on it rests on.

-- Inside the agency (Policy 7.3) ----------------------------------------------------------------------------------------

create table proposed_referrals (
    id uuid not null constraint pk_proposed_referrals primary key,
    partnership_id uuid not null constraint fk_proposed_referrals_partnerships_partnership_id references partnerships (id),
    agency_id uuid not null constraint fk_proposed_referrals_agencies_agency_id references agencies (id),
    case_id uuid not null,
    referrer_id uuid not null constraint fk_proposed_referrals_staff_members_referrer_id references staff_members (id),
    status text not null,
    content text not null,
    sent_at timestamptz not null,
    back_words text null,
    back_by_id uuid null constraint fk_proposed_referrals_staff_members_back_by_id references staff_members (id),
    back_at timestamptz null,
    verified_by_id uuid null constraint fk_proposed_referrals_staff_members_verified_by_id references staff_members (id),
    verified_at timestamptz null
);
create unique index ix_proposed_referrals_case_id on proposed_referrals (case_id);
create index ix_proposed_referrals_partnership_id on proposed_referrals (partnership_id);
create index ix_proposed_referrals_agency_id on proposed_referrals (agency_id);
create index ix_proposed_referrals_referrer_id on proposed_referrals (referrer_id);
create index ix_proposed_referrals_back_by_id on proposed_referrals (back_by_id);
create index ix_proposed_referrals_verified_by_id on proposed_referrals (verified_by_id);

alter table referrals
    add verified_by_id uuid null constraint fk_referrals_staff_members_verified_by_id references staff_members (id),
    add verified_at timestamptz null;
create index ix_referrals_verified_by_id on referrals (verified_by_id);

-- The referrer sees their own; a decision-maker of the same agency sees everybody else's there, and verifies or sends back.
call access.protect('proposed_referrals');
create policy see_own on proposed_referrals for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and referrer_id = (select access.staff_id()));
create policy send on proposed_referrals for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and referrer_id = (select access.staff_id())
        and agency_id = (select access.staff_agency()) and status = 'WithDecisionMaker' and verified_by_id is null and verified_at is null);
create policy send_again on proposed_referrals for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and referrer_id = (select access.staff_id()) and status = 'SentBack')
    with check (partnership_id = (select access.staff_partnership()) and referrer_id = (select access.staff_id())
        and status = 'WithDecisionMaker' and verified_by_id is null and verified_at is null);
create policy decision_maker on proposed_referrals for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and agency_id = (select access.staff_agency())
        and referrer_id <> (select access.staff_id()) and (select access.staff_has_role('DesignatedDecisionMaker')));
create policy verify on proposed_referrals for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and agency_id = (select access.staff_agency())
        and referrer_id <> (select access.staff_id()) and (select access.staff_has_role('DesignatedDecisionMaker')) and status = 'WithDecisionMaker')
    with check (partnership_id = (select access.staff_partnership()) and referrer_id <> (select access.staff_id())
        and ((status = 'SentBack' and back_by_id = (select access.staff_id()) and verified_by_id is null)
            or (status = 'Submitted' and verified_by_id = (select access.staff_id()))));
grant select, insert, update (status, content, sent_at, back_words, back_by_id, back_at, verified_by_id, verified_at) on proposed_referrals to practicereview_workspace;

-- The cases that the asker opened by verifying a referral of their agency.
create function access.verified_cases() returns uuid[] language sql stable security definer set search_path = public, pg_temp as
$$ select coalesce(array_agg(case_id), '{}') from proposed_referrals where verified_by_id = access.staff_id() and status = 'Submitted' $$;
revoke execute on function access.verified_cases() from public;
grant execute on function access.verified_cases() to practicereview_workspace;

create policy verified_insert on cases for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and id = any ((select access.verified_cases())::uuid[]));
create policy verified_select on cases for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and id = any ((select access.verified_cases())::uuid[]));
do $$
declare opened text;
begin
    foreach opened in array array['milestones', 'deadlines', 'family_progress', 'referrals', 'referral_versions'] loop
        execute format('create policy verified_insert on %I for insert to practicereview_workspace
            with check (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.verified_cases())::uuid[]))', opened);
    end loop;
    foreach opened in array array['milestones', 'deadlines', 'family_progress', 'referrals', 'referral_decisions'] loop
        execute format('create policy verified_select on %I for select to practicereview_workspace
            using (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.verified_cases())::uuid[]))', opened);
    end loop;
end $$;
-- An agency's referral is a verified one; others come from people without an agency, or through the business unit.
create policy verified_first on referrals as restrictive for insert to practicereview_workspace
    with check (case_id = any ((select access.verified_cases())::uuid[]) or (select access.staff_agency()) is null or (select access.sees_all_families()));
drop policy own_words on referral_versions;
create policy own_words on referral_versions as restrictive for insert to practicereview_workspace
    with check ((referrer_id = (select access.staff_id()) and case_id in (select c.id from cases c where c.referrer_id = (select access.staff_id())))
        or case_id = any ((select access.verified_cases())::uuid[]));
