-- Nobody is left with a meeting to come to when they stopped, were held back or are not involved: it is called off with the word that says so.

alter table family_meetings add called_off text null, add called_off_at timestamptz null;
alter table family_meetings add constraint called_off_is_cancelled check (called_off is null and called_off_at is null or state = 'Cancelled' and called_off_at is not null
    and called_off in ('Held', 'Declined', 'NotInvolved', 'Stopped'));

-- Two things had one name. Saying no to everything is what a person chose; whether somebody asks them anything also hangs on whether they
-- got in touch themselves since.
alter function access.has_stopped(uuid) rename to said_no_to_everything;
create or replace function access.talk_wanted(of_member uuid) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
    select min(wanted.at) from (
        select c.chosen_at as at from agreement_choices c
        where c.family_member_id = of_member and c.answer = 'RatherTalk' and not exists (select from agreement_choices l
            where l.family_member_id = of_member and l.activity = c.activity and (l.chosen_at, l.id) > (c.chosen_at, c.id))
        union all
        select coalesce(a.changed_at, a.said_at) from question_answers a
        where a.family_member_id = of_member and a.kind in ('RatherTalk', 'TooHardToWrite') and not exists (select from question_answers l
            where l.family_member_id = of_member and l.question_id = a.question_id and l.said_at > a.said_at)) wanted
    where not access.said_no_to_everything(of_member)
        and not exists (select from family_contacts k join mapped_persons p on p.id = k.person_id
            where p.family_member_id = of_member and k.outcome <> 'NotReached' and k.at >= date_trunc('minute', wanted.at)) $$;

-- Whom nobody meets: who may not be approached, and who said no to everything and has not got in touch themselves since.
create function access.meeting_refused(of_person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select access.approach_refused(of_person) or exists (select from mapped_persons p
        where p.id = of_person and p.family_member_id is not null and access.said_no_to_everything(p.family_member_id)
            and not exists (select from family_contacts k where k.person_id = of_person and k.side = 'Person'
                and k.at >= (select max(c.chosen_at) from agreement_choices c where c.family_member_id = p.family_member_id))) $$;
revoke execute on function access.meeting_refused(uuid) from public;

-- A meeting that was shown is not moved, and none is shown, with somebody whom nobody meets.
create or replace function access.keep_from_approaching() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare refused boolean;
begin
    if tg_table_name = 'family_meetings' then
        refused := exists (select from meeting_persons i join mapped_persons p on p.id = i.person_id
            where i.meeting_id = new.id and p.taken_off_at is null and access.meeting_refused(p.id));
    else
        refused := exists (select from mapped_persons p where p.family_member_id = new.family_member_id and p.taken_off_at is null and access.approach_refused(p.id));
    end if;
    if refused then
        raise insufficient_privilege using message = 'Nothing new goes to a person who said no, is held back or is not involved.';
    end if;
    return new;
end $$;
create trigger keep_from_moving before update of at, place on family_meetings for each row
    when (old.released_at is not null and new.state = 'Planned' and (old.at, old.place) is distinct from (new.at, new.place)) execute function access.keep_from_approaching();

-- Who records that nobody meets a person leaves no meeting with them standing that is still to come: looked at when the transaction ends.
create function access.leave_no_meeting() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare of_person uuid := new.person_id; since timestamptz := coalesce((to_jsonb(new) ->> 'recorded_at'), (to_jsonb(new) ->> 'decided_at'))::timestamptz;
begin
    if access.approach_refused(of_person) and exists (select from meeting_persons i join family_meetings m on m.id = i.meeting_id
        where i.person_id = of_person and m.state = 'Planned' and m.at > since) then
        raise insufficient_privilege using message = 'A meeting with this person is still to come. It is called off first.';
    end if;
    return null;
end $$;
revoke execute on function access.leave_no_meeting() from public;
create constraint trigger leave_no_meeting after insert on involvement_holds deferrable initially deferred for each row execute function access.leave_no_meeting();
create constraint trigger leave_no_meeting after insert on involvement_decisions deferrable initially deferred for each row
    when (new.choice = 'NotInvolved') execute function access.leave_no_meeting();
create constraint trigger leave_no_meeting after insert on family_contacts deferrable initially deferred for each row
    when (new.outcome = 'Declined') execute function access.leave_no_meeting();

-- A person who says no to everything in their own area calls off what is still to come with them, in the same transaction. The others who
-- were shown it hear that there is something new, by a way they called safe; who works with the family is told by the portal.
create function access.call_off_own_meetings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare called uuid[];
begin
    if not access.said_no_to_everything(new.family_member_id) then
        return null;
    end if;
    with gone as (update family_meetings m set state = 'Cancelled', called_off = 'Stopped', called_off_at = new.chosen_at
        where m.state = 'Planned' and m.at > new.chosen_at and m.id in (select i.meeting_id from meeting_persons i join mapped_persons p on p.id = i.person_id
            where p.family_member_id = new.family_member_id and p.taken_off_at is null)
        returning m.id)
    select coalesce(array_agg(id), '{}') into called from gone;
    insert into audit_events (chain_id, at, actor_kind, actor_id, action, case_id, subject_kind, subject_id, details)
    select new.partnership_id, new.chosen_at, 'Family', new.family_member_id, 'Family meeting called off', new.case_id, 'FamilyMeeting', one, jsonb_build_object('because', 'Stopped')::text from unnest(called) one;
    insert into outbox_messages (id, partnership_id, case_id, family_member_id, means, template, queued_at, not_before, attempts)
    select gen_random_uuid(), f.partnership_id, f.case_id, f.id, case when f.safe_email is not null then 'Email' else 'TextMessage' end, 'FamilySomethingNew', new.chosen_at, new.chosen_at, 0
    from family_members f where f.id <> new.family_member_id and f.access_ended_at is null and f.frozen_at is null and (f.safe_email is not null or f.safe_mobile is not null)
        and exists (select from family_meetings m join meeting_persons i on i.meeting_id = m.id join mapped_persons p on p.id = i.person_id
            where m.id = any (called) and m.released_at is not null and p.family_member_id = f.id);
    return null;
end $$;
revoke execute on function access.call_off_own_meetings() from public;
create trigger call_off_own_meetings after insert on agreement_choices for each row
    when (new.answer = 'No' and new.entered_by is null) execute function access.call_off_own_meetings();

-- Meetings, with the instant they were called off where they were.
create or replace function access.own_family_meetings() returns table (at timestamptz, place text, with_whom text, state text, changed_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select m.at, m.place, m.with_whom, m.state, coalesce(m.called_off_at, m.written_at) from family_meetings m
    where m.released_at is not null and m.id in (
        select i.meeting_id from meeting_persons i join mapped_persons p on p.id = i.person_id where p.family_member_id = access.family_member_id()) $$;
