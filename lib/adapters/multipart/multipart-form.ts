import "server-only";
import type { Readable } from "node:stream";
import busboy from "busboy";
import { AppError } from "@/lib/kernel/app-error";
import { discardRest, drainBody } from "@/lib/kernel/request-body";

export interface FormFile {
  /** What the client calls it; may be empty. */
  name: string;
  /** Ends only when the whole form has ended and was right: `fields` is complete then, whatever the order of the parts. */
  bytes: AsyncIterable<Uint8Array>;
  fields: ReadonlyMap<string, readonly string[]>;
}

export interface FormRules {
  /** The one file's field. */
  file: string;
  fields: readonly string[];
  /** Fields that may be sent more than once. */
  repeatable?: readonly string[];
}

const FIELD_BYTES = 10_000;

function refusal(userMessage: string, field?: string): AppError {
  return new AppError("invalid_input", { userMessage, ...(field ? { fields: { [field]: userMessage } } : {}) });
}

function parserOf(request: Request): busboy.Busboy {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\b/i.test(type)) {
    throw new AppError("unsupported_type", { userMessage: "Send the document as multipart/form-data with the field “file”." });
  }
  try {
    const limits = { fieldSize: FIELD_BYTES, fields: 60, files: 2, headerPairs: 40 };
    return busboy({ headers: { "content-type": type }, defParamCharset: "utf8", limits });
  } catch {
    throw refusal("The multipart body has no boundary.");
  }
}

/**
 * Streams a form with exactly one file to `receive`; nothing is buffered but the fields.
 * @throws AppError invalid_input for a form that breaks the rules, unsupported_type for another kind of body, and what `receive` throws.
 */
export function readMultipart<T>(request: Request, rules: FormRules, receive: (file: FormFile) => Promise<T>): Promise<T> {
  let parser: busboy.Busboy;
  try {
    parser = parserOf(request);
  } catch (error) {
    drainBody(request);
    return Promise.reject(error);
  }
  return new Promise<T>((resolve, reject) => {
    const reading = new FormReading(parser, rules, receive, resolve, reject);
    void reading.pump(request.body);
  });
}

class FormReading<T> {
  private readonly fields = new Map<string, string[]>();
  private readonly ended: Promise<void>;
  private end: () => void = () => undefined;
  private stop: (error: unknown) => void = () => undefined;
  private file: Readable | null = null;
  private failed = false;

  constructor(
    private readonly parser: busboy.Busboy,
    private readonly rules: FormRules,
    private readonly receive: (file: FormFile) => Promise<T>,
    private readonly resolve: (value: T) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    this.ended = new Promise((end, stop) => Object.assign(this, { end, stop }));
    this.ended.catch(() => undefined);
    parser.on("file", (name, stream, info) => this.onFile(name, stream, info.filename));
    parser.on("field", (name, value, info) => this.onField(name, value, info.valueTruncated || info.nameTruncated));
    for (const limit of ["fieldsLimit", "filesLimit", "partsLimit"] as const) parser.on(limit, () => this.fail(refusal("The form has too many parts.")));
    parser.on("error", () => this.fail(refusal("The multipart body is broken or was cut off. Nothing was stored; send it again.")));
    parser.on("close", () => (this.file ? this.end() : this.fail(refusal("The field “file” is missing.", this.rules.file))));
  }

  async pump(body: ReadableStream<Uint8Array> | null): Promise<void> {
    const reader = body?.getReader();
    try {
      for (let piece = await reader?.read(); reader && piece && !piece.done; piece = await reader.read()) {
        if (this.failed) return void discardRest(reader);
        if (!this.parser.write(piece.value)) await this.writable();
      }
      if (!this.failed) this.parser.end();
    } catch (error) {
      this.fail(new AppError("cancelled", { message: "the sender went away", cause: error }));
    }
  }

  private writable(): Promise<unknown> {
    return Promise.race([new Promise((resolve) => this.parser.once("drain", resolve)), this.ended.catch(() => undefined)]);
  }

  private onFile(field: string, stream: Readable, name: string | undefined): void {
    stream.on("error", () => undefined);
    if (field !== this.rules.file) return this.fail(refusal(`There is no file field “${field}”; send the document as “${this.rules.file}”.`, field));
    if (this.file) return this.fail(refusal("Send one file per request.", field));
    this.file = stream;
    this.receive({ name: name ?? "", bytes: this.bytesOf(stream), fields: this.fields }).then(
      (value) => {
        this.resolve(value);
        this.end();
      },
      (error: unknown) => this.fail(error),
    );
  }

  private async *bytesOf(stream: Readable): AsyncGenerator<Uint8Array> {
    for await (const chunk of stream) yield chunk as Uint8Array;
    await this.ended;
  }

  private onField(name: string, value: string, truncated: boolean): void {
    if (!this.rules.fields.includes(name)) return this.fail(refusal(name === this.rules.file ? "“file” must be a file with a name." : `There is no field “${name}”.`, name));
    if (truncated) return this.fail(refusal(`“${name}” is too long.`, name));
    const known = this.fields.get(name);
    if (known && !this.rules.repeatable?.includes(name)) return this.fail(refusal(`“${name}” is sent twice.`, name));
    this.fields.set(name, [...(known ?? []), value]);
  }

  private fail(error: unknown): void {
    if (this.failed) return;
    this.failed = true;
    this.stop(error);
    this.file?.destroy(error instanceof Error ? error : new Error("upload refused"));
    this.reject(error);
  }
}
