-- Where the work of a channel goes.

create table channel_mappings (
  organization_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  -- The platform's own id: unique only below its connection.
  platform_channel_id text not null check (length(platform_channel_id) between 1 and 255),
  -- Without a board: the workspace's default board. Without a list: the board's first fitting one.
  workspace_id uuid not null,
  board_id uuid,
  list_id uuid,
  rules jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, connection_id, platform_channel_id),
  foreign key (organization_id, connection_id) references connections (organization_id, id) on delete cascade,
  foreign key (organization_id, workspace_id) references workspaces (organization_id, id) on delete cascade,
  foreign key (organization_id, board_id) references boards (organization_id, id) on delete set null (board_id),
  foreign key (organization_id, list_id) references lists (organization_id, id) on delete set null (list_id)
);
call protect_tenant_table('channel_mappings');
create index channel_mappings_workspace on channel_mappings (organization_id, workspace_id, id);
create index channel_mappings_board on channel_mappings (organization_id, board_id) where board_id is not null;
create index channel_mappings_list on channel_mappings (organization_id, list_id) where list_id is not null;

-- down
drop table channel_mappings;
