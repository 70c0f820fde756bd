-- Behind what a list over there ends, as far as anybody knows: what is made here goes to its place there at once. Empty for an empty list.
alter table connected_lists add column end_key text collate "C" check (length(end_key) <= 255);

-- down
alter table connected_lists drop column end_key;
