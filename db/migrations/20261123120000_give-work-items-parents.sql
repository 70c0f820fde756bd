-- A work item may be a part of another one. That it is no part of itself, however far up, is checked under a lock when a parent is set.
alter table work_items
  add column parent_id uuid check (parent_id <> id),
  add foreign key (organization_id, parent_id) references work_items (organization_id, id) on delete set null (parent_id);
create index work_items_parent on work_items (organization_id, parent_id) where parent_id is not null;

-- down
alter table work_items drop column parent_id;
