-- What the report of a review says in short is translated like the other texts to a family: whoever may read the report reads it in
-- their language, once somebody who did not write the translation has approved it.

-- By which its translations are found; as the portal reckons it, with the title over the summary.
alter table published_reports add summary_hash text not null default '';
update published_reports set summary_hash = access.hash_of_words(trim(both E' \n\t\r' from title) || chr(4) || trim(both E' \n\t\r' from summary));
alter table published_reports alter summary_hash drop default;

drop function access.family_report();
create function access.family_report() returns table (reference text, title text, summary text, published_at timestamptz, is_public boolean, summary_hash text)
language sql stable security definer set search_path = public, pg_temp as $$
    select p.reference, p.title, p.summary, p.published_at, p.is_public, p.summary_hash from published_reports p join review_reports r on r.id = p.report_id
    where r.case_id = access.family_case() $$;
revoke execute on function access.family_report() from public;
grant execute on function access.family_report() to practicereview_family;
-- Only once the report is theirs to read, and only what was approved: also in a demonstration nobody reads findings that nobody checked.
create policy own_report_summary on case_text_translations for select to practicereview_family
    using (case_id = (select access.family_case()) and state = 'Approved' and source_hash in (select f.summary_hash from access.family_report() f));

-- The same on the public page, for as long as the report stands there.
create function access.public_report_summary(of_reference text, in_language text) returns table (title text, summary text)
language sql stable security definer set search_path = public, pg_temp as $$
    select t.heading, t.text from published_reports p join review_reports r on r.id = p.report_id
    join case_text_translations t on t.case_id = r.case_id and t.source_hash = p.summary_hash and t.language = in_language
    where p.reference = of_reference and p.is_public and t.state = 'Approved' and t.memory_id is null and t.heading is not null $$;
revoke execute on function access.public_report_summary(text, text) from public;
grant execute on function access.public_report_summary(text, text) to practicereview_public;

-- Whoever waits to read a text in their language, as before; also the summary of a report that is public.
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
                or exists (select from family_letters l where l.family_member_id = m.id and l.text_hash = of_hash and l.released_at is not null)
                or exists (select from asked_questions q where q.family_member_id = m.id and q.text_hash = of_hash and q.released_at is not null and q.withdrawn_at is null)
                    and not exists (select from family_limits l where l.family_member_id = m.id and l.part = 'Asked' and l.lifted_at is null)
                or exists (select from family_processes p where p.case_id = m.case_id and p.text_hash = of_hash and p.ended_at is null
                    and (p.family_member_id is null or p.family_member_id = m.id))
                or exists (select from told_actions t where t.case_id = m.case_id and t.text_hash = of_hash and t.withdrawn_at is null)
                or exists (select from published_reports p join review_reports r on r.id = p.report_id where r.case_id = m.case_id and p.summary_hash = of_hash)
                or exists (select from family_meetings f join meeting_persons i on i.meeting_id = f.id join mapped_persons p on p.id = i.person_id
                    where p.family_member_id = m.id and f.case_id = of_case and f.state = 'Planned' and f.released_at is not null and of_hash in (f.place_hash, f.with_whom_hash)))) $$;

-- Of what is being done also when a scrutineer last sent it back, and no word of why: "they are doing it now" would say too little.
drop function access.family_action_states();
create function access.family_action_states() returns table (action_id uuid, due date, state text, verified_at timestamptz, sent_back_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select a.id, a.due, a.state, a.verified_at, (select max(e.written_at) from action_entries e where e.action_id = a.id and e.kind = 'SentBack')
    from told_actions t join planned_actions a on a.id = t.action_id
    where t.case_id = access.family_case() and t.withdrawn_at is null $$;
revoke execute on function access.family_action_states() from public;
grant execute on function access.family_action_states() to practicereview_family;
