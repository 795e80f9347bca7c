/** What package.json promises to the editor: that it is there, and does what it says. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { readNote } from '../../src/core/notes/index.js';

interface Manifest {
  contributes: {
    commands: { command: string }[];
    views: Record<string, { id: string; type?: string }[]>;
    viewsWelcome: { view: string; contents: string; when?: string }[];
    walkthroughs: {
      steps: {
        id: string;
        title: string;
        description: string;
        media: { svg: string; altText: string };
        completionEvents: string[];
      }[];
    }[];
    grammars: { path: string }[];
    snippets: { path: string }[];
    'markdown.previewStyles': string[];
  };
}
const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

/** Of VS Code itself. */
const editors = ['vscode.openFolder'];
const commands = new Set([...contributes.commands.map(({ command }) => command), ...editors]);
const commandsIn = (text: string): string[] =>
  [...text.matchAll(/command:([\w.]+)/gi)].map(([, id = '']) => id);

describe('what the editor is promised', () => {
  it('has files for its grammars, snippets, styles and pictures, all in the package', () => {
    const files = [
      ...contributes.grammars.map(({ path }) => path),
      ...contributes.snippets.map(({ path }) => path),
      ...contributes['markdown.previewStyles'],
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg)),
    ];
    const shipped = readFileSync('.vscodeignore', 'utf8');
    for (const file of files) {
      assert.ok(existsSync(file), file);
      assert.ok(shipped.includes(`!${file.replace(/^\.\//, '').split('/')[0]}/**`), file);
    }
  });

  it('is led through five steps that each do something, and are done when it is done', () => {
    const [walkthrough, ...others] = contributes.walkthroughs;
    assert.equal(others.length, 0);
    assert.equal(walkthrough?.steps.length, 5);
    for (const { id: step, title, description, completionEvents, media } of walkthrough.steps) {
      const acts = commandsIn(description);
      assert.ok(acts.length > 0, title);
      for (const id of acts) assert.ok(commands.has(id), id);
      // To look is done at once; what asks first is done when something has come of it.
      assert.ok(
        completionEvents.includes(
          step === 'map' ? `onCommand:${acts[0]}` : `onContext:corroborate.done.${step}`,
        ),
        title,
      );
      assert.ok(media.altText.length > 20);
      const picture = readFileSync(media.svg, 'utf8');
      assert.match(picture, /^<svg[^>]*viewBox/);
      // Of the theme alone, so that it can be seen in every one; nothing that runs or is fetched.
      assert.doesNotMatch(picture, /#[\da-f]{3,6}\b|<script|href=|url\(/i);
    }
  });

  it('finds in every empty tree a next step, with a folder and without, and where the server is away', () => {
    for (const { id, type } of Object.values(contributes.views).flat()) {
      // A view of our own says it itself.
      if (type === 'webview') continue;
      const welcomes = contributes.viewsWelcome.filter(({ view }) => view === id);
      for (const part of [
        'workspaceFolderCount == 0',
        'workspaceFolderCount != 0',
        'corroborate.state == failed',
      ])
        assert.ok(
          welcomes.some(({ when = '' }) => when.includes(part)),
          `${id}: ${part}`,
        );
    }
    for (const { contents, when } of contributes.viewsWelcome) {
      const acts = commandsIn(contents);
      if (!/reading/.test(when ?? '')) assert.ok(acts.length > 0, contents);
      for (const id of acts) assert.ok(commands.has(id), id);
    }
  });

  it('may insert snippets that are read as what they are called, without a mistake', () => {
    for (const { path } of contributes.snippets) {
      const snippets = JSON.parse(readFileSync(path, 'utf8')) as Record<
        string,
        { prefix: string; body: string | string[] }
      >;
      for (const [name, { body }] of Object.entries(snippets)) {
        const text = expanded([body].flat().join('\n'));
        const isLoose = name.startsWith('Evidence') || name === 'Effect';
        const head = name === 'Evidence of this paper' ? '---\ncitekey: a2020\n---\n\n' : '';
        const above = isLoose ? '## A claim {.claim #claim}\n\n' : '';
        const note = readNote(
          head + above + (name === 'Effect' ? `- supported by [@a2020, p. 1]: ${text}` : text),
        );
        const grave = note.problems.filter(({ severity }) => severity === 'error' || severity === 'warning');
        assert.deepEqual(grave, [], name);
        const found = note.claims.length + note.evidence.length + note.studies.length;
        if (name !== 'Question to the evidence') assert.ok(found > (isLoose ? 1 : 0), name);
        if (name === 'Effect') assert.equal(note.evidence[0]?.effects.length, 1);
      }
    }
  });
});

/** A snippet as it stands when one goes through its places without typing. */
function expanded(body: string): string {
  return body
    .replace(/\$\{TM_SELECTED_TEXT:(\$\{\d+:[^}]*\})\}/g, '$1')
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d+/g, '');
}
