-- What families find before they sign in: who supports them, and in which languages the portal speaks to them.

-- Organisations that stand beside families. Anybody reads the list; the business unit and the administrator keep it.
create table support_organisations (
    id uuid not null constraint pk_support_organisations primary key,
    partnership_id uuid not null constraint fk_support_organisations_partnerships_partnership_id references partnerships (id),
    name text not null,
    helps_with text not null,
    telephone text null,
    website text null,
    languages_spoken text[] not null,
    hours text null,
    position integer not null,
    changed_by uuid not null constraint fk_support_organisations_staff_members_changed_by references staff_members (id),
    changed_at timestamptz not null,
    removed_at timestamptz null,
    constraint ck_support_organisations_reachable check (telephone is not null or website is not null),
    constraint ck_support_organisations_website check (website like 'https://%')
);
create index ix_support_organisations_partnership_id_position on support_organisations (partnership_id, position) where removed_at is null;
create index ix_support_organisations_changed_by on support_organisations (changed_by);
call access.protect('support_organisations');
create policy anybody on support_organisations for select to practicereview_public using (removed_at is null);
create policy keepers on support_organisations to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and (select access.staff_has_role('Administrator', 'BusinessManager', 'BusinessUnit')))
    with check (partnership_id = (select access.staff_partnership()) and (select access.staff_has_role('Administrator', 'BusinessManager', 'BusinessUnit'))
        and changed_by = (select access.staff_id()));
grant select on support_organisations to practicereview_public;
grant select, insert, update (name, helps_with, telephone, website, languages_spoken, hours, position, changed_by, changed_at, removed_at) on support_organisations to practicereview_workspace;

-- The languages of a partnership, beside English. A language without a row is not offered.
create table partnership_languages (
    partnership_id uuid not null constraint fk_partnership_languages_partnerships_partnership_id references partnerships (id),
    language text not null,
    is_offered boolean not null,
    changed_by uuid not null constraint fk_partnership_languages_staff_members_changed_by references staff_members (id),
    changed_at timestamptz not null,
    constraint pk_partnership_languages primary key (partnership_id, language)
);
create index ix_partnership_languages_changed_by on partnership_languages (changed_by);
call access.protect('partnership_languages');
create policy anybody on partnership_languages for select to practicereview_public using (is_offered);
create policy own_partnership on partnership_languages for select to practicereview_workspace using (partnership_id = (select access.staff_partnership()));
create policy administrators_add on partnership_languages for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and (select access.staff_has_role('Administrator')) and changed_by = (select access.staff_id()));
create policy administrators_change on partnership_languages for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and (select access.staff_has_role('Administrator')))
    with check (changed_by = (select access.staff_id()));
grant select on partnership_languages to practicereview_public;
grant select, insert, update (is_offered, changed_by, changed_at) on partnership_languages to practicereview_workspace;
