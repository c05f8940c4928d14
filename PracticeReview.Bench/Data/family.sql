-- A family member of the newest case of the first partnership, with a draft to read and answers to what they said.
insert into case_memberships (id, partnership_id, case_id, staff_id, role, since)
select md5('membership' || k)::uuid, md5('partnership1')::uuid, md5('case1')::uuid, md5('staff1/' || k)::uuid, (array['LeadReviewer', 'FamilyFacilitator'])[k - 3], now() from generate_series(4, 5) k;

insert into family_members (id, partnership_id, case_id, name, relation, language, reason, facilitator_id, facilitator_name, added_at, age)
values (md5('member')::uuid, md5('partnership1')::uuid, md5('case1')::uuid, 'Wren Fictionby', 'Mother', 'en', 'Knows the child best', md5('staff1/5')::uuid, 'Facilitator Fern Fakewood', now(), 'Adult');

insert into family_sessions (id, family_member_id, started_at, last_seen_at) values (md5('visit')::uuid, md5('member')::uuid, now(), now());

insert into agreement_choices (id, partnership_id, case_id, family_member_id, activity, answer, explained_by, language, chosen_at)
select md5('choice' || n)::uuid, md5('partnership1')::uuid, md5('case1')::uuid, md5('member')::uuid, 'CommentOnDraft', 'Yes', 'Facilitator', 'en', now() from generate_series(1, 2) n;

insert into draft_passages (id, partnership_id, case_id, number, edition, heading, text, written_by, written_at)
select md5('passage' || n)::uuid, md5('partnership1')::uuid, md5('case1')::uuid, n, 1, 'What the services knew in month ' || n,
    repeat('The health visitor came on a Tuesday and wrote down what she saw. Nobody read it before the meeting. ', 20), md5('staff1/4')::uuid, now()
from generate_series(1, 6) n;

insert into released_passages (id, partnership_id, case_id, family_member_id, draft_passage_id, number, edition, heading, text, text_hash, released_by, released_at)
select md5('released' || number)::uuid, partnership_id, case_id, md5('member')::uuid, id, number, edition, heading, text, encode(sha256(convert_to(text, 'UTF8')), 'hex'), written_by, now() from draft_passages;

insert into contributions (id, partnership_id, case_id, family_member_id, kind, released_passage_id, text, language, sent_at)
select md5('contribution' || n)::uuid, md5('partnership1')::uuid, md5('case1')::uuid, md5('member')::uuid, 'Comment', md5('released' || 1 + n % 6)::uuid,
    repeat('That is not how it was. I rang three times and nobody rang back. ', 5), 'en', now()
from generate_series(1, 12) n;

insert into contribution_answers (contribution_id, partnership_id, case_id, family_member_id, outcome, text, text_hash, answered_by, answered_at)
select id, partnership_id, case_id, family_member_id, 'Accepted', 'Thank you. The passage now says that you rang three times.', md5(id::text), md5('staff1/4')::uuid, now() from contributions where released_passage_id in (md5('released1')::uuid, md5('released2')::uuid, md5('released3')::uuid);

-- What else stands in her area: what goes on around her, questions before a talk, her child.
update family_members set safety_said_at = now(), safe_email = 'wren@safe.example' where id = md5('member')::uuid;
insert into family_processes (id, partnership_id, case_id, kind, text, text_hash, ask_name, ask_how, written_by, written_at)
select md5('process' || k)::uuid, md5('partnership1')::uuid, md5('case1')::uuid, k, 'They write to you when the day is known.', md5(k), 'Officer Heron', '0161 496 0111', md5('staff1/5')::uuid, now()
from unnest(array['Coroner', 'Police', 'ChildDeathReview']) k;
insert into asked_questions (id, partnership_id, case_id, family_member_id, number, text, text_hash, written_by, written_at, released_at)
select md5('asked' || n)::uuid, md5('partnership1')::uuid, md5('case1')::uuid, md5('member')::uuid, n, 'What was a good day like? (' || n || ')', md5('asked' || n), md5('staff1/4')::uuid, now(), now() from generate_series(1, 4) n;
insert into child_memories (id, partnership_id, case_id, family_member_id, kind, text, language, audience, has_picture, has_sound, told_at)
select md5('memory' || n)::uuid, md5('partnership1')::uuid, md5('case1')::uuid, md5('member')::uuid, 'Words', 'She sang every morning, before she was awake.', 'en', 'ReviewGroup', false, false, now() from generate_series(1, 4) n;

-- Two hundred more families, each in a case of their own, with a draft to read and something they said before.
create temporary table crowd as
select n, c.id as case_id, c.partnership_id, md5('crowd' || n)::uuid as member_id, staff.person, staff.reviewer
from generate_series(1, 200) n join cases c on c.id = md5('case' || n + 1)::uuid
    join (select md5('partnership' || p)::uuid as partnership_id, md5('staff' || p || '/5')::uuid as person, md5('staff' || p || '/4')::uuid as reviewer from generate_series(1, 40) p) staff using (partnership_id);
insert into family_members (id, partnership_id, case_id, name, relation, language, reason, facilitator_id, facilitator_name, added_at, safety_said_at, age)
select member_id, partnership_id, case_id, 'Wren Fictionby ' || n, 'Mother', 'en', 'Knows the child best', person, 'Facilitator Fern Fakewood', now(), now(), 'Adult' from crowd;
insert into family_sessions (id, family_member_id, started_at, last_seen_at) select md5('visit' || n)::uuid, member_id, now(), now() from crowd;
insert into agreement_choices (id, partnership_id, case_id, family_member_id, activity, answer, explained_by, language, chosen_at)
select md5('crowdchoice' || n)::uuid, partnership_id, case_id, member_id, 'CommentOnDraft', 'Yes', 'Facilitator', 'en', now() from crowd;
insert into draft_passages (id, partnership_id, case_id, number, edition, heading, text, written_by, written_at)
select md5('crowdpassage' || n || '/' || k)::uuid, partnership_id, case_id, k, 1, 'What the services knew in month ' || k,
    repeat('The health visitor came on a Tuesday and wrote down what she saw. Nobody read it before the meeting. ', 20), reviewer, now() from crowd, generate_series(1, 6) k;
insert into released_passages (id, partnership_id, case_id, family_member_id, draft_passage_id, number, edition, heading, text, text_hash, released_by, released_at)
select md5('crowdreleased' || n || '/' || number)::uuid, d.partnership_id, d.case_id, member_id, d.id, number, edition, heading, text, encode(sha256(convert_to(text, 'UTF8')), 'hex'), written_by, now()
from draft_passages d join crowd on crowd.case_id = d.case_id and d.id = md5('crowdpassage' || n || '/' || number)::uuid;
insert into contributions (id, partnership_id, case_id, family_member_id, kind, released_passage_id, text, language, sent_at)
select md5('crowdsaid' || n || '/' || k)::uuid, partnership_id, case_id, member_id, 'Comment', md5('crowdreleased' || n || '/' || 1 + k % 6)::uuid,
    repeat('That is not how it was. I rang three times and nobody rang back. ', 5), 'en', now() from crowd, generate_series(1, 12) k;
drop table crowd;
