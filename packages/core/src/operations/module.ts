import { defineModule } from "./define-module.ts";
import { listOperations } from "./list-operations.ts";

export const operationsModule = defineModule({ name: "operations", operations: [listOperations] });
