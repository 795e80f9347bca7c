/** The thread that formats and writes bibliographies. Alone of the server it loads citeproc and the Word writer, when first asked. */
import { parentPort } from 'node:worker_threads';
import { formatCitation, formatReferences, loadStyle } from '../core/bibliography/index.js';
import { toText } from '../core/bibliography/richText.js';
import type { LoadedStyle } from '../core/bibliography/styles/loadStyle.js';
import type { CslItem } from '../core/bibliography/types.js';
import {
  writeItems,
  writeReport,
  type DataFormat,
  type DocumentFormat,
  type Formatted,
  type Report,
  type Written,
} from '../core/report/index.js';
import { citationStyle } from '../workspace/index.js';
import { packed, unpacked, type Parcel } from './parcel.js';

/** What the thread is asked for, each with its answer. */
export interface Jobs {
  /** `style` as corroborate.json or a person writes it; `folder` is where its path starts from. */
  format: [
    { items: readonly CslItem[]; style: string; folder: string; locale?: string | undefined },
    Formatted,
  ];
  cite: [
    { items: readonly CslItem[]; style: string; folder: string },
    { ok: true; citation: string; references: string; style: string } | { ok: false; message: string },
  ];
  write: [{ format: DocumentFormat; report: Report }, Written];
  writeData: [{ format: DataFormat; items: readonly CslItem[] }, string];
}

export type JobName = keyof Jobs;

const work: { [Name in JobName]: (job: Jobs[Name][0]) => Promise<Jobs[Name][1]> } = {
  async format({ items, style, folder, locale }) {
    const loaded = await styleAt(style, folder, locale);
    if (!loaded.ok) return { ok: false, message: loaded.message };
    return { ok: true, references: formatReferences(items, loaded.print) };
  },
  async cite({ items, style, folder }) {
    const loaded = await styleAt(style, folder);
    if (!loaded.ok) return loaded;
    return {
      ok: true,
      citation: toText(formatCitation(items, loaded)),
      references: formatReferences(items, loaded.print)
        .map(({ runs }) => toText(runs))
        .join('\n'),
      style: loaded.title,
    };
  },
  write: ({ format, report }) => writeReport(format, report),
  writeData: ({ format, items }) => Promise.resolve(writeItems(format, items)),
};

async function styleAt(style: string, folder: string, locale?: string): Promise<LoadedStyle> {
  const found = await citationStyle(style, folder);
  if (found.failure !== undefined) return { ok: false, message: found.failure };
  return loadStyle(found.style, {
    ...(found.parent && { parent: found.parent }),
    ...(locale !== undefined && { locale }),
  });
}

export type ThreadAnswer = { answer: Parcel } | { failed: string };

/** Nobody else waits here. */
const noTurn = (): Promise<void> => Promise.resolve();

async function answerTo(parcel: Parcel): Promise<ThreadAnswer> {
  try {
    const { name, job } = (await unpacked(parcel, noTurn)) as { name: JobName; job: never };
    return { answer: await packed(await work[name](job), noTurn) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (parcel: Parcel) => {
  void answerTo(parcel).then((answer) => parentPort?.postMessage(answer));
});
