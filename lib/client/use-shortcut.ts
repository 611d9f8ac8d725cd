"use client";

import { useEffect, useEffectEvent, useSyncExternalStore } from "react";

export interface ShortcutEntry {
  /** "mod+k", "shift+enter", "j", "?"; mod is ⌘ on Apple keyboards and Ctrl elsewhere. */
  keys: string;
  label: string;
  group: string;
}

interface ShortcutOptions {
  label?: string;
  group?: string;
  enabled?: boolean;
  /** Plain letters never fire while someone is typing; combinations with mod always do. */
  whileTyping?: boolean;
}

const registered = new Set<ShortcutEntry>();
const listeners = new Set<() => void>();
const NONE: readonly ShortcutEntry[] = [];
let snapshot: readonly ShortcutEntry[] = NONE;

/** Listens on the document while mounted; a labelled shortcut is listed under "?". */
export function useShortcut(keys: string, handler: (event: KeyboardEvent) => void, options: ShortcutOptions = {}): void {
  const { label, group = "This page", enabled = true, whileTyping = keys.includes("mod+") } = options;
  const onMatch = useEffectEvent(handler);

  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !matches(event, keys)) return;
      if (!whileTyping && isTyping(event.target)) return;
      onMatch(event);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [keys, enabled, whileTyping]);

  useListedShortcut(keys, enabled ? label : undefined, group);
}

/** Lists under "?" a key that a component handles itself. */
export function useListedShortcut(keys: string, label: string | undefined, group: string): void {
  useEffect(() => (label ? register({ keys, label, group }) : undefined), [keys, label, group]);
}

export function useRegisteredShortcuts(): readonly ShortcutEntry[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => snapshot,
    () => NONE,
  );
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select, [role=textbox]"));
}

function register(entry: ShortcutEntry): () => void {
  registered.add(entry);
  publish();
  return () => {
    registered.delete(entry);
    publish();
  };
}

function publish(): void {
  snapshot = [...registered];
  for (const listener of listeners) listener();
}

function matches(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.toLowerCase().split("+");
  const key = keys.endsWith("+") ? "+" : (parts.at(-1) ?? "");
  const mod = parts.includes("mod");
  if (mod !== (event.metaKey || event.ctrlKey) || event.altKey !== parts.includes("alt")) return false;
  // "?" is typed with shift on most layouts, so shift only counts where it is named or the key is a letter.
  if (parts.includes("shift") !== event.shiftKey && (parts.includes("shift") || /^[a-z]$/u.test(key))) return false;
  return event.key.toLowerCase() === key;
}
