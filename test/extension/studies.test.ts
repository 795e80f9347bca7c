import assert from 'node:assert/strict';
import { addedWords } from '../../src/extension/addReferenceWords.js';
import { exportedWords, progressWords } from '../../src/extension/exportWords.js';
import { bearings, citationText, groupStudies, studyDescription } from '../../src/extension/studies/model.js';
import type { StudyLine } from '../../src/protocol.js';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const bearing = {
  relation: 'supports',
  claim: 'Trust rises',
  key: 'trust',
  target: { uri: 'a.md', range },
} as const;
const study = (key: string, more: Partial<StudyLine> = {}): StudyLine => ({
  key,
  citekey: key,
  citation: key,
  title: null,
  described: true,
  appraised: true,
  design: null,
  n: null,
  quality: 'high',
  bearsOn: [bearing],
  target: null,
  ...more,
});

describe('the Studies view', () => {
  it('groups studies by what they bear on and what is missing, each wherever it belongs', () => {
    const groups = groupStudies([
      study('used'),
      study('bare', { appraised: false }),
      study('cited', { described: false, appraised: false }),
      study('idle', { bearsOn: [] }),
    ]);
    assert.deepEqual(
      groups.map(({ id, studies }) => [id, studies.map((node) => node.study.key)]),
      [
        ['bears', ['bare', 'cited', 'used']],
        ['notAppraised', ['bare']],
        ['notDescribed', ['cited']],
        ['unused', ['idle']],
      ],
    );
    const ids = groups.flatMap(({ studies }) =>
      studies.flatMap((node) => [node.id, ...bearings(node).map(({ id }) => id)]),
    );
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(groupStudies([]), []);
  });

  it('says design, size and claims, each claim once', () => {
    const two = { design: 'survey', n: 6400, bearsOn: [bearing, bearing] };
    assert.equal(studyDescription(study('a', two)), 'survey · n = 6,400 · 1 claim');
    assert.equal(studyDescription(study('a', { bearsOn: [] })), 'design not described');
  });

  it('cites a study as Pandoc reads it, whatever its key', () => {
    assert.equal(citationText({ citekey: 'a2020' }), '[@a2020]');
    assert.equal(citationText({ citekey: "O'Neill 2001" }), "[@{O'Neill 2001}]");
  });
});

describe('what is said of references', () => {
  it('names what was added, what is there, and what could not be read', () => {
    const added = [{ citekey: 'a', citation: 'A 2020' }];
    assert.equal(addedWords({ added, known: ['b'], unread: [] }), 'Added @a. @b is there already.');
    assert.equal(addedWords({ added: [], known: [], unread: ['no'] }), 'Not added: no.');
    assert.equal(addedWords({ added: [], known: [], unread: [] }), 'There was nothing to add.');
  });

  it('says how far an export is, and what came of it', () => {
    assert.equal(progressWords({ step: 'reading', done: 120, of: 1000 }), 'reading 120 of 1,000 references');
    assert.equal(progressWords({ step: 'formatting', done: 0, of: 1 }), 'formatting 1 reference');
    assert.equal(progressWords({ step: 'writing', done: 0, of: 9 }), 'writing');
    assert.equal(exportedWords({ count: 2, missing: [] }), '2 references exported.');
  });
});
