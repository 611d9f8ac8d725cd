import http from "node:http";
import type { BenchDocument } from "./corpus";

interface Reply {
  status: number;
  text: string;
}

interface Call {
  method: string;
  path: string;
  type?: string;
  body?: Buffer | string;
  onData?: (text: string) => void;
}

/** The public API over HTTP, with connections kept open. Not fetch: its own work would be measured with ours. */
export class ApiClient {
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

  constructor(
    private readonly url: string,
    private readonly apiKey: string,
  ) {}

  private call({ method, path, type = "application/json", body = "", onData }: Call): Promise<Reply> {
    const headers = {
      authorization: `Bearer ${this.apiKey}`,
      ...(body.length > 0 ? { "content-type": type, "content-length": Buffer.byteLength(body) } : {}),
    };
    return new Promise((resolve, reject) => {
      const request = http.request(this.url + path, { method, headers, agent: this.agent }, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          text += chunk;
          onData?.(text);
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
        response.on("error", reject);
      });
      request.on("error", reject);
      request.end(body);
    });
  }

  private async json<T>(call: Call): Promise<T> {
    const { status, text } = await this.call(call);
    if (status >= 300) throw new Error(`${call.method} ${call.path}: ${status} ${text.slice(0, 300)}`);
    return JSON.parse(text) as T;
  }

  async createProject(name: string): Promise<string> {
    return (await this.json<{ id: string }>({ method: "POST", path: "/api/v1/projects", body: JSON.stringify({ name }) })).id;
  }

  async upload(projectId: string, document: BenchDocument): Promise<string> {
    const mark = "----muniment-bench";
    const head = `--${mark}\r\ncontent-disposition: form-data; name="projectId"\r\n\r\n${projectId}\r\n--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${document.name}"\r\ncontent-type: ${document.type}\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), document.bytes, Buffer.from(`\r\n--${mark}--\r\n`)]);
    const type = `multipart/form-data; boundary=${mark}`;
    const { documentId } = await this.json<{ documentId: string }>({ method: "POST", path: "/api/v1/documents", type, body });
    return documentId;
  }

  async count(projectId: string, status: string): Promise<number> {
    return (
      await this.json<{ total: number }>({ method: "GET", path: `/api/v1/documents?limit=1&status=${status}&projectId=${projectId}` })
    ).total;
  }

  async search(projectId: string, query: string, limit: number): Promise<string[]> {
    const body = JSON.stringify({ query, limit, projectId });
    const { results } = await this.json<{ results: { text: string }[] }>({ method: "POST", path: "/api/v1/search", body });
    return results.map(({ text }) => text);
  }

  /** Milliseconds until the first piece of the answer's text arrived. */
  async ask(projectId: string, question: string): Promise<number> {
    const began = performance.now();
    let first = 0;
    const body = JSON.stringify({ model: "muniment", stream: true, projectId, messages: [{ role: "user", content: question }] });
    const onData = (text: string) => {
      if (!first && /"content":"[^"]/.test(text)) first = performance.now() - began;
    };
    const { status, text } = await this.call({ method: "POST", path: "/api/v1/chat/completions", body, onData });
    if (status !== 200 || !text.includes("[DONE]") || !first) throw new Error(`answer: ${status} ${text.slice(-300)}`);
    return first;
  }

  close(): void {
    this.agent.destroy();
  }
}
