"use client";

import { Plus, Waypoints } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { EmptyState } from "@/components/patterns/empty-state";
import { Button } from "@/components/ui/controls/button";
import { useCommand } from "@/lib/client/use-command";
import { orderProvidersAction } from "@/lib/domains/models/actions";
import { MAX_PROVIDERS, type ModelAbilities, orderedIds } from "@/lib/domains/models/policy";
import type { RerankerDto } from "@/lib/domains/models/reranker/schema";
import type { ModelFallbackDto, ProviderDto } from "@/lib/domains/models/schema";
import { FallbackForm } from "./fallback-form";
import { ProviderDialog } from "./provider-dialog";
import { ProviderRow } from "./provider-row";
import { RemoveProviderDialog } from "./remove-provider-dialog";
import { RerankerForm } from "./reranker-form";

interface ModelsProps {
  organization: string;
  providers: readonly ProviderDto[];
  fallback: ModelFallbackDto;
  reranker: RerankerDto | null;
  can: ModelAbilities;
}

/** Who writes answers, in the order in which they are asked. */
export function Models({ organization, providers, fallback, reranker, can }: ModelsProps) {
  const router = useRouter();
  const [editing, setEditing] = useState<ProviderDto | "new" | null>(null);
  const [removing, setRemoving] = useState<ProviderDto | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const [announced, setAnnounced] = useState("");
  const order = useCommand((providerIds: string[]) => orderProvidersAction(organization, { providerIds }), { onSuccess: () => router.refresh(), onError: () => setWanted([]) });
  const ids = providers.map(({ id }) => id);
  const shown = (orderedIds(ids, wanted) ?? ids).flatMap((id) => providers.find((provider) => provider.id === id) ?? []);

  const move = (id: string, to: number) => {
    const others = shown.filter((provider) => provider.id !== id).map((provider) => provider.id);
    const at = Math.max(0, Math.min(to, others.length));
    if (shown[at]?.id === id) return;
    const next = [...others.slice(0, at), id, ...others.slice(at)];
    setWanted(next);
    setAnnounced(`${providers.find((provider) => provider.id === id)?.name ?? ""} is asked as number ${at + 1} of ${shown.length}.`);
    void order.run(next);
  };

  const add = can.manage && providers.length < MAX_PROVIDERS && (
    <Button size="sm" variant="primary" icon={<Plus aria-hidden />} onClick={() => setEditing("new")}>
      Add provider
    </Button>
  );
  return (
    <>
      <section aria-labelledby="providers-title" className="rounded-md border bg-surface">
        <header className="flex flex-wrap items-start gap-3 px-5 py-4">
          <div className="min-w-0 flex-1 basis-72">
            <h2 id="providers-title" className="text-lg">
              Model providers
            </h2>
            <p className="mt-1 max-w-prose text-sm text-muted">
              They are asked from the top: the next one only when the one before does not begin to answer. Each gets the question and the passages found for it.
            </p>
          </div>
          {providers.length > 0 && add}
        </header>
        {shown.length === 0 ? (
          <EmptyState icon={<Waypoints />} title="No provider of your own" actions={add} className="border-t">
            {fallback.installation && fallback.installationFallback
              ? `The installation's model ${fallback.installation.name} answers. Add a provider to use your own contract, key and place of processing.`
              : "The built-in engine answers by quoting your documents. Add a provider to have answers written by a language model."}
          </EmptyState>
        ) : (
          <ol aria-label="Model providers in the order in which they are asked" className="border-t">
            {shown.map((provider, at) => (
              <ProviderRow
                key={provider.id}
                organization={organization}
                provider={provider}
                place={at}
                count={shown.length}
                canManage={can.manage}
                dragging={dragged !== null}
                onDrag={setDragged}
                onDropped={() => {
                  if (dragged) move(dragged, at);
                  setDragged(null);
                }}
                onMove={(by) => move(provider.id, at + by)}
                onEdit={() => setEditing(provider)}
                onRemove={() => setRemoving(provider)}
              />
            ))}
          </ol>
        )}
        <p role="status" className="sr-only">
          {announced}
        </p>
        <p role="alert" className="px-5 pb-4 text-sm text-danger empty:hidden">
          {order.error?.message}
        </p>
      </section>
      <FallbackForm organization={organization} fallback={fallback} canManage={can.manage} alone={providers.every(({ enabled }) => !enabled)} />
      <RerankerForm key={JSON.stringify(reranker)} organization={organization} reranker={reranker} canManage={can.manage} />
      {editing && <ProviderDialog organization={organization} provider={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
      {removing && <RemoveProviderDialog organization={organization} provider={removing} others={shown.filter(({ id, enabled }) => id !== removing.id && enabled)} fallback={fallback} onClose={() => setRemoving(null)} />}
    </>
  );
}
