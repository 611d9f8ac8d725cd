import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/kernel/env";
import { logger } from "@/lib/kernel/logger";
import { PrismaClient } from "./generated/client";

// Next bundles modules more than once per process: the one pool lives on globalThis.
const globals = globalThis as typeof globalThis & { munimentDatabase?: { pool: pg.Pool; prisma: PrismaClient } };

function database() {
  if (!globals.munimentDatabase) {
    const connectionString = env().DATABASE_URL;
    if (!connectionString) throw new Error("DATABASE_URL is not set. `npm start` sets it for the embedded database; for servers see .env.example.");
    const pool = new pg.Pool({ connectionString, max: env().DATABASE_POOL, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 30_000 });
    // An idle connection that breaks must not end the process; the next query opens a new one.
    pool.on("error", (error) => logger().warn({ err: error }, "idle database connection lost"));
    globals.munimentDatabase = { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
  }
  return globals.munimentDatabase;
}

export function prisma(): PrismaClient {
  return database().prisma;
}

export function pool(): pg.Pool {
  return database().pool;
}

export async function closeDatabase(): Promise<void> {
  const open = globals.munimentDatabase;
  delete globals.munimentDatabase;
  if (!open) return;
  await open.prisma.$disconnect();
  if (!open.pool.ended) await open.pool.end();
}
