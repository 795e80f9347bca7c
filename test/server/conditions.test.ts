/** What one does in a note, under the conditions that notes are in: line endings, scripts, saved or not, in one of several folders. */
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CodeAction,
  CodeLens,
  CompletionList,
  DocumentSymbol,
  Hover,
  InlayHint,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type {
  LiteratureNote,
  NoteLine,
  NoteView,
  ReferenceAt,
  SourcesResult,
  StatusReport,
  Target,
  Written,
} from '../../src/protocol.js';
import { bib } from '../core/base/workspace.js';
import { startClient, type Client } from './client.js';

interface Condition {
  name: string;
  /** Words that stand wherever the note has some. */
  words: string;
  newline: string;
  uri: (client: Client) => string;
}

const inFolder =
  (file: string) =>
  (client: Client): string =>
    client.uri(file);

const conditions: Condition[] = [
  { name: 'a note that is typed and not saved', words: 'it rises', newline: '\n', uri: inFolder('open.md') },
  { name: 'an untitled note', words: 'it rises', newline: '\n', uri: () => 'untitled:Untitled-1' },
  { name: 'a note with CRLF', words: 'it rises', newline: '\r\n', uri: inFolder('open.md') },
  {
    name: 'a note with emoji and letters beyond the first plane',
    words: '𝔦𝔱 📈🏽 rises',
    newline: '\n',
    uri: inFolder('open.md'),
  },
  {
    name: 'a note that is written from right to left, with CRLF',
    words: 'ترتفع הוא עולה',
    newline: '\r\n',
    uri: inFolder('open.md'),
  },
  {
    name: 'a note whose name has blanks and marks',
    words: 'é rises',
    newline: '\n',
    uri: inFolder('a folder/n#1 ü 📈.md'),
  },
];

const about = '---\ncitekey: a2020\n---\n\n';

const files = {
  'open.md': '',
  'a folder/n#1 ü 📈.md': '',
  'claims.md': '# Trust is raised {.claim #trust}\n\n- supported by [@a2020, p. 3]: "Up."\n',
  'a2020.pdf': '%PDF-1.4',
  'lit/a.md': '---\ncitekey: a2020\nstudy:\n  design: rct\n  quality: high\n---\n\n# A\n',
  'lit/b.md': '---\ncitekey: b2021\n---\n\n# B\n',
  'references.bib': bib('a2020', 'b2021', 'c2022').replace('{2020}', '{2020},\n  file = {a2020.pdf}'),
};

describe('what one does in', function () {
  this.timeout(60_000);
  let client: Client;
  before(async () => (client = await startClient(files)));
  after(() => client.stop());

  for (const { name, words, newline, uri: uriIn } of conditions)
    describe(name, () => {
      let uri: string;
      let document: TextDocument;
      const written = [
        '---',
        'citekey: a2020',
        '---',
        '',
        `## Here ${words} {.claim #own}`,
        '',
        `${words}, - as they say: ${words}.`,
        '',
        `- supports (p. 1): "${words}" and *${words}*`,
        `- supports #trust [@b2021, p. 9]: "${words}"`,
        `- contradicts #no-such (p. 2): "${words}"`,
        '',
        `# ${words}`,
        '',
        `${words}. Selected ${words} here.`,
        '',
      ].join(newline);

      before(async () => {
        uri = uriIn(client);
        document = TextDocument.create(uri, 'markdown', 7, written);
        await client.notify('textDocument/didOpen', {
          textDocument: { uri, languageId: 'markdown', version: 7, text: written },
        });
      });
      after(() => client.notify('textDocument/didClose', { textDocument: { uri } }));

      const textDocument = (): { uri: string } => ({ uri });
      const behind = (found: string, from = 0) =>
        document.positionAt(written.indexOf(found, from) + found.length);
      const at = (found: string) => ({ textDocument: textDocument(), position: behind(found) });
      const rangeOf = (found: string): Range => {
        const start = written.indexOf(found);
        return { start: document.positionAt(start), end: document.positionAt(start + found.length) };
      };
      const wordsAt = (range: Range): string => document.getText(range);
      const changed = (edits: readonly TextEdit[]): string => TextDocument.applyEdits(document, [...edits]);
      /** The note after what was written, whose edits were made for the version that it has. */
      const taken = ({ edits, failure }: Written): string => {
        assert.equal(failure, undefined);
        const own = edits.filter((edit) => edit.uri === uri);
        assert.ok(own.length > 0);
        assert.ok(own.every(({ version }) => version === 7));
        const text = changed(own);
        if (newline === '\r\n') assert.doesNotMatch(text, /(?<!\r)\n/);
        return text;
      };

      it('completes, explains and outlines', async () => {
        const list = await client.request<CompletionList>('textDocument/completion', at('#trust'));
        const item = list.items.find(({ label }) => label.includes('trust'));
        assert.ok(item?.textEdit && 'range' in item.textEdit);
        assert.equal(changed([item.textEdit]), written);
        const hover = await client.request<Hover>('textDocument/hover', at('#trus'));
        assert.match((hover.contents as { value: string }).value, /Trust is raised/);
        assert.equal(wordsAt(hover.range as Range), 'trust');
        const cited = await client.request<Hover>('textDocument/hover', at('@b20'));
        assert.match((cited.contents as { value: string }).value, /On b2021/);
        const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
          textDocument: textDocument(),
        });
        const claim = symbols
          .flatMap((one) => [one, ...(one.children ?? [])])
          .find((one) => one.name.includes(words));
        assert.ok(claim && wordsAt(claim.range).includes(words));
      });

      it('shows lenses, hints and the preview at their places', async () => {
        const lenses = await client.request<CodeLens[]>('textDocument/codeLens', {
          textDocument: textDocument(),
        });
        const lens = lenses.find(({ command }) => command?.title.includes('+1 −0'));
        assert.equal(lens?.range.start.line, 4);
        const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
        const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
          textDocument: textDocument(),
          range: all,
        });
        const [hint] = hints;
        assert.ok(hint && hints.length === 1);
        assert.equal(written.slice(0, document.offsetAt(hint.position)).split(newline).at(-1), '- supports');
        const view = await client.request<NoteView>('corroborate/noteView', { uri, text: written });
        assert.deepEqual(
          view.marks.flatMap((mark) => (mark.kind === 'ref' ? wordsAt(mark.range) : [])),
          ['#trust', '#no-such'],
        );
        assert.equal(view.claims[0]?.text, `Here ${words}`);
        assert.ok(view.claims[0].rating);
      });

      it('renames a claim here and elsewhere', async () => {
        const { changes } = await client.request<WorkspaceEdit & { changes: Record<string, TextEdit[]> }>(
          'textDocument/rename',
          { ...at('#trus'), newName: 'confidence' },
        );
        assert.deepEqual(Object.keys(changes).sort(), [client.uri('claims.md'), uri].sort());
        assert.equal(changed(changes[uri] ?? []), written.replace('#trust', '#confidence'));
      });

      it('marks a claim, adds evidence and cites where the selection is', async () => {
        const selected = { uri, range: rangeOf(`Selected ${words}`) };
        const marked = taken(await client.request('corroborate/markAsClaim', selected));
        assert.match(
          marked,
          new RegExp(`\\. \\[Selected ${words}\\]\\{\\.claim #[\\p{L}\\p{N}-]+\\} here\\.`, 'u'),
        );
        const evidence = taken(
          await client.request('corroborate/addEvidence', {
            ...selected,
            claim: 'trust',
            relation: 'contradicts',
          }),
        );
        assert.ok(
          evidence.endsWith(
            `Selected ${words} here.${newline}${newline}- contradicts #trust (p. ): "Selected ${words}"${newline}`,
          ),
          evidence,
        );
        const citing = await client.request<Written>('corroborate/cite', {
          ...selected,
          citekeys: ['b2021', 'c2022'],
        });
        assert.equal(
          taken(citing),
          written.replace(`Selected ${words}`, `Selected ${words} [@b2021; @c2022]`),
        );
        assert.equal(citing.select?.uri, uri);
      });

      it('offers study facts where the front matter has none yet, and finds the source of what is cited', async () => {
        const head = ['---', 'citekey: a2020', 'study:', '  design: r', `  note: ${words}`, '---', ''].join(
          newline,
        );
        const offered = async (found: string): Promise<string[]> => {
          const text = TextDocument.create(uri, 'markdown', 1, head);
          const position = text.positionAt(head.indexOf(found) + found.length);
          const { items } = await client.request<CompletionList>('textDocument/completion', {
            textDocument: textDocument(),
            position,
          });
          return items.map(({ label }) => label);
        };
        const change = (version: number, text: string): Promise<void> =>
          client.notify('textDocument/didChange', {
            textDocument: { uri, version },
            contentChanges: [{ text }],
          });
        await change(8, head);
        assert.ok((await offered('design: r')).includes('rct'));
        assert.ok((await offered(`${newline}  `)).some((label) => label.startsWith('countries')));
        // Others write for the version that the note has below.
        await client.notify('textDocument/didClose', { textDocument: { uri } });
        await client.notify('textDocument/didOpen', {
          textDocument: { uri, languageId: 'markdown', version: 7, text: written },
        });
        const { citekey } = await client.request<ReferenceAt>('corroborate/referenceAt', {
          uri,
          ...behind('@b20'),
        });
        assert.equal(citekey, 'b2021');
        const { places } = await client.request<SourcesResult>('corroborate/sources', { citekey: 'a2020' });
        assert.deepEqual(
          places.map((place) => place.uri),
          [client.uri('a2020.pdf')],
        );
      });

      it('goes to what is unresolved', async () => {
        const found = await client.request<Target>('corroborate/unresolved', {
          uri,
          line: 0,
          character: 0,
          backwards: false,
        });
        assert.deepEqual([found.uri, wordsAt(found.range)], [uri, 'no-such']);
      });

      it('moves a claim away, and evidence to the note of its paper', async () => {
        const moved = await client.request<Written>('corroborate/moveClaim', {
          key: 'own',
          uri: client.uri('claims.md'),
        });
        assert.doesNotMatch(taken(moved), /#own/);
        const there = moved.edits.find((edit) => edit.uri === client.uri('claims.md'));
        assert.ok(there);
        assert.ok(there.newText.includes(`## Here ${words} {.claim #own}\n`));
        assert.doesNotMatch(there.newText, /\r/);
        assert.equal(there.version, null);
        const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
          textDocument: textDocument(),
          range: rangeOf('@b2021'),
          context: { diagnostics: [], only: ['refactor.move'] },
        });
        const edits = actions.find(({ title }) => title.includes('to the note of @b2021'))?.edit?.changes;
        assert.equal(
          changed(edits?.[uri] ?? []),
          written.replace(`- supports #trust [@b2021, p. 9]: "${words}"${newline}`, ''),
        );
        assert.equal(
          edits?.[client.uri('lit/b.md')]?.[0]?.newText.trim(),
          `- supports #trust (p. 9): "${words}"`,
        );
      });
    });
});

describe('several folders', function () {
  this.timeout(60_000);
  let client: Client;
  before(async () => {
    client = await startClient(
      {
        'one/claims.md': '# Trust is raised {.claim #trust}\n',
        'one/references.bib': bib('a2020', 'b2021'),
        'one/corroborate.json': '{ "notes": ["**"] }',
        'two/notes/other.md': '- supports #trust [@a2020, p. 1]: "x"\n',
        'two/big.md': 'a '.repeat(1_000_000),
        'two/corroborate.json':
          '{ "notes": ["notes/**", "big.md"], "maxNoteSize": 1, "noteTemplate": "own.txt", "facet": {} }',
        'two/own.txt': '---\ncitekey: {{citekey}}\n---\n\nOur template. {{cursor}}\n',
        'three/lone.md': 'Words.\n',
      },
      { roots: ['one', 'two', 'three'] },
    );
  });
  after(() => client.stop());

  const note = (folder?: string): Promise<LiteratureNote> =>
    client.request('corroborate/literatureNote', {
      citekey: 'b2021',
      ...(folder !== undefined && { folder: client.uri(folder) }),
    });

  it('take a new note each, by their own settings and template', async () => {
    assert.equal((await note()).uri, client.uri('one/b2021.md'));
    assert.equal((await note('one')).uri, client.uri('one/b2021.md'));
    assert.equal((await note('three')).uri, client.uri('three/b2021.md'));
    const two = await note('two');
    assert.equal(two.uri, client.uri('two/notes/b2021.md'));
    assert.equal(two.text, '---\ncitekey: b2021\n---\n\nOur template. \n');
    assert.doesNotMatch((await note('three')).text, /Our template/);
    assert.equal((await note('elsewhere')).uri, client.uri('one/b2021.md'));
  });

  it('are named before the paths of their notes', async () => {
    const lines = await client.request<NoteLine[]>('corroborate/notesForClaim', { key: 'trust' });
    assert.deepEqual(lines.map((line) => line.path).sort(), [
      'three/lone.md',
      'two/big.md',
      'two/notes/other.md',
    ]);
  });

  it('are told of by the mistakes of their settings, each', async () => {
    const told = (): string[] =>
      client.diagnostics('two/corroborate.json').map(({ message }) => String(message));
    assert.match(told().join('\n'), /facet/);
    const right = '{ "notes": ["notes/**"] }';
    await client.onDisk('two/corroborate.json', right);
    await client.until('they are mended', () => told().length === 0);
    await client.onDisk('two/corroborate.json', '{ "rubric": "none-such" }');
    await client.until('they are wrong in another way', () => /none-such/.test(told().join()));
    await client.onDisk('two/corroborate.json', null);
    await client.until('they are gone', () => told().length === 0);
    assert.deepEqual(client.diagnostics('one/corroborate.json'), []);
  });

  it('count the notes that are read, in the status as in each folder', async () => {
    await client.onDisk('two/corroborate.json', '{ "maxNoteSize": 1 }');
    const report = async () => client.request<StatusReport>('corroborate/report', {});
    await client.until('the large one is left out', async () => {
      const [, two] = (await report()).folders;
      return two?.skipped.some((one) => one.path === 'big.md') === true;
    });
    const { status, folders } = await report();
    assert.deepEqual(
      folders.map(({ notes }) => notes),
      [1, 1, 1],
    );
    assert.equal(status.notes, 3);
  });
});

describe('a note that is typed in while something is written', function () {
  this.timeout(60_000);

  it('is not changed for an older version of it: the edit says for which it was made', async () => {
    const client = await startClient(files);
    await client.edit('open.md', 'One two three.\n');
    const range = { start: { line: 0, character: 4 }, end: { line: 0, character: 7 } };
    const asked = client.request<Written>('corroborate/cite', {
      uri: client.uri('open.md'),
      range,
      citekeys: ['a2020'],
    });
    await client.edit('open.md', 'Six ten three.\n');
    const { edits } = await asked;
    assert.deepEqual(
      edits.map(({ version }) => version),
      [1],
    );
    await client.stop();
  });

  it('is not changed by an action that was offered before, though it is as long as it was', async () => {
    const client = await startClient(files, {
      textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } },
    });
    const text = `${about}It is said here.\n`;
    await client.edit('open.md', text);
    const start = { line: 4, character: 0 };
    const offered = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: client.uri('open.md') },
      range: { start, end: { line: 4, character: 16 } },
      context: { diagnostics: [], only: ['refactor.rewrite'] },
    });
    const action = offered.find(({ title }) => title === 'Make the selection evidence for #trust');
    assert.ok(action && !action.edit);
    const resolved = () => client.request<CodeAction>('codeAction/resolve', action);
    assert.equal(
      (await resolved()).edit?.changes?.[client.uri('open.md')]?.[0]?.newText,
      '- supports #trust (p. ): "It is said here."',
    );
    await client.edit('open.md', text.replace('It is said', 'No is said'));
    const { edit, disabled } = await resolved();
    assert.deepEqual([edit, disabled?.reason], [undefined, 'The note has changed meanwhile: try again.']);
    await client.stop();
  });
});
