-- What a family says is heard: a sound beside words and pictures, who has looked at what was told of a child, and translations of all
-- that professionals write to a family.

-- A sound that a family member sends of the child is as much theirs as a picture.
alter table child_memories add has_sound boolean not null default false;
alter table child_memories alter has_sound drop default;
drop policy family_pictures on documents;
create policy family_files on documents as restrictive for select to practicereview_workspace
    using (kind not in ('FamilyPicture', 'FamilySound') or subject_id in (select m.id from child_memories m));
drop policy chosen_readers on documents;
create policy chosen_readers on documents for select to practicereview_workspace
    using (kind in ('FamilyPicture', 'FamilySound') and subject_id in (select m.id from child_memories m));
drop policy own_family_member on documents;
create policy own_family_member on documents to practicereview_family
    using (uploaded_by_family_member = (select access.family_member_id()) and kind in ('FamilyPicture', 'FamilySound'))
    with check (uploaded_by_family_member = (select access.family_member_id()) and uploaded_by is null and kind in ('FamilyPicture', 'FamilySound')
        and case_id = (select access.family_case()) and partnership_id = (select access.family_partnership())
        and subject_id in (select m.id from child_memories m));
drop policy pictures_are_the_familys on documents;
create policy files_are_the_familys on documents as restrictive for insert to practicereview_workspace
    with check (kind not in ('FamilyPicture', 'FamilySound') and uploaded_by_family_member is null);

-- A file that is taken back is gone, with its bytes where no other document has them.
drop function access.forget_own_pictures(uuid);
create function access.forget_own_files(of_memory uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare gone record;
begin
    if not exists (select from child_memories m where m.id = of_memory and m.family_member_id = access.family_member_id()) then
        return;
    end if;
    for gone in delete from documents d where d.subject_id = of_memory and d.kind in ('FamilyPicture', 'FamilySound')
        and d.uploaded_by_family_member = access.family_member_id() returning d.partnership_id, d.sha256 loop
        delete from document_pieces p where p.partnership_id = gone.partnership_id and p.sha256 = gone.sha256
            and not exists (select from documents d where d.partnership_id = gone.partnership_id and d.sha256 = gone.sha256);
    end loop;
end $$;
revoke execute on function access.forget_own_files(uuid) from public;
grant execute on function access.forget_own_files(uuid) to practicereview_family;

-- Those for whom it is meant say that they have looked at it: the contact person where it is for them alone, else the review group.
-- When they looked is now, as far as the clocks of two machines agree, and not later. A new choice of readers makes it unread again, so that they notice what they may no longer do with it.
alter table child_memories add read_at timestamptz null;
alter table child_memories add read_by uuid null constraint fk_child_memories_staff_members_read_by references staff_members (id);
create index ix_child_memories_read_by on child_memories (read_by);
create policy read_by_those_chosen on child_memories for update to practicereview_workspace
    using (read_at is null and partnership_id = (select access.staff_partnership())
        and case when audience = 'ContactPersonOnly'
            then family_member_id in (select m.id from family_members m where m.facilitator_id = (select access.staff_id()))
            else case_id = any ((select access.staff_cases())::uuid[]) end)
    with check (read_by = (select access.staff_id()) and read_at is not null and read_at <= now() + interval '1 minute');
grant update (read_at, read_by) on child_memories to practicereview_workspace;
create policy unread_by_a_new_choice on child_memories as restrictive for update to practicereview_family
    using (true) with check (read_at is null and read_by is null);
grant update (read_at, read_by) on child_memories to practicereview_family;

-- Closing the draft or comments closes what is said of the draft as a whole, and nothing that is said elsewhere.
drop policy not_closed on contributions;
create policy not_closed on contributions as restrictive for insert to practicereview_family
    with check (not (case when kind = 'FocusSuggestion' then array['Focus'] when kind = 'Question' then array['Questions']
            when kind in ('Comment', 'FactIsWrong', 'WordsHurt', 'WholeDraft') then array['Draft', 'Comments'] else '{}'::text[] end
        && (select access.family_closed_parts())::text[]));

-- What was taken back, or written anew, may be asked for again in the same words, from that moment.
grant update (requested_at) on translation_requests to practicereview_workspace;

-- Whoever waits to read a text in their language: also of questions, of what goes on around them, and of what is being done. Nobody
-- waits for what was taken back or is out of date.
create or replace function access.readers_of_translation(of_case uuid, of_hash text, in_language text) returns table (family_member_id uuid, means text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select m.id, case when m.safe_email is not null then 'Email' else 'TextMessage' end
    from family_members m
    where m.case_id = of_case and m.partnership_id = access.staff_partnership() and m.language = in_language
        and m.access_ended_at is null and (m.safe_email is not null or m.safe_mobile is not null)
        and (in_language = any (access.translator_languages()))
        and exists (select from translation_requests r where r.case_id = of_case and r.source_hash = of_hash and r.into_language = in_language
            and r.taken_back_at is null and r.superseded_at is null)
        and (exists (select from released_passages p where p.family_member_id = m.id and p.text_hash = of_hash and p.withdrawn_at is null)
            or exists (select from contribution_answers a where a.family_member_id = m.id and a.text_hash = of_hash)
            or exists (select from family_letters l where l.family_member_id = m.id and l.text_hash = of_hash and l.released_at is not null)
            or exists (select from asked_questions q where q.family_member_id = m.id and q.text_hash = of_hash and q.released_at is not null and q.withdrawn_at is null)
            or exists (select from family_processes p where p.case_id = m.case_id and p.text_hash = of_hash and p.ended_at is null
                and (p.family_member_id is null or p.family_member_id = m.id))
            or exists (select from told_actions t where t.case_id = m.case_id and t.text_hash = of_hash and t.withdrawn_at is null)) $$;
