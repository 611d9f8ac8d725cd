import type { Metadata } from "next";
import { LinkUnavailable } from "@/components/sharing/visitor/link-unavailable";

export const metadata: Metadata = { title: "Link not available" };

export default function ShareNotFound() {
  return <LinkUnavailable />;
}
