/** Why a request of a visitor's page was refused. */
export interface Refusal {
  code: string;
  message: string;
}

export type Answer<T> = { ok: true; data: T } | { ok: false; refusal: Refusal };

const UNREACHABLE: Refusal = { code: "unavailable", message: "The server could not be reached. Check your connection and try again." };

export const shareAddress = (token: string, rest = "") => `/api/share/${encodeURIComponent(token)}${rest}`;

export async function askJson<T>(address: string, init: RequestInit = {}): Promise<Answer<T>> {
  return ask(address, init, async (response) => (await response.json()) as T);
}

export function askPicture(address: string, signal: AbortSignal): Promise<Answer<Blob>> {
  return ask(address, { signal }, (response) => response.blob());
}

async function ask<T>(address: string, init: RequestInit, read: (response: Response) => Promise<T>): Promise<Answer<T>> {
  try {
    const response = await fetch(address, { cache: "no-store", ...init });
    return response.ok ? { ok: true, data: await read(response) } : { ok: false, refusal: await refusalOf(response) };
  } catch (error) {
    if (init.signal?.aborted) throw error;
    return { ok: false, refusal: UNREACHABLE };
  }
}

async function refusalOf(response: Response): Promise<Refusal> {
  try {
    const { code, detail } = (await response.json()) as { code?: string; detail?: string };
    if (code && detail) return { code, message: detail };
  } catch {
    // not ours: a proxy's page
  }
  return { ...UNREACHABLE, message: `The server answered with status ${response.status}. Try again in a moment.` };
}
