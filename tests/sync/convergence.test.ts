/**
 * `npm test` tells a thousand edits from one seed; `npm run bench:sync` and `npm run mutate:sync` tell others and more
 * (EUREKA_SYNC_EDITS, EUREKA_SYNC_SEED).
 */
import { tellManyStories } from "./proof/tell-many-stories.ts";

tellManyStories(Number(process.env.EUREKA_SYNC_EDITS ?? 1_000), Number(process.env.EUREKA_SYNC_SEED ?? 1));
