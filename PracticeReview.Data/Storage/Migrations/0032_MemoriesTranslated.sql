-- What a family tells of a child is translated for those who do the review, and for them alone: its translation goes wherever it goes,
-- and is gone when it is taken back or kept for the contact person.

alter table translation_requests add memory_id uuid null
    constraint fk_translation_requests_child_memories_memory_id references child_memories (id) on delete cascade;
create index ix_translation_requests_memory_id on translation_requests (memory_id);
alter table case_text_translations add memory_id uuid null
    constraint fk_case_text_translations_child_memories_memory_id references child_memories (id) on delete cascade;
create index ix_case_text_translations_memory_id on case_text_translations (memory_id);

-- The memories that translators were asked for in a language of the person who asks: they read no memory otherwise.
create function access.memories_to_translate() returns uuid[] language sql stable security definer set search_path = public, pg_temp as
$$ select coalesce(array_agg(r.memory_id), '{}') from translation_requests r join child_memories m on m.id = r.memory_id
   where r.partnership_id = access.staff_partnership() and r.taken_back_at is null and m.audience <> 'ContactPersonOnly'
     and (r.into_language = any (access.translator_languages()) or r.from_language = any (access.translator_languages())) $$;
revoke execute on function access.memories_to_translate() from public;
grant execute on function access.memories_to_translate() to practicereview_workspace;

-- Whoever reads the memory reads its translation, and nobody else but the translators who were asked.
create policy of_a_memory on translation_requests as restrictive to practicereview_workspace
    using (memory_id is null or memory_id in (select m.id from child_memories m where m.audience <> 'ContactPersonOnly')
        or memory_id = any ((select access.memories_to_translate())::uuid[]));
create policy of_a_memory on case_text_translations as restrictive to practicereview_workspace
    using (memory_id is null or memory_id in (select m.id from child_memories m where m.audience <> 'ContactPersonOnly')
        or memory_id = any ((select access.memories_to_translate())::uuid[]));
create policy of_no_memory on case_text_translations as restrictive for select to practicereview_family using (memory_id is null);

-- What is asked for, or translated, of a memory belongs to it from the first moment; while somebody writes it, the person's choice waits.
create function access.keep_with_memory() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if tg_op = 'UPDATE' and new.memory_id is distinct from old.memory_id then
        raise exception 'A translation stays with what it translates.' using errcode = 'insufficient_privilege';
    end if;
    if tg_op = 'INSERT' and new.memory_id is null and exists (select from translation_requests r
        where r.case_id = new.case_id and r.source_hash = new.source_hash and r.memory_id is not null) then
        raise exception 'A translation stays with what it translates.' using errcode = 'insufficient_privilege';
    end if;
    if new.memory_id is not null then
        perform from child_memories m where m.id = new.memory_id and m.case_id = new.case_id and m.partnership_id = new.partnership_id
            and m.audience <> 'ContactPersonOnly' for share;
        if not found then
            raise exception 'Nobody translates what was taken back, or is for the contact person alone.'
                using errcode = 'foreign_key_violation', constraint = 'fk_' || tg_table_name || '_child_memories_memory_id';
        end if;
    end if;
    return new;
end $$;
revoke execute on function access.keep_with_memory() from public;
create trigger keep_with_memory before insert or update on translation_requests for each row execute function access.keep_with_memory();
create trigger keep_with_memory before insert or update on case_text_translations for each row execute function access.keep_with_memory();

-- Taken back, or kept for the contact person: the translations go, with what was asked for and with the words kept while they were typed.
create function access.forget_translations() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    delete from form_drafts d where d.partnership_id = old.partnership_id and (position(old.id::text in d.form) > 0
        or exists (select from translation_requests r where r.memory_id = old.id and position(r.id::text in d.form) > 0));
    delete from case_text_translations t where t.memory_id = old.id;
    delete from translation_requests r where r.memory_id = old.id;
    return case tg_op when 'DELETE' then old else new end;
end $$;
revoke execute on function access.forget_translations() from public;
create trigger forget_translations before delete on child_memories for each row execute function access.forget_translations();
create trigger forget_translations_of_what_is_narrowed after update of audience on child_memories for each row
    when (new.audience = 'ContactPersonOnly' and old.audience <> 'ContactPersonOnly') execute function access.forget_translations();

-- A page that still stands open keeps no words of what is gone.
create function access.keep_no_words_of_what_is_gone() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    request uuid := substring(new.form from '^translation/[^/]+/case-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})');
    memory uuid := substring(new.form from '/memory/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})');
begin
    if request is not null and not exists (select from translation_requests r where r.id = request)
      or memory is not null and not exists (select from child_memories m where m.id = memory and m.audience <> 'ContactPersonOnly') then
        return null;
    end if;
    return new;
end $$;
revoke execute on function access.keep_no_words_of_what_is_gone() from public;
create trigger keep_no_words_of_what_is_gone before insert or update on form_drafts for each row
    when (new.form like 'translation/%' or new.form like '%/memory/%') execute function access.keep_no_words_of_what_is_gone();
