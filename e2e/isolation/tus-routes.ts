import { type Expectation, session } from "./expectation";

const PROTOCOL = { "tus-resumable": "1.0.0" };
const BYTES = "Not yours.";

function metadata(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`)
    .join(",");
}

/** As a tus client sends it, so that what refuses is the right to do it and not the form. */
function begun(values: Record<string, string>) {
  return { at: "", headers: { ...PROTOCOL, "upload-length": String(BYTES.length), "upload-metadata": metadata({ filename: "a.txt", ...values }) } };
}

const ROUTE = "/api/tus/[organization]/[workspace]/[[...id]]";

export const TUS_ROUTES: Record<string, Expectation> = {
  [`OPTIONS ${ROUTE}`]: session(() => [{ at: "" }], "forbidden"),
  [`GET ${ROUTE}`]: session(({ uploadId }) => [{ at: "" }, { at: `/${uploadId}` }], "forbidden"),
  [`HEAD ${ROUTE}`]: session(({ uploadId }) => [{ at: `/${uploadId}`, headers: PROTOCOL }], "forbidden"),
  [`POST ${ROUTE}`]: session(({ projectId, folderId, documentId }) => [begun({ projectId }), begun({ folderId }), begun({ documentId })], "forbidden"),
  [`PATCH ${ROUTE}`]: session(
    ({ uploadId }) => [{ at: `/${uploadId}`, bytes: BYTES, headers: { ...PROTOCOL, "upload-offset": "0", "content-type": "application/offset+octet-stream" } }],
    "forbidden",
  ),
  [`DELETE ${ROUTE}`]: session(({ uploadId }) => [{ at: `/${uploadId}`, headers: PROTOCOL }], "forbidden"),
};
