import { installGuard } from "./guard";

installGuard();
await import("@/lib/adapters/extraction/thread");
