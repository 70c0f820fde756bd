-- Sync: which boards are copies of boards on platforms, which copy belongs to which work item, and what both sides last showed.

-- The connection whose platform shows the same board; null for a board that is only here.
alter table boards add column connection_id uuid;
alter table boards add constraint boards_connection foreign key (organization_id, connection_id)
  references connections (organization_id, id) on delete set null (connection_id);
create index boards_connection on boards (organization_id, connection_id) where connection_id is not null;

create table connected_boards (
  organization_id uuid not null,
  id uuid not null,
  board_id uuid not null,
  connection_id uuid not null,
  platform_board_id text not null check (length(platform_board_id) between 1 and 255),
  permalink text,
  -- `connecting` until its lists were read for the first time.
  state text not null default 'connecting' check (state in ('connecting', 'active', 'failed')),
  -- Why it failed, as one of the connector's five codes and the platform's own word.
  error text,
  -- From where the platform's list of changes is read on; null: from the beginning.
  cursor text,
  platform_hook_id text,
  reconciled_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, board_id),
  unique (organization_id, connection_id, platform_board_id),
  foreign key (organization_id, board_id) references boards (organization_id, id) on delete cascade,
  foreign key (organization_id, connection_id) references connections (organization_id, id) on delete cascade
);
call protect_tenant_table('connected_boards');

create table connected_lists (
  organization_id uuid not null,
  list_id uuid not null,
  board_id uuid not null,
  platform_list_id text not null check (length(platform_list_id) between 1 and 255),
  primary key (organization_id, list_id),
  unique (organization_id, board_id, platform_list_id),
  foreign key (organization_id, board_id) references connected_boards (organization_id, board_id) on delete cascade,
  foreign key (organization_id, list_id) references lists (organization_id, id) on delete cascade
);
call protect_tenant_table('connected_lists');

-- One copy of a work item on one connected board. The item may be gone already: then its copy is being put away.
create table external_links (
  organization_id uuid not null,
  -- Also the intent under which the copy is made.
  id uuid not null,
  work_item_id uuid not null,
  board_id uuid not null,
  -- Null until the platform has answered.
  platform_item_id text check (length(platform_item_id) between 1 and 255),
  permalink text,
  -- `gone`: the copy was deleted over there.
  state text not null check (state in ('creating', 'linked', 'gone', 'refused')),
  error text,
  -- Per field: hashes of what our side and theirs showed when they were last the same.
  ledger jsonb not null default '{}',
  remote_version text,
  attempted_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, work_item_id, board_id),
  unique (organization_id, board_id, platform_item_id),
  foreign key (organization_id, board_id) references connected_boards (organization_id, board_id) on delete cascade
);
call protect_tenant_table('external_links');
create index external_links_creating on external_links (organization_id, board_id) where state = 'creating';

-- One copy of a comment beside one copy of its item.
create table comment_links (
  organization_id uuid not null,
  -- Also the intent under which the copy is made.
  id uuid not null,
  external_link_id uuid not null,
  comment_id uuid not null,
  platform_comment_id text check (length(platform_comment_id) between 1 and 255),
  -- On which side it was written first; only our own words are kept up to date over there.
  origin text not null check (origin in ('ours', 'theirs')),
  -- Hash of the words that both sides showed last.
  body_hash text not null,
  attempted_at timestamptz,
  created_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, external_link_id, comment_id),
  unique (organization_id, external_link_id, platform_comment_id),
  foreign key (organization_id, external_link_id) references external_links (organization_id, id) on delete cascade
);
call protect_tenant_table('comment_links');
create index comment_links_comment on comment_links (organization_id, comment_id);

-- down
drop table comment_links;
drop table external_links;
drop table connected_lists;
drop table connected_boards;
alter table boards drop column connection_id;
