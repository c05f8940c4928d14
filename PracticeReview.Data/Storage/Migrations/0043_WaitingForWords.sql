-- Answers and passages that wait for a checked translation: the person sees nothing of them until it is approved, and from that moment
-- everything.

alter table contribution_answers add released_at timestamptz null;
update contribution_answers set released_at = answered_at;
create policy not_while_it_waits on contribution_answers as restrictive for select to practicereview_family using (released_at is not null);
-- Whoever may answer may also stop waiting; nothing else of an answer is ever changed.
create policy stop_waiting on contribution_answers for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and released_at is null
        and contribution_id in (select c.id from contributions c where c.case_id = any ((select access.staff_cases())::uuid[])
            or c.kind = 'Question' and ((select access.sees_all_families()) or c.case_id = any ((select access.staff_family_cases())::uuid[]))))
    with check (released_at is not null);
grant update (released_at) on contribution_answers to practicereview_workspace;

alter table released_passages add waits_since timestamptz null;
create policy not_while_it_waits on released_passages as restrictive for select to practicereview_family using (waits_since is null);
grant update (waits_since, released_at) on released_passages to practicereview_workspace;
-- What can be read is never made to wait again, and what stops waiting is an approach like any other.
create function access.keep_released() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if old.waits_since is null and (new.waits_since is not null or new.released_at is distinct from old.released_at)
      or new.waits_since is not null and new.waits_since is distinct from old.waits_since then
        raise insufficient_privilege using message = 'What was released stays released.';
    end if;
    if old.waits_since is not null and new.waits_since is null and exists (select from mapped_persons p
        where p.family_member_id = new.family_member_id and p.taken_off_at is null and access.approach_refused(p.id)) then
        raise insufficient_privilege using message = 'Nothing new goes to a person who said no, is held back or is not involved.';
    end if;
    return new;
end $$;
revoke execute on function access.keep_released() from public;
create trigger keep_released before update of waits_since, released_at on released_passages for each row execute function access.keep_released();

-- Whether a passage that waits may come to the person now: not against their word, their choice about the draft, or their closed area.
create function access.passage_may_come(to_member uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from family_members m where m.id = to_member and m.access_ended_at is null)
        and not exists (select from mapped_persons p where p.family_member_id = to_member and p.taken_off_at is null and access.approach_refused(p.id))
        and coalesce((select c.answer from agreement_choices c where c.family_member_id = to_member and c.activity = 'CommentOnDraft'
            order by c.chosen_at desc, c.id desc limit 1), '') <> 'No'
        and not exists (select from family_limits l where l.family_member_id = to_member and l.part = 'Draft' and l.lifted_at is null) $$;
revoke execute on function access.passage_may_come(uuid) from public;

-- Two who approve and who release at the same moment miss each other without a lock: the text would wait for what is there already.
create function access.keep_waiting() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    language_read text := (select m.language from family_members m where m.id = new.family_member_id);
    ready boolean;
begin
    perform pg_advisory_xact_lock(hashtextextended(new.case_id::text || new.text_hash, 0));
    ready := language_read = 'en' or exists (select from case_text_translations t
        where t.case_id = new.case_id and t.source_hash = new.text_hash and t.language = language_read and t.state = 'Approved');
    if ready then
        if tg_table_name = 'contribution_answers' then
            new.released_at := new.answered_at;
        else
            new.waits_since := null;
            update released_passages r set withdrawn_at = new.released_at where r.draft_passage_id = new.draft_passage_id and r.family_member_id = new.family_member_id
                and r.withdrawn_at is null;
        end if;
    end if;
    return new;
end $$;
revoke execute on function access.keep_waiting() from public;
create trigger keep_waiting before insert on contribution_answers for each row when (new.released_at is null) execute function access.keep_waiting();
create trigger keep_waiting before insert on released_passages for each row when (new.waits_since is not null) execute function access.keep_waiting();

create function access.release_what_waited() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    passage record;
begin
    perform pg_advisory_xact_lock(hashtextextended(new.case_id::text || new.source_hash, 0));
    update contribution_answers a set released_at = coalesce(new.reviewed_at, now()) from family_members m
        where m.id = a.family_member_id and m.language = new.language and a.case_id = new.case_id and a.text_hash = new.source_hash and a.released_at is null;
    for passage in select r.id, r.draft_passage_id, r.family_member_id from released_passages r join family_members m on m.id = r.family_member_id
        where r.case_id = new.case_id and r.text_hash = new.source_hash and r.waits_since is not null and r.withdrawn_at is null
            and m.language = new.language and access.passage_may_come(m.id) loop
        update released_passages r set withdrawn_at = coalesce(new.reviewed_at, now())
            where r.draft_passage_id = passage.draft_passage_id and r.family_member_id = passage.family_member_id and r.id <> passage.id and r.withdrawn_at is null;
        update released_passages r set waits_since = null, released_at = coalesce(new.reviewed_at, now()) where r.id = passage.id;
    end loop;
    return null;
end $$;
revoke execute on function access.release_what_waited() from public;
create trigger release_what_waited after insert or update of state on case_text_translations for each row
    when (new.state = 'Approved') execute function access.release_what_waited();

-- Whoever waits to read a text in their language, as before; of a passage that still waits, only who may have it now. And of a meeting
-- they were shown.
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
                or exists (select from family_meetings f join meeting_persons i on i.meeting_id = f.id join mapped_persons p on p.id = i.person_id
                    where p.family_member_id = m.id and f.case_id = of_case and f.state = 'Planned' and f.released_at is not null and of_hash in (f.place_hash, f.with_whom_hash)))) $$;

-- What waited is looked at again whenever the reason to wait may be gone: another language, a new choice about the draft, the end of a hold,
-- a decision to involve, the person's own wish to take part, or a part that is open again.
create function access.release_ready(of_member uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    passage record;
    reads text := (select m.language from family_members m where m.id = of_member);
begin
    update contribution_answers a set released_at = now() where a.family_member_id = of_member and a.released_at is null
        and (reads = 'en' or exists (select from case_text_translations t where t.case_id = a.case_id and t.source_hash = a.text_hash and t.language = reads and t.state = 'Approved'));
    if not access.passage_may_come(of_member) then
        return;
    end if;
    for passage in select r.id, r.draft_passage_id from released_passages r where r.family_member_id = of_member and r.waits_since is not null and r.withdrawn_at is null
        and (reads = 'en' or exists (select from case_text_translations t where t.case_id = r.case_id and t.source_hash = r.text_hash and t.language = reads and t.state = 'Approved')) loop
        update released_passages r set withdrawn_at = now()
            where r.draft_passage_id = passage.draft_passage_id and r.family_member_id = of_member and r.id <> passage.id and r.withdrawn_at is null;
        update released_passages r set waits_since = null, released_at = now() where r.id = passage.id;
    end loop;
end $$;
revoke execute on function access.release_ready(uuid) from public;
create function access.look_again_at_what_waits() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    of_member uuid;
begin
    if tg_table_name = 'family_members' then
        of_member := new.id;
    elsif tg_table_name in ('agreement_choices', 'family_limits') then
        of_member := new.family_member_id;
    else
        of_member := (select p.family_member_id from mapped_persons p where p.id = new.person_id);
    end if;
    if of_member is not null then
        perform access.release_ready(of_member);
    end if;
    return null;
end $$;
revoke execute on function access.look_again_at_what_waits() from public;
create trigger look_again_at_what_waits after update of language on family_members for each row
    when (old.language is distinct from new.language) execute function access.look_again_at_what_waits();
create trigger look_again_at_what_waits after insert on agreement_choices for each row
    when (new.activity = 'CommentOnDraft' and new.answer <> 'No') execute function access.look_again_at_what_waits();
create trigger look_again_at_what_waits after update of lifted_at on family_limits for each row
    when (new.lifted_at is not null and old.lifted_at is null) execute function access.look_again_at_what_waits();
create trigger look_again_at_what_waits after update of ended_at on involvement_holds for each row
    when (new.ended_at is not null and old.ended_at is null) execute function access.look_again_at_what_waits();
create trigger look_again_at_what_waits after insert on involvement_decisions for each row
    when (new.choice = 'Involve') execute function access.look_again_at_what_waits();
create trigger look_again_at_what_waits after insert on family_contacts for each row
    when (new.outcome = 'WantsToTakePart') execute function access.look_again_at_what_waits();

-- An answer the person cannot read yet is none; a passage that waits was not read.
create or replace function access.unanswered_comments(of_case uuid, sent_after timestamptz) returns integer language sql stable security definer set search_path = public, pg_temp as $$
    select count(*)::integer from contributions c
    where c.case_id = of_case and c.partnership_id = access.staff_partnership()
        and (access.sees_all_cases() or of_case = any (access.staff_cases()) or access.staff_has_role('StatutoryPartner'))
        and c.kind in ('Comment', 'FactIsWrong', 'WordsHurt', 'WholeDraft') and (sent_after is null or c.sent_at > sent_after)
        and not exists (select from contribution_answers a where a.contribution_id = c.id and a.released_at is not null)
        and not exists (select from leave_out_requests r where r.contribution_id = c.id and r.outcome = 'LeftOut') $$;
create or replace function access.own_passages_in_report() returns table (draft_passage_id uuid, is_as_read boolean) language sql stable security definer set search_path = public, pg_temp as $$
    select p.draft_passage_id, bool_and(btrim(replace(s.section ->> 'Text', e'\r\n', e'\n'), e' \t\r\n') = btrim(replace(p.text, e'\r\n', e'\n'), e' \t\r\n'))
    from review_reports r join report_versions v on v.report_id = r.id and v.number = r.number
        cross join lateral jsonb_array_elements(v.sections::jsonb) s (section)
        join released_passages p on p.case_id = r.case_id and p.draft_passage_id::text = s.section -> 'From' -> 'Passage' ->> 'Value'
    where r.case_id = access.family_case() and r.published_at is not null and p.family_member_id = access.family_member_id() and p.withdrawn_at is null and p.waits_since is null
    group by p.draft_passage_id $$;
