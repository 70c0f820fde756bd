/** Whether anybody has set this installation up. */
import { type Database, query } from "@eureka/kit/db";

export async function isSetUp(database: Database): Promise<boolean> {
  const rows = await database.withPlatform((transaction) =>
    query<{ exists: boolean }>(transaction, { text: "select installation_has_organization() as exists" }),
  );
  return rows[0]?.exists ?? false;
}
