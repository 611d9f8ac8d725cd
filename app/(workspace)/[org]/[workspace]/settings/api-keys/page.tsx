import type { Metadata } from "next";
import { ApiKeys } from "@/components/tenancy/api-keys";
import { loadApiKeys, loadPermissions } from "@/lib/domains/tenancy/loaders";
import { appUrl } from "@/lib/kernel/env";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysPage({ params }: { params: Promise<{ org: string; workspace: string }> }) {
  const { org, workspace } = await params;
  const address = { organization: org, workspace };
  const [keys, permissions] = await Promise.all([loadApiKeys(address), loadPermissions(address)]);
  const canManage = permissions.includes("apiKeys:manage");
  return <ApiKeys {...{ address, keys, permissions, canManage }} now={new Date().getTime()} origin={appUrl()} />;
}
