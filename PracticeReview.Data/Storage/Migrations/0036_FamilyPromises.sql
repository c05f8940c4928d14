-- What families are promised is kept: whoever would rather talk is rung, whoever has to wait for the police or a court reads so, a
-- meeting that changed and a report that is decided on are told of, and what a person wants left out is left out or they hear why not.

-- Whether a person said no to everything they can take part in.
create function access.has_stopped(of_member uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select count(*) = 4 from (select distinct on (c.activity) c.answer from agreement_choices c where c.family_member_id = of_member
        order by c.activity, c.chosen_at desc, c.id desc) latest where latest.answer = 'No' $$;
revoke execute on function access.has_stopped(uuid) from public;

-- Since when a person waits to talk: they said that they would rather, or that writing is too hard, they have not said otherwise since,
-- and nobody has spoken with them since. A call that nobody took is no talk.
create function access.talk_wanted(of_member uuid) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
    select min(wanted.at) from (
        select c.chosen_at as at from agreement_choices c
        where c.family_member_id = of_member and c.answer = 'RatherTalk' and not exists (select from agreement_choices l
            where l.family_member_id = of_member and l.activity = c.activity and (l.chosen_at, l.id) > (c.chosen_at, c.id))
        union all
        select coalesce(a.changed_at, a.said_at) from question_answers a
        where a.family_member_id = of_member and a.kind in ('RatherTalk', 'TooHardToWrite') and not exists (select from question_answers l
            where l.family_member_id = of_member and l.question_id = a.question_id and l.said_at > a.said_at)) wanted
    where not access.has_stopped(of_member)
        and not exists (select from family_contacts k join mapped_persons p on p.id = k.person_id
            where p.family_member_id = of_member and k.outcome <> 'NotReached' and k.at >= date_trunc('minute', wanted.at)) $$;
revoke execute on function access.talk_wanted(uuid) from public;
create function access.own_talk_wanted() returns timestamptz language sql stable security definer set search_path = public, pg_temp as
$$ select access.talk_wanted(access.family_member_id()) $$;
revoke execute on function access.own_talk_wanted() from public;
grant execute on function access.own_talk_wanted() to practicereview_family;
-- Whom of the family members a contact person has to ring, and where on the map they are. Nobody is rung while the police or a court
-- asked that they wait.
create function access.talks_wanted() returns table (family_member_id uuid, case_id uuid, person_id uuid, since timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select m.id, m.case_id, (select p.id from mapped_persons p where p.family_member_id = m.id and p.taken_off_at is null order by p.added_at limit 1), wanted.since
    from family_members m cross join lateral (select access.talk_wanted(m.id) as since) wanted
    where m.facilitator_id = access.staff_id() and m.partnership_id = access.staff_partnership() and wanted.since is not null and m.access_ended_at is null
        and not exists (select from involvement_holds h join mapped_persons p on p.id = h.person_id
            where p.family_member_id = m.id and p.taken_off_at is null and h.ended_at is null) $$;
revoke execute on function access.talks_wanted() from public;
grant execute on function access.talks_wanted() to practicereview_workspace;

-- That a person has to wait because the police or a court asked for it, since when, and when it is looked at again. Only once it was
-- decided with the police that they are openly told; not why, and not with whom it was agreed.
create function access.own_hold() returns table (since date, look_again_on date)
language sql stable security definer set search_path = public, pg_temp as $$
    select h.agreed_on, h.look_again_on from involvement_holds h join mapped_persons p on p.id = h.person_id
    where p.family_member_id = access.family_member_id() and p.taken_off_at is null and h.ended_at is null and h.is_acknowledged order by h.agreed_on limit 1 $$;
revoke execute on function access.own_hold() from public;
grant execute on function access.own_hold() to practicereview_family;

-- Meetings, now also since when they stand as they do.
drop function access.own_family_meetings();
create function access.own_family_meetings() returns table (at timestamptz, place text, with_whom text, state text, changed_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select m.at, m.place, m.with_whom, m.state, m.written_at from family_meetings m
    where m.released_at is not null and m.id in (
        select i.meeting_id from meeting_persons i join mapped_persons p on p.id = i.person_id where p.family_member_id = access.family_member_id()) $$;
revoke execute on function access.own_family_meetings() from public;
grant execute on function access.own_family_meetings() to practicereview_family;

-- What was decided about publishing the report, while it is not public: the day, or that it stays unpublished. Not why.
create function access.family_publication() returns table (decision text, publication_day date, decided_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select r.decision, r.publication_day, r.decided_at from review_reports r
    where r.case_id = access.family_case() and r.decision is not null and r.published_at is null $$;
revoke execute on function access.family_publication() from public;
grant execute on function access.family_publication() to practicereview_family;

-- A person asks that something they said is left out; the review group decides, and they read what was decided and why.
create table leave_out_requests (
    id uuid not null constraint pk_leave_out_requests primary key,
    partnership_id uuid not null constraint fk_leave_out_requests_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_leave_out_requests_cases_case_id references cases (id),
    family_member_id uuid not null constraint fk_leave_out_requests_family_members_family_member_id references family_members (id),
    contribution_id uuid null constraint fk_leave_out_requests_contributions_contribution_id references contributions (id),
    question_answer_id uuid null constraint fk_leave_out_requests_question_answers_question_answer_id references question_answers (id),
    words_hash text not null,
    asked_at timestamptz not null,
    outcome text null,
    reason text not null,
    reason_hash text not null,
    decided_by uuid null constraint fk_leave_out_requests_staff_members_decided_by references staff_members (id),
    decided_at timestamptz null,
    constraint about_one_thing check (num_nonnulls(contribution_id, question_answer_id) = 1)
);
create index ix_leave_out_requests_partnership_id on leave_out_requests (partnership_id);
create index ix_leave_out_requests_case_id on leave_out_requests (case_id);
create index ix_leave_out_requests_family_member_id on leave_out_requests (family_member_id);
create unique index ix_leave_out_requests_contribution_id on leave_out_requests (contribution_id);
create unique index ix_leave_out_requests_question_answer_id on leave_out_requests (question_answer_id);
create index ix_leave_out_requests_decided_by on leave_out_requests (decided_by);

call access.protect('leave_out_requests');
create policy family_staff on leave_out_requests for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_family_cases())::uuid[])));
create policy decided_by_the_review_group on leave_out_requests for update to practicereview_workspace
    using (outcome is null and partnership_id = (select access.staff_partnership()) and case_id = any ((select access.staff_cases())::uuid[]))
    with check (outcome in ('LeftOut', 'Kept') and reason <> '' and decided_at is not null and decided_by = (select access.staff_id()));
grant select, update (outcome, reason, reason_hash, decided_by, decided_at) on leave_out_requests to practicereview_workspace;
call access.open_to_own_family_member('leave_out_requests', 'select, insert');
create policy of_ones_own_words on leave_out_requests as restrictive for insert to practicereview_family
    with check (outcome is null and reason = '' and decided_by is null and decided_at is null
        and (contribution_id is null or contribution_id in (select c.id from contributions c))
        and (question_answer_id is null or question_answer_id in (select a.id from question_answers a)));

-- From the moment it is asked until it is decided only the review group reads the words; what is left out nobody reads in the workspace.
create policy not_left_out on contributions as restrictive for select to practicereview_workspace
    using (id not in (select r.contribution_id from leave_out_requests r where r.contribution_id is not null and r.outcome is distinct from 'Kept'
        and (r.outcome = 'LeftOut' or not r.case_id = any ((select access.staff_cases())::uuid[]))));
create policy not_left_out on question_answers as restrictive for select to practicereview_workspace
    using (id not in (select r.question_answer_id from leave_out_requests r where r.question_answer_id is not null and r.outcome is distinct from 'Kept'
        and (r.outcome = 'LeftOut' or not r.case_id = any ((select access.staff_cases())::uuid[]))));

-- Translators and translations: what is to be left out is taken back from translators at once, its translations are read by the review
-- group alone until it is decided, and go with the words.
create function access.leave_words_out() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        update translation_requests r set taken_back_at = new.asked_at where r.case_id = new.case_id and r.source_hash = new.words_hash and r.memory_id is null and r.taken_back_at is null;
    elsif new.outcome = 'LeftOut' and old.outcome is null then
        delete from form_drafts d where d.partnership_id = new.partnership_id and exists (select from translation_requests r
            where r.case_id = new.case_id and r.source_hash = new.words_hash and r.memory_id is null and position(r.id::text in d.form) > 0);
        delete from case_text_translations t where t.case_id = new.case_id and t.source_hash = new.words_hash and t.memory_id is null;
        delete from translation_requests r where r.case_id = new.case_id and r.source_hash = new.words_hash and r.memory_id is null;
    end if;
    return null;
end $$;
revoke execute on function access.leave_words_out() from public;
create trigger leave_words_out after insert or update of outcome on leave_out_requests for each row execute function access.leave_words_out();
-- The case and hash of words that wait for a decision which is not this person's to take.
create function access.words_to_be_left_out() returns text[] language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(array_agg(r.case_id::text || ' ' || r.words_hash), '{}') from leave_out_requests r
    where r.partnership_id = access.staff_partnership() and r.outcome is null and not r.case_id = any (access.staff_cases()) $$;
revoke execute on function access.words_to_be_left_out() from public;
grant execute on function access.words_to_be_left_out() to practicereview_workspace;
create policy not_left_out on case_text_translations as restrictive for select to practicereview_workspace
    using (not (case_id::text || ' ' || source_hash) = any ((select access.words_to_be_left_out())::text[]));
create policy not_left_out on translation_requests as restrictive for select to practicereview_workspace
    using (not (case_id::text || ' ' || source_hash) = any ((select access.words_to_be_left_out())::text[]));

-- A comment that was left out waits for no answer.
create or replace function access.unanswered_comments(of_case uuid, sent_after timestamptz) returns integer language sql stable security definer set search_path = public, pg_temp as $$
    select count(*)::integer from contributions c
    where c.case_id = of_case and c.partnership_id = access.staff_partnership()
        and (access.sees_all_cases() or of_case = any (access.staff_cases()) or access.staff_has_role('StatutoryPartner'))
        and c.kind in ('Comment', 'FactIsWrong', 'WordsHurt', 'WholeDraft') and (sent_after is null or c.sent_at > sent_after)
        and not exists (select from contribution_answers a where a.contribution_id = c.id)
        and not exists (select from leave_out_requests r where r.contribution_id = c.id and r.outcome = 'LeftOut') $$;

-- The reason, in the person's language where it was translated.
create policy own_reasons on case_text_translations for select to practicereview_family
    using (case_id = (select access.family_case()) and source_hash in (select r.reason_hash from leave_out_requests r where r.decided_at is not null));
