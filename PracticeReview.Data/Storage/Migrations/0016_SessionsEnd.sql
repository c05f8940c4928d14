-- A professional's session ends after a working day in the database too, and with it the pages that are still open under it.

create index ix_staff_sessions_started_at on staff_sessions (started_at) where ended_at is null;

create function access.end_old_staff_sessions(begun_before timestamptz, now timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare old uuid; ended integer := 0;
begin
    for old in select id from staff_sessions where ended_at is null and started_at <= begun_before order by started_at for update skip locked loop
        perform access.end_staff_session(old, 'its time was over', now);
        ended := ended + 1;
    end loop;
    return ended;
end $$;
revoke all on function access.end_old_staff_sessions(timestamptz, timestamptz) from public;
grant execute on function access.end_old_staff_sessions(timestamptz, timestamptz) to practicereview_jobs;
