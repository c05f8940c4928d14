-- Extending, withdrawing, rating and sending back what agencies are asked; fuller reports; escalation, quiet hours, and what
-- administrators see of jobs.

-- Requests -----------------------------------------------------------------------------------------------------------

alter table information_requests
    add kind text not null default 'Summary',
    add round integer not null default 1,
    add withdrawn_at timestamptz null,
    add withdrawn_by uuid null constraint fk_information_requests_staff_members_withdrawn_by references staff_members (id),
    add why_withdrawn text null;
drop index ix_information_requests_case_id_agency_id;
-- One at each stage for each agency, and anew after it was withdrawn.
create unique index ix_information_requests_case_id_agency_id_kind on information_requests (case_id, agency_id, kind) where withdrawn_at is null;
create index ix_information_requests_withdrawn_by on information_requests (withdrawn_by);

alter table agency_summaries
    add round integer not null default 1,
    add files_secured_on date null,
    add contributors text not null default '',
    alter files drop not null,
    drop constraint pk_agency_summaries,
    add constraint pk_agency_summaries primary key (request_id, round);

create table request_extensions (
    id uuid not null constraint pk_request_extensions primary key,
    partnership_id uuid not null,
    case_id uuid not null,
    request_id uuid not null,
    until date not null,
    why text not null,
    agreed_by uuid not null constraint fk_request_extensions_staff_members_agreed_by references staff_members (id),
    agreed_at timestamptz not null,
    constraint fk_request_extensions_information_requests_case_id_request_id_partnership_id
        foreign key (case_id, request_id, partnership_id) references information_requests (case_id, id, partnership_id)
);
create index ix_request_extensions_case_id_request_id_partnership_id on request_extensions (case_id, request_id, partnership_id);
create index ix_request_extensions_agreed_by on request_extensions (agreed_by);

-- The quality of each return (measure e).
create table summary_ratings (
    request_id uuid not null,
    round integer not null,
    partnership_id uuid not null,
    case_id uuid not null,
    enough_to_decide text not null,
    time_bound_chronology text not null,
    risk text not null,
    response text not null,
    impact text not null,
    partnership text not null,
    learning text not null,
    words text not null,
    return_by date null,
    rated_by uuid not null constraint fk_summary_ratings_staff_members_rated_by references staff_members (id),
    rated_at timestamptz not null,
    constraint pk_summary_ratings primary key (request_id, round),
    constraint fk_summary_ratings_agency_summaries_request_id_round foreign key (request_id, round) references agency_summaries (request_id, round),
    constraint fk_summary_ratings_information_requests_case_id_request_id_partnership_id
        foreign key (case_id, request_id, partnership_id) references information_requests (case_id, id, partnership_id)
);
create index ix_summary_ratings_case_id_request_id_partnership_id on summary_ratings (case_id, request_id, partnership_id);
create index ix_summary_ratings_rated_by on summary_ratings (rated_by);
create index ix_summary_ratings_partnership_id_rated_at on summary_ratings (partnership_id, rated_at);

call access.protect('request_extensions');
call access.open_to_case_staff('request_extensions', 'select, insert');
create policy request_author on request_extensions for select to practicereview_workspace using (request_id = any ((select access.own_requests())::uuid[]));
create policy agreed_by_business_unit on request_extensions as restrictive for insert to practicereview_workspace
    with check ((select access.sees_all_families()) and agreed_by = (select access.staff_id()));

call access.protect('summary_ratings');
call access.open_to_case_staff('summary_ratings', 'select, insert');
create policy request_author on summary_ratings for select to practicereview_workspace using (request_id = any ((select access.own_requests())::uuid[]));
create policy rated_by_business_unit on summary_ratings as restrictive for insert to practicereview_workspace
    with check ((select access.sees_all_families()) and rated_by = (select access.staff_id()));

-- The author returns; the business unit withdraws and sends back. Neither does the other's part.
drop policy returned_by_author on information_requests;
create policy changed_by_author_or_business_unit on information_requests as restrictive for update to practicereview_workspace
    using (id = any ((select access.own_requests())::uuid[]) or (select access.sees_all_families()));
grant update (withdrawn_at, withdrawn_by, why_withdrawn, round) on information_requests to practicereview_workspace;

create function access.only_own_part_of_request() returns trigger language plpgsql as $$
begin
    if not old.id = any (access.own_requests())
        and (coalesce(new.returned_at, old.returned_at) is distinct from old.returned_at
            or coalesce(new.return_kind, old.return_kind) is distinct from old.return_kind
            or coalesce(new.records_searched, old.records_searched) is distinct from old.records_searched) then
        raise exception 'Only its author returns a request.' using errcode = 'insufficient_privilege';
    end if;
    if not access.sees_all_families()
        and ((new.withdrawn_at, new.withdrawn_by, new.why_withdrawn, new.round) is distinct from (old.withdrawn_at, old.withdrawn_by, old.why_withdrawn, old.round)
            or (old.returned_at is not null and new.returned_at is null)) then
        raise exception 'Only the business unit withdraws a request or sends a return back.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger only_own_part_of_request before update on information_requests for each row
    when (session_user = 'practicereview_workspace') execute function access.only_own_part_of_request();
grant execute on function access.only_own_part_of_request() to practicereview_workspace;

-- The same for fuller reports as for summaries: an author meets the deadline of the own request and does not move it.
create policy request_author_returns_fuller on milestones for insert to practicereview_workspace
    with check (happening = 'FullerReportReturned' and subject_id = any ((select access.own_requests())::uuid[])
        and exists (select from information_requests r where r.id = subject_id and r.case_id = milestones.case_id and r.partnership_id = milestones.partnership_id));
drop trigger only_meet_own_deadline on deadlines;
create trigger only_meet_own_deadline before update on deadlines for each row
    when (old.kind in ('ReturnAgencySummary', 'ReturnFullerReport') and session_user = 'practicereview_workspace')
    execute function access.only_meet_own_deadline();

-- What an agency was asked and when it returned, for its own authors and its designated decision-maker: no letter, no child, no case.
create function access.agency_requests(at_most integer) returns table (
    request_id uuid, kind text, author_id uuid, author_name text, sent_at timestamptz, due_day date, is_late boolean, returned_at timestamptz,
    return_kind text, withdrawn_at timestamptz, round integer, extensions bigint, enough_to_decide text)
language sql stable security definer set search_path = public, pg_temp as $$
    select r.id, r.kind, r.author_id, s.name, r.sent_at, d.due_day,
        coalesce(d.is_needed and not d.is_foretold and d.met_at is null and d.due_at <= now(), false), r.returned_at,
        r.return_kind, r.withdrawn_at, r.round,
        (select count(*) from request_extensions e where e.request_id = r.id),
        (select q.enough_to_decide from summary_ratings q where q.request_id = r.id order by q.round desc limit 1)
    from information_requests r join staff_members s on s.id = r.author_id
    left join deadlines d on d.subject_id = r.id and d.case_id = r.case_id and d.kind in ('ReturnAgencySummary', 'ReturnFullerReport')
    where r.agency_id = access.staff_agency() and r.partnership_id = access.staff_partnership()
      and access.staff_has_role('AgencyAuthor', 'DesignatedDecisionMaker')
    order by r.sent_at desc, r.id limit least(at_most, 500) $$;
grant execute on function access.agency_requests(integer) to practicereview_workspace;

-- Reminders ------------------------------------------------------------------------------------------------------------

-- Whom a reminder goes to: those the deadline waits for, and when it is late the next in line, whom only this function finds.
-- Where the next in line does not exist, the business unit hears of it instead.
create function access.told_of(deadline uuid, whom text) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare d deadlines; agency uuid; told uuid[] := '{}';
begin
    if whom not in ('AgencyDecisionMaker', 'ReferrersDecisionMaker', 'BusinessManager', 'SubGroupChair', 'IndependentAdviser') then
        return query select access.waited_for(deadline, whom);
        return;
    end if;
    select * into d from deadlines where id = deadline;
    if d.id is null then return; end if;
    if whom in ('AgencyDecisionMaker', 'ReferrersDecisionMaker') then
        if whom = 'AgencyDecisionMaker' then
            select r.agency_id into agency from information_requests r where r.id = d.subject_id;
        else
            select s.agency_id into agency from cases c join staff_members s on s.id = c.referrer_id where c.id = d.case_id;
        end if;
        told := array(select f from access.staff_with_role(d.partnership_id, 'DesignatedDecisionMaker') f join staff_members s on s.id = f where s.agency_id = agency);
    else
        told := array(select access.staff_with_role(d.partnership_id, whom));
    end if;
    if cardinality(told) = 0 then
        told := array(select access.staff_with_role(d.partnership_id, 'BusinessUnit', 'BusinessManager'));
    end if;
    return query select distinct f from unnest(told) f;
end $$;
grant execute on function access.told_of(uuid, text) to practicereview_jobs;
revoke execute on function access.waited_for(uuid, text) from practicereview_jobs;

-- When reminders of dates rest. A partnership without a row has the portal's own hours (QuietHours).
create table quiet_hours (
    partnership_id uuid not null constraint pk_quiet_hours primary key constraint fk_quiet_hours_partnerships_partnership_id references partnerships (id),
    begins_at time not null,
    ends_at time not null,
    days_off boolean not null,
    hours_that_cannot_wait integer not null,
    changed_by uuid not null constraint fk_quiet_hours_staff_members_changed_by references staff_members (id),
    changed_at timestamptz not null
);
create index ix_quiet_hours_changed_by on quiet_hours (changed_by);
call access.protect('quiet_hours');
create policy administrators on quiet_hours to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and (select access.staff_has_role('Administrator')))
    with check (partnership_id = (select access.staff_partnership()) and (select access.staff_has_role('Administrator')) and changed_by = (select access.staff_id()));
grant select, insert, update on quiet_hours to practicereview_workspace;
call access.open_to_jobs('quiet_hours', 'select');

-- Jobs ---------------------------------------------------------------------------------------------------------------

-- An administrator asks for a run; the node that comes first takes it. One at a time waits for each job.
create table job_requests (
    id uuid not null constraint pk_job_requests primary key,
    partnership_id uuid not null constraint fk_job_requests_partnerships_partnership_id references partnerships (id),
    job text not null,
    requested_by uuid not null constraint fk_job_requests_staff_members_requested_by references staff_members (id),
    requested_at timestamptz not null,
    taken_at timestamptz null
);
create unique index ix_job_requests_job on job_requests (job) where taken_at is null;
create index ix_job_requests_partnership_id on job_requests (partnership_id);
create index ix_job_requests_requested_by on job_requests (requested_by);
call access.protect('job_requests');
create policy administrators on job_requests to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and (select access.staff_has_role('Administrator')))
    with check (partnership_id = (select access.staff_partnership()) and (select access.staff_has_role('Administrator'))
        and requested_by = (select access.staff_id()) and taken_at is null);
grant select, insert on job_requests to practicereview_workspace;
call access.open_to_jobs('job_requests', 'select, update');
revoke update on job_requests from practicereview_jobs;
grant update (taken_at) on job_requests to practicereview_jobs;

-- What an administrator sees of the scheduler. The workspace's login role reads none of its tables. The scheduler counts in
-- ticks of a ten millionth of a second since the year 1.
create function access.at_tick(tick bigint) returns timestamptz language sql immutable as
$$ select to_timestamp((tick - 621355968000000000) / 10000000.0) $$;

-- What a failure was about, without a word of its message: that may hold addresses, names or parts of a query.
create function access.kind_of_failure(message text) returns text language sql immutable as $$
    select case
        when message is null then null
        when message ~* 'npgsql|postgres|database|connection (string|refused|reset)|timeout' then 'Database'
        when message ~* 'smtp|mail' then 'Mail'
        else 'Program' end $$;

create function access.job_states() returns table (
    job text, is_running boolean, is_awaited boolean, next_at timestamptz, last_at timestamptz, last_succeeded boolean, last_milliseconds bigint,
    last_failed_at timestamptz, failure text, failures_in_a_row integer, runs bigint, failures bigint)
language sql stable security definer set search_path = public, pg_temp as $$
    select j.job_name,
        exists (select from quartz.fired_triggers f where f.job_name = j.job_name and f.state = 'EXECUTING'),
        exists (select from job_requests r where r.job = j.job_name and r.taken_at is null),
        (select access.at_tick(min(t.next_fire_time)) from quartz.triggers t where t.job_name = j.job_name and t.trigger_name = j.job_name),
        access.at_tick(s.last_fired_time), s.last_failure_time is null or s.last_failure_time is distinct from greatest(s.last_failure_time, s.last_success_time),
        s.last_run_time / 10000, access.at_tick(s.last_failure_time), access.kind_of_failure(s.last_failure_message), s.consecutive_failures, s.run_count, s.failure_count
    from (select distinct job_name from quartz.job_details) j left join quartz.job_status s on s.job_name = j.job_name
    where access.staff_has_role('Administrator')
    order by j.job_name $$;

create function access.job_runs(of_job text, at_most integer) returns table (
    started_at timestamptz, milliseconds bigint, succeeded boolean, failure text, was_asked_for boolean, node text)
language sql stable security definer set search_path = public, pg_temp as $$
    select access.at_tick(h.fired_time), h.run_time / 10000, h.succeeded, access.kind_of_failure(h.error_message), coalesce(h.manual, false), left(md5(h.instance_name), 6)
    from quartz.execution_history h
    where h.job_name = of_job and access.staff_has_role('Administrator')
    order by h.fired_time desc limit least(at_most, 100) $$;
grant execute on function access.job_states(), access.job_runs(text, integer) to practicereview_workspace;
