/** A browser without pages: keeps cookies by host and port, follows redirects only where it is told to. */
export class CookieBrowser {
  private readonly jar = new Map<string, Map<string, string>>();

  async go(address: string, init: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(address);
    const cookies = this.cookiesOf(origin);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(address, {
      ...init,
      redirect: "manual",
      headers: { ...(init.headers as Record<string, string> | undefined), ...(cookie ? { cookie } : {}) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const name = pair.slice(0, pair.indexOf("="));
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line) || pair.endsWith("=")) cookies.delete(name);
      else cookies.set(name, pair.slice(pair.indexOf("=") + 1));
    }
    return response;
  }

  /** Follows redirects until `stop` says that the next address is the one to look at; answers it. */
  async follow(address: string, stop: (next: string) => boolean): Promise<string> {
    let next = address;
    for (let step = 0; step < 15; step += 1) {
      if (stop(next)) return next;
      const response = await this.go(next);
      const location = response.headers.get("location");
      if (!location) throw new Error(`${next} answered ${response.status} and leads nowhere: ${(await response.text()).slice(0, 300)}`);
      next = new URL(location, next).href;
    }
    throw new Error(`Too many redirects after ${address}`);
  }

  cookiesOf(origin: string): Map<string, string> {
    const known = this.jar.get(origin) ?? new Map<string, string>();
    this.jar.set(origin, known);
    return known;
  }
}
