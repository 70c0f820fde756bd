-- Boards with their lists, labels, and the canonical work items with everything that hangs on them.
--
-- Locks are taken in one order, so that no two changes wait for each other: work items (by id), then lists (by id), then the
-- workspace's item counter. Positions of a list change only under the list's row lock.

create table boards (
  organization_id uuid not null,
  id uuid not null,
  workspace_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  description text not null default '' check (length(description) <= 10000),
  archived_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, workspace_id) references workspaces (organization_id, id) on delete cascade
);
call protect_tenant_table('boards');
create index boards_workspace on boards (organization_id, workspace_id, id);
alter table workspaces
  add constraint workspaces_default_board foreign key (organization_id, default_board_id) references boards (organization_id, id)
  on delete set null (default_board_id) deferrable initially deferred;
alter table grants
  add constraint grants_board foreign key (organization_id, board_id) references boards (organization_id, id) on delete cascade;

create table lists (
  organization_id uuid not null,
  id uuid not null,
  board_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  category text not null check (category in ('backlog', 'todo', 'doing', 'done', 'dropped')),
  -- A fractional key: there is always one between two others. Compared byte by byte.
  position text collate "C" not null,
  archived_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  -- Lets a placement prove that its list is on its board.
  unique (organization_id, board_id, id),
  foreign key (organization_id, board_id) references boards (organization_id, id) on delete cascade
);
call protect_tenant_table('lists');
create index lists_board on lists (organization_id, board_id, position, id);

create table labels (
  organization_id uuid not null,
  id uuid not null,
  workspace_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  color text not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, workspace_id) references workspaces (organization_id, id) on delete cascade
);
call protect_tenant_table('labels');
create unique index labels_name on labels (organization_id, workspace_id, lower(name));

create table work_items (
  organization_id uuid not null,
  id uuid not null,
  -- The item's home; its key names the workspace in which it was made and never changes.
  workspace_id uuid not null,
  key text not null,
  title text not null check (length(title) between 1 and 500),
  description text not null default '' check (length(description) <= 100000),
  priority text not null default 'none' check (priority in ('none', 'low', 'medium', 'high', 'urgent')),
  -- Due on a day or at an instant, never both.
  due_date date,
  due_at timestamptz,
  state text not null check (state in ('backlog', 'todo', 'doing', 'done', 'dropped')),
  completed_at timestamptz,
  archived_at timestamptz,
  -- The message that the item was made from.
  source jsonb,
  created_by_member_id uuid,
  created_by_external_identity_id uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, key),
  foreign key (organization_id, workspace_id) references workspaces (organization_id, id) on delete cascade,
  foreign key (organization_id, created_by_member_id) references members (organization_id, id) on delete set null (created_by_member_id),
  foreign key (organization_id, created_by_external_identity_id) references external_identities (organization_id, id)
    on delete set null (created_by_external_identity_id),
  check (due_date is null or due_at is null),
  check ((state = 'done') = (completed_at is not null)),
  check (num_nonnulls(created_by_member_id, created_by_external_identity_id) <= 1)
);
call protect_tenant_table('work_items');
create index work_items_workspace on work_items (organization_id, workspace_id, updated_at desc, id desc);
create index work_items_updated on work_items (organization_id, updated_at desc, id desc);
create index work_items_due on work_items (organization_id, due_date) where due_date is not null;
create index work_items_due_at on work_items (organization_id, due_at) where due_at is not null;

create table placements (
  organization_id uuid not null,
  id uuid not null,
  work_item_id uuid not null,
  board_id uuid not null,
  list_id uuid not null,
  position text collate "C" not null,
  created_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, work_item_id, board_id),
  foreign key (organization_id, work_item_id) references work_items (organization_id, id) on delete cascade,
  foreign key (organization_id, board_id, list_id) references lists (organization_id, board_id, id) on delete cascade
);
call protect_tenant_table('placements');
create index placements_list on placements (organization_id, list_id, position, id);
create index placements_board on placements (organization_id, board_id);

create table work_item_labels (
  organization_id uuid not null,
  work_item_id uuid not null,
  label_id uuid not null,
  primary key (organization_id, work_item_id, label_id),
  foreign key (organization_id, work_item_id) references work_items (organization_id, id) on delete cascade,
  foreign key (organization_id, label_id) references labels (organization_id, id) on delete cascade
);
call protect_tenant_table('work_item_labels');
create index work_item_labels_label on work_item_labels (organization_id, label_id);

create table work_item_assignees (
  organization_id uuid not null,
  id uuid not null,
  work_item_id uuid not null,
  member_id uuid,
  external_identity_id uuid,
  created_at timestamptz not null,
  primary key (organization_id, id),
  unique nulls not distinct (organization_id, work_item_id, member_id, external_identity_id),
  foreign key (organization_id, work_item_id) references work_items (organization_id, id) on delete cascade,
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade,
  foreign key (organization_id, external_identity_id) references external_identities (organization_id, id) on delete cascade,
  check (num_nonnulls(member_id, external_identity_id) = 1)
);
call protect_tenant_table('work_item_assignees');
create index work_item_assignees_member on work_item_assignees (organization_id, member_id) where member_id is not null;
create index work_item_assignees_external on work_item_assignees (organization_id, external_identity_id)
  where external_identity_id is not null;

create table checklist_entries (
  organization_id uuid not null,
  id uuid not null,
  work_item_id uuid not null,
  text text not null check (length(text) between 1 and 1000),
  done boolean not null default false,
  position text collate "C" not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, work_item_id) references work_items (organization_id, id) on delete cascade
);
call protect_tenant_table('checklist_entries');
create index checklist_entries_item on checklist_entries (organization_id, work_item_id, position, id);

create table comments (
  organization_id uuid not null,
  id uuid not null,
  work_item_id uuid not null,
  author_member_id uuid,
  author_external_identity_id uuid,
  body text not null check (length(body) <= 101000),
  edited_at timestamptz,
  -- A tombstone: the words are gone, the place in the discussion stays.
  deleted_at timestamptz,
  -- The message whose copy the comment is, so that a thread and a discussion can be kept the same.
  source_message_id uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, work_item_id) references work_items (organization_id, id) on delete cascade,
  foreign key (organization_id, author_member_id) references members (organization_id, id) on delete set null (author_member_id),
  foreign key (organization_id, author_external_identity_id) references external_identities (organization_id, id)
    on delete set null (author_external_identity_id),
  check (num_nonnulls(author_member_id, author_external_identity_id) <= 1),
  check ((deleted_at is null) = (body <> ''))
);
call protect_tenant_table('comments');
create index comments_item on comments (organization_id, work_item_id, id);
create index comments_author on comments (organization_id, author_member_id) where author_member_id is not null;
create unique index comments_source_message on comments (organization_id, source_message_id) where source_message_id is not null;

-- The file itself belongs to another module, which adds the reference.
create table attachments (
  organization_id uuid not null,
  id uuid not null,
  work_item_id uuid not null,
  file_id uuid not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  added_by_member_id uuid,
  added_by_external_identity_id uuid,
  created_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, work_item_id, file_id),
  foreign key (organization_id, work_item_id) references work_items (organization_id, id) on delete cascade,
  foreign key (organization_id, added_by_member_id) references members (organization_id, id) on delete set null (added_by_member_id),
  foreign key (organization_id, added_by_external_identity_id) references external_identities (organization_id, id)
    on delete set null (added_by_external_identity_id),
  check (num_nonnulls(added_by_member_id, added_by_external_identity_id) <= 1)
);
call protect_tenant_table('attachments');
create index attachments_file on attachments (organization_id, file_id);

-- down
drop table attachments;
drop table comments;
drop table checklist_entries;
drop table work_item_assignees;
drop table work_item_labels;
drop table placements;
drop table work_items;
drop table labels;
alter table grants drop constraint grants_board;
alter table workspaces drop constraint workspaces_default_board;
drop table lists;
drop table boards;
