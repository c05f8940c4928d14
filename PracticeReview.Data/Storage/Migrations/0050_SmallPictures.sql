-- Of each picture that a family sends a small one for the page, so that a page can be opened with little data. It is made of the
-- picture and goes with it; who sent the picture reads it, and nobody else does.

create table small_pictures (
    document_id uuid not null constraint pk_small_pictures primary key constraint fk_small_pictures_documents_document_id references documents (id) on delete cascade,
    partnership_id uuid not null constraint fk_small_pictures_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_small_pictures_cases_case_id references cases (id),
    bytes bytea not null constraint ck_small_pictures_bytes check (length(bytes) <= 25000)
);
create index ix_small_pictures_partnership_id on small_pictures (partnership_id);
create index ix_small_pictures_case_id on small_pictures (case_id);
alter table small_pictures alter column bytes set storage external;
call access.protect('small_pictures');
-- A person reads no document but their own.
create policy of_an_own_picture on small_pictures to practicereview_family
    using (exists (select from documents d where d.id = small_pictures.document_id and d.kind = 'FamilyPicture'))
    with check (exists (select from documents d where d.id = small_pictures.document_id and d.kind = 'FamilyPicture'
        and d.partnership_id = small_pictures.partnership_id and d.case_id = small_pictures.case_id));
grant select, insert on small_pictures to practicereview_family;
