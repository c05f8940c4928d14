-- Jobs: reminders of deadlines, and the tables in which the scheduler keeps its own affairs.

create table deadline_reminders (
    id uuid not null constraint pk_deadline_reminders primary key,
    partnership_id uuid not null constraint fk_deadline_reminders_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_deadline_reminders_cases_case_id references cases (id),
    deadline_id uuid not null constraint fk_deadline_reminders_deadlines_deadline_id references deadlines (id),
    due_at timestamptz not null,
    threshold text not null,
    staff_id uuid not null constraint fk_deadline_reminders_staff_members_staff_id references staff_members (id),
    queued_at timestamptz not null
);
-- A deadline that was given another date is reminded of anew; one that keeps its date never is.
create unique index ix_deadline_reminders_deadline_id_due_at_threshold_staff_id on deadline_reminders (deadline_id, due_at, threshold, staff_id);
create index ix_deadline_reminders_partnership_id on deadline_reminders (partnership_id);
create index ix_deadline_reminders_case_id on deadline_reminders (case_id);
create index ix_deadline_reminders_staff_id on deadline_reminders (staff_id);

call access.protect('deadline_reminders');
create policy case_staff on deadline_reminders for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_cases()) or case_id = any ((select access.staff_cases())::uuid[])));
grant select on deadline_reminders to practicereview_workspace;
call access.open_to_jobs('deadline_reminders', 'select, insert');

-- A job that sends a message needs to know where and in which language, not who the person is or why they are involved.
revoke select on family_members from practicereview_jobs;
grant select (id, partnership_id, case_id, language, safe_email, safe_mobile, access_ended_at) on family_members to practicereview_jobs;

-- Whom a deadline waits for. Jobs ask here, and so need no right to read referrals, votes or requests themselves.
-- What the stage cannot name (nobody left to vote, no such request) falls to the business unit.
create function access.staff_with_role(of_partnership uuid, variadic wanted text[]) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
    select distinct s.id from staff_members s join staff_role_assignments a on a.staff_id = s.id
    where s.partnership_id = of_partnership and s.ended_at is null and a.until is null and a.role = any (wanted) $$;

-- The tables of these two belong to other stages; where one is not there yet, nobody has voted and nobody is asked.
create function access.voters(of_case uuid) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    if to_regclass('public.panel_votes') is not null then
        return query execute 'select v.member_id from panel_votes v join referrals r on r.id = v.referral_id and r.submission = v.submission
            where r.case_id = $1' using of_case;
    end if;
end $$;

create function access.information_author(request uuid) returns uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare author uuid;
begin
    if to_regclass('public.information_requests') is not null then
        execute 'select author_id from information_requests where id = $1' into author using request;
    end if;
    return author;
end $$;

create function access.waited_for(deadline uuid, whom text) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare d deadlines; waiting uuid[] := '{}';
begin
    select * into d from deadlines where id = deadline;
    if d.id is null then return; end if;
    case whom
        when 'PanelWithoutVote' then
            waiting := array(select access.staff_with_role(d.partnership_id, 'IndependentAdviser', 'SubGroupChair', 'SubGroupDeputyChair', 'BusinessManager'));
            waiting := array(select f from unnest(waiting) f except select access.voters(d.case_id));
        when 'Referrer' then
            waiting := array(select c.referrer_id from cases c join staff_members s on s.id = c.referrer_id where c.id = d.case_id and s.ended_at is null);
        when 'InformationAuthor' then
            waiting := array(select s.id from staff_members s where s.ended_at is null and s.id = access.information_author(d.subject_id));
        when 'ReviewLeaders' then
            waiting := array(select m.staff_id from case_memberships m join staff_members s on s.id = m.staff_id
                where m.case_id = d.case_id and m.until is null and s.ended_at is null and m.role in ('ReviewChair', 'LeadReviewer'));
        else null;
    end case;
    if cardinality(waiting) = 0 then
        waiting := array(select access.staff_with_role(d.partnership_id, 'BusinessUnit', 'BusinessManager'));
    end if;
    return query select distinct f from unnest(waiting) f;
end $$;

grant execute on function access.waited_for(uuid, text) to practicereview_jobs;

-- The scheduler -----------------------------------------------------------------------------------------------------
-- The tables Quartz 4.7 needs for clustered jobs and their history, as its own provisioning makes them. They are made here so
-- that the jobs' login role needs no right to make tables. They hold names of jobs and times, and nothing of any case.

create schema quartz;
grant usage on schema quartz to practicereview_jobs;

create table quartz.job_details (
  sched_name text not null,
  job_name text not null,
  job_group text not null,
  description text null,
  job_class_name text not null,
  is_durable bool not null,
  is_nonconcurrent bool not null,
  is_update_data bool not null,
  requests_recovery bool not null,
  job_data bytea null,
  primary key (sched_name,job_name,job_group)
);
create table quartz.triggers (
  sched_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  job_name text not null,
  job_group text not null,
  description text null,
  next_fire_time bigint null,
  prev_fire_time bigint null,
  priority integer null,
  trigger_state text not null,
  trigger_type text not null,
  start_time bigint not null,
  end_time bigint null,
  calendar_name text null,
  misfire_instr smallint null,
  misfire_orig_fire_time bigint null,
  execution_group varchar(200) null,
  preferred_node varchar(200) null,
  preferred_node_auto bool not null default false,
  retry_policy varchar(250) null,
  retry_attempt integer null,
  continues_trigger_name text null,
  continues_trigger_group text null,
  continuation_condition integer null,
  overlap_policy integer null,
  pause_reason varchar(250) null,
  paused_by varchar(200) null,
  paused_at bigint null,
  misfire_threshold bigint null,
  fixed_delay bool null,
  job_data bytea null,
  primary key (sched_name,trigger_name,trigger_group),
  foreign key (sched_name,job_name,job_group) references quartz.job_details (sched_name,job_name,job_group)
);
create table quartz.simple_triggers (
  sched_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  repeat_count bigint not null,
  repeat_interval bigint not null,
  times_triggered bigint not null,
  primary key (sched_name,trigger_name,trigger_group),
  foreign key (sched_name,trigger_name,trigger_group) references quartz.triggers (sched_name,trigger_name,trigger_group) on delete cascade
);
create table quartz.cron_triggers (
  sched_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  cron_expression text not null,
  time_zone_id text,
  primary key (sched_name,trigger_name,trigger_group),
  foreign key (sched_name,trigger_name,trigger_group) references quartz.triggers (sched_name,trigger_name,trigger_group) on delete cascade
);
create table quartz.simprop_triggers (
  sched_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  str_prop_1 text null,
  str_prop_2 text null,
  str_prop_3 text null,
  int_prop_1 integer null,
  int_prop_2 integer null,
  long_prop_1 bigint null,
  long_prop_2 bigint null,
  dec_prop_1 numeric null,
  dec_prop_2 numeric null,
  bool_prop_1 bool null,
  bool_prop_2 bool null,
  time_zone_id text null,
  primary key (sched_name,trigger_name,trigger_group),
  foreign key (sched_name,trigger_name,trigger_group) references quartz.triggers (sched_name,trigger_name,trigger_group) on delete cascade
);
create table quartz.blob_triggers (
  sched_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  blob_data bytea null,
  primary key (sched_name,trigger_name,trigger_group),
  foreign key (sched_name,trigger_name,trigger_group) references quartz.triggers (sched_name,trigger_name,trigger_group) on delete cascade
);
create table quartz.calendars (
  sched_name text not null,
  calendar_name text not null,
  calendar bytea not null,
  primary key (sched_name,calendar_name)
);
create table quartz.paused_trigger_grps (
  sched_name text not null,
  trigger_group text not null,
  pause_reason varchar(250) null,
  paused_by varchar(200) null,
  paused_at bigint null,
  primary key (sched_name,trigger_group)
);
create table quartz.paused_job_grps (
  sched_name text not null,
  job_group text not null,
  pause_reason varchar(250) null,
  paused_by varchar(200) null,
  paused_at bigint null,
  primary key (sched_name,job_group)
);
create table quartz.fired_triggers (
  sched_name text not null,
  entry_id text not null,
  trigger_name text not null,
  trigger_group text not null,
  instance_name text not null,
  fired_time bigint not null,
  sched_time bigint not null,
  priority integer not null,
  state text not null,
  job_name text null,
  job_group text null,
  is_nonconcurrent bool not null,
  requests_recovery bool null,
  execution_group varchar(200) null,
  progress integer null,
  progress_message varchar(250) null,
  interrupt_requested_time bigint null,
  primary key (sched_name,entry_id)
);
create table quartz.scheduler_state (
  sched_name text not null,
  instance_name text not null,
  last_checkin_time bigint not null,
  checkin_interval bigint not null,
  quartz_version varchar(20) null,
  primary key (sched_name,instance_name)
);
create table quartz.locks (
  sched_name text not null,
  lock_name text not null,
  primary key (sched_name,lock_name)
);
create table quartz.execution_history (
  sched_name text not null,
  entry_id text not null,
  instance_name text not null,
  job_name text not null,
  job_group text not null,
  trigger_name text not null,
  trigger_group text not null,
  fired_time bigint not null,
  run_time bigint not null,
  succeeded bool not null,
  error_message text null,
  retry_attempt integer not null default 0,
  retry_scheduled bool not null default false,
  execution_log text null,
  result integer null,
  summary text null,
  metrics text null,
  manual bool null,
  fire_instance_id text null,
  job_input text null,
  job_input_too_large bool null,
  primary key (sched_name,entry_id)
);
create table quartz.misfire_history (
  sched_name text not null,
  entry_id text not null,
  instance_name text not null,
  trigger_name text not null,
  trigger_group text not null,
  job_name text null,
  job_group text null,
  misfire_time bigint not null,
  sched_time bigint null,
  reason integer null,
  primary key (sched_name,entry_id)
);
create table quartz.job_status (
  sched_name text not null,
  job_group text not null,
  job_name text not null,
  first_fired_time bigint not null,
  last_fired_time bigint not null,
  last_result integer not null,
  last_run_time bigint not null,
  last_instance_name text not null,
  last_entry_id text null,
  last_summary text null,
  last_success_time bigint null,
  last_failure_time bigint null,
  last_failure_message text null,
  consecutive_failures integer not null default 0,
  run_count bigint not null default 0,
  failure_count bigint not null default 0,
  primary key (sched_name,job_group,job_name)
);
create index idx_j_g_n on quartz.job_details (sched_name, job_group, job_name);
create index idx_t_j on quartz.triggers (sched_name, job_name, job_group);
create index idx_t_g_n on quartz.triggers (sched_name, trigger_group, trigger_name);
create index idx_t_c on quartz.triggers (sched_name, calendar_name);
create index idx_t_nft_st on quartz.triggers (sched_name, trigger_state, next_fire_time asc, priority desc, misfire_instr);
create index idx_ft_inst_job_req_rcvry on quartz.fired_triggers (sched_name, instance_name, requests_recovery);
create index idx_ft_j_g on quartz.fired_triggers (sched_name, job_name, job_group);
create index idx_ft_t_g on quartz.fired_triggers (sched_name, trigger_name, trigger_group);
create index idx_eh_fired_time on quartz.execution_history (sched_name, fired_time);
create index idx_eh_inst on quartz.execution_history (sched_name, instance_name);
create index idx_mh_misfire_time on quartz.misfire_history (sched_name, misfire_time);
create index idx_mh_inst on quartz.misfire_history (sched_name, instance_name);
create index idx_eh_job_time on quartz.execution_history (sched_name, job_group, job_name, fired_time);
create index idx_eh_fire_inst on quartz.execution_history (sched_name, fire_instance_id);
create index idx_eh_trig_time on quartz.execution_history (sched_name, trigger_group, trigger_name, fired_time);

grant select, insert, update, delete on all tables in schema quartz to practicereview_jobs;
