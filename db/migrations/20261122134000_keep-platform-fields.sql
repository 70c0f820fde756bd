-- The fields that people of the platform gave to the items of the board: their kinds and choices.
alter table connected_boards add column fields jsonb not null default '[]';

-- Values of such fields that were set here and have not arrived there yet, by the field; null takes a value away.
alter table external_links add column wanted_fields jsonb not null default '{}';

-- down
alter table external_links drop column wanted_fields;
alter table connected_boards drop column fields;
