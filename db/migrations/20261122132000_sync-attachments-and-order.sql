-- One copy of an attachment beside one copy of its item, or an attachment of the platform that stays there and is shown as a link.
create table attachment_links (
  organization_id uuid not null,
  -- Also the intent under which the copy is made.
  id uuid not null,
  external_link_id uuid not null,
  -- Null for what is only there. The attachment may be gone already: then its copy is being taken off.
  attachment_id uuid,
  -- Null until the platform has answered.
  platform_attachment_id text check (length(platform_attachment_id) between 1 and 255),
  -- On which side it was attached first.
  origin text not null check (origin in ('ours', 'theirs')),
  -- Why the other side does not take it, as one of our codes.
  refused text,
  attempted_at timestamptz,
  created_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, external_link_id, attachment_id),
  unique (organization_id, external_link_id, platform_attachment_id),
  check (num_nonnulls(attachment_id, platform_attachment_id) >= 1),
  foreign key (organization_id, external_link_id) references external_links (organization_id, id) on delete cascade
);
call protect_tenant_table('attachment_links');

-- What only the platform knows of the item: values of its own fields, and links that hang on it.
alter table external_links add column facts jsonb not null default '[]';

-- The order in which both sides showed the items of a list when they were last the same.
alter table connected_lists add column item_order uuid[] not null default '{}';

-- down
alter table connected_lists drop column item_order;
alter table external_links drop column facts;
drop table attachment_links;
