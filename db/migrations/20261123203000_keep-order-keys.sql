-- Where a copy stands in its list over there, as it was read last: what comes in finds its place among its neighbours by that.
alter table external_links add column order_key text collate "C" check (length(order_key) between 1 and 255);
create index external_links_order on external_links (organization_id, board_id, order_key) where order_key is not null;

-- down
drop index external_links_order;
alter table external_links drop column order_key;
