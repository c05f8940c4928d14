-- What open pages hear, and what is asked often, answered quickly.

-- Meetings -------------------------------------------------------------------------------------------------------------------------
-- A meeting's open pages look again when something of it has changed. What is told is which meeting, and nothing of what
-- was written: every page reads it again under its own person's rights.
create function access.tell_meeting_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('meeting_changed', new.case_id::text);
    return null;
end $$;
revoke execute on function access.tell_meeting_changed() from public;
create trigger tell_meeting_changed after insert or update on rapid_reviews for each row execute function access.tell_meeting_changed();
create trigger tell_meeting_changed after insert or update on meeting_invitations for each row execute function access.tell_meeting_changed();
create trigger tell_meeting_changed after insert or update on meeting_attendances for each row execute function access.tell_meeting_changed();
create trigger tell_meeting_changed after insert or update on meeting_notes for each row execute function access.tell_meeting_changed();
create trigger tell_meeting_changed after insert or update on immediate_actions for each row execute function access.tell_meeting_changed();
create trigger tell_meeting_changed after insert or update on meeting_papers for each row execute function access.tell_meeting_changed();
create trigger tell_meeting_changed after insert or update on meeting_reports for each row execute function access.tell_meeting_changed();

-- Deadlines that run ---------------------------------------------------------------------------------------------------------------
-- Four of five that are open are only foretold, and whoever asks what runs does not want them.
drop index ix_deadlines_partnership_id_due_at;
create index ix_deadlines_partnership_id_due_at on deadlines (partnership_id, due_at) where met_at is null and is_needed and not is_foretold;

-- Whom a deadline waits for is asked for each of thousands: written so, a session plans it once.
create or replace function access.staff_with_role(of_partnership uuid, variadic wanted text[]) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return query select distinct s.id from staff_members s join staff_role_assignments a on a.staff_id = s.id
    where s.partnership_id = of_partnership and s.ended_at is null and a.until is null and a.role = any (wanted);
end $$;
create or replace function access.voters(of_case uuid) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    -- Nobody waits for the vote of a member who declared a conflict.
    return query select v.member_id from panel_votes v join referrals r on r.id = v.referral_id and r.submission = v.submission where r.case_id = of_case
        union select c.member_id from panel_conflicts c where c.case_id = of_case;
end $$;
create or replace function access.information_author(request uuid) returns uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return (select author_id from information_requests where id = request);
end $$;

-- Search ---------------------------------------------------------------------------------------------------------------------------
-- As before, but what was looked for is found first and the cases after it: the other way round every case of the partnership
-- was read. The last lines are the policy on cases.
create or replace function access.find_cases(asked text) returns table (case_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    own uuid := access.staff_partnership();
    wanted text := access.search_key(asked);
    named text := lower(trim(asked));
    sees_all boolean := access.sees_all_cases();
    found uuid[];
begin
    found := array(
        select k.case_id from case_search_keys k
        where k.partnership_id = own and length(wanted) > 0 and k.key >= wanted and k.key < wanted || chr(1114111)
        union
        select r.case_id from agencies a join referrals r on r.agency_id = a.id
        where a.partnership_id = own and length(named) > 2 and position(named in lower(a.name)) > 0
        union
        select q.case_id from agencies a join information_requests q on q.agency_id = a.id
        where a.partnership_id = own and length(named) > 2 and position(named in lower(a.name)) > 0
          and (sees_all or q.case_id = any ((select access.staff_cases())::uuid[])));
    return query
    select c.id from cases c
    where c.id = any (found) and c.partnership_id = own
        and (sees_all or c.id = any ((select access.staff_family_cases())::uuid[]) or c.referrer_id = (select access.staff_id()))
    order by c.received_at desc, c.id limit 50;
end $$;
