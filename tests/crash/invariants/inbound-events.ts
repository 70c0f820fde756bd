import type { OrganizationSnapshot } from "../snapshot.ts";

/** What platforms delivered was understood to its last part. */
export function inboundEvents({ inboundByDelivery }: OrganizationSnapshot): string[] {
  return [...inboundByDelivery].flatMap(([deliveryId, stored]) => [
    ...(stored.length > 1 ? [`the delivery ${deliveryId} is stored ${stored.length} times`] : []),
    ...stored.filter(({ isProcessed }) => !isProcessed).map(({ id }) => `${id} (${deliveryId}) is not processed`),
  ]);
}
