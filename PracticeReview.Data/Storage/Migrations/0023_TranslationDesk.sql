-- The translation desk: who translates which language, what is asked for, what was made of the product's texts, and what came back in files.

create table translator_languages (
    staff_id uuid not null constraint fk_translator_languages_staff_members_staff_id references staff_members (id),
    language text not null,
    partnership_id uuid not null constraint fk_translator_languages_partnerships_partnership_id references partnerships (id),
    given_by uuid not null constraint fk_translator_languages_staff_members_given_by references staff_members (id),
    given_at timestamptz not null,
    constraint pk_translator_languages primary key (staff_id, language)
);
create index ix_translator_languages_partnership_id on translator_languages (partnership_id);
create index ix_translator_languages_given_by on translator_languages (given_by);

-- The languages in which the person who asks translates; none for who is no translator, or no longer.
create function access.translator_languages() returns text[] language sql stable security definer set search_path = public, pg_temp as
$$ select coalesce(array_agg(l.language), '{}') from translator_languages l
   where l.staff_id = access.staff_id() and l.partnership_id = access.staff_partnership() and access.staff_has_role('Translator') $$;
revoke execute on function access.translator_languages() from public;
grant execute on function access.translator_languages() to practicereview_workspace;

call access.protect('translator_languages');
-- Who asks for a translation must know whom to tell; a translator sees their own languages.
create policy who_translates on translator_languages for select to practicereview_workspace using (partnership_id = (select access.staff_partnership()));
create policy give on translator_languages for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and (select access.sees_all_families()) and given_by = (select access.staff_id())
        and staff_id in (select s.id from staff_members s where s.partnership_id = (select access.staff_partnership())));
create policy take_away on translator_languages for delete to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and (select access.sees_all_families()));
grant select, insert, delete on translator_languages to practicereview_workspace;

create table translation_requests (
    id uuid not null constraint pk_translation_requests primary key,
    partnership_id uuid not null constraint fk_translation_requests_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_translation_requests_cases_case_id references cases (id),
    kind text not null,
    source text not null,
    source_hash text not null,
    from_language text not null,
    into_language text not null,
    note text null,
    requested_by uuid not null constraint fk_translation_requests_staff_members_requested_by references staff_members (id),
    requested_at timestamptz not null,
    superseded_at timestamptz null
);
create unique index ix_translation_requests_case_id_source_hash_into_language on translation_requests (case_id, source_hash, into_language);
create index ix_translation_requests_partnership_id_requested_at on translation_requests (partnership_id, requested_at);
create index ix_translation_requests_requested_by on translation_requests (requested_by);

call access.protect('translation_requests');
create policy family_staff on translation_requests for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_family_cases())::uuid[])));
-- A translator sees the texts to be translated into their languages or from them: no other text, and nothing else of the case.
create policy translator on translation_requests for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and (into_language = any ((select access.translator_languages())::text[]) or from_language = any ((select access.translator_languages())::text[])));
create policy ask on translation_requests for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and requested_by = (select access.staff_id())
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_family_cases())::uuid[])));
create policy supersede on translation_requests for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_family_cases())::uuid[])));
grant select, insert, update (superseded_at) on translation_requests to practicereview_workspace;

alter table case_text_translations add is_machine_made boolean not null default false;
alter table case_text_translations alter is_machine_made drop default;

-- A translator reads, writes and checks the translations that were asked of their languages.
create policy translator on case_text_translations to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and (select access.staff_has_role('Translator'))
        and (case_id, source_hash, language) in (select r.case_id, r.source_hash, r.into_language from translation_requests r))
    with check (partnership_id = (select access.staff_partnership()) and (select access.staff_has_role('Translator'))
        and (case_id, source_hash, language) in (select r.case_id, r.source_hash, r.into_language from translation_requests r)
        and (translated_by = (select access.staff_id()) or reviewed_by = (select access.staff_id())));

-- Whoever waits to read a text in their language, for the translator who approves it and sees no family. Ids and means only.
create function access.readers_of_translation(of_case uuid, of_hash text, in_language text) returns table (family_member_id uuid, means text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select m.id, case when m.safe_email is not null then 'Email' else 'TextMessage' end
    from family_members m
    where m.case_id = of_case and m.partnership_id = access.staff_partnership() and m.language = in_language
        and m.access_ended_at is null and (m.safe_email is not null or m.safe_mobile is not null)
        and (in_language = any (access.translator_languages()))
        and exists (select from translation_requests r where r.case_id = of_case and r.source_hash = of_hash and r.into_language = in_language)
        and (exists (select from released_passages p where p.family_member_id = m.id and p.text_hash = of_hash and p.withdrawn_at is null)
            or exists (select from contribution_answers a where a.family_member_id = m.id and a.text_hash = of_hash)
            or exists (select from family_letters l where l.family_member_id = m.id and l.text_hash = of_hash and l.released_at is not null)) $$;
revoke execute on function access.readers_of_translation(uuid, text, text) from public;
grant execute on function access.readers_of_translation(uuid, text, text) to practicereview_workspace;

-- The product's own texts in other languages. They are the installation's, and nothing of any family.
create table catalogue_translations (
    id uuid not null constraint pk_catalogue_translations primary key,
    language text not null,
    kind text not null,
    key text not null,
    source_hash text not null,
    forms text not null,
    state text not null,
    is_machine_made boolean not null,
    translated_by uuid not null constraint fk_catalogue_translations_staff_members_translated_by references staff_members (id),
    reviewed_by uuid null constraint fk_catalogue_translations_staff_members_reviewed_by references staff_members (id),
    reviewer_name text null,
    reviewed_at timestamptz null,
    sent_back_because text null,
    changed_at timestamptz not null
);
create unique index ix_catalogue_translations_language_kind_key on catalogue_translations (language, kind, key);
create index ix_catalogue_translations_changed_at on catalogue_translations (changed_at);
create index ix_catalogue_translations_translated_by on catalogue_translations (translated_by);
create index ix_catalogue_translations_reviewed_by on catalogue_translations (reviewed_by);

call access.protect('catalogue_translations');
create policy desk on catalogue_translations for select to practicereview_workspace
    using ((select access.sees_all_families()) or (select access.staff_has_role('Administrator')) or language = any ((select access.translator_languages())::text[]));
create policy write_translation on catalogue_translations for insert to practicereview_workspace
    with check (language = any ((select access.translator_languages())::text[]) and translated_by = (select access.staff_id()) and state <> 'Approved');
create policy change_translation on catalogue_translations for update to practicereview_workspace
    using (language = any ((select access.translator_languages())::text[]))
    with check (language = any ((select access.translator_languages())::text[])
        and (state <> 'Approved' or (reviewed_by = (select access.staff_id()) and translated_by <> (select access.staff_id()))));
grant select, insert, update on catalogue_translations to practicereview_workspace;
-- The portal shows them to everybody, whoever made them.
create policy shown on catalogue_translations for select to practicereview_public using (true);
grant select (language, kind, key, source_hash, forms, state, reviewer_name, reviewed_at, changed_at) on catalogue_translations to practicereview_public;

create table translation_imports (
    id uuid not null constraint pk_translation_imports primary key,
    partnership_id uuid not null constraint fk_translation_imports_partnerships_partnership_id references partnerships (id),
    language text not null,
    is_machine_made boolean not null,
    taken integer not null,
    unchanged integer not null,
    empty integer not null,
    not_taken integer not null,
    refused text not null,
    imported_by uuid not null constraint fk_translation_imports_staff_members_imported_by references staff_members (id),
    imported_at timestamptz not null
);
create index ix_translation_imports_partnership_id on translation_imports (partnership_id);
create index ix_translation_imports_imported_by on translation_imports (imported_by);

call access.protect('translation_imports');
-- It may quote texts of cases: whoever sent the file reads what became of it, and nobody else.
create policy own_import on translation_imports to practicereview_workspace
    using (imported_by = (select access.staff_id()) and partnership_id = (select access.staff_partnership()))
    with check (imported_by = (select access.staff_id()) and partnership_id = (select access.staff_partnership()));
grant select, insert on translation_imports to practicereview_workspace;
