import { join } from "node:path";
import { testDatabase } from "@eureka/testing/test-database";
import { expect, it } from "vitest";
import { repositoryRoot } from "../../scripts/repository.ts";
import { describeDatabase } from "./describe-database.ts";

it("docs/database.md says what the migrations make", async () => {
  const { owner } = await testDatabase();
  await expect(await describeDatabase(owner)).toMatchFileSnapshot(join(repositoryRoot, "docs/database.md"));
});
