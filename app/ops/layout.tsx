import type { ReactNode } from "react";
import { OperatorFrame } from "@/components/shell/operator-frame";
import { loadOperator } from "@/lib/domains/tenancy/operator/loaders";

export default async function OperatorLayout({ children }: { children: ReactNode }) {
  // Here too, so that the answer is a 404 and not a frame with one inside.
  await loadOperator();
  return <OperatorFrame places={[{ label: "Outbox", href: "/ops/outbox" }]}>{children}</OperatorFrame>;
}
