import "server-only";
import pg from "pg";
import { env } from "@/lib/kernel/env";
import { logger } from "@/lib/kernel/logger";

type Listener = (organizationId: string) => void;

/** Something fleeting that is told once and kept nowhere; at most some hundred bytes. */
export interface Signal {
  organizationId: string;
  workspaceId: string;
  data: Record<string, string>;
}

interface Hub {
  listeners: Set<Listener>;
  signals: Set<(signal: Signal) => void>;
  client: pg.Client | null;
  starting: Promise<void> | null;
  closed: boolean;
}

const globals = globalThis as typeof globalThis & { munimentEventHub?: Hub };
const SIGNALS = "muniment_signals";
const RECONNECT_MS = 1_000;

function hub(): Hub {
  globals.munimentEventHub ??= { listeners: new Set(), signals: new Set(), client: null, starting: null, closed: false };
  return globals.munimentEventHub;
}

/** Calls back with an organization's id when it has new events. One dedicated connection a process; after a reconnect everybody is woken, since notifications may have been missed. */
export function onNewEvents(listener: Listener): () => void {
  const state = hub();
  state.closed = false;
  state.listeners.add(listener);
  state.starting ??= connect(state);
  return () => state.listeners.delete(listener);
}

/** Calls back with every signal of every process; whoever listens decides who may know of it. */
export function onSignals(listener: (signal: Signal) => void): () => void {
  const state = hub();
  state.signals.add(listener);
  state.starting ??= connect(state);
  return () => state.signals.delete(listener);
}

/** Lost while the connection is: a signal is sent again by its sender soon. */
export async function sendSignal(signal: Signal): Promise<void> {
  const state = hub();
  state.closed = false;
  // Also from a process that nobody listens at.
  state.starting ??= connect(state);
  await state.starting;
  await state.client?.query("SELECT pg_notify($1, $2)", [SIGNALS, JSON.stringify(signal)]);
}

export async function closeEventListener(): Promise<void> {
  const state = hub();
  state.closed = true;
  state.listeners.clear();
  state.signals.clear();
  await state.client?.end().catch(() => undefined);
  state.client = null;
  state.starting = null;
}

async function connect(state: Hub): Promise<void> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, application_name: "muniment-events", keepAlive: true });
  const lost = () => {
    if (state.client !== client) return;
    state.client = null;
    retry(state);
  };
  client.on("error", lost);
  client.on("end", lost);
  client.on("notification", (message) => {
    if (message.channel === SIGNALS) pass(state, message.payload ?? "");
    else wake(state, message.payload ?? "");
  });
  try {
    await client.connect();
    await client.query(`LISTEN muniment_events; LISTEN ${SIGNALS}`);
    state.client = client;
    wake(state, "");
  } catch (error) {
    logger().warn({ err: error }, "event listener cannot connect; trying again");
    await client.end().catch(() => undefined);
    retry(state);
  }
}

function retry(state: Hub): void {
  if (state.closed) return;
  setTimeout(() => {
    if (!state.closed) state.starting = connect(state);
  }, RECONNECT_MS).unref();
}

function pass(state: Hub, payload: string): void {
  const signal = JSON.parse(payload) as Signal;
  for (const listener of state.signals) listener(signal);
}

function wake(state: Hub, organizationId: string): void {
  for (const listener of state.listeners) listener(organizationId);
}
