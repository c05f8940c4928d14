-- What waited for its translation while a person's area was closed comes when it is opened again; and the end of a link is nobody's
-- work as long as nobody approaches the person.

create trigger look_again_when_opened after update of access_ended_at, frozen_at on family_members for each row
    when ((old.access_ended_at is not null and new.access_ended_at is null) or (old.frozen_at is not null and new.frozen_at is null))
    execute function access.look_again_at_what_waits();

-- The persons of a partnership whom nobody approaches now, for the jobs: which they are, and nothing else about them.
create function access.members_nobody_approaches(of_partnership uuid) returns table (family_member_id uuid) language sql stable security definer set search_path = public, pg_temp as $$
    select distinct p.family_member_id from mapped_persons p
    where p.partnership_id = of_partnership and p.family_member_id is not null and p.taken_off_at is null and access.approach_refused(p.id) $$;
revoke execute on function access.members_nobody_approaches(uuid) from public;
grant execute on function access.members_nobody_approaches(uuid) to practicereview_jobs;
