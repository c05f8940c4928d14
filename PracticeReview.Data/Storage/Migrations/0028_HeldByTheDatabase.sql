-- What the portal's rules say about families and translations, held by the database alone as well.

-- A family member, or what goes on around a family, belongs to a case of the same partnership, and stays with it.
create policy of_a_case on family_members as restrictive for insert to practicereview_workspace with check (case_id in (select c.id from cases c));
create policy of_a_case on family_processes as restrictive for insert to practicereview_workspace with check (case_id in (select c.id from cases c));
create function access.keep_case() returns trigger language plpgsql as $$
begin
    if (new.case_id, new.partnership_id) is distinct from (old.case_id, old.partnership_id) then
        raise exception 'What is of one case does not move to another.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
revoke execute on function access.keep_case() from public;
create trigger keep_case before update on family_members for each row when (session_user = 'practicereview_workspace') execute function access.keep_case();
create trigger keep_case before update on told_actions for each row when (session_user = 'practicereview_workspace') execute function access.keep_case();
create trigger keep_case before update on taking_part_wishes for each row when (session_user = 'practicereview_workspace') execute function access.keep_case();
create trigger keep_case before update on consent_grounds for each row when (session_user = 'practicereview_workspace') execute function access.keep_case();
create trigger keep_case before update on mapped_persons for each row when (session_user = 'practicereview_workspace') execute function access.keep_case();
create trigger keep_case before update on involvement_plans for each row when (session_user = 'practicereview_workspace') execute function access.keep_case();
create trigger keep_case before update on family_meetings for each row when (session_user = 'practicereview_workspace') execute function access.keep_case();

-- "Only my contact person" means the one who was chosen.
create function access.keep_contact_person() returns trigger language plpgsql as $$
begin
    if new.facilitator_id is distinct from old.facilitator_id then
        raise exception 'The contact person chosen for somebody is not changed.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
revoke execute on function access.keep_contact_person() from public;
create trigger keep_contact_person before update on family_members for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_contact_person();

-- A question that was sent stays as it was; its answer answers it.
create function access.keep_asked_question() returns trigger language plpgsql as $$
begin
    if (new.text, new.text_hash, new.written_by, new.written_at) is distinct from (old.text, old.text_hash, old.written_by, old.written_at)
        and (old.released_at is not null or new.written_by is distinct from access.staff_id())
      or old.released_at is not null and new.released_at is distinct from old.released_at
      or old.withdrawn_at is not null and new.withdrawn_at is null then
        raise exception 'A question that was sent stays as it was.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
revoke execute on function access.keep_asked_question() from public;
create trigger keep_asked_question before update on asked_questions for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_asked_question();

-- Pictures of a child come from the family, and from nobody in its name.
create policy pictures_are_the_familys on documents as restrictive for insert to practicereview_workspace
    with check (kind <> 'FamilyPicture' and uploaded_by_family_member is null);

-- A letter is signed by who wrote it, and released as it was read.
create function access.keep_letter() returns trigger language plpgsql as $$
begin
    if (new.title, new.text, new.text_hash, new.written_by) is distinct from (old.title, old.text, old.text_hash, old.written_by)
        and (new.written_by is distinct from access.staff_id() or new.released_at is not null) then
        raise exception 'A letter is signed by who wrote it, and released as it was read.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
revoke execute on function access.keep_letter() from public;
create trigger keep_letter before update on family_letters for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_letter();

-- A translation is approved by somebody else than who wrote it, and in their own name.
create function access.keep_four_eyes() returns trigger language plpgsql as $$
declare
    was jsonb := case tg_op when 'UPDATE' then to_jsonb(old) else '{}' end;
    became jsonb := to_jsonb(new);
    me text := access.staff_id()::text;
begin
    if (became -> 'text', became -> 'forms', became -> 'translated_by') is distinct from (was -> 'text', was -> 'forms', was -> 'translated_by')
        and became ->> 'translated_by' is distinct from me
      or became ->> 'reviewed_by' is not null and became ->> 'reviewed_by' is distinct from was ->> 'reviewed_by' and became ->> 'reviewed_by' is distinct from me
      or became ->> 'state' = 'Approved' and was ->> 'state' is distinct from 'Approved'
        and (became ->> 'reviewed_by' is distinct from me or became ->> 'translated_by' is not distinct from me) then
        raise exception 'A translation is approved by another than who wrote it.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
revoke execute on function access.keep_four_eyes() from public;
create trigger keep_four_eyes before insert or update on case_text_translations for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_four_eyes();
create trigger keep_four_eyes before insert or update on catalogue_translations for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_four_eyes();
