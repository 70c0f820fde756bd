-- A default of a connection or of the organization may be a board and a list of it, not only a workspace. A mapping may say what people
-- call its channel.

alter table connections
  add column default_board_id uuid,
  add column default_list_id uuid,
  add constraint connections_default_board foreign key (organization_id, default_board_id) references boards (organization_id, id)
    on delete set null (default_board_id),
  add constraint connections_default_list foreign key (organization_id, default_list_id) references lists (organization_id, id)
    on delete set null (default_list_id);
create index connections_default_board on connections (organization_id, default_board_id) where default_board_id is not null;
create index connections_default_list on connections (organization_id, default_list_id) where default_list_id is not null;

alter table organizations
  add column default_board_id uuid,
  add column default_list_id uuid,
  add constraint organizations_default_board foreign key (id, default_board_id) references boards (organization_id, id)
    on delete set null (default_board_id),
  add constraint organizations_default_list foreign key (id, default_list_id) references lists (organization_id, id)
    on delete set null (default_list_id);
create index organizations_default_board on organizations (id, default_board_id) where default_board_id is not null;
create index organizations_default_list on organizations (id, default_list_id) where default_list_id is not null;

alter table channel_mappings add column channel_name text check (length(channel_name) between 1 and 200);

-- down
alter table channel_mappings drop column channel_name;
alter table organizations drop column default_list_id, drop column default_board_id;
alter table connections drop column default_list_id, drop column default_board_id;
