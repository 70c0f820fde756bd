-- The ground that every later table stands on: who the current organization is, and how a tenant table is closed.
-- The role eureka_app exists already: the migrator makes it, or prints the SQL for the administrator.

-- The organization of the running transaction, or null. The setting reads as '' after a transaction that had set it.
create function current_organization() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('eureka.organization_id', true), '')::uuid $$;

-- Closes a table with an organization_id column (or a partition of one): the application sees and writes only rows of the
-- current organization. The owner keeps a policy of its own, because under FORCE its SECURITY DEFINER functions would
-- otherwise see nothing. With append_only the application may add rows, but neither change nor remove them.
create procedure protect_tenant_table(table_name text, append_only boolean default false)
  language plpgsql
  as $$
  declare
    target regclass := table_name::regclass;
  begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format(
      'create policy tenant on %s to eureka_app using (organization_id = current_organization()) with check (organization_id = current_organization())',
      target);
    execute format('create policy owner on %s to current_user using (true) with check (true)', target);
    execute format('revoke all on %s from public, eureka_app', target);
    execute format(
      'grant %s on %s to eureka_app',
      case when append_only then 'select, insert' else 'select, insert, update, delete' end, target);
  end
  $$;

revoke all on procedure protect_tenant_table(text, boolean) from public;

-- down
drop procedure if exists protect_tenant_table(text, boolean);
drop function if exists current_organization();
