-- Referrals and the decisions on them. The child's name stands in referrals and their versions, and nowhere else of a case.

create table case_numbers (
    partnership_id uuid not null constraint fk_case_numbers_partnerships_partnership_id references partnerships (id),
    year integer not null,
    last integer not null,
    constraint pk_case_numbers primary key (partnership_id, year)
);

create table referrals (
    id uuid not null constraint pk_referrals primary key,
    partnership_id uuid not null constraint fk_referrals_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_referrals_cases_case_id references cases (id),
    referrer_id uuid not null constraint fk_referrals_staff_members_referrer_id references staff_members (id),
    agency_id uuid null constraint fk_referrals_agencies_agency_id references agencies (id),
    status text not null,
    submission integer not null,
    submitted_at timestamptz not null,
    forwarded_at timestamptz null,
    referrer_kind text not null,
    child_name text not null,
    child_date_of_birth date not null,
    incident_on date not null,
    what_happened text not null,
    abuse_or_neglect text not null,
    harm text not null,
    place text not null,
    agency_ids uuid[] not null,
    other_agencies text not null,
    is_looked_after boolean not null,
    notification text not null,
    aware_on date null,
    notified_on date null,
    decision_maker text not null,
    verified_on date null,
    is_noted_on_child_record boolean not null,
    family_advice text not null
);
create unique index ix_referrals_case_id on referrals (case_id);
create index ix_referrals_partnership_id_status_submitted_at on referrals (partnership_id, status, submitted_at);
create index ix_referrals_referrer_id on referrals (referrer_id);
create index ix_referrals_agency_id on referrals (agency_id);

create table referral_versions (
    referral_id uuid not null constraint fk_referral_versions_referrals_referral_id references referrals (id),
    submission integer not null,
    partnership_id uuid not null constraint fk_referral_versions_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_referral_versions_cases_case_id references cases (id),
    referrer_id uuid not null constraint fk_referral_versions_staff_members_referrer_id references staff_members (id),
    content text not null,
    submitted_at timestamptz not null,
    constraint pk_referral_versions primary key (referral_id, submission)
);
create index ix_referral_versions_partnership_id on referral_versions (partnership_id);
create index ix_referral_versions_case_id on referral_versions (case_id);
create index ix_referral_versions_referrer_id on referral_versions (referrer_id);

create table panel_votes (
    id uuid not null constraint pk_panel_votes primary key,
    partnership_id uuid not null constraint fk_panel_votes_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_panel_votes_cases_case_id references cases (id),
    referral_id uuid not null constraint fk_panel_votes_referrals_referral_id references referrals (id),
    submission integer not null,
    member_id uuid not null constraint fk_panel_votes_staff_members_member_id references staff_members (id),
    outcome text not null,
    reason text not null,
    cast_at timestamptz not null
);
create unique index ix_panel_votes_referral_id_submission_member_id on panel_votes (referral_id, submission, member_id);
create index ix_panel_votes_partnership_id on panel_votes (partnership_id);
create index ix_panel_votes_case_id on panel_votes (case_id);
create index ix_panel_votes_member_id on panel_votes (member_id);

create table referral_decisions (
    id uuid not null constraint pk_referral_decisions primary key,
    partnership_id uuid not null constraint fk_referral_decisions_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_referral_decisions_cases_case_id references cases (id),
    referral_id uuid not null constraint fk_referral_decisions_referrals_referral_id references referrals (id),
    submission integer not null,
    outcome text not null,
    basis text not null,
    is_final boolean not null,
    rationale text not null,
    helper_id uuid null constraint fk_referral_decisions_staff_members_helper_id references staff_members (id),
    decided_by_id uuid not null constraint fk_referral_decisions_staff_members_decided_by_id references staff_members (id),
    decided_at timestamptz not null
);
create unique index ix_referral_decisions_referral_id_submission_is_final on referral_decisions (referral_id, submission, is_final);
create index ix_referral_decisions_partnership_id on referral_decisions (partnership_id);
create index ix_referral_decisions_case_id on referral_decisions (case_id);
create index ix_referral_decisions_helper_id on referral_decisions (helper_id);
create index ix_referral_decisions_decided_by_id on referral_decisions (decided_by_id);

create table referral_disagreements (
    decision_id uuid not null constraint pk_referral_disagreements primary key
        constraint fk_referral_disagreements_referral_decisions_decision_id references referral_decisions (id),
    partnership_id uuid not null constraint fk_referral_disagreements_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_referral_disagreements_cases_case_id references cases (id),
    referrer_id uuid not null constraint fk_referral_disagreements_staff_members_referrer_id references staff_members (id),
    reason text not null,
    disagreed_at timestamptz not null,
    adviser_id uuid null constraint fk_referral_disagreements_staff_members_adviser_id references staff_members (id),
    adviser_view text null,
    viewed_at timestamptz null,
    closed_at timestamptz null
);
create index ix_referral_disagreements_partnership_id on referral_disagreements (partnership_id);
create index ix_referral_disagreements_case_id on referral_disagreements (case_id);
create index ix_referral_disagreements_referrer_id on referral_disagreements (referrer_id);
create index ix_referral_disagreements_adviser_id on referral_disagreements (adviser_id);

-- Who is asking ---------------------------------------------------------------------------------------------------

-- The next reference of the asker's own partnership in a year. The row of the year is locked until the case is there or is
-- not, so that two referrals at once wait for one another and no number is given twice or lost.
create function access.next_case_reference(of_year integer) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
    asking uuid := access.staff_partnership();
    prefix text;
    number integer;
begin
    select reference_prefix into strict prefix from partnerships where id = asking;
    insert into case_numbers (partnership_id, year, last) values (asking, of_year, 0) on conflict do nothing;
    select last into number from case_numbers where partnership_id = asking and year = of_year for update;
    loop
        number := number + 1;
        exit when not exists (select from cases where partnership_id = asking and reference = format('%s-%s-%s', prefix, of_year, lpad(number::text, 4, '0')));
    end loop;
    update case_numbers set last = number where partnership_id = asking and year = of_year;
    return format('%s-%s-%s', prefix, of_year, lpad(number::text, 4, '0'));
end $$;

create function access.is_on_panel() returns boolean language sql stable as
$$ select access.staff_has_role('BusinessManager', 'IndependentAdviser', 'SubGroupChair', 'SubGroupDeputyChair') $$;

-- The referrals the asker made, whatever else they are.
create function access.own_referrals() returns uuid[] language sql stable security definer set search_path = public, pg_temp as
$$ select coalesce(array_agg(id), '{}') from referrals where referrer_id = access.staff_id() $$;

-- A member of the panel sees the others' votes only after casting one, or when the submission is answered; the business unit,
-- which has no vote, sees them all.
create function access.may_see_votes(of_referral uuid, of_submission integer) returns boolean language sql stable security definer set search_path = public, pg_temp as
$$ select not access.is_on_panel()
    or exists (select from panel_votes where referral_id = of_referral and submission = of_submission and member_id = access.staff_id())
    or exists (select from referral_decisions where referral_id = of_referral and submission = of_submission) $$;

-- Protection -----------------------------------------------------------------------------------------------------------

call access.protect('case_numbers');

call access.protect('referrals');
call access.open_to_case_staff('referrals', 'select, insert, update', 'referrer_id = (select access.staff_id())');
create policy own_case on referrals as restrictive for all to practicereview_workspace
    using (true) with check (case_id in (select c.id from cases c));

call access.protect('referral_versions');
call access.open_to_case_staff('referral_versions', 'select', 'referrer_id = (select access.staff_id())');
grant insert on referral_versions to practicereview_workspace;
create policy own_words on referral_versions as restrictive for insert to practicereview_workspace
    with check (referrer_id = (select access.staff_id()) and case_id in (select c.id from cases c where c.referrer_id = (select access.staff_id())));

call access.protect('panel_votes');
create policy see_votes on panel_votes for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and (select access.sees_all_cases())
        and (member_id = (select access.staff_id()) or access.may_see_votes(referral_id, submission)));
create policy cast_own on panel_votes for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and (select access.is_on_panel()) and member_id = (select access.staff_id())
        and not referral_id = any ((select access.own_referrals())::uuid[]) and referral_id in (select r.id from referrals r));
create policy change_own on panel_votes for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and (select access.is_on_panel()) and member_id = (select access.staff_id()))
    with check (partnership_id = (select access.staff_partnership()) and member_id = (select access.staff_id()));
grant select, insert, update (outcome, reason, cast_at) on panel_votes to practicereview_workspace;

call access.protect('referral_decisions');
create policy see_decisions on referral_decisions for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_cases()) or case_id = any ((select access.staff_cases())::uuid[])
            or referral_id = any ((select access.own_referrals())::uuid[])));
create policy decide on referral_decisions for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and (select access.sees_all_cases()) and decided_by_id = (select access.staff_id())
        and not referral_id = any ((select access.own_referrals())::uuid[]) and referral_id in (select r.id from referrals r));
grant select, insert on referral_decisions to practicereview_workspace;

call access.protect('referral_disagreements');
create policy see_disagreements on referral_disagreements for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_cases()) or case_id = any ((select access.staff_cases())::uuid[]) or referrer_id = (select access.staff_id())));
create policy disagree on referral_disagreements for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and referrer_id = (select access.staff_id())
        and decision_id in (select d.id from referral_decisions d where d.referral_id = any ((select access.own_referrals())::uuid[])));
create policy answer on referral_disagreements for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and (select access.is_on_panel()) and referrer_id <> (select access.staff_id()))
    with check (partnership_id = (select access.staff_partnership()));
grant select, insert, update (adviser_id, adviser_view, viewed_at, closed_at) on referral_disagreements to practicereview_workspace;

revoke execute on function access.next_case_reference(integer), access.is_on_panel(), access.own_referrals(), access.may_see_votes(uuid, integer) from public;
grant execute on function access.next_case_reference(integer), access.is_on_panel(), access.own_referrals(), access.may_see_votes(uuid, integer) to practicereview_workspace;
