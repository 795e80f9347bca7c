/** The requests of protocol.ts that the preview and the gutter ask. */
import type { CancellationToken, Connection } from 'vscode-languageserver/node';
import type { EvidenceBase } from '../../core/base/types.js';
import { toText } from '../../core/bibliography/richText.js';
import type { CslItem } from '../../core/bibliography/types.js';
import { requests, type FormattedReference, type NoteViewParams, type Status } from '../../protocol.js';
import { workshopOf } from '../bibliography.js';
import type { Cancellable } from '../cancellable.js';
import type { UriOf } from '../summaries.js';
import { claimLines, noteView } from './noteView.js';

export interface NoteViewSession {
  base: EvidenceBase;
  uriOf: UriOf;
  status: () => Status;
  /** The text of an open document. */
  openText: (uri: string) => string | undefined;
  cancellable: Cancellable;
}

export function serveNoteView(connection: Connection, session: NoteViewSession): void {
  const { base, uriOf, status, openText, cancellable } = session;
  const isReady = (): boolean => status().state === 'ready';
  connection.onRequest(requests.noteView, (params: NoteViewParams) => {
    const note = openText(params.uri) === params.text ? base.note(params.uri) : undefined;
    return noteView(base, params, { uriOf, note, rated: isReady() });
  });
  connection.onRequest(requests.claimLines, ({ uri }: { uri: string }) =>
    isReady() ? claimLines(base, uri, uriOf) : [],
  );

  /** By item, so that what changed is printed anew; a style's own, as it was when it was first asked for. */
  const printed = new Map<string, WeakMap<CslItem, string>>();
  connection.onRequest(
    requests.references,
    ({ citekeys }: { citekeys: string[] }, token: CancellationToken) =>
      cancellable(token, async (means): Promise<FormattedReference[]> => {
        const { style } = base.config;
        const known = printed.get(style) ?? new WeakMap<CslItem, string>();
        printed.set(style, known);
        const items = citekeys.flatMap((citekey) => {
          const entry = base.entry(citekey);
          return entry?.ok ? [{ citekey, item: entry.item }] : [];
        });
        const missing = new Map(
          items.filter(({ item }) => !known.has(item)).map(({ item }) => [item.id, item]),
        );
        if (missing.size > 0) {
          const result = await workshopOf(style, means).format([...missing.values()]);
          // A style that cannot be used is told of elsewhere; the short form stands then.
          for (const { citekey, runs } of result.ok ? result.references : []) {
            const item = missing.get(citekey);
            if (item) known.set(item, toText(runs));
          }
        }
        return items.flatMap(({ citekey, item }) => {
          const text = known.get(item);
          return text === undefined ? [] : [{ citekey, text }];
        });
      }),
  );
}
