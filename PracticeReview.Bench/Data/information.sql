-- Requests for information in eight cases of the first partnership, to one author, so that each upload is a first one.
insert into staff_role_assignments (id, partnership_id, staff_id, role, since)
values (md5('author')::uuid, md5('partnership1')::uuid, md5('staff1/3')::uuid, 'AgencyAuthor', now());

insert into information_requests (id, partnership_id, case_id, agency_id, author_id, why_asked, letter, sent_by, sent_at)
select md5('request' || k)::uuid, md5('partnership1')::uuid, md5('case' || 4 * k - 3)::uuid, md5('agency1/1')::uuid, md5('staff1/3')::uuid,
    'The health visitor knew the family.', 'Please tell us what you know.', md5('staff1/1')::uuid, now()
from generate_series(1, 8) k;
