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
    written boolean := (became -> 'text', became -> 'forms', became -> 'translated_by') is distinct from (was -> 'text', was -> 'forms', was -> 'translated_by');
begin
    if written and became ->> 'translated_by' is distinct from me
      or became ->> 'reviewed_by' is not null and became ->> 'reviewed_by' is distinct from was ->> 'reviewed_by' and became ->> 'reviewed_by' is distinct from me
      or became ->> 'state' = 'Approved' and (written or was ->> 'state' is distinct from 'Approved')
        and (written or became ->> 'reviewed_by' is distinct from me or became ->> 'translated_by' is not distinct from me) then
        raise exception 'A translation is approved by another than who wrote it.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
revoke execute on function access.keep_four_eyes() from public;
create trigger keep_four_eyes before insert or update on case_text_translations for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_four_eyes();
create trigger keep_four_eyes before insert or update on catalogue_translations for each row
    when (session_user = 'practicereview_workspace') execute function access.keep_four_eyes();

-- Whoever is in the room of a meeting begins the clock of an action they wrote when they wrote it, on the day that stands in it, and
-- meets it when they did it.
drop policy invited_action on milestones;
create policy invited_action on milestones for insert to practicereview_workspace
    with check (happening in ('ImmediateActionAdded', 'ReturnDayAgreed', 'ImmediateActionDone') and case_id = any ((select access.invited_cases())::uuid[])
        and exists (select from immediate_actions a where a.id = subject_id and a.case_id = milestones.case_id and a.partnership_id = milestones.partnership_id
            and case happening
                when 'ImmediateActionDone' then a.done_at = at and a.done_by = (select access.staff_id())
                when 'ReturnDayAgreed' then a.added_by = (select access.staff_id()) and (at at time zone 'Europe/London')::date = a.due_on
                else a.added_by = (select access.staff_id()) and a.added_at = at end));

-- What is unanswered, and where a case stands, is told to those who sign off or settle; deciding for an agency gives no right to it.
create or replace function access.unanswered_assurance(of_case uuid, at_stage text) returns integer[] language sql stable security definer set search_path = public, pg_temp as $$
    select array(select q from generate_series(1, 9) q
        where not exists (select from assurance_answers a where a.case_id = of_case and a.question = q and a.stage = at_stage) order by q)
    from cases c where c.id = of_case and c.partnership_id = access.staff_partnership()
        and (access.sees_all_cases() or c.id = any (access.staff_family_cases())
            or access.staff_has_role('StatutoryPartner', 'SafeguardingExecutive')) $$;
create or replace function access.stage_for_assurance(of_case uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
    select c.stage from cases c where c.id = of_case and c.partnership_id = access.staff_partnership()
        and (access.sees_all_cases() or c.id = any (access.staff_family_cases())
            or access.staff_has_role('StatutoryPartner', 'SafeguardingExecutive')) $$;

-- A passage that was taken back from everybody is taken back from the translators as well.
alter table translation_requests add taken_back_at timestamptz null;
grant update (taken_back_at) on translation_requests to practicereview_workspace;
drop policy translator on translation_requests;
create policy translator on translation_requests for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and taken_back_at is null
        and (into_language = any ((select access.translator_languages())::text[]) or from_language = any ((select access.translator_languages())::text[])));

-- What is said without a name bears its month and no day.
update anonymous_sensitivity_answers set said_on = date_trunc('month', said_on)::date;
alter table anonymous_sensitivity_answers add constraint ck_anonymous_sensitivity_answers_said_on check (extract(day from said_on) = 1);
