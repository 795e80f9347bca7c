import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { scanBibliography } from '../../src/core/bibliography/index.js';
import { temporaryFolder } from '../workspace/temporaryFolder.js';
import { startRaw, type Message, type RawClient } from './rawClient.js';

const many = 1000;

/** A folder with a library of real entries and a note that cites a thousand of them. */
function library(): string {
  const bib = readFileSync(
    new URL('../fixtures/bibliography/leeper-references.bib', import.meta.url),
    'utf8',
  );
  const keys = scanBibliography('l.bib', bib)
    .entries.slice(0, many)
    .map(({ citekey }) => `[@{${citekey}}]`);
  const note = `# A claim {.claim #one}\n\n- supported by ${keys[0] ?? ''}\n\n${keys.join('\n\n')}\n`;
  return temporaryFolder({ 'note.md': note, 'references.bib': bib });
}

async function ready(client: RawClient, root: string): Promise<void> {
  await client.ask('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    capabilities: {},
  });
  client.send({ method: 'initialized', params: {} });
  await client.heard(
    ({ method, params }) =>
      method === 'corroborate/changed' && (params as { state: string }).state === 'ready',
  );
}

async function shutDown(client: RawClient): Promise<void> {
  await client.ask('shutdown');
  client.send({ method: 'exit' });
  assert.equal(await client.ended, 0);
}

describe('a bibliography of a thousand references from the server', function () {
  this.timeout(120_000);

  it('keeps nobody else waiting, says how far it is, and can be cancelled', async () => {
    const client = startRaw();
    await ready(client, library());
    // What is only done once, such as compiling the rating, is done before the clock runs.
    await client.ask('corroborate/claims', {});

    const params = { format: 'html', style: 'apa', progress: 'p' };
    let over = false;
    const started = performance.now();
    const exported = client.ask('corroborate/bibliography', params).finally(() => (over = true));
    const waits: number[] = [];
    while (!over) {
      const asked = performance.now();
      await client.ask('corroborate/claims', {});
      waits.push(performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const took = performance.now() - started;
    const { result, error: wrong } = await exported;
    assert.equal(wrong?.message, undefined);
    assert.equal((result as { count: number }).count, many);
    waits.sort((a, b) => a - b);
    const usual = waits[Math.floor(waits.length * 0.9)] ?? Infinity;
    assert.ok(waits.length > 10, `asked ${waits.length} times in ${took} ms`);
    const found = `${usual} ms usual, ${waits.at(-1) ?? 0} ms longest, of ${took} ms`;
    if (process.env['CORROBORATE_SHOW'] !== undefined) process.stderr.write(`${found}\n`);
    assert.ok(usual < took / 20 && (waits.at(-1) ?? Infinity) < took / 5, found);

    const told = client.messages.flatMap(({ method, params: sent }) =>
      method === 'corroborate/exportProgress' ? [sent as { id: string; step: string; of: number }] : [],
    );
    // What is cited was read when it was checked; reading is told of where there is some left.
    const steps = [...new Set(told.map(({ step }) => step))].filter((step) => step !== 'reading');
    assert.deepEqual(steps, ['formatting', 'writing']);
    assert.ok(told.every(({ id, of }) => id === 'p' && of >= many));

    // Another style has to be made ready first: nothing of it can be there when the cancellation comes.
    const before = performance.now();
    client.send({
      id: 'gone',
      method: 'corroborate/bibliography',
      params: { ...params, style: 'ieee', progress: 'q' },
    });
    await client.heard(
      ({ params: sent }) =>
        (sent as { id?: string } | undefined)?.id === 'q' && (sent as { step: string }).step === 'formatting',
    );
    client.send({ method: '$/cancelRequest', params: { id: 'gone' } });
    const { error } = await client.heard(({ id }) => id === 'gone');
    assert.equal(error?.code, -32800);
    assert.ok(performance.now() - before < took);
    const again = await client.ask('corroborate/bibliography', {
      format: 'text',
      citekeys: ['AalbergJenssen2007'],
    });
    assert.ok(!again.error, again.error?.message);
    await shutDown(client);
    assert.equal(client.errors(), '');
  });

  it('as an evidence table says how far it is, and can be cancelled', async () => {
    const client = startRaw();
    // Claims enough that all of them take many turns.
    const claims = Array.from(
      { length: 4000 },
      (_, i) =>
        `## Claim ${i} {.claim #c${i}}\n\n- supports [@r${i % 50}]\n- contradicts [@r${(i + 1) % 50}]\n`,
    );
    const bib = Array.from(
      { length: 50 },
      (_, i) => `@book{r${i}, author = {A${i}, B}, title = {T${i}}, year = 2000}`,
    );
    await ready(client, temporaryFolder({ 'note.md': claims.join('\n'), 'r.bib': bib.join('\n') }));
    client.send({
      id: 'gone',
      method: 'corroborate/bibliography',
      params: { format: 'csv', table: true, progress: 't' },
    });
    const isFurther = ({ params: sent }: Message): boolean => {
      const { step, done } = (sent ?? {}) as Partial<{ step: string; done: number }>;
      return step === 'comparing' && done !== undefined && done > 0;
    };
    const { params } = await client.heard(isFurther);
    const { id, done, of } = params as { id: string; done: number; of: number };
    assert.deepEqual([id, of], ['t', 4000]);
    assert.ok(done < of);
    client.send({ method: '$/cancelRequest', params: { id: 'gone' } });
    assert.equal((await client.heard(({ id: answered }) => answered === 'gone')).error?.code, -32800);
    const { result } = await client.ask('corroborate/bibliography', { format: 'csv', table: true });
    const { text, note } = result as { text: string; note: string };
    assert.equal(text.trimEnd().split('\r\n').length, 1 + 8000);
    assert.match(note, /a table of 4,000 claims by 50 references would be too large/);
    await shutDown(client);
    assert.equal(client.errors(), '');
  });

  it('says what is wrong with a style, and goes on', async () => {
    const client = startRaw();
    await ready(client, library());
    const { result } = await client.ask('corroborate/bibliography', { format: 'text', style: 'nothing.csl' });
    assert.match((result as { failure: string }).failure, /there is no file nothing\.csl/);
    await shutDown(client);
  });
});
