-- Who showed something in a channel, to be told when its platform refuses the card.
create table shared_messages (
  organization_id uuid not null,
  outgoing_message_id uuid not null,
  member_id uuid not null,
  -- Where he was allowed to show it: there he is asked what shall become of a refused card.
  workspace_id uuid not null,
  board_id uuid,
  -- What people call the channel, where somebody said it.
  channel_name text,
  -- The latest question; null: the platform has refused nothing yet.
  decision_id uuid,
  primary key (organization_id, outgoing_message_id),
  foreign key (organization_id, outgoing_message_id) references outgoing_messages (organization_id, id) on delete cascade,
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade,
  foreign key (organization_id, workspace_id) references workspaces (organization_id, id) on delete cascade,
  foreign key (organization_id, board_id) references boards (organization_id, id) on delete set null (board_id),
  foreign key (organization_id, decision_id) references decisions (organization_id, id) on delete set null (decision_id)
);
call protect_tenant_table('shared_messages');
create index shared_messages_member on shared_messages (organization_id, member_id);
create index shared_messages_workspace on shared_messages (organization_id, workspace_id);
create index shared_messages_board on shared_messages (organization_id, board_id);
create index shared_messages_decision on shared_messages (organization_id, decision_id);

-- down
drop table shared_messages;
