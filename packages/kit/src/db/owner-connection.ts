/** A single connection as the owner of the schema, for migrations, inspection and tests; never used to serve requests. */
import pg from "pg";
import { DatabaseError, translateError } from "./errors.ts";

/**
 * Connects, runs `work` and disconnects. Connection failures come out as `server.unavailable`; errors of `work` and a refused
 * login as PostgreSQL words them, because only operators and tests read them.
 */
export async function asOwner<Result>(
  connectionString: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString, application_name: "eureka owner" });
  client.on("error", () => {}); // the running statement fails too, and says so
  try {
    await client.connect();
  } catch (error) {
    const translated = translateError(error);
    throw translated instanceof DatabaseError ? error : translated;
  }
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
