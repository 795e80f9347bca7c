import assert from 'node:assert/strict';
import { statusText } from '../../../src/extension/status/statusText.js';
import type { ReportFolder, StatusReport } from '../../../src/protocol.js';

const folder: ReportFolder = {
  path: '/home/ada/review_a',
  uri: 'file:///home/ada/review_a',
  settings: null,
  notes: 1200,
  bibliographies: [],
  skipped: [],
  more: 0,
  timings: null,
};
const report = (more: Partial<StatusReport> = {}): StatusReport => ({
  status: {
    state: 'ready',
    read: 1200,
    total: 1200,
    folders: 1,
    notes: 1200,
    bibliographies: 0,
    references: 0,
    claims: 1,
    studies: 1,
    problems: 2,
    filesWithProblems: 1,
    revision: 1,
  },
  here: null,
  folders: [folder],
  rubric: { id: 'dfid-2014', title: 'DFID', named: 'dfid-2014', from: 'Corroborate' },
  style: 'apa',
  ...more,
});

describe('the text of the status report', () => {
  it('says what is missing and what to do about it', () => {
    const text = statusText(report());
    assert.match(
      text,
      /All notes are read: 1,200 notes, 1 claim, 1 study, 0 references, 2 problems in 1 file\./,
    );
    assert.match(text, /there is no corroborate\.json, so all Markdown files are notes/);
    assert.match(text, /None was found: citations stand for nothing yet\./);
    assert.match(text, /### Skipped files\n\nNone\./);
    assert.match(statusText(report({ folders: [] })), /No folder is open/);
    const reading = report();
    reading.status.state = 'reading';
    assert.match(statusText(reading), /Notes are being read: 1,200 of 1,200 so far/);
  });

  it('names the rubric and where it is from', () => {
    const rubric = { id: 'own', title: 'Own', named: 'own.rubric.json' };
    assert.match(
      statusText(report({ rubric: { ...rubric, from: 'file' } })),
      /Own \(`own`\), from `own\.rubric\.json`/,
    );
    assert.match(statusText(report()), /which Corroborate brings/);
  });

  it('lists five hundred skipped files of a folder, counts the rest, and writes odd names as they are', () => {
    const skipped = Array.from({ length: 510 }, (_, i) => ({
      path: `a_${i}*.txt`,
      uri: `file:///a_${i}%2A.txt`,
      why: 'x',
    }));
    const text = statusText(report({ folders: [{ ...folder, skipped, more: 3 }] }));
    assert.match(text, /\n- and 13 more\n/);
    assert.match(text, /\[a\\_0\\\*\.txt\]\(<file:\/\/\/a_0%2A\.txt>\): x/);
    assert.match(text, /## Folder \/home\/ada\/review\\_a/);
  });
});
