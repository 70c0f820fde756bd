-- What unlinked people may do in a channel is one of several steps, no longer yes or no.
update channel_mappings set rules = (rules - 'unlinkedMayComment') || jsonb_build_object('unlinkedMay',
  case when rules ->> 'unlinkedMayComment' = 'true' then 'comment' else 'nothing' end)
where rules ? 'unlinkedMayComment';

-- down
update channel_mappings set rules = (rules - 'unlinkedMay') || jsonb_build_object('unlinkedMayComment', rules ->> 'unlinkedMay' <> 'nothing')
where rules ? 'unlinkedMay';
