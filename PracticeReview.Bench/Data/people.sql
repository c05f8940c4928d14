-- Invented partnerships and people. Identifiers are made from numbers, so that what is measured can name them.
insert into partnerships (id, name, reference_prefix, policy_version, contact_telephone, contact_email)
select md5('partnership' || n)::uuid, 'Inventshire Safeguarding Children Partnership ' || n, chr(65 + n / 26) || chr(65 + n % 26) || 'X', 'Salford2019', '0161 496 0000', 'reviews@inventshire.example'
from generate_series(1, 40) n;

insert into agencies (id, partnership_id, name, kind)
select md5('agency' || n || '/' || k)::uuid, md5('partnership' || n)::uuid, 'Agency ' || k || ' of Inventshire', (array['LocalAuthority', 'Police', 'Health'])[k]
from generate_series(1, 40) n, generate_series(1, 3) k;

insert into staff_members (id, partnership_id, agency_id, name, email, added_at)
select md5('staff' || n || '/' || k)::uuid, md5('partnership' || n)::uuid, case when k > 2 then md5('agency' || n || '/1')::uuid end,
    (array['Manager Juniper Testwell', 'Officer Bramble Samplesby', 'Referrer Clover Mockford', 'Reviewer Sorrel Trialby', 'Facilitator Fern Fakewood', 'Chair Hazel Pretendham', 'Adviser Rowan Sampleton'])[k], 'person' || k || '@inventshire' || n || '.example', now() - interval '3 years'
from generate_series(1, 40) n, generate_series(1, 7) k;

insert into staff_role_assignments (id, partnership_id, staff_id, role, since)
select md5('role' || n || '/' || k)::uuid, md5('partnership' || n)::uuid, md5('staff' || n || '/' || k)::uuid, (array['BusinessManager', 'BusinessUnit', 'Referrer', null, null, 'SubGroupChair', 'IndependentAdviser'])[k], now() - interval '3 years'
from generate_series(1, 40) n, unnest(array[1, 2, 3, 6, 7]) k;

-- No hour is quiet: what is due is said whenever it is measured.
insert into quiet_hours (partnership_id, begins_at, ends_at, days_off, hours_that_cannot_wait, changed_by, changed_at)
select md5('partnership' || n)::uuid, '00:00', '00:00', false, 0, md5('staff' || n || '/1')::uuid, now() - interval '3 years' from generate_series(1, 40) n;

insert into staff_sessions (id, staff_id, started_at, last_seen_at)
select md5('session' || k)::uuid, md5('staff1/' || k)::uuid, now(), now() from generate_series(1, 5) k;
