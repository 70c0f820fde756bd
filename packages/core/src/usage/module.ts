/** The module `usage`. */
import { defineModule } from "../operations/index.ts";
import { listModelPrices } from "./list-model-prices.ts";
import { listUsageRecords } from "./list-usage-records.ts";
import { usagePersonalData } from "./personal-data.ts";
import { setModelPrice } from "./set-model-price.ts";
import { summarizeUsage } from "./summarize-usage.ts";

export const usageModule = defineModule({
  name: "usage",
  operations: [listModelPrices, listUsageRecords, setModelPrice, summarizeUsage],
  personalData: usagePersonalData,
});
