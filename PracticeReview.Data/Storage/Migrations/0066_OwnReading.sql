-- What a person of the family opened in their own area is written down, so that a break-in can be found out. Whoever works on the case
-- reads nothing of it: they were told that nobody looks at what they have read. Only who keeps the database reads it.
create policy not_what_a_family_member_opened on audit_events as restrictive for select to practicereview_workspace
    using (not (actor_kind = 'Family' and action like '% opened'));
