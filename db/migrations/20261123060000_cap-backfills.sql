-- What the comparison of a whole board found, while the board's rules let only so much of it through in a minute.
create table sync_backlog (
  organization_id uuid not null,
  board_id uuid not null,
  wish_key text not null,
  wish jsonb not null,
  queued_at timestamptz not null,
  primary key (organization_id, board_id, wish_key),
  foreign key (organization_id, board_id) references connected_boards (organization_id, board_id) on delete cascade
);
call protect_tenant_table('sync_backlog');
create index sync_backlog_order on sync_backlog (organization_id, board_id, queued_at, wish_key);

-- down
drop table sync_backlog;
