"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { FormError } from "@/components/patterns/form-error";
import { RelativeTime } from "@/components/patterns/relative-time";
import { StatusTag } from "@/components/patterns/status-tag";
import { Button, buttonClass } from "@/components/ui/controls/button";
import { type CommandResult, useCommand } from "@/lib/client/use-command";
import { useLiveRefresh } from "@/lib/client/use-live-refresh";
import { workspacePath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { approveBreakGlassAction, denyBreakGlassAction, endBreakGlassAction } from "@/lib/domains/chat/break-glass/actions";
import { BREAK_GLASS_LABELS } from "@/lib/domains/chat/break-glass/labels";
import type { BreakGlassRequestDto, BreakGlassStatus } from "@/lib/domains/chat/break-glass/schema";

/** As the stream names them; the definitions would bring zod into the page. */
const EVENTS = ["requested", "approved", "denied", "ended"].map((what) => `chat.break-glass-${what}`);
const TONES = { pending: "warn", approved: "accent", denied: "neutral", ended: "neutral", expired: "neutral" } as const satisfies Record<BreakGlassStatus, string>;

interface BreakGlassRequestsProps {
  address: WorkspaceAddress;
  requests: readonly BreakGlassRequestDto[];
}

/** Who asked to read whose conversation, why, and what became of it. */
export function BreakGlassRequests({ address, requests }: BreakGlassRequestsProps) {
  useLiveRefresh(address, EVENTS, { busy: false });
  if (requests.length === 0) return <p className="text-sm text-muted">Nobody has asked to read a conversation. A request appears here with its reason, and waits for a second administrator.</p>;
  return (
    <ol aria-label="Requests" className="border-t">
      {requests.map((request) => (
        <BreakGlassRequest key={request.id} address={address} request={request} />
      ))}
    </ol>
  );
}

function BreakGlassRequest({ address, request }: { address: WorkspaceAddress; request: BreakGlassRequestDto }) {
  const router = useRouter();
  const act = useCommand((run: (input: { requestId: string }) => Promise<CommandResult<unknown>>) => run({ requestId: request.id }), { onSuccess: () => router.refresh() });
  const open = request.status === "pending" || request.status === "approved";
  return (
    <li className="flex flex-col gap-2 border-b py-3 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1 basis-64">
          <span className="font-medium">{request.requestedBy}</span> asked to read a conversation of <span className="font-medium">{request.owner}</span>
        </p>
        <StatusTag tone={TONES[request.status]} label={BREAK_GLASS_LABELS[request.status]} />
      </div>
      <p className="max-w-prose text-muted">“{request.reason}”</p>
      <p className="text-xs text-muted">
        <RelativeTime date={request.createdAt} />
        {request.decidedBy && ` · decided by ${request.decidedBy}`}
        {open && (
          <>
            {" · until "}
            <RelativeTime date={request.expiresAt} />
          </>
        )}
      </p>
      <FormError error={act.error} />
      <div className="flex flex-wrap gap-2 empty:hidden">
        {request.can.read && (
          <Link href={workspacePath(address, `/settings/access/${request.id}`)} prefetch={false} className={buttonClass("primary", "sm")}>
            Read the conversation
          </Link>
        )}
        {request.can.decide && (
          <>
            <Button size="sm" variant="primary" loading={act.pending} onClick={() => void act.run((input) => approveBreakGlassAction(address, input))}>
              Approve for 60 minutes
            </Button>
            <Button size="sm" disabled={act.pending} onClick={() => void act.run((input) => denyBreakGlassAction(address, input))}>
              Deny
            </Button>
          </>
        )}
        {request.can.end && (
          <Button size="sm" variant="ghost" disabled={act.pending} onClick={() => void act.run((input) => endBreakGlassAction(address, input))}>
            {request.status === "pending" ? "Withdraw" : "End access"}
          </Button>
        )}
      </div>
    </li>
  );
}
