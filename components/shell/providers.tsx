"use client";

import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { Toaster } from "@/components/ui/overlays/toaster";
import { LiveRegionProvider } from "./live-region";

interface ProvidersProps {
  nonce?: string;
  children: ReactNode;
}

export function Providers({ nonce, children }: ProvidersProps) {
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange nonce={nonce}>
      <NuqsAdapter>
        <LiveRegionProvider>{children}</LiveRegionProvider>
      </NuqsAdapter>
      <Toaster />
    </ThemeProvider>
  );
}
