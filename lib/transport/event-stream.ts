import "server-only";
import { onNewEvents, onSignals } from "@/lib/adapters/realtime/event-listener";
import { inTenant } from "@/lib/db/tenant";
import { presenceFor } from "@/lib/domains/chat/shared/presence";
import { PRESENCE_EVENT } from "@/lib/domains/chat/shared/schema";
import { renewContext } from "@/lib/domains/tenancy/contexts";
import type { TenantContext } from "@/lib/kernel/context";
import { lastEventSeq, listEventsAfter } from "@/lib/registry/visible-events";

const KEEP_ALIVE_MS = 20_000;
const RECHECK_MS = 10_000;

/** Server-sent events of one workspace after Last-Event-ID: what the reader may see, as ids only. Ends when his session does. */
export async function eventStream(opened: TenantContext, request: Request): Promise<Response> {
  let ctx = opened;
  const given = request.headers.get("last-event-id");
  let seq = given && /^\d{1,18}$/.test(given) ? BigInt(given) : await inTenant(ctx, lastEventSeq);
  const encoder = new TextEncoder();
  let close: () => void = () => undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      let busy = false;
      let again = false;
      const send = (text: string): void => {
        // A reader that does not read is dropped; it comes back with Last-Event-ID.
        if ((controller.desiredSize ?? 0) < -64) close();
        else controller.enqueue(encoder.encode(text));
      };
      const pump = async (): Promise<void> => {
        again = true;
        if (busy) return;
        busy = true;
        try {
          while (again) {
            again = false;
            // Authority is read after the last event to send was written: whatever was taken away before that event holds for it.
            const upTo = await inTenant(ctx, lastEventSeq);
            const renewed = await renewContext(ctx);
            if (!renewed) return close();
            ctx = renewed;
            const { events, last } = await inTenant(ctx, (tx) => listEventsAfter(tx, seq, upTo));
            again ||= last > seq;
            seq = last;
            // In one piece: a reader that catches up on many events is not one that does not read.
            if (events.length > 0) send(events.map(({ seq: id, ...data }) => `id: ${id}\nevent: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`).join(""));
          }
        } catch {
          close();
        } finally {
          busy = false;
        }
      };
      const off = onNewEvents((organizationId) => {
        if (organizationId === "" || organizationId === ctx.organizationId) void pump();
      });
      const offSignals = onSignals((signal) => {
        if (signal.workspaceId !== ctx.workspaceId) return;
        inTenant(ctx, (tx) => presenceFor(tx, signal)).then(
          (presence) => presence && send(`event: ${PRESENCE_EVENT}\ndata: ${JSON.stringify(presence)}\n\n`),
          () => undefined,
        );
      });
      const alive = setInterval(() => send(": alive\n\n"), KEEP_ALIVE_MS);
      // Not every change of authority is an event of this organization: a session's end is not.
      const recheck = setInterval(() => void pump(), RECHECK_MS);
      close = () => {
        off();
        offSignals();
        clearInterval(alive);
        clearInterval(recheck);
        try {
          controller.close();
        } catch {
          // already closed by the reader
        }
      };
      request.signal.addEventListener("abort", () => close());
      send("retry: 2000\n\n");
      void pump();
    },
    cancel: () => close(),
  });
  return new Response(stream, { headers: { "content-type": "text/event-stream", "cache-control": "no-store, no-transform", "x-accel-buffering": "no" } });
}
