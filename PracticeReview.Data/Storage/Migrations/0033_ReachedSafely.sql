-- How a family member is reached, and by whom: ways of contact that professionals enter for them, codes by post, silence while nobody
-- has asked, and another contact person.

-- Ways of contact that a professional entered: by whom, and when the person said that it is right.
alter table family_members add safety_entered_by uuid null constraint fk_family_members_staff_members_safety_entered_by references staff_members (id);
alter table family_members add safety_confirmed_at timestamptz null;
create index ix_family_members_safety_entered_by on family_members (safety_entered_by);
grant update (safety_entered_by, safety_confirmed_at) on family_members to practicereview_family;

-- Since when the person has another contact person than the first, and when they said that this one may see what was for the other alone.
alter table family_members add facilitator_since timestamptz null;
alter table family_members add facilitator_trusted_at timestamptz null;
grant update (facilitator_trusted_at) on family_members to practicereview_family;

-- Nobody changes quietly how a person is reached: a professional who stands beside the person, as their own contact person or for the
-- business unit, signs it as their own, and only the person says that it is right. Nobody has said anything tomorrow.
create function access.keep_ways_of_contact() returns trigger language plpgsql as $$
begin
    if new.safety_said_at is distinct from old.safety_said_at and new.safety_said_at > now() + interval '1 minute' then
        raise exception 'What keeps a person safe was not said in the future.' using errcode = 'insufficient_privilege';
    end if;
    if session_user = 'practicereview_family' then
        if new.safety_entered_by is not null and new.safety_entered_by is distinct from old.safety_entered_by then
            raise exception 'Nobody signs for a professional.' using errcode = 'insufficient_privilege';
        end if;
    elsif (new.safe_email, new.safe_mobile, new.unsafe_times, new.unsafe_ways, new.safety_note, new.safety_said_at, new.safety_entered_by, new.safety_confirmed_at)
            is distinct from (old.safe_email, old.safe_mobile, old.unsafe_times, old.unsafe_ways, old.safety_note, old.safety_said_at, old.safety_entered_by, old.safety_confirmed_at)
        and not (coalesce(new.safety_entered_by = access.staff_id(), false) and new.safety_said_at is not null and new.safety_confirmed_at is null
            and (old.facilitator_id = access.staff_id() or access.sees_all_families())) then
        raise exception 'Ways of contact are entered by who stands beside the person, under their own name.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
revoke execute on function access.keep_ways_of_contact() from public;
create trigger keep_ways_of_contact before update on family_members for each row
    when (session_user in ('practicereview_workspace', 'practicereview_family')) execute function access.keep_ways_of_contact();

-- With the old number or address that a professional replaces every visit and every code ends that could have come by it. A code that
-- is on its way by letter ends as soon as letters are unsafe, whoever says so.
create function access.end_with_old_contact() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if session_user = 'practicereview_workspace' and (old.safe_email, old.safe_mobile) is distinct from (new.safe_email, new.safe_mobile) then
        update family_sessions set ended_at = new.safety_said_at, ended_because = 'way of contact changed' where family_member_id = new.id and ended_at is null;
        update family_codes set ended_at = new.safety_said_at where family_member_id = new.id and ended_at is null;
    end if;
    if new.unsafe_ways like '%Letters%' and old.unsafe_ways not like '%Letters%' then
        update family_codes set ended_at = coalesce(new.safety_said_at, now())
            where family_member_id = new.id and ended_at is null and expires_at > made_at + interval '15 minutes';
    end if;
    return null;
end $$;
revoke execute on function access.end_with_old_contact() from public;
create trigger end_with_old_contact after update on family_members for each row
    when (session_user in ('practicereview_workspace', 'practicereview_family')) execute function access.end_with_old_contact();

-- A code by post is good for fourteen days, counted in hours since clocks change, and is not made for whom letters are unsafe.
create policy good_for_so_long on family_codes as restrictive for insert to practicereview_workspace
    with check (tries_left <= 5 and (expires_at <= made_at + interval '15 minutes'
        or expires_at <= made_at + interval '336 hours' and family_member_id in (select m.id from family_members m where m.unsafe_ways not like '%Letters%')));

-- The sending job looks when the person was last asked: before that, and long after, nothing goes that can wait.
grant select (safety_said_at) on family_members to practicereview_jobs;

-- Another contact person is named by who stands beside the person: the contact person there is, or the business unit. What was for the
-- former alone is closed to the new one, who is therefore named after all of it was told, and not in the future either.
create or replace function access.keep_contact_person() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if new.facilitator_id is distinct from old.facilitator_id then
        if not (new.facilitator_since is not null and new.facilitator_since is distinct from old.facilitator_since and new.facilitator_trusted_at is null
            and new.facilitator_since <= now() + interval '1 minute'
            and not exists (select from child_memories m where m.family_member_id = old.id and m.audience = 'ContactPersonOnly' and m.told_at >= new.facilitator_since)
            and (old.facilitator_id = access.staff_id() or access.sees_all_families())) then
            raise exception 'Another contact person is named from now on, by who stands beside the person.' using errcode = 'insufficient_privilege';
        end if;
    elsif (new.facilitator_name, new.facilitator_since, new.facilitator_trusted_at)
        is distinct from (old.facilitator_name, old.facilitator_since, old.facilitator_trusted_at) then
        raise exception 'Only the person says what another contact person may see.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create policy for_the_contact_person_who_was_chosen on child_memories as restrictive for select to practicereview_workspace
    using (audience <> 'ContactPersonOnly' or family_member_id in (select m.id from family_members m
        where m.facilitator_since is null or m.facilitator_trusted_at is not null or child_memories.told_at >= m.facilitator_since));
