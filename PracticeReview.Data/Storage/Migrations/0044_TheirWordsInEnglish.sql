-- What a person wishes for taking part, and what keeps them safe, is translated for those who read it. What they say anew takes the
-- place of what they said: the old words go from the translators, and their translation goes with them.

-- What stands for words that have no heading; as the portal reckons it.
create function access.hash_of_words(words text) returns text language sql immutable set search_path = public, pg_temp as $$
    select encode(sha256(convert_to(trim(both E' \n\t' from replace(replace(words, E'\r\n', E'\n'), E'\r', E'\n')), 'UTF8')), 'hex') $$;
revoke execute on function access.hash_of_words(text) from public;

create function access.forget_words_said_anew() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    was jsonb := to_jsonb(old);
    is_now jsonb := to_jsonb(new);
    said text;
    field text;
begin
    foreach field in array tg_argv loop
        said := was ->> field;
        continue when said is null or said is not distinct from is_now ->> field;
        -- The same words may stand where nobody took them back.
        continue when exists (select from taking_part_wishes w where w.case_id = new.case_id and said in (w.with_whom, w.place, w.help_detail, w.beside_me))
            or exists (select from family_members m where m.case_id = new.case_id and m.safety_note = said)
            or exists (select from contributions c where c.case_id = new.case_id and c.text = said)
            or exists (select from question_answers a where a.case_id = new.case_id and a.text = said);
        delete from case_text_translations t where t.case_id = new.case_id and t.source_hash = access.hash_of_words(said) and t.memory_id is null and t.language = 'en';
        update translation_requests r set taken_back_at = coalesce(r.taken_back_at, now())
            where r.case_id = new.case_id and r.source_hash = access.hash_of_words(said) and r.memory_id is null and r.into_language = 'en';
    end loop;
    return null;
end $$;
revoke execute on function access.forget_words_said_anew() from public;
create trigger forget_words_said_anew after update on taking_part_wishes for each row
    execute function access.forget_words_said_anew('with_whom', 'place', 'help_detail', 'beside_me');
create trigger forget_words_said_anew after update of safety_note on family_members for each row
    execute function access.forget_words_said_anew('safety_note');
