-- How old somebody is, is asked before they are involved: it decides in which words they are asked, and of whom is under 16 nobody asks an
-- agreement before it is recorded what they understand and who decides with them (guidance 1.2). Whose age nobody asked may be one of them.

alter table family_members add age text null constraint ck_family_members_age check (age in ('Adult', 'SixteenOrSeventeen', 'UnderSixteen', 'TwelveToFifteen', 'UnderTwelve'));
update family_members m set age = g.age from consent_grounds g where g.family_member_id = m.id;

-- Whether somebody under 16 understands what taking part means: said with yes or no, beside what shows it. Null where it was not asked.
alter table consent_grounds add understands boolean null;

create function access.consent_waits(of_member uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from family_members m where m.id = of_member and (m.age is null or m.age in ('UnderSixteen', 'TwelveToFifteen', 'UnderTwelve')))
        and not exists (select from consent_grounds g where g.family_member_id = of_member) $$;
revoke execute on function access.consent_waits(uuid) from public;

-- The person's own page asks it of themselves alone.
create function access.own_consent_waits() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select access.consent_waits(access.family_member_id()) $$;
revoke execute on function access.own_consent_waits() from public;
grant execute on function access.own_consent_waits() to practicereview_family;

create function access.keep_until_consent() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if access.consent_waits(new.family_member_id) then
        raise insufficient_privilege using message = 'Record first what they understand, and who decides with them.';
    end if;
    return new;
end $$;
revoke execute on function access.keep_until_consent() from public;
create trigger keep_until_consent before insert on family_invitations for each row execute function access.keep_until_consent();
-- A no needs nobody's leave.
create trigger keep_until_consent before insert on agreement_choices for each row when (new.answer <> 'No') execute function access.keep_until_consent();

-- In which words a person is told: as recorded, or else in those for their age.
create or replace function access.own_agreement_words() returns text language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce((select g.words_for from consent_grounds g where g.family_member_id = access.family_member_id()),
        (select case when m.age = 'Adult' then 'Adult' when m.age = 'UnderTwelve' then 'Child' when m.age is not null then 'YoungPerson' end
            from family_members m where m.id = access.family_member_id()), 'Adult') $$;

-- What an organisation that stands beside families helps with, and when, is translated at the desk: by the translators of the partnership
-- that names it. Its English is on a public page already.
create policy translators on support_organisations for select to practicereview_workspace
    using (removed_at is null and partnership_id = (select access.staff_partnership()) and (select access.staff_has_role('Translator')));
create function access.translates_support(of_key text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from support_organisations o where replace(o.id::text, '-', '') = of_key and o.partnership_id = access.staff_partnership()) $$;
revoke execute on function access.translates_support(text) from public;
grant execute on function access.translates_support(text) to practicereview_workspace;
create policy own_support on catalogue_translations as restrictive for insert to practicereview_workspace with check (kind <> 'Support' or access.translates_support(key));
create policy own_support_changed on catalogue_translations as restrictive for update to practicereview_workspace using (kind <> 'Support' or access.translates_support(key));
