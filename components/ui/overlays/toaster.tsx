"use client";

import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";

/** Only for results that happen elsewhere than where one is looking. Call `toast` from "sonner". */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      offset={16}
      mobileOffset={{ bottom: 72 }}
      closeButton
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "group flex w-full items-start gap-3 rounded-md border border-hairline bg-surface px-4 py-3 pr-10 font-sans text-sm text-ink shadow-lift",
          description: "text-muted!",
          icon: "mt-0.5 [&_svg]:size-4",
          actionButton: "ml-auto h-8 rounded-md px-2 text-sm font-medium text-accent hover:bg-hover",
          closeButton:
            "absolute top-2 right-2 flex size-7 items-center justify-center rounded-md bg-transparent! text-muted! hover:bg-hover! hover:text-ink!",
          error: "[&_[data-icon]]:text-danger",
          success: "[&_[data-icon]]:text-ok",
          warning: "[&_[data-icon]]:text-warn",
        },
      }}
    />
  );
}
