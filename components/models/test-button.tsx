"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { useCommand } from "@/lib/client/use-command";
import { testProviderAction } from "@/lib/domains/models/actions";
import type { ProviderDto, ProviderTestDto } from "@/lib/domains/models/schema";

interface TestButtonProps {
  organization: string;
  provider: ProviderDto;
}

/** Asks the provider's first model for one word. What is wrong stands in its row afterwards. */
export function TestButton({ organization, provider }: TestButtonProps) {
  const router = useRouter();
  const [result, setResult] = useState<ProviderTestDto | null>(null);
  const test = useCommand((_: null) => testProviderAction(organization, { providerId: provider.id }), {
    onSuccess: (data) => {
      setResult(data);
      router.refresh();
    },
  });
  const said = test.pending ? "" : test.error ? test.error.message : result ? (result.ok ? `Answers in ${result.latency} ms` : "Does not answer") : "";
  return (
    <>
      <span role="status" className="text-sm text-muted">
        {said}
      </span>
      <Button size="sm" loading={test.pending} aria-label={`Test ${provider.name}`} onClick={() => void test.run(null)}>
        Test
      </Button>
    </>
  );
}
