import type { lookup as systemLookup } from "node:dns";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { forgetEnv } from "@/lib/kernel/env";
import { modelFetch } from "../ai/model-fetch";
import { assertOutside, outsideLookup } from "./outside-address";

const check = (text: string) => () => assertOutside(new URL(text));
function allow(hosts: string) {
  vi.stubEnv("MODEL_PRIVATE_HOSTS", hosts);
  forgetEnv();
}
afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

describe("assertOutside", () => {
  it.each([
    "http://127.0.0.1/v1", "https://127.1/v1", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://①②⑦.0.0.1/", "http://0.0.0.0:11434/",
    "http://10.1.2.3/", "http://172.31.0.1/", "http://192.168.1.1/", "http://100.64.0.1/", "http://169.254.169.254/latest/meta-data", "http://[::1]/", "http://[::]/",
    "http://[::ffff:127.0.0.1]/", "http://[::ffff:a9fe:a9fe]/", "http://[64:ff9b::7f00:1]/", "http://[fd00:ec2::254]/", "http://[fe80::1]/", "http://[2002:7f00:1::]/",
    "http://localhost:11434/v1", "http://LOCALHOST./", "http://a.localhost/", "http://postgres:5432/", "http://metadata.google.internal/", "http://printer.local/",
    "ftp://models.example.com/", "file:///etc/passwd", "https://user:secret@models.example.com/v1", "http://models.example.com/v1", "http://8.8.8.8/v1",
  ])("refuses %s", (text) => {
    expect(check(text)).toThrow(expect.objectContaining({ name: "AddressRefusedError" }) as Error);
  }); // prettier-ignore

  it.each(["https://api.openai.com/v1", "https://8.8.8.8/v1", "https://[2606:4700::1111]/v1", "https://acme.openai.azure.com"])("takes %s", (text) => {
    expect(check(text)).not.toThrow();
  });

  it("takes the private hosts that the operator named, with or without their port, and no others", () => {
    allow("ollama.internal:11434, 10.0.0.5");
    expect(check("http://ollama.internal:11434/v1")).not.toThrow();
    expect(check("http://10.0.0.5:8000/v1")).not.toThrow();
    expect(check("http://ollama.internal:5432/v1")).toThrow();
    expect(check("http://10.0.0.6/v1")).toThrow();
  });

  it("“*” opens private networks but not where clouds keep a machine's credentials", () => {
    allow("*");
    expect(check("http://127.0.0.1:11434/v1")).not.toThrow();
    expect(check("http://vllm/v1")).not.toThrow();
    expect(check("http://100.64.0.1/v1")).not.toThrow();
    for (const address of ["169.254.169.254", "100.100.100.200", "192.0.0.192", "[fd00:ec2::254]", "[::ffff:100.100.100.200]"]) expect(check(`http://${address}/`), address).toThrow();
    expect(check("http://models.example.com/v1")).toThrow(/https/);
  });
});

describe("outsideLookup", () => {
  const resolving = (...addresses: string[]) =>
    ((_host: string, _options: object, done: (error: null, found: object[]) => void) =>
      done(null, addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })))) as unknown as typeof systemLookup;
  const resolve = (addresses: string[], all: boolean) =>
    new Promise((done) => outsideLookup(new URL("https://rebind.example.com"), resolving(...addresses))("rebind.example.com", { all }, (error, address) => done(error?.name ?? address)));

  it("answers with outside addresses only, whatever else the name resolves to", async () => {
    expect(await resolve(["93.184.216.34"], false)).toBe("93.184.216.34");
    expect(await resolve(["93.184.216.34"], true)).toHaveLength(1);
    expect(await resolve(["10.0.0.1"], true)).toBe("AddressRefusedError");
    expect(await resolve(["93.184.216.34", "127.0.0.1"], true)).toBe("AddressRefusedError");
    expect(await resolve(["::ffff:127.0.0.1"], false)).toBe("AddressRefusedError");
    expect(await resolve([], true)).toBe("AddressRefusedError");
    allow("*");
    expect(await resolve(["10.0.0.1"], true)).toHaveLength(1);
    expect(await resolve(["fd00:ec2::254"], true)).toBe("AddressRefusedError");
  });
});

describe("a guarded fetch", () => {
  it("does not use a connection that was opened without the guard", async () => {
    let calls = 0;
    const server = createServer((_request, response) => {
      calls += 1;
      response.end("{}");
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await (await modelFetch(1000)(url)).text();
    await expect(modelFetch(1000, { guarded: true })(url)).rejects.toMatchObject({ name: "AddressRefusedError" });
    await expect(modelFetch(1000, { guarded: true })(url.replace("127.0.0.1", "localhost"))).rejects.toMatchObject({ name: "AddressRefusedError" });
    expect(calls).toBe(1);
    allow("127.0.0.1");
    await (await modelFetch(1000, { guarded: true })(url)).text();
    expect(calls).toBe(2);
    server.closeAllConnections();
    server.close();
  });
});
