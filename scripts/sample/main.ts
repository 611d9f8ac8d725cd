import path from "node:path";
import { buildSample } from "./build-sample";

const folder = path.resolve("prisma/seed/sample");
await buildSample(folder);
process.stdout.write(`Sample project written to ${path.relative(process.cwd(), folder)}\n`);
