import { createHash, createHmac } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

interface SignedRequest {
  method: string;
  /** As it came, with its query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const hex = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();

/** What is wrong with a request's AWS Signature Version 4, computed anew from what arrived; null when it is right. */
export function signatureFault(request: SignedRequest, key: { accessKeyId: string; secretAccessKey: string }): string | null {
  const { headers, method, url, body } = request;
  const [, credential = "", signed = "", signature = ""] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(headers.authorization ?? "") ?? [];
  const [accessKeyId, date = "", region = "", service = ""] = credential.split("/");
  if (accessKeyId !== key.accessKeyId) return "the access key is unknown";
  const names = signed.split(";");
  if (!names.includes("host") || !names.includes("x-amz-date")) return "host or date is not signed";
  const payload = String(headers["x-amz-content-sha256"] ?? "");
  if (payload !== "UNSIGNED-PAYLOAD" && payload !== hex(body)) return "the body's hash differs";
  const time = String(headers["x-amz-date"]);
  const [address = "", query = ""] = url.split("?");
  const pairs = query === "" ? [] : query.split("&").map((pair) => (pair.includes("=") ? pair : `${pair}=`));
  const lines = names.map((name) => `${name}:${String(headers[name] ?? "").trim().replace(/\s+/g, " ")}\n`).join("");
  const canonical = [method, address, pairs.sort().join("&"), lines, signed, payload].join("\n");
  const scope = `${date}/${region}/${service}/aws4_request`;
  const signingKey = [date, region, service, "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${key.secretAccessKey}`);
  const expected = hmac(signingKey, ["AWS4-HMAC-SHA256", time, scope, hex(canonical)].join("\n")).toString("hex");
  return expected === signature ? null : "the signature differs";
}
