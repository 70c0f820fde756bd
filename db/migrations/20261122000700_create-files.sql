-- Files: what is known of them. Their contents lie encrypted in the file store, under a key made of the organization and the file.

create table files (
  organization_id uuid not null,
  id uuid not null,
  workspace_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  -- What the uploader called it; nothing relies on it.
  media_type text not null,
  size bigint not null check (size >= 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  created_by_member_id uuid,
  created_at timestamptz not null,
  -- When it was last seen in use, at first the time of the upload: what is used by nothing for long enough goes.
  used_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, workspace_id) references workspaces (organization_id, id) on delete cascade,
  foreign key (organization_id, created_by_member_id) references members (organization_id, id) on delete set null (created_by_member_id)
);
call protect_tenant_table('files');
create index files_workspace on files (organization_id, workspace_id, id desc);
create index files_creator on files (organization_id, created_by_member_id) where created_by_member_id is not null;
create index files_used_at on files (used_at);

-- Contents in the file store that no row of `files` claims: uploads under way, and what deleted files left. Such a row is committed
-- before the first byte is stored and goes with the commit that makes the file, so that every content is named by one table or the
-- other, whatever crashes when. The sweep removes contents that are due.
create table unclaimed_contents (
  -- Refers to no organization: the contents of one that was deleted must still be found.
  organization_id uuid not null,
  id uuid not null,
  due_at timestamptz not null,
  primary key (organization_id, id)
);
call protect_tenant_table('unclaimed_contents');
create index unclaimed_contents_due on unclaimed_contents (due_at);

-- However a file goes (by itself, with its workspace), its content is named for the sweep in the same transaction.
create function leave_unclaimed_content() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  insert into unclaimed_contents (organization_id, id, due_at)
  select organization_id, id, '-infinity' from removed on conflict do nothing;
  return null;
end $$;
create trigger files_leave_content after delete on files
referencing old table as removed for each statement execute function leave_unclaimed_content();

-- The organizations in which the sweep has something to do: contents due by now, or files not seen in use since `unused_since`.
create function organizations_with_files_to_sweep(due_by timestamptz, unused_since timestamptz) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select organization_id from unclaimed_contents where due_at <= due_by
  union
  select organization_id from files where used_at <= unused_since
$$;
revoke all on function organizations_with_files_to_sweep(timestamptz, timestamptz) from public;
grant execute on function organizations_with_files_to_sweep(timestamptz, timestamptz) to eureka_app;

alter table attachments
  add constraint attachments_file_exists foreign key (organization_id, file_id) references files (organization_id, id) on delete cascade;

-- down
alter table attachments drop constraint attachments_file_exists;
drop function organizations_with_files_to_sweep(timestamptz, timestamptz);
drop table unclaimed_contents;
drop table files;
drop function leave_unclaimed_content();
