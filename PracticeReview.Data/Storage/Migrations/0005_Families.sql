-- What passes between a family and the review of their child's case.

create table draft_passages (
    id uuid not null constraint pk_draft_passages primary key,
    partnership_id uuid not null constraint fk_draft_passages_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_draft_passages_cases_case_id references cases (id),
    number integer not null,
    edition integer not null,
    heading text not null,
    text text not null,
    written_by uuid not null constraint fk_draft_passages_staff_members_written_by references staff_members (id),
    written_at timestamptz not null
);
create index ix_draft_passages_partnership_id on draft_passages (partnership_id);
create unique index ix_draft_passages_case_id_number on draft_passages (case_id, number);
create index ix_draft_passages_written_by on draft_passages (written_by);

create table agreement_choices (
    id uuid not null constraint pk_agreement_choices primary key,
    partnership_id uuid not null constraint fk_agreement_choices_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_agreement_choices_cases_case_id references cases (id),
    family_member_id uuid not null constraint fk_agreement_choices_family_members_family_member_id references family_members (id),
    activity text not null,
    answer text not null,
    explained_by text not null,
    language text not null,
    chosen_at timestamptz not null
);
create index ix_agreement_choices_partnership_id on agreement_choices (partnership_id);
create index ix_agreement_choices_case_id on agreement_choices (case_id);
create index ix_agreement_choices_family_member_id on agreement_choices (family_member_id);

create table released_passages (
    id uuid not null constraint pk_released_passages primary key,
    partnership_id uuid not null constraint fk_released_passages_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_released_passages_cases_case_id references cases (id),
    family_member_id uuid not null constraint fk_released_passages_family_members_family_member_id references family_members (id),
    draft_passage_id uuid not null constraint fk_released_passages_draft_passages_draft_passage_id references draft_passages (id),
    number integer not null,
    edition integer not null,
    heading text not null,
    text text not null,
    text_hash text not null,
    released_by uuid not null constraint fk_released_passages_staff_members_released_by references staff_members (id),
    released_at timestamptz not null,
    withdrawn_at timestamptz null
);
create index ix_released_passages_partnership_id on released_passages (partnership_id);
create index ix_released_passages_case_id on released_passages (case_id);
create index ix_released_passages_family_member_id on released_passages (family_member_id);
create unique index ix_released_passages_draft_passage_id_family_member_id_edition
    on released_passages (draft_passage_id, family_member_id, edition) where withdrawn_at is null;
create index ix_released_passages_released_by on released_passages (released_by);

create table contributions (
    id uuid not null constraint pk_contributions primary key,
    partnership_id uuid not null constraint fk_contributions_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_contributions_cases_case_id references cases (id),
    family_member_id uuid not null constraint fk_contributions_family_members_family_member_id references family_members (id),
    kind text not null,
    released_passage_id uuid null constraint fk_contributions_released_passages_released_passage_id references released_passages (id),
    text text not null,
    language text not null,
    sent_at timestamptz not null
);
create index ix_contributions_partnership_id on contributions (partnership_id);
create index ix_contributions_case_id on contributions (case_id);
create index ix_contributions_family_member_id on contributions (family_member_id);
create index ix_contributions_released_passage_id on contributions (released_passage_id);

create table contribution_answers (
    contribution_id uuid not null constraint pk_contribution_answers primary key
        constraint fk_contribution_answers_contributions_contribution_id references contributions (id),
    partnership_id uuid not null constraint fk_contribution_answers_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_contribution_answers_cases_case_id references cases (id),
    family_member_id uuid not null constraint fk_contribution_answers_family_members_family_member_id references family_members (id),
    outcome text not null,
    text text not null,
    text_hash text not null,
    answered_by uuid not null constraint fk_contribution_answers_staff_members_answered_by references staff_members (id),
    answered_at timestamptz not null
);
create index ix_contribution_answers_partnership_id on contribution_answers (partnership_id);
create index ix_contribution_answers_case_id on contribution_answers (case_id);
create index ix_contribution_answers_family_member_id on contribution_answers (family_member_id);
create index ix_contribution_answers_answered_by on contribution_answers (answered_by);

create table case_text_translations (
    id uuid not null constraint pk_case_text_translations primary key,
    partnership_id uuid not null constraint fk_case_text_translations_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_case_text_translations_cases_case_id references cases (id),
    language text not null,
    source_hash text not null,
    text text not null,
    state text not null,
    translated_by uuid null constraint fk_case_text_translations_staff_members_translated_by references staff_members (id),
    reviewed_by uuid null constraint fk_case_text_translations_staff_members_reviewed_by references staff_members (id),
    reviewed_at timestamptz null,
    sent_back_because text null,
    changed_at timestamptz not null
);
create index ix_case_text_translations_partnership_id on case_text_translations (partnership_id);
create unique index ix_case_text_translations_case_id_source_hash_language on case_text_translations (case_id, source_hash, language);
create index ix_case_text_translations_translated_by on case_text_translations (translated_by);
create index ix_case_text_translations_reviewed_by on case_text_translations (reviewed_by);

call access.protect('draft_passages');
-- Whoever sees the professional material reads the draft; the review group writes it.
create policy case_staff on draft_passages for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_cases()) or case_id = any ((select access.staff_cases())::uuid[])));
create policy add_passage on draft_passages for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.staff_cases())::uuid[])
        and written_by = (select access.staff_id()));
create policy rewrite_passage on draft_passages for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.staff_cases())::uuid[]))
    with check (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.staff_cases())::uuid[])
        and written_by = (select access.staff_id()));
grant select, insert, update on draft_passages to practicereview_workspace;

call access.protect('agreement_choices');
call access.open_to_family_staff('agreement_choices', 'select');
call access.open_to_own_family_member('agreement_choices', 'select, insert');

call access.protect('released_passages');
-- Those who work with the family see what was released; the review group releases, and takes back. What was released keeps its words.
create policy family_staff on released_passages for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_family_cases())::uuid[])));
create policy release on released_passages for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.staff_cases())::uuid[])
        and released_by = (select access.staff_id())
        and family_member_id in (select m.id from family_members m where m.case_id = released_passages.case_id)
        and draft_passage_id in (select p.id from draft_passages p where p.case_id = released_passages.case_id));
create policy take_back on released_passages for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.staff_cases())::uuid[]));
grant select, insert, update (withdrawn_at) on released_passages to practicereview_workspace;
create policy own_family_member on released_passages for select to practicereview_family
    using (family_member_id = (select access.family_member_id()) and withdrawn_at is null);
grant select on released_passages to practicereview_family;

call access.protect('contributions');
call access.open_to_family_staff('contributions', 'select');
call access.open_to_own_family_member('contributions', 'select, insert');
create policy about_what_may_be_read on contributions as restrictive for insert to practicereview_family
    with check (released_passage_id is null or released_passage_id in (select p.id from released_passages p));

-- The family reads answers; only the review writes them, and nobody changes one.
call access.protect('contribution_answers');
create policy family_staff on contribution_answers for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_family_cases())::uuid[])));
create policy answer on contribution_answers for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and answered_by = (select access.staff_id())
        and contribution_id in (select c.id from contributions c
            where c.case_id = contribution_answers.case_id and c.family_member_id = contribution_answers.family_member_id
              and (c.case_id = any ((select access.staff_cases())::uuid[]) or c.kind = 'Question')));
grant select, insert on contribution_answers to practicereview_workspace;
call access.open_to_own_family_member('contribution_answers', 'select');

-- A translation may be read by the family member who may read what it translates.
call access.protect('case_text_translations');
call access.open_to_family_staff('case_text_translations', 'select, insert, update');
create policy own_texts on case_text_translations for select to practicereview_family
    using (case_id = (select access.family_case()) and (
        source_hash in (select p.text_hash from released_passages p)
        or source_hash in (select a.text_hash from contribution_answers a)));
grant select on case_text_translations to practicereview_family;
