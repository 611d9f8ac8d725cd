"use client";

import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/controls/button";
import { type DeletionReceipt, readReceipt } from "./receipt-storage";

const never = () => () => undefined;

/** What there was and what is left, store by store; kept by this tab alone, until it is closed. */
export function DeletionReceiptTable() {
  const text = useSyncExternalStore(never, readReceipt, () => null);
  if (text === null) return null;
  const receipt = JSON.parse(text) as DeletionReceipt;
  return (
    <section aria-labelledby="receipt" className="mt-8">
      <h2 id="receipt" className="text-lg text-ink">
        Deletion receipt
      </h2>
      <p className="mt-1 text-sm">
        Account <span className="tabular break-all">{receipt.accountId}</span>, {new Date(receipt.deletedAt).toLocaleString()}. Counted again after the deletion.
      </p>
      <table className="mt-3 w-full text-sm">
        <thead>
          <tr className="border-b text-left text-muted">
            <th scope="col" className="py-1.5 font-normal">
              Kept about you
            </th>
            <th scope="col" className="py-1.5 text-right font-normal">
              Erased
            </th>
            <th scope="col" className="w-16 py-1.5 text-right font-normal">
              Left
            </th>
          </tr>
        </thead>
        <tbody className="text-ink">
          {receipt.erased.map(({ what, count, left }) => (
            <tr key={what} className="border-b">
              <td className="py-1.5 first-letter:uppercase">{what}</td>
              <td className="tabular py-1.5 text-right">{count}</td>
              <td className="tabular py-1.5 text-right">{left}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {receipt.organizations.map(({ name, outcome }) => (
        <p key={name} className="mt-3 text-sm">
          {outcome === "deleted" ? `${name} was deleted too, since nobody else was in it: its documents, index and rows are being erased.` : `You left ${name}.`}
        </p>
      ))}
      <Button className="mt-4" onClick={() => saveReceipt(text, receipt.accountId)}>
        Save the receipt
      </Button>
    </section>
  );
}

function saveReceipt(text: string, accountId: string): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(JSON.parse(text), null, 2)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `muniment-deletion-${accountId}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
