import type { Metadata } from "next";
import { GateScreen } from "@/components/sharing/visitor/gate/gate-screen";
import { ReadingRoom } from "@/components/sharing/visitor/room/reading-room";
import { loadDoor } from "@/lib/domains/sharing/gate/loaders";

export const metadata: Metadata = { title: "Shared documents", robots: { index: false, follow: false }, referrer: "no-referrer" };

interface PageProps {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ document?: string | string[]; page?: string | string[] }>;
}

export default async function SharePage({ params, searchParams }: PageProps) {
  const { token } = await params;
  const { document, page } = await searchParams;
  const door = await loadDoor(token);
  if (door.step !== "room") return <GateScreen token={token} gate={door} />;
  return <ReadingRoom token={token} room={door} start={{ documentId: typeof document === "string" ? document : null, page: Number(page) || 1 }} />;
}
