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

-- Whether a case has this identifier already: a proposal names the case that its verification will open, and no other.
create function access.case_exists(asked uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as
$$ select exists (select from cases where id = asked) $$;
revoke execute on function access.case_exists(uuid) from public;
grant execute on function access.case_exists(uuid) to practicereview_workspace;

-- The referrer sees their own; a decision-maker of the same agency sees everybody else's there, and verifies or sends back.
call access.protect('proposed_referrals');
create policy see_own on proposed_referrals for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and referrer_id = (select access.staff_id()));
create policy send on proposed_referrals for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and referrer_id = (select access.staff_id())
        and agency_id = (select access.staff_agency()) and status = 'WithDecisionMaker' and verified_by_id is null and verified_at is null
        and not access.case_exists(case_id));
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

-- The panel (Policy 7.5, 10.1) --------------------------------------------------------------------------------------------

create table panel_conflicts (
    referral_id uuid not null constraint fk_panel_conflicts_referrals_referral_id references referrals (id),
    member_id uuid not null constraint fk_panel_conflicts_staff_members_member_id references staff_members (id),
    partnership_id uuid not null constraint fk_panel_conflicts_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_panel_conflicts_cases_case_id references cases (id),
    reason text not null,
    declared_at timestamptz not null,
    constraint pk_panel_conflicts primary key (referral_id, member_id)
);
create index ix_panel_conflicts_member_id on panel_conflicts (member_id);
create index ix_panel_conflicts_partnership_id on panel_conflicts (partnership_id);
create index ix_panel_conflicts_case_id on panel_conflicts (case_id);

create table vote_links (
    id uuid not null constraint pk_vote_links primary key,
    partnership_id uuid not null constraint fk_vote_links_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_vote_links_cases_case_id references cases (id),
    referral_id uuid not null constraint fk_vote_links_referrals_referral_id references referrals (id),
    submission integer not null,
    member_id uuid not null constraint fk_vote_links_staff_members_member_id references staff_members (id),
    token_hash bytea not null,
    expires_at timestamptz not null,
    used_at timestamptz null
);
create unique index ix_vote_links_token_hash on vote_links (token_hash);
create index ix_vote_links_partnership_id on vote_links (partnership_id);
create index ix_vote_links_case_id on vote_links (case_id);
create index ix_vote_links_referral_id on vote_links (referral_id);
create index ix_vote_links_member_id on vote_links (member_id);

-- Referrals in which the asker declared a conflict of interest.
create function access.conflicted_referrals() returns uuid[] language sql stable security definer set search_path = public, pg_temp as
$$ select coalesce(array_agg(referral_id), '{}') from panel_conflicts where member_id = access.staff_id() $$;
revoke execute on function access.conflicted_referrals() from public;
grant execute on function access.conflicted_referrals() to practicereview_workspace;

call access.protect('panel_conflicts');
create policy see_conflicts on panel_conflicts for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and (select access.sees_all_cases()));
create policy declare_own on panel_conflicts for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and (select access.is_on_panel()) and member_id = (select access.staff_id())
        and referral_id in (select r.id from referrals r));
grant select, insert on panel_conflicts to practicereview_workspace;

-- A link is made for a member by whoever brings the referral before the panel, and is the member's alone from then on.
call access.protect('vote_links');
create policy own_link on vote_links for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and member_id = (select access.staff_id()));
create policy use_own on vote_links for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and member_id = (select access.staff_id()) and used_at is null)
    with check (partnership_id = (select access.staff_partnership()) and member_id = (select access.staff_id()));
create policy make_link on vote_links for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and used_at is null
        and ((select access.sees_all_families()) or referral_id = any ((select access.own_referrals())::uuid[])));
grant select, insert, update (used_at) on vote_links to practicereview_workspace;

-- Whoever declared a conflict neither votes nor decides, and sees no other vote before it is decided.
create policy no_conflict_cast on panel_votes as restrictive for insert to practicereview_workspace
    with check (not referral_id = any ((select access.conflicted_referrals())::uuid[]));
create policy no_conflict_change on panel_votes as restrictive for update to practicereview_workspace
    using (not referral_id = any ((select access.conflicted_referrals())::uuid[]));
create policy no_conflict on referral_decisions as restrictive for insert to practicereview_workspace
    with check (not referral_id = any ((select access.conflicted_referrals())::uuid[]));
create policy no_conflict on referral_disagreements as restrictive for update to practicereview_workspace
    using (not case_id in (select c.case_id from panel_conflicts c where c.member_id = (select access.staff_id())));
create or replace function access.may_see_votes(of_referral uuid, of_submission integer) returns boolean language sql stable security definer set search_path = public, pg_temp as
$$ select not access.is_on_panel()
    or (exists (select from panel_votes where referral_id = of_referral and submission = of_submission and member_id = access.staff_id())
        and not exists (select from panel_conflicts where referral_id = of_referral and member_id = access.staff_id()))
    or exists (select from referral_decisions where referral_id = of_referral and submission = of_submission) $$;

-- Nobody waits for the vote of a member who declared a conflict.
create or replace function access.voters(of_case uuid) returns setof uuid language sql stable security definer set search_path = public, pg_temp as
$$ select v.member_id from panel_votes v join referrals r on r.id = v.referral_id and r.submission = v.submission where r.case_id = of_case
   union select member_id from panel_conflicts where case_id = of_case $$;

-- What the referral says of the children and the criteria, and what follows from it (Policy 4.2, 4.3, 5.2, 7.4 to 7.6) ----------

alter table referrals
    add other_children_content text not null default '[]',
    add concludes_criteria_met boolean null,
    add criteria_reason text not null default '';

create table authority_notices (
    case_id uuid not null constraint fk_authority_notices_cases_case_id references cases (id),
    step text not null,
    partnership_id uuid not null constraint fk_authority_notices_partnerships_partnership_id references partnerships (id),
    on_day date not null,
    recorded_by_id uuid not null constraint fk_authority_notices_staff_members_recorded_by_id references staff_members (id),
    recorded_at timestamptz not null,
    constraint pk_authority_notices primary key (case_id, step)
);
create index ix_authority_notices_partnership_id on authority_notices (partnership_id);
create index ix_authority_notices_recorded_by_id on authority_notices (recorded_by_id);

create table linked_processes (
    case_id uuid not null constraint fk_linked_processes_cases_case_id references cases (id),
    kind text not null,
    partnership_id uuid not null constraint fk_linked_processes_partnerships_partnership_id references partnerships (id),
    referred_on date null,
    lead text not null,
    agreement text not null,
    recorded_by_id uuid not null constraint fk_linked_processes_staff_members_recorded_by_id references staff_members (id),
    recorded_at timestamptz not null,
    constraint pk_linked_processes primary key (case_id, kind)
);
create index ix_linked_processes_partnership_id on linked_processes (partnership_id);
create index ix_linked_processes_recorded_by_id on linked_processes (recorded_by_id);

create table review_leadings (
    case_id uuid not null constraint pk_review_leadings primary key constraint fk_review_leadings_cases_case_id references cases (id),
    partnership_id uuid not null constraint fk_review_leadings_partnerships_partnership_id references partnerships (id),
    chair_id uuid null constraint fk_review_leadings_staff_members_chair_id references staff_members (id),
    is_independent boolean null,
    consideration text null,
    chair_decided_by_id uuid null constraint fk_review_leadings_staff_members_chair_decided_by_id references staff_members (id),
    chair_decided_at timestamptz null,
    ofsted text null,
    ofsted_checked_by_id uuid null constraint fk_review_leadings_staff_members_ofsted_checked_by_id references staff_members (id),
    ofsted_checked_at timestamptz null
);
create index ix_review_leadings_partnership_id on review_leadings (partnership_id);
create index ix_review_leadings_chair_id on review_leadings (chair_id);
create index ix_review_leadings_chair_decided_by_id on review_leadings (chair_decided_by_id);
create index ix_review_leadings_ofsted_checked_by_id on review_leadings (ofsted_checked_by_id);

-- The business unit and the referrer record what the local authority did; the case's staff read it.
call access.protect('authority_notices');
create policy see_notices on authority_notices for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_cases()) or case_id = any ((select access.staff_cases())::uuid[])
            or case_id in (select c.id from cases c where c.referrer_id = (select access.staff_id()))
            or case_id = any ((select access.verified_cases())::uuid[])));
create policy record_notices on authority_notices for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id in (select c.id from cases c where c.referrer_id = (select access.staff_id()))
            or case_id = any ((select access.verified_cases())::uuid[])));
create policy correct_notices on authority_notices for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id in (select c.id from cases c where c.referrer_id = (select access.staff_id()))));
grant select, insert, update (on_day, recorded_by_id, recorded_at) on authority_notices to practicereview_workspace;

call access.protect('linked_processes');
call access.open_to_case_staff('linked_processes', 'select, insert, update');
create policy business_unit_records on linked_processes as restrictive for insert to practicereview_workspace with check ((select access.sees_all_families()));
create policy business_unit_changes on linked_processes as restrictive for update to practicereview_workspace using ((select access.sees_all_families()));

call access.protect('review_leadings');
create policy see_leading on review_leadings for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and ((select access.sees_all_cases()) or case_id = any ((select access.staff_cases())::uuid[])));
create policy lead on review_leadings for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and (select access.sees_all_cases()) and case_id in (select c.id from cases c));
create policy lead_again on review_leadings for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and (select access.sees_all_cases()));
grant select, insert, update on review_leadings to practicereview_workspace;
-- Who chairs is the sub-group Chair's to decide, or the Deputy's in their place, and nobody else's.
create policy chair_by_the_chair on review_leadings as restrictive for insert to practicereview_workspace
    with check (chair_id is null or (chair_decided_by_id = (select access.staff_id()) and (select access.staff_has_role('SubGroupChair', 'SubGroupDeputyChair'))));
create function access.keep_chair_decision() returns trigger language plpgsql as $$
begin
    if session_user = 'practicereview_workspace' and (new.chair_id, new.consideration, new.is_independent) is distinct from (old.chair_id, old.consideration, old.is_independent)
        and not (new.chair_decided_by_id = access.staff_id() and access.staff_has_role('SubGroupChair', 'SubGroupDeputyChair')) then
        raise exception 'Who chairs a review is decided by the Chair of the sub-group.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger keep_chair_decision before update on review_leadings for each row execute function access.keep_chair_decision();

-- Good outcomes that are put forward for review (Policy 5.3) ----------------------------------------------------------------

create table good_outcome_referrals (
    id uuid not null constraint pk_good_outcome_referrals primary key,
    partnership_id uuid not null constraint fk_good_outcome_referrals_partnerships_partnership_id references partnerships (id),
    agency_id uuid null constraint fk_good_outcome_referrals_agencies_agency_id references agencies (id),
    referrer_id uuid not null constraint fk_good_outcome_referrals_staff_members_referrer_id references staff_members (id),
    title text not null,
    content text not null,
    submitted_at timestamptz not null,
    is_accepted boolean null,
    rationale text null,
    answered_by_id uuid null constraint fk_good_outcome_referrals_staff_members_answered_by_id references staff_members (id),
    answered_at timestamptz null
);
create index ix_good_outcome_referrals_partnership_id on good_outcome_referrals (partnership_id);
create index ix_good_outcome_referrals_agency_id on good_outcome_referrals (agency_id);
create index ix_good_outcome_referrals_referrer_id on good_outcome_referrals (referrer_id);
create index ix_good_outcome_referrals_answered_by_id on good_outcome_referrals (answered_by_id);

call access.protect('good_outcome_referrals');
create policy see_good_outcomes on good_outcome_referrals for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and ((select access.sees_all_cases()) or referrer_id = (select access.staff_id())));
create policy put_forward on good_outcome_referrals for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and referrer_id = (select access.staff_id()) and is_accepted is null);
create policy answer on good_outcome_referrals for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and (select access.is_on_panel()) and referrer_id <> (select access.staff_id()) and is_accepted is null)
    with check (answered_by_id = (select access.staff_id()));
grant select, insert, update (is_accepted, rationale, answered_by_id, answered_at) on good_outcome_referrals to practicereview_workspace;
