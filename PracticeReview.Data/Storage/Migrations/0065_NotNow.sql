-- "Not now" holds what a person said it to: nothing is sent to them about it, and it is nobody's turn but ours to ask again, until they say
-- otherwise. What is released meanwhile waits in their area.

-- The London day on which the person said they may be asked again; null where they named none.
alter table agreement_choices add ask_again_on date null constraint ck_agreement_choices_ask_again_on check (ask_again_on is null or answer = 'NotNow');

create function access.said_not_now(member uuid, of_activity text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce((select c.answer = 'NotNow' from agreement_choices c where c.family_member_id = member and c.activity = of_activity
        order by c.chosen_at desc, c.id desc limit 1), false) $$;
revoke execute on function access.said_not_now(uuid, text) from public;
-- Whether a person wants to be told later: what could be sent stays where it is. The job that sends asks it of each message as it takes it.
create function access.to_be_told_later(member uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select access.said_not_now(member, 'KeptInformed') $$;
revoke execute on function access.to_be_told_later(uuid) from public;
grant execute on function access.to_be_told_later(uuid) to practicereview_jobs;

-- Whoever waits to read a text in their language, as before; not who said "not now" to what the text is part of.
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
            or exists (select from wishes_answers a where a.family_member_id = m.id and a.text_hash = of_hash)
            or exists (select from leave_out_requests l where l.family_member_id = m.id and l.reason_hash = of_hash and l.decided_at is not null)
            or not exists (select from mapped_persons p where p.family_member_id = m.id and p.taken_off_at is null and access.approach_refused(p.id))
            and (exists (select from released_passages p where p.family_member_id = m.id and p.text_hash = of_hash and p.withdrawn_at is null
                    and (p.waits_since is null or access.passage_may_come(m.id)))
                    and not access.said_not_now(m.id, 'CommentOnDraft')
                or exists (select from memory_steps s join child_memories c on c.id = s.memory_id
                    where s.family_member_id = m.id and s.text_hash = of_hash and s.text <> '' and c.audience <> 'ContactPersonOnly')
                or exists (select from family_letters l where l.family_member_id = m.id and l.text_hash = of_hash and l.released_at is not null)
                or exists (select from asked_questions q where q.family_member_id = m.id and q.text_hash = of_hash and q.released_at is not null and q.withdrawn_at is null)
                    and not exists (select from family_limits l where l.family_member_id = m.id and l.part = 'Asked' and l.lifted_at is null)
                    and not access.said_not_now(m.id, 'ShareExperience')
                or exists (select from family_processes p where p.case_id = m.case_id and p.text_hash = of_hash and p.ended_at is null
                    and (p.family_member_id is null or p.family_member_id = m.id))
                or exists (select from told_actions t where t.case_id = m.case_id and t.text_hash = of_hash and t.withdrawn_at is null)
                or exists (select from published_reports p join review_reports r on r.id = p.report_id where r.case_id = m.case_id and p.summary_hash = of_hash)
                or exists (select from family_meetings f join meeting_persons i on i.meeting_id = f.id join mapped_persons p on p.id = i.person_id
                    where p.family_member_id = m.id and f.case_id = of_case and f.state = 'Planned' and f.released_at is not null and of_hash in (f.place_hash, f.with_whom_hash, f.points_hash)))) $$;

-- Whether a text answers what the person asked, wished or sent: that it can be read in their language is told them also after a "not now".
create function access.answers_them(member uuid, of_hash text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from family_members m where m.id = member and m.partnership_id = access.staff_partnership())
        and (exists (select from contribution_answers a where a.family_member_id = member and a.text_hash = of_hash)
            or exists (select from wishes_answers a where a.family_member_id = member and a.text_hash = of_hash)
            or exists (select from leave_out_requests l where l.family_member_id = member and l.reason_hash = of_hash and l.decided_at is not null)) $$;
revoke execute on function access.answers_them(uuid, text) from public;
grant execute on function access.answers_them(uuid, text) to practicereview_workspace;

-- Whoever was shown a meeting hears that it is called off, also after a "not now": otherwise they travel for nothing.
create or replace function access.call_off_own_meetings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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
    insert into outbox_messages (id, partnership_id, case_id, family_member_id, means, template, argument, queued_at, not_before, attempts)
    select gen_random_uuid(), f.partnership_id, f.case_id, f.id, case when f.safe_email is not null then 'Email' else 'TextMessage' end, 'FamilySomethingNew', 'MeetingChanged', new.chosen_at, new.chosen_at, 0
    from family_members f where f.id <> new.family_member_id and f.access_ended_at is null and f.frozen_at is null and (f.safe_email is not null or f.safe_mobile is not null)
        and exists (select from family_meetings m join meeting_persons i on i.meeting_id = m.id join mapped_persons p on p.id = i.person_id
            where m.id = any (called) and m.released_at is not null and p.family_member_id = f.id);
    return null;
end $$;
