-- What the rules of the portal said and the database alone did not hold.

-- Referrals inside an agency (Policy 7.3) --------------------------------------------------------------------------------

-- The cases that the asker opened by verifying a referral, as long as they decide for that agency.
create or replace function access.verified_cases() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(array_agg(p.case_id), '{}') from proposed_referrals p join staff_members s on s.id = p.verified_by_id
    where p.verified_by_id = access.staff_id() and p.status = 'Submitted' and s.ended_at is null and s.agency_id = p.agency_id
      and s.partnership_id = p.partnership_id and access.staff_has_role('DesignatedDecisionMaker') $$;

-- Those among them that are being opened: the referral is as it was received, and nothing is decided.
create function access.opening_cases() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(array_agg(v), '{}') from unnest(access.verified_cases()) v
    where not exists (select from referrals r where r.case_id = v and (r.status <> 'Received' or r.submission > 1))
      and not exists (select from referral_decisions d where d.case_id = v)
      and not exists (select from cases c where c.id = v and c.stage <> 'Referral') $$;
revoke execute on function access.opening_cases() from public;
grant execute on function access.opening_cases() to practicereview_workspace;

-- Verifying opens a case with what was received; it says nothing of what happens to it later.
drop policy verified_insert on cases;
create policy verified_insert on cases for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and id = any ((select access.opening_cases())::uuid[])
        and stage = 'Referral' and review_type is null);
drop policy verified_insert on milestones;
create policy verified_insert on milestones for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.opening_cases())::uuid[])
        and happening in ('Received', 'Aware', 'NationalPanelNotified') and subject_id is null);
drop policy verified_insert on deadlines;
create policy verified_insert on deadlines for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.opening_cases())::uuid[])
        and subject_id is null and (met_at is null or kind = 'NotifyNationalPanel'));
drop policy verified_insert on family_progress;
create policy verified_insert on family_progress for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.opening_cases())::uuid[]));
drop policy verified_insert on referrals;
create policy verified_insert on referrals for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.opening_cases())::uuid[])
        and status = 'Received' and submission = 1 and verified_by_id = (select access.staff_id()));
drop policy verified_insert on referral_versions;
create policy verified_insert on referral_versions for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.opening_cases())::uuid[]) and submission = 1);
drop policy own_words on referral_versions;
create policy own_words on referral_versions as restrictive for insert to practicereview_workspace
    with check ((referrer_id = (select access.staff_id()) and case_id in (select c.id from cases c where c.referrer_id = (select access.staff_id())))
        or case_id = any ((select access.opening_cases())::uuid[]));

comment on function access.find_cases(text) is
    'The cases somebody may see, but for those they only verified for their agency: these are read on the page of the referral inside the agency.';

-- Whose turn it is with a referral (Policy 7.5): the business unit forwards it, the referrer completes what was returned, and
-- neither the referrer nor a member with a conflict of interest answers it.
create function access.keep_turn_of_referral() returns trigger language plpgsql as $$
declare turn text[] := array['status', 'submission', 'submitted_at', 'forwarded_at'];
begin
    if to_jsonb(new) - turn is distinct from to_jsonb(old) - turn or (new.submission, new.submitted_at) is distinct from (old.submission, old.submitted_at) then
        if not (old.referrer_id = access.staff_id() and old.status = 'Returned' and new.status in ('Received', 'WithPanel')) then
            raise exception 'A referral is changed by its referrer, and only when it was returned.' using errcode = 'insufficient_privilege';
        end if;
    elsif new.status in ('Received', 'WithPanel') and new.status <> old.status
        and not (old.status = 'Received' and new.status = 'WithPanel' and access.sees_all_families()) then
        raise exception 'A referral is forwarded by the business unit.' using errcode = 'insufficient_privilege';
    end if;
    if new.forwarded_at is distinct from old.forwarded_at and not access.sees_all_families() then
        raise exception 'A referral is forwarded by the business unit.' using errcode = 'insufficient_privilege';
    end if;
    if new.status in ('Returned', 'Decided') and new.status <> old.status
        and (not access.sees_all_cases() or old.referrer_id = access.staff_id() or old.id = any (access.conflicted_referrals())) then
        raise exception 'A referral is answered by others than its referrer.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
revoke execute on function access.keep_turn_of_referral() from public;
create trigger keep_turn_of_referral before update on referrals for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_turn_of_referral();

-- On what a decision rests says who makes it: at once the Business Manager, a tie the Independent Adviser, finally the panel.
create policy basis_of_decision on referral_decisions as restrictive for insert to practicereview_workspace
    with check (case basis
        when 'Immediate' then (select access.staff_has_role('BusinessManager'))
        when 'IndependentAdviser' then (select access.staff_has_role('IndependentAdviser'))
        when 'Final' then is_final and (select access.is_on_panel())
        else not is_final end);

-- The view on a disagreement is the Independent Adviser's (Policy 7.5).
create function access.keep_view_of_adviser() returns trigger language plpgsql as $$
begin
    if (new.adviser_view, new.viewed_at, new.adviser_id) is distinct from (old.adviser_view, old.viewed_at, old.adviser_id)
        and not access.staff_has_role('IndependentAdviser') then
        raise exception 'The view is given by the Independent Adviser.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
revoke execute on function access.keep_view_of_adviser() from public;
create trigger keep_view_of_adviser before update on referral_disagreements for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_view_of_adviser();

-- What agencies are asked (Policy 7.7) -------------------------------------------------------------------------------------

-- A request that was withdrawn belongs to nobody any more: neither its letter nor anything returned to it.
create or replace function access.own_requests() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(array_agg(r.id), '{}') from information_requests r join staff_members s on s.id = r.author_id
    where r.author_id = access.staff_id() and s.ended_at is null and s.agency_id = r.agency_id and s.partnership_id = r.partnership_id
      and r.withdrawn_at is null and access.staff_has_role('AgencyAuthor') $$;

-- That it was withdrawn is all its author still reads of it.
create function access.withdrawn_requests() returns table (request_id uuid, case_id uuid, agency_id uuid, kind text, round integer, sent_at timestamptz, withdrawn_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select r.id, r.case_id, r.agency_id, r.kind, r.round, r.sent_at, r.withdrawn_at from information_requests r join staff_members s on s.id = r.author_id
    where r.author_id = access.staff_id() and s.ended_at is null and s.agency_id = r.agency_id and s.partnership_id = r.partnership_id
      and r.withdrawn_at is not null and access.staff_has_role('AgencyAuthor')
    order by r.sent_at desc, r.id limit 200 $$;
revoke execute on function access.withdrawn_requests() from public;
grant execute on function access.withdrawn_requests() to practicereview_workspace;

-- Who wrote it ---------------------------------------------------------------------------------------------------------------

-- A column that says who did something is written by that person and nobody else, and not emptied.
create function access.keep_authorship() returns trigger language plpgsql as $$
declare
    author text;
    was jsonb := case tg_op when 'UPDATE' then to_jsonb(old) else '{}' end;
    becomes jsonb := to_jsonb(new);
begin
    foreach author in array tg_argv loop
        if becomes ->> author is distinct from was ->> author and becomes ->> author is distinct from access.staff_id()::text then
            raise exception 'One signs only as oneself.' using errcode = 'insufficient_privilege';
        end if;
    end loop;
    return new;
end $$;
revoke execute on function access.keep_authorship() from public;
create trigger keep_authorship before insert or update on meeting_invitations for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_authorship('invited_by');
create trigger keep_authorship before insert or update on undecided_sittings for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_authorship('recorded_by');
create trigger keep_authorship before insert or update on meeting_attendances for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_authorship('recorded_by');
create trigger keep_authorship before insert or update on immediate_actions for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_authorship('added_by', 'done_by');
create trigger keep_authorship before insert or update on meeting_reports for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_authorship('written_by', 'completed_by');
create trigger keep_authorship before insert or update on review_leadings for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_authorship('chair_decided_by_id', 'ofsted_checked_by_id');
create trigger keep_authorship before insert or update on linked_processes for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_authorship('recorded_by_id');
create trigger keep_authorship before update on referral_disagreements for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_authorship('adviser_id');
create trigger keep_authorship before update on information_requests for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_authorship('withdrawn_by');

-- A notice is recorded by oneself; one that a referral brought with it, in the name of the referrer whose words it holds.
drop policy record_notices on authority_notices;
create policy record_notices on authority_notices for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership())
        and ((recorded_by_id = (select access.staff_id())
                and ((select access.sees_all_families()) or case_id in (select c.id from cases c where c.referrer_id = (select access.staff_id()))))
            or (case_id = any ((select access.opening_cases())::uuid[])
                and recorded_by_id in (select p.referrer_id from proposed_referrals p where p.case_id = authority_notices.case_id))));
drop policy correct_notices on authority_notices;
create policy correct_notices on authority_notices for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id in (select c.id from cases c where c.referrer_id = (select access.staff_id()))))
    with check (partnership_id = (select access.staff_partnership()) and recorded_by_id = (select access.staff_id()));

-- The decision on who chairs is one thing: the person, why, who decided and when (Policy 7.6).
create or replace function access.keep_chair_decision() returns trigger language plpgsql as $$
begin
    if session_user = 'practicereview_workspace'
        and (new.chair_id, new.consideration, new.is_independent, new.chair_decided_by_id, new.chair_decided_at)
            is distinct from (old.chair_id, old.consideration, old.is_independent, old.chair_decided_by_id, old.chair_decided_at)
        and not (new.chair_decided_by_id = access.staff_id() and access.staff_has_role('SubGroupChair', 'SubGroupDeputyChair')) then
        raise exception 'Who chairs a review is decided by the Chair of the sub-group.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
drop policy chair_by_the_chair on review_leadings;
create policy chair_by_the_chair on review_leadings as restrictive for insert to practicereview_workspace
    with check ((chair_id is null and chair_decided_by_id is null and chair_decided_at is null)
        or (chair_decided_by_id = (select access.staff_id()) and (select access.staff_has_role('SubGroupChair', 'SubGroupDeputyChair'))));

-- The rapid review meeting (Policy 7.12) ---------------------------------------------------------------------------------------

-- The cases whose review the asker chairs.
create function access.chaired_cases() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(array_agg(m.case_id), '{}') from case_memberships m join staff_members s on s.id = m.staff_id
    where m.staff_id = access.staff_id() and m.until is null and s.ended_at is null and m.role = 'ReviewChair' $$;
revoke execute on function access.chaired_cases() from public;
grant execute on function access.chaired_cases() to practicereview_workspace;

-- That an immediate action is done is said by the agency that owns it, who wrote it down, the Chair or the business unit.
create policy finished_by_those_it_concerns on immediate_actions as restrictive for update to practicereview_workspace
    using ((select access.sees_all_families()) or (select access.staff_has_role('SubGroupChair', 'SubGroupDeputyChair'))
        or agency_id = (select access.staff_agency()) or added_by = (select access.staff_id()) or case_id = any ((select access.chaired_cases())::uuid[]));

-- The Chair completes the report, and from then on it stays as it is.
create function access.keep_complete_report() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.completed_at is not null then
        raise exception 'The report is complete and is not changed any more.' using errcode = 'insufficient_privilege';
    end if;
    if (new.completed_at is not null or new.completed_by is not null)
        and not (access.staff_has_role('SubGroupChair', 'SubGroupDeputyChair') or new.case_id = any (access.chaired_cases())) then
        raise exception 'The report is completed by the Chair.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
revoke execute on function access.keep_complete_report() from public;
create trigger keep_complete_report before insert or update on meeting_reports for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_complete_report();

-- Reminders ---------------------------------------------------------------------------------------------------------------------

-- The people of the agency that owns an immediate action who are in the room of its meeting, and so read what is to be done.
create function access.action_owners(action uuid) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
    select i.staff_id from immediate_actions a join meeting_invitations i on i.case_id = a.case_id and i.revoked_at is null
    join staff_members s on s.id = i.staff_id and s.agency_id = a.agency_id and s.ended_at is null where a.id = action $$;
revoke execute on function access.action_owners(uuid) from public;

-- As whom somebody is reminded: as the one who was looked for, or as the business unit where there is nobody of that kind who
-- could still act. What a message leads to depends on it.
create function access.told_as(deadline uuid, whom text) returns table (staff_id uuid, told_as text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare d deadlines; asked information_requests; referring uuid; of_agency uuid;
begin
    select * into d from deadlines where id = deadline;
    if d.id is null then return; end if;
    if whom in ('InformationAuthor', 'AgencyDecisionMaker') then
        select * into asked from information_requests where id = d.subject_id;
    elsif whom in ('Referrer', 'ReferrersDecisionMaker') then
        select c.referrer_id, s.agency_id into referring, of_agency from cases c join staff_members s on s.id = c.referrer_id where c.id = d.case_id;
    end if;
    return query
    with found as (
        select s.id as person, s.agency_id as agency,
            array(select a.role from staff_role_assignments a where a.staff_id = s.id and a.until is null) as roles
        from (select t as f from access.told_of(deadline, whom) t where whom <> 'ImmediateActionOwner'
            union all select o from access.action_owners(d.subject_id) o where whom = 'ImmediateActionOwner') found_by
        join staff_members s on s.id = f),
    named as (
        select person, roles && array['BusinessUnit', 'BusinessManager'] as is_unit, coalesce(case whom
            when 'InformationAuthor' then person = asked.author_id and agency = asked.agency_id and 'AgencyAuthor' = any (roles)
            when 'AgencyDecisionMaker' then agency = asked.agency_id and 'DesignatedDecisionMaker' = any (roles)
            when 'Referrer' then person = referring
            when 'ReferrersDecisionMaker' then agency = of_agency and 'DesignatedDecisionMaker' = any (roles)
            when 'ReviewLeaders' then exists (select from case_memberships m
                where m.case_id = d.case_id and m.staff_id = person and m.until is null and m.role in ('ReviewChair', 'LeadReviewer'))
            when 'BusinessManager' then 'BusinessManager' = any (roles)
            when 'SubGroupChair' then 'SubGroupChair' = any (roles)
            when 'IndependentAdviser' then 'IndependentAdviser' = any (roles)
            when 'PanelWithoutVote' then roles && array['IndependentAdviser', 'SubGroupChair', 'SubGroupDeputyChair', 'BusinessManager']
            else true end, false) as is_it
        from found)
    select person, case when is_it then whom else 'BusinessUnit' end from named where is_it or is_unit
    union
    select u, 'BusinessUnit' from access.staff_with_role(d.partnership_id, 'BusinessUnit', 'BusinessManager') u
    where not exists (select from named where is_it or is_unit);
end $$;
revoke execute on function access.told_as(uuid, text) from public;
grant execute on function access.told_as(uuid, text) to practicereview_jobs;
revoke execute on function access.told_of(uuid, text) from practicereview_jobs;

-- The calendar feed --------------------------------------------------------------------------------------------------------------

-- A clock that is paused on the day of the question is due on no day, however far back the question looks.
drop function access.days_of_calendar(bytea, timestamptz, timestamptz);
create function access.days_of_calendar(hash bytea, from_at timestamptz, until_at timestamptz, at timestamptz) returns table (deadline_id uuid, due_day date, due_at timestamptz, has_time_of_day boolean)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare whose uuid; before text := current_setting('practicereview.staff_id', true);
begin
    select s.id into whose from calendar_addresses a join staff_members s on s.id = a.staff_id
    where a.token_hash = hash and a.ended_at is null and s.ended_at is null;
    if whose is null then
        return;
    end if;
    perform set_config('practicereview.staff_id', whose::text, true);
    return query
        select d.id, d.due_day, d.due_at, d.has_time_of_day from deadlines d
        where d.partnership_id = access.staff_partnership() and d.met_at is null and d.is_needed and not d.is_foretold
          and (d.paused_from is null or d.paused_from > (at at time zone 'Europe/London')::date or d.paused_until < (at at time zone 'Europe/London')::date)
          and d.kind <> 'KeepReportPublic' and d.due_at > from_at and d.due_at <= until_at
          and ((select access.sees_all_cases()) or d.case_id = any ((select access.staff_cases())::uuid[])
            or d.case_id in (select c.id from cases c where c.referrer_id = whose)
            or d.subject_id = any ((select access.own_requests())::uuid[]))
        order by d.due_at, d.id limit 500;
    perform set_config('practicereview.staff_id', coalesce(before, ''), true);
end $$;
revoke execute on function access.days_of_calendar(bytea, timestamptz, timestamptz, timestamptz) from public;
grant execute on function access.days_of_calendar(bytea, timestamptz, timestamptz, timestamptz) to practicereview_workspace;
