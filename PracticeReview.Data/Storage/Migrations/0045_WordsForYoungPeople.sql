-- Young people and children are told in words of their own what they agree to, and whom they can ring.

-- In which words a person is told: those for their age, or others with a reason. It is kept where who decides is recorded.
alter table consent_grounds add words_for text not null default 'Adult' constraint ck_consent_grounds_words_for check (words_for in ('Adult', 'YoungPerson', 'Child'));
alter table consent_grounds add why_other_words text null;
update consent_grounds set words_for = 'YoungPerson' where age <> 'Adult';
alter table consent_grounds alter words_for drop default;

-- Which words were agreed to, or not. Up to now there were those for adults alone.
alter table agreement_choices add words_for text null constraint ck_agreement_choices_words_for check (words_for in ('Adult', 'YoungPerson', 'Child'));
update agreement_choices set words_for = 'Adult' where words is not null;

-- The person's own page asks it, and nothing of why: the rest of what was recorded is not theirs to read.
create function access.own_agreement_words() returns text language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce((select g.words_for from consent_grounds g where g.family_member_id = access.family_member_id()), 'Adult') $$;
revoke execute on function access.own_agreement_words() from public;
grant execute on function access.own_agreement_words() to practicereview_family;

-- Organisations that the leaflets for young people and children name.
alter table support_organisations add is_for_young_people boolean not null default false;
alter table support_organisations alter is_for_young_people drop default;
grant update (is_for_young_people) on support_organisations to practicereview_workspace;
