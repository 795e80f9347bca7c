import type { VNode } from 'preact';
import type { PanelCommand, Status } from '../protocol.js';
import { counted } from './words.js';

type Run = (command: PanelCommand) => void;

const reads = (
  <p class="dim">
    Corroborate reads notes and bibliographies from the folder you have open. Nothing leaves this machine.
  </p>
);

export function NoFolder({ run }: { run: Run }): VNode {
  return (
    <div class="empty">
      <p>No folder is open.</p>
      {reads}
      <button type="button" class="button primary" onClick={() => run('openFolder')}>
        Open a folder
      </button>
      <button type="button" class="button" onClick={() => run('openSample')}>
        Open the sample: co-production
      </button>
    </div>
  );
}

export function NoNotes({ run }: { run: Run }): VNode {
  return (
    <div class="empty">
      <p>No Markdown notes in this folder yet.</p>
      {reads}
      <button type="button" class="button primary" onClick={() => run('createNote')}>
        Create a first note
      </button>
      <button type="button" class="button" onClick={() => run('openSample')}>
        Open the sample: co-production
      </button>
    </div>
  );
}

/** As one would write it: its lines may be copied. */
const example = `## Information raises co-production {.claim #information-raises}

- supported by [@jakobsen2013can, p. 3]: "…"`;

export function NoClaims({ status, run }: { status: Status; run: Run }): VNode {
  const bibliographies =
    status.bibliographies === 1
      ? '1 bibliography'
      : counted(status.bibliographies, 'bibliography', 'bibliographies');
  return (
    <div class="empty">
      <p>
        {counted(status.notes, 'note')} and {bibliographies}, and no claims yet.
      </p>
      <p class="dim">A claim is a heading with a name in braces. Its evidence is a list under it:</p>
      <pre>{example}</pre>
      <button type="button" class="button primary" onClick={() => run('createNote')}>
        Create a note with a claim
      </button>
      <button type="button" class="link" onClick={() => run('learn')}>
        Learn the two rules
      </button>
    </div>
  );
}

export function NoMatch({ clear }: { clear: () => void }): VNode {
  return (
    <div class="empty">
      <p>No claim matches.</p>
      <button type="button" class="link" onClick={clear}>
        Clear the filter
      </button>
    </div>
  );
}
