import "server-only";
import { spawn } from "node:child_process";
import path from "node:path";
import { AppError } from "@/lib/kernel/app-error";
import { logger } from "@/lib/kernel/logger";
import { readPictureHeader } from "./picture-header";

/** 24 million pixels take about 100 MB while they are decoded. */
const MAX_PIXELS = 24_000_000;
const MAX_SIDE = 12_000;
const TIMEOUT_MS = 15_000;
const MAX_RESULT = 1_000_000;

/** One decoder at a time per process, whatever people send at once. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * The middle square of a PNG, JPEG or WebP as a 256 × 256 WebP without metadata.
 * @throws AppError unsupported_type, too_large (by the size it claims, before anything is decoded), unreadable_document
 */
export function squarePicture(bytes: Buffer): Promise<Buffer> {
  const header = readPictureHeader(bytes);
  if (!header) return Promise.reject(new AppError("unsupported_type", { userMessage: "This is no PNG, JPEG or WebP picture. Your present picture was kept; choose another one." }));
  const { width, height } = header;
  if (width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE) {
    return Promise.reject(new AppError("too_large", { userMessage: `This picture has ${width} × ${height} pixels, more than can be taken. Your present picture was kept; scale it down and send it again.` }));
  }
  const run = turn.then(() => runProgram(bytes));
  turn = run.catch(() => undefined);
  return run;
}

function runProgram(bytes: Buffer): Promise<Buffer> {
  const program = path.join(process.cwd(), "lib", "adapters", "pictures", "square-program.mjs");
  return new Promise((resolve, reject) => {
    // No environment: what decodes strangers' bytes knows no secret.
    const child = spawn(process.execPath, ["--max-old-space-size=64", program], { env: { NODE_ENV: "production" }, stdio: ["pipe", "pipe", "ignore"], timeout: TIMEOUT_MS, killSignal: "SIGKILL" });
    const pieces: Buffer[] = [];
    let size = 0;
    child.stdout.on("data", (piece: Buffer) => {
      size += piece.length;
      if (size > MAX_RESULT) child.kill("SIGKILL");
      else pieces.push(piece);
    });
    // A child that died reads no more; its end is told below.
    child.stdin.on("error", () => undefined);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      const picture = Buffer.concat(pieces);
      if (code === 0 && readPictureHeader(picture)?.kind === "webp") return resolve(picture);
      logger().info({ code, signal }, "a picture could not be decoded");
      reject(new AppError("unreadable_document", { userMessage: "This picture is damaged and could not be read. Your present picture was kept; choose another one." }));
    });
    child.stdin.end(bytes);
  });
}
