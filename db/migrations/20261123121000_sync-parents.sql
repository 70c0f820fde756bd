-- Both sides of every copy showed no parent so far: what GitHub says from now on is a change of GitHub's. The words are the hash of null.
update external_links l
set ledger = l.ledger || '{"parent": {"ours": "dCNOmK_nSY-12vHzasLXis", "theirs": "dCNOmK_nSY-12vHzasLXis"}}'::jsonb
from connected_boards b
join connections c on c.organization_id = b.organization_id and c.id = b.connection_id
where b.organization_id = l.organization_id and b.board_id = l.board_id and c.connector = 'github' and l.platform_item_id is not null;

-- down
update external_links set ledger = ledger - 'parent' where ledger ? 'parent';
