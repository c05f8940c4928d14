-- The role that owns the schema and may make the portal's login roles, and a database of its own. Can be repeated.
-- Wants the variable "database" and the password in the environment as OWNER_PASSWORD.
\set password `printf %s "$OWNER_PASSWORD"`
select 'create role practicereview_owner' where not exists (select from pg_roles where rolname = 'practicereview_owner') \gexec
alter role practicereview_owner login createrole createdb nosuperuser password :'password';
select format('create database %I owner practicereview_owner', :'database') where not exists (select from pg_database where datname = :'database') \gexec
