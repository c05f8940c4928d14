-- What the review asks in advance, and telling of the child, can be closed to one person as the draft can (guidance 1.3; checklist J12).
-- What the person said before stays theirs: an answer with its question, and a memory, which can be seen and taken back.

create function access.own_answered_questions() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
    select a.question_id from question_answers a where a.family_member_id = access.family_member_id() $$;
revoke execute on function access.own_answered_questions() from public;
grant execute on function access.own_answered_questions() to practicereview_family;

create policy not_closed on asked_questions as restrictive for select to practicereview_family
    using (not ('Asked' = any ((select access.family_closed_parts())::text[])) or id in (select access.own_answered_questions()));
create policy not_closed on question_answers as restrictive for insert to practicereview_family
    with check (not ('Asked' = any ((select access.family_closed_parts())::text[])));
create policy not_closed_to_changes on question_answers as restrictive for update to practicereview_family
    using (not ('Asked' = any ((select access.family_closed_parts())::text[])));
create policy not_closed on child_memories as restrictive for insert to practicereview_family
    with check (not ('YourChild' = any ((select access.family_closed_parts())::text[])));

-- Whoever lives in two homes, and responsibility that differs from child to child, on the map of a family (checklist I1).
alter table mapped_persons add column also_lives_at text null;
alter table mapped_persons add column responsibility_note text null;
