"use client";

import { useRouter } from "next/navigation";
import { type ChangeEvent, useId, useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Label } from "@/components/ui/controls/label";
import { Dialog } from "@/components/ui/overlays/dialog";
import { count } from "@/lib/client/format";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { importQuestionsAction } from "@/lib/domains/evaluation/questions/actions";
import type { ImportReportDto } from "@/lib/domains/evaluation/questions/schema";

interface ImportDialogProps {
  address: WorkspaceAddress;
  baseId: string;
}

interface ChosenFile {
  format: "csv" | "json";
  text: string;
}

const FILE_CLASS = "mt-1.5 block w-full rounded-md text-sm file:mr-3 file:h-8 file:rounded-md file:border file:border-edge/60 file:bg-surface file:px-2.5 file:font-medium file:text-ink hover:file:bg-hover";

export function ImportDialog({ address, baseId }: ImportDialogProps) {
  const router = useRouter();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [report, setReport] = useState<ImportReportDto | null>(null);
  const take = useCommand((chosen: ChosenFile) => importQuestionsAction(address, { baseId, ...chosen }), {
    onSuccess: (told) => {
      setReport(told);
      router.refresh();
    },
  });
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.target.files ?? [];
    setReport(null);
    take.reset();
    setFile(chosen ? { format: chosen.name.toLowerCase().endsWith(".json") ? "json" : "csv", text: await chosen.text() } : null);
  };
  const change = (next: boolean) => {
    setOpen(next);
    setFile(null);
    setReport(null);
    take.reset();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      width="md"
      trigger={<Button size="sm">Import</Button>}
      title="Import golden questions"
      description="A CSV file with the columns question, answer, answerable, document, page, quote; or a JSON file as it is exported here. Rows that are right are taken, the others are named."
      footer={
        <Button variant="primary" disabled={!file} loading={take.pending} onClick={() => file && void take.run(file)}>
          Import
        </Button>
      }
    >
      <p role="alert" className="mb-2 text-sm text-danger empty:hidden">
        {take.error?.message}
      </p>
      <Label htmlFor={id}>File</Label>
      <input id={id} type="file" accept=".csv,.json,text/csv,application/json" onChange={(event) => void choose(event)} className={FILE_CLASS} />
      {report && <Report report={report} />}
    </Dialog>
  );
}

function Report({ report }: { report: ImportReportDto }) {
  const { imported, known, errors } = report;
  return (
    <div role="status" className="mt-4 text-sm">
      <p>
        {count(imported, "question")} imported.{known > 0 && ` ${count(known, "question")} stood here already.`}
      </p>
      {errors.length > 0 && (
        <>
          <p className="mt-2 font-medium">Left out. Correct these rows and import the file again:</p>
          <table className="mt-1 w-full">
            <thead className="sr-only">
              <tr>
                <th scope="col">Row</th>
                <th scope="col">What is wrong</th>
              </tr>
            </thead>
            <tbody>
              {errors.map(({ row, message }, at) => (
                <tr key={at} className="border-b align-top">
                  <th scope="row" className="tabular py-1.5 pr-3 text-left font-normal whitespace-nowrap text-muted">
                    Row {row}
                  </th>
                  <td className="py-1.5">{message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </div>
  );
}
