-- A meeting with a family is prepared for one chair, one place, what will be spoken about and those invited: each point can be taken back
-- while the meeting is to come, and whoever was not shown it yet can be taken off (practice brief 12).

drop policy prepare_anew on meeting_steps;
create policy prepare_anew on meeting_steps as restrictive for delete to practicereview_workspace
    using (meeting_id in (select m.id from family_meetings m where m.state = 'Planned'));

-- Who was shown a meeting would go there.
create policy not_once_shown on meeting_persons as restrictive for delete to practicereview_workspace
    using (meeting_id in (select m.id from family_meetings m where m.state = 'Planned' and m.released_at is null));
create policy while_it_is_planned on meeting_persons as restrictive for insert to practicereview_workspace
    with check (meeting_id in (select m.id from family_meetings m where m.state = 'Planned'));
grant delete on meeting_persons to practicereview_workspace;

-- Said of a meeting still to come while there was nothing to share, or nobody was shown it: it is prepared anew.
delete from meeting_steps s using family_meetings m
    where m.id = s.meeting_id and s.preparation = 'SharedBeforehand' and m.state = 'Planned' and (m.released_at is null or m.points = '');

-- That something was shared is said once there is something to share, and it was shown.
create policy shared_once_shown on meeting_steps as restrictive for insert to practicereview_workspace
    with check (preparation <> 'SharedBeforehand' or meeting_id in (select m.id from family_meetings m where m.released_at is not null and m.points <> ''));
