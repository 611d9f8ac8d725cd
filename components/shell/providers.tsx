"use client";

import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { LiveRegionProvider } from "./live-region";

interface ProvidersProps {
  nonce?: string;
  children: ReactNode;
}

export function Providers({ nonce, children }: ProvidersProps) {
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange nonce={nonce}>
      <LiveRegionProvider>{children}</LiveRegionProvider>
    </ThemeProvider>
  );
}
