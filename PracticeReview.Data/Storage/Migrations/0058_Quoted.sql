-- A person's own words stand in the report only where they said yes to those words. They say it of each thing they told, and may change it;
-- the last word counts, and each is kept.

create table quote_choices (
    id uuid not null constraint pk_quote_choices primary key,
    contribution_id uuid not null constraint fk_quote_choices_contributions_contribution_id references contributions (id),
    partnership_id uuid not null constraint fk_quote_choices_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_quote_choices_cases_case_id references cases (id),
    family_member_id uuid not null constraint fk_quote_choices_family_members_family_member_id references family_members (id),
    answer text not null,
    chosen_at timestamptz not null
);
create unique index ix_quote_choices_contribution_id_chosen_at on quote_choices (contribution_id, chosen_at);
create index ix_quote_choices_partnership_id on quote_choices (partnership_id);
create index ix_quote_choices_case_id on quote_choices (case_id);
create index ix_quote_choices_family_member_id on quote_choices (family_member_id);

call access.protect('quote_choices');
-- Nobody says yes for somebody else, and only to words of one's own.
call access.open_to_own_family_member('quote_choices', 'select, insert');
create policy of_own_words on quote_choices as restrictive for insert to practicereview_family
    with check (answer in ('Yes', 'WithoutName', 'No', 'TalkFirst') and contribution_id in (select c.id from contributions c));
call access.open_to_family_staff('quote_choices', 'select');
