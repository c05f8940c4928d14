-- Nothing new is pushed at somebody who said no, who is held back for the police or a court, or whom the review decided not to involve;
-- nobody is invited before it is decided; what does not work in a meeting is taken to somebody who is told; and why the nine questions
-- were not answered at a point that has gone by.

-- Whether nothing new may go to a person on the map: their last word is no, a hold of theirs runs, or it was decided not to involve them.
create function access.approach_refused(of_person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from involvement_holds h where h.person_id = of_person and h.ended_at is null)
        or coalesce((select c.outcome from family_contacts c where c.person_id = of_person and c.outcome in ('Declined', 'WantsToTakePart')
            order by c.at desc, c.recorded_at desc limit 1) = 'Declined', false)
        or coalesce((select d.choice from involvement_decisions d where d.person_id = of_person order by d.decided_at desc, d.id desc limit 1) = 'NotInvolved', false) $$;
revoke execute on function access.approach_refused(uuid) from public;

-- The same, asked by those who work with the family; of anybody else's family it says nothing.
create function access.is_not_approached(of_person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from mapped_persons p where p.id = of_person and p.taken_off_at is null and p.partnership_id = access.staff_partnership()
            and (access.sees_all_families() or p.case_id = any (access.staff_family_cases())))
        and access.approach_refused(of_person) $$;
revoke execute on function access.is_not_approached(uuid) from public;
grant execute on function access.is_not_approached(uuid) to practicereview_workspace;

-- An invitation follows a decision to involve the person, on the map.
drop policy not_while_held on family_invitations;
create policy not_against_their_word on family_invitations as restrictive for insert to practicereview_workspace
    with check (not exists (select from mapped_persons p where p.family_member_id = family_invitations.family_member_id and access.is_not_approached(p.id)));
create policy once_it_is_decided on family_invitations as restrictive for insert to practicereview_workspace
    with check ('Involve' = (select d.choice from involvement_decisions d join mapped_persons p on p.id = d.person_id
        where p.family_member_id = family_invitations.family_member_id and p.taken_off_at is null order by d.decided_at desc, d.id desc limit 1));

-- What was released before stays theirs to read, and may be taken back; nothing is released anew.
create policy not_against_their_word on released_passages as restrictive for insert to practicereview_workspace
    with check (not exists (select from mapped_persons p where p.family_member_id = released_passages.family_member_id and access.is_not_approached(p.id)));
create policy not_against_their_word on meeting_persons as restrictive for insert to practicereview_workspace
    with check (not access.is_not_approached(person_id));

-- A question, a letter or a meeting is written first and released later: it is the moment of release that is looked at.
create function access.keep_from_approaching() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare refused boolean;
begin
    if tg_table_name = 'family_meetings' then
        refused := exists (select from meeting_persons i join mapped_persons p on p.id = i.person_id
            where i.meeting_id = new.id and p.taken_off_at is null and access.approach_refused(p.id));
    else
        refused := exists (select from mapped_persons p where p.family_member_id = new.family_member_id and p.taken_off_at is null and access.approach_refused(p.id));
    end if;
    if refused then
        raise insufficient_privilege using message = 'Nothing new goes to a person who said no, is held back or is not involved.';
    end if;
    return new;
end $$;
revoke execute on function access.keep_from_approaching() from public;
create trigger keep_from_approaching before update of released_at on asked_questions for each row
    when (old.released_at is null and new.released_at is not null) execute function access.keep_from_approaching();
create policy written_before_it_is_released on asked_questions as restrictive for insert to practicereview_workspace with check (released_at is null);
create policy written_before_it_is_shown on family_meetings as restrictive for insert to practicereview_workspace with check (released_at is null);
create trigger keep_from_approaching before update of released_at on family_letters for each row
    when (old.released_at is null and new.released_at is not null) execute function access.keep_from_approaching();
create trigger keep_from_approaching before update of released_at on family_meetings for each row
    when (old.released_at is null and new.released_at is not null) execute function access.keep_from_approaching();

-- Whoever waits to read a text in their language, as before. Who said no, is held back or is not involved waits only for what they asked for.
create or replace function access.readers_of_translation(of_case uuid, of_hash text, in_language text) returns table (family_member_id uuid, means text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select m.id, case when m.safe_email is not null then 'Email' else 'TextMessage' end
    from family_members m
    where m.case_id = of_case and m.partnership_id = access.staff_partnership() and m.language = in_language
        and m.access_ended_at is null and (m.safe_email is not null or m.safe_mobile is not null)
        and (in_language = any (access.translator_languages()))
        and exists (select from translation_requests r where r.case_id = of_case and r.source_hash = of_hash and r.into_language = in_language
            and r.taken_back_at is null and r.superseded_at is null)
        and (exists (select from contribution_answers a where a.family_member_id = m.id and a.text_hash = of_hash)
            or exists (select from leave_out_requests l where l.family_member_id = m.id and l.reason_hash = of_hash and l.decided_at is not null)
            or not exists (select from mapped_persons p where p.family_member_id = m.id and p.taken_off_at is null and access.approach_refused(p.id))
            and (exists (select from released_passages p where p.family_member_id = m.id and p.text_hash = of_hash and p.withdrawn_at is null)
                or exists (select from family_letters l where l.family_member_id = m.id and l.text_hash = of_hash and l.released_at is not null)
                or exists (select from asked_questions q where q.family_member_id = m.id and q.text_hash = of_hash and q.released_at is not null and q.withdrawn_at is null)
                or exists (select from family_processes p where p.case_id = m.case_id and p.text_hash = of_hash and p.ended_at is null
                    and (p.family_member_id is null or p.family_member_id = m.id))
                or exists (select from told_actions t where t.case_id = m.case_id and t.text_hash = of_hash and t.withdrawn_at is null))) $$;

-- Another place or time is prepared anew: those points of the preparation that hang on it are taken off a meeting still to come.
create policy prepare_anew on meeting_steps as restrictive for delete to practicereview_workspace
    using (preparation in ('VenueSafe', 'SupportArranged') and meeting_id in (select m.id from family_meetings m where m.state = 'Planned'));
grant delete on meeting_steps to practicereview_workspace;

-- What does not work is taken to somebody of the portal, who is told, or to somebody else in words.
alter table meeting_escalations add told_id uuid null constraint fk_meeting_escalations_staff_members_told_id references staff_members (id);
create index ix_meeting_escalations_told_id on meeting_escalations (told_id);

-- Why the nine questions were not all answered at a point the review has left behind: said once, by the review group, and never altered.
create table assurance_missed_points (
    id uuid not null constraint pk_assurance_missed_points primary key,
    partnership_id uuid not null constraint fk_assurance_missed_points_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_assurance_missed_points_cases_case_id references cases (id),
    stage text not null,
    reason text not null,
    said_by uuid not null constraint fk_assurance_missed_points_staff_members_said_by references staff_members (id),
    said_at timestamptz not null
);
create unique index ix_assurance_missed_points_case_id_stage on assurance_missed_points (case_id, stage);
create index ix_assurance_missed_points_partnership_id on assurance_missed_points (partnership_id);
create index ix_assurance_missed_points_said_by on assurance_missed_points (said_by);
call access.protect('assurance_missed_points');
create policy read_reasons on assurance_missed_points for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_cases())::uuid[])));
create policy explain on assurance_missed_points for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.staff_cases())::uuid[])
        and said_by = (select access.staff_id()) and stage in ('Start', 'Draft'));
grant select, insert on assurance_missed_points to practicereview_workspace;
