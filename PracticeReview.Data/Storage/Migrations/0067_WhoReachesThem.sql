-- A person who changes how they are reached does so from a visit that is open, and whoever holds that visit can do the same. Every other
-- visit and every code ends, and it stands there until somebody beside the person has made sure that it was them.

alter table family_members add contact_changed_at timestamptz null;
-- How they were reached before the first change of which nobody has made sure: whoever makes sure asks there, and not at what was named since.
alter table family_members add previous_email text null;
alter table family_members add previous_mobile text null;
-- The job that sends takes the warning there.
grant select (previous_email, previous_mobile) on family_members to practicereview_jobs;
alter table family_members add contact_made_sure_at timestamptz null;
alter table family_members add contact_made_sure_by uuid null constraint fk_family_members_staff_members_contact_made_sure_by references staff_members (id);
create index ix_family_members_contact_made_sure_by on family_members (contact_made_sure_by);

create or replace function access.keep_ways_of_contact() returns trigger language plpgsql as $$
begin
    if new.safety_said_at is distinct from old.safety_said_at and new.safety_said_at > now() + interval '1 minute' then
        raise exception 'What keeps a person safe was not said in the future.' using errcode = 'insufficient_privilege';
    end if;
    if session_user = 'practicereview_family' then
        -- Whoever holds an open visit can name another way or take one away: somebody beside the person makes sure that it was them.
        if (new.safe_email, new.safe_mobile) is distinct from (old.safe_email, old.safe_mobile) then
            if old.contact_changed_at is null or old.contact_made_sure_at >= old.contact_changed_at then
                new.previous_email := old.safe_email;
                new.previous_mobile := old.safe_mobile;
            end if;
            new.contact_changed_at := coalesce(new.safety_said_at, now());
        end if;
        if new.safety_entered_by is not null and new.safety_entered_by is distinct from old.safety_entered_by then
            raise exception 'Nobody signs for a professional.' using errcode = 'insufficient_privilege';
        end if;
    elsif new.contact_changed_at is distinct from old.contact_changed_at or (new.contact_made_sure_at, new.contact_made_sure_by, new.previous_email, new.previous_mobile)
            is distinct from (old.contact_made_sure_at, old.contact_made_sure_by, old.previous_email, old.previous_mobile)
        and not (coalesce(new.previous_email, new.previous_mobile) is null and coalesce(new.contact_made_sure_by = access.staff_id(), false) and (old.facilitator_id = access.staff_id() or access.sees_all_families())) then
        raise exception 'Who made sure of it stands beside the person, and says so under their own name.' using errcode = 'insufficient_privilege';
    elsif (new.safe_email, new.safe_mobile, new.unsafe_times, new.unsafe_ways, new.safety_note, new.safety_said_at, new.safety_entered_by, new.safety_confirmed_at)
            is distinct from (old.safe_email, old.safe_mobile, old.unsafe_times, old.unsafe_ways, old.safety_note, old.safety_said_at, old.safety_entered_by, old.safety_confirmed_at)
        and not (coalesce(new.safety_entered_by = access.staff_id(), false) and new.safety_said_at is not null and new.safety_confirmed_at is null
            and (old.facilitator_id = access.staff_id() or access.sees_all_families())) then
        raise exception 'Ways of contact are entered by who stands beside the person, under their own name.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

create or replace function access.end_with_old_contact() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if session_user = 'practicereview_workspace' and (old.safe_email, old.safe_mobile) is distinct from (new.safe_email, new.safe_mobile) then
        update family_sessions set ended_at = new.safety_said_at, ended_because = 'way of contact changed' where family_member_id = new.id and ended_at is null;
        update family_codes set ended_at = new.safety_said_at where family_member_id = new.id and ended_at is null;
    end if;
    if session_user = 'practicereview_family' and (old.safe_email, old.safe_mobile) is distinct from (new.safe_email, new.safe_mobile) then
        update family_sessions set ended_at = coalesce(new.safety_said_at, now()), ended_because = 'way of contact changed' where family_member_id = new.id and ended_at is null
            and id is distinct from nullif(current_setting('practicereview.family_session_id', true), '')::uuid;
        update family_codes set ended_at = coalesce(new.safety_said_at, now()) where family_member_id = new.id and ended_at is null;
    end if;
    if new.unsafe_ways like '%Letters%' and old.unsafe_ways not like '%Letters%' then
        update family_codes set ended_at = coalesce(new.safety_said_at, now())
            where family_member_id = new.id and ended_at is null and expires_at > made_at + interval '15 minutes';
    end if;
    return null;
end $$;

-- Who stopped taking part and has not got in touch since gets no new link and no letter, as they are planned no meeting with (guidance 1.2).
create function access.new_link_refused(of_member uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from mapped_persons p where p.family_member_id = of_member and p.taken_off_at is null and access.meeting_refused(p.id)) $$;
revoke execute on function access.new_link_refused(uuid) from public;
grant execute on function access.new_link_refused(uuid) to practicereview_jobs;
create function access.keep_from_who_stopped() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if access.new_link_refused(new.family_member_id) then
        raise insufficient_privilege using message = 'Nothing new goes to a person who stopped taking part, until they get in touch themselves.';
    end if;
    return new;
end $$;
revoke execute on function access.keep_from_who_stopped() from public;
create trigger keep_from_who_stopped before insert on family_invitations for each row execute function access.keep_from_who_stopped();
create trigger keep_from_who_stopped before update of released_at on family_letters for each row
    when (old.released_at is null and new.released_at is not null) execute function access.keep_from_who_stopped();

-- Whether the services agreed to do something of which the family is not told, or not any more: their page says so, and not that nothing was agreed.
create function access.own_actions_untold() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from planned_actions a where a.case_id = access.family_case() and a.in_force_since is not null
        and not exists (select from told_actions t where t.action_id = a.id and t.withdrawn_at is null)) $$;
revoke execute on function access.own_actions_untold() from public;
grant execute on function access.own_actions_untold() to practicereview_family;
