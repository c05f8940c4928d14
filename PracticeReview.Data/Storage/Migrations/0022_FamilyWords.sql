-- What becomes of a family's words in the review, where a person is in the draft, letters, and what was explained aloud.

-- A comment stays beside its passage through every edition; a new edition knows the words it replaced.
alter table contributions add draft_passage_id uuid null constraint fk_contributions_draft_passages_draft_passage_id references draft_passages (id);
update contributions c set draft_passage_id = (select p.draft_passage_id from released_passages p where p.id = c.released_passage_id) where c.released_passage_id is not null;
create index ix_contributions_draft_passage_id on contributions (draft_passage_id);

alter table released_passages add earlier_text text null, add earlier_text_hash text null, add earlier_released_at timestamptz null;

create policy about_a_draft_that_was_shown on contributions as restrictive for insert to practicereview_family
    with check ((kind <> 'WholeDraft' or exists (select from released_passages p))
        and (draft_passage_id is null or draft_passage_id in (select p.draft_passage_id from released_passages p where p.id = contributions.released_passage_id)));

-- The steps of the review with a contribution. They are only added to.
create table contribution_steps (
    id uuid not null constraint pk_contribution_steps primary key,
    contribution_id uuid not null constraint fk_contribution_steps_contributions_contribution_id references contributions (id),
    number integer not null,
    partnership_id uuid not null constraint fk_contribution_steps_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_contribution_steps_cases_case_id references cases (id),
    family_member_id uuid not null constraint fk_contribution_steps_family_members_family_member_id references family_members (id),
    status text not null,
    note text null,
    taken_by uuid not null constraint fk_contribution_steps_staff_members_taken_by references staff_members (id),
    taken_at timestamptz not null
);
create unique index ix_contribution_steps_contribution_id_number on contribution_steps (contribution_id, number);
create index ix_contribution_steps_partnership_id on contribution_steps (partnership_id);
create index ix_contribution_steps_case_id on contribution_steps (case_id);
create index ix_contribution_steps_family_member_id on contribution_steps (family_member_id);
create index ix_contribution_steps_taken_by on contribution_steps (taken_by);

call access.protect('contribution_steps');
create policy family_staff on contribution_steps for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_family_cases())::uuid[])));
create policy take_step on contribution_steps for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and taken_by = (select access.staff_id())
        and contribution_id in (select c.id from contributions c
            where c.case_id = contribution_steps.case_id and c.family_member_id = contribution_steps.family_member_id
              and (c.case_id = any ((select access.staff_cases())::uuid[]) or (c.kind = 'Question' and contribution_steps.status = 'Read'))));
grant select, insert on contribution_steps to practicereview_workspace;
-- The person sees that their words were read and considered, and on which day: not by whom, and nothing of the review's notes.
create policy own_family_member on contribution_steps for select to practicereview_family
    using (family_member_id = (select access.family_member_id()) and status in ('Read', 'Considered'));
grant select (contribution_id, family_member_id, status, taken_at) on contribution_steps to practicereview_family;

create table contribution_links (
    id uuid not null constraint pk_contribution_links primary key,
    contribution_id uuid not null constraint fk_contribution_links_contributions_contribution_id references contributions (id),
    partnership_id uuid not null constraint fk_contribution_links_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_contribution_links_cases_case_id references cases (id),
    kind text not null,
    subject_id uuid null,
    label text not null,
    linked_by uuid not null constraint fk_contribution_links_staff_members_linked_by references staff_members (id),
    linked_at timestamptz not null,
    removed_at timestamptz null
);
create index ix_contribution_links_contribution_id on contribution_links (contribution_id);
create index ix_contribution_links_partnership_id on contribution_links (partnership_id);
create index ix_contribution_links_case_id on contribution_links (case_id);
create index ix_contribution_links_linked_by on contribution_links (linked_by);

-- Links and contradictory accounts belong to the analysis: the review group writes them, the business unit reads them.
call access.protect('contribution_links');
create policy review_group on contribution_links for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_cases())::uuid[])));
create policy link on contribution_links for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.staff_cases())::uuid[])
        and linked_by = (select access.staff_id())
        and contribution_id in (select c.id from contributions c where c.case_id = contribution_links.case_id));
create policy take_away on contribution_links for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.staff_cases())::uuid[]));
grant select, insert, update (removed_at) on contribution_links to practicereview_workspace;

create table contradictory_accounts (
    id uuid not null constraint pk_contradictory_accounts primary key,
    partnership_id uuid not null constraint fk_contradictory_accounts_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_contradictory_accounts_cases_case_id references cases (id),
    title text not null,
    analysis text not null,
    sides text not null,
    written_by uuid not null constraint fk_contradictory_accounts_staff_members_written_by references staff_members (id),
    written_at timestamptz not null
);
create index ix_contradictory_accounts_partnership_id on contradictory_accounts (partnership_id);
create index ix_contradictory_accounts_case_id on contradictory_accounts (case_id);
create index ix_contradictory_accounts_written_by on contradictory_accounts (written_by);

call access.protect('contradictory_accounts');
create policy review_group on contradictory_accounts for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_cases())::uuid[])));
create policy set_side_by_side on contradictory_accounts for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.staff_cases())::uuid[])
        and written_by = (select access.staff_id()));
create policy write_anew on contradictory_accounts for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.staff_cases())::uuid[]))
    with check (partnership_id = (select access.staff_partnership()) and case_id = any ((select access.staff_cases())::uuid[])
        and written_by = (select access.staff_id()));
grant select, insert, update on contradictory_accounts to practicereview_workspace;

-- Where a person is in the draft is nobody else's to know.
create table passage_readings (
    family_member_id uuid not null constraint fk_passage_readings_family_members_family_member_id references family_members (id),
    released_passage_id uuid not null constraint fk_passage_readings_released_passages_released_passage_id references released_passages (id),
    partnership_id uuid not null constraint fk_passage_readings_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_passage_readings_cases_case_id references cases (id),
    at timestamptz not null,
    put_off_at timestamptz null,
    was_opened boolean not null,
    constraint pk_passage_readings primary key (family_member_id, released_passage_id)
);
create index ix_passage_readings_released_passage_id on passage_readings (released_passage_id);
create index ix_passage_readings_partnership_id on passage_readings (partnership_id);
create index ix_passage_readings_case_id on passage_readings (case_id);

call access.protect('passage_readings');
call access.open_to_own_family_member('passage_readings', 'select, insert, update');
create policy of_what_may_be_read on passage_readings as restrictive for insert to practicereview_family
    with check (released_passage_id in (select p.id from released_passages p));

create table family_letters (
    id uuid not null constraint pk_family_letters primary key,
    partnership_id uuid not null constraint fk_family_letters_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_family_letters_cases_case_id references cases (id),
    family_member_id uuid not null constraint fk_family_letters_family_members_family_member_id references family_members (id),
    title text not null,
    text text not null,
    text_hash text not null,
    written_by uuid not null constraint fk_family_letters_staff_members_written_by references staff_members (id),
    written_at timestamptz not null,
    released_by uuid null constraint fk_family_letters_staff_members_released_by references staff_members (id),
    released_at timestamptz null
);
create index ix_family_letters_partnership_id on family_letters (partnership_id);
create index ix_family_letters_case_id on family_letters (case_id);
create index ix_family_letters_family_member_id on family_letters (family_member_id);
create index ix_family_letters_written_by on family_letters (written_by);
create index ix_family_letters_released_by on family_letters (released_by);

call access.protect('family_letters');
create policy family_staff on family_letters for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_family_cases())::uuid[])));
create policy write_letter on family_letters for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_family_cases())::uuid[]))
        and written_by = (select access.staff_id()) and released_at is null
        and family_member_id in (select m.id from family_members m where m.case_id = family_letters.case_id));
-- Only what was not released is written anew or released; who does it, does it in their own name.
create policy change_letter on family_letters for update to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and released_at is null
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_family_cases())::uuid[])))
    with check (partnership_id = (select access.staff_partnership())
        and ((released_at is null and written_by = (select access.staff_id())) or released_by = (select access.staff_id())));
grant select, insert, update (title, text, text_hash, written_by, written_at, released_by, released_at) on family_letters to practicereview_workspace;
create policy own_family_member on family_letters for select to practicereview_family
    using (family_member_id = (select access.family_member_id()) and released_at is not null);
grant select on family_letters to practicereview_family;

-- The translations of letters, and of the words a new edition replaced, are the person's to read like the words themselves.
drop policy own_texts on case_text_translations;
create policy own_texts on case_text_translations for select to practicereview_family
    using (case_id = (select access.family_case()) and (
        source_hash in (select p.text_hash from released_passages p)
        or source_hash in (select p.earlier_text_hash from released_passages p where p.earlier_text_hash is not null)
        or source_hash in (select a.text_hash from contribution_answers a)
        or source_hash in (select l.text_hash from family_letters l)));

create table spoken_explanations (
    id uuid not null constraint pk_spoken_explanations primary key,
    partnership_id uuid not null constraint fk_spoken_explanations_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_spoken_explanations_cases_case_id references cases (id),
    family_member_id uuid not null constraint fk_spoken_explanations_family_members_family_member_id references family_members (id),
    thing text not null,
    subject_id uuid not null,
    explained_by text not null,
    explained_on date not null,
    interpreter text null,
    understanding text not null,
    note text null,
    recorded_by uuid not null constraint fk_spoken_explanations_staff_members_recorded_by references staff_members (id),
    recorded_at timestamptz not null
);
create index ix_spoken_explanations_partnership_id on spoken_explanations (partnership_id);
create index ix_spoken_explanations_case_id on spoken_explanations (case_id);
create index ix_spoken_explanations_family_member_id on spoken_explanations (family_member_id);
create index ix_spoken_explanations_recorded_by on spoken_explanations (recorded_by);

call access.protect('spoken_explanations');
create policy family_staff on spoken_explanations for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_family_cases())::uuid[])));
create policy record_explanation on spoken_explanations for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and recorded_by = (select access.staff_id())
        and family_member_id in (select m.id from family_members m where m.case_id = spoken_explanations.case_id));
grant select, insert on spoken_explanations to practicereview_workspace;

-- A report is agreed and signed with every comment of the family answered, or with a reason.
alter table review_reports add agreed_despite text null;
alter table report_sign_offs add signed_despite text null;

create function access.unanswered_comments(of_case uuid, sent_after timestamptz) returns integer language sql stable security definer set search_path = public, pg_temp as $$
    select count(*)::integer from contributions c
    where c.case_id = of_case and c.partnership_id = access.staff_partnership()
        and (access.sees_all_cases() or of_case = any (access.staff_cases()) or access.staff_has_role('StatutoryPartner'))
        and c.kind in ('Comment', 'FactIsWrong', 'WordsHurt', 'WholeDraft') and (sent_after is null or c.sent_at > sent_after)
        and not exists (select from contribution_answers a where a.contribution_id = c.id) $$;
revoke execute on function access.unanswered_comments(uuid, timestamptz) from public;
grant execute on function access.unanswered_comments(uuid, timestamptz) to practicereview_workspace;
