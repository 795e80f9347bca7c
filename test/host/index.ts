/** What the editor runs in its extension host: mocha, with its report and its counts on the console, where the page that opened it reads them. */
import Mocha from 'mocha';

/** Every line of the report begins so; the counts come last, as one line of JSON. */
const lineMark = '│';
const countsMark = 'corroborate-counts';

/** As a reporter of mocha: a function that is called with `new`. */
function lineReporter(runner: Mocha.Runner): void {
  const { EVENT_SUITE_BEGIN, EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING } = Mocha.Runner.constants;
  let pending = 0;
  const failed: string[] = [];
  runner.on(EVENT_SUITE_BEGIN, (suite: Mocha.Suite) => say(indent(suite), suite.title));
  runner.on(EVENT_TEST_PASS, (test: Mocha.Test) =>
    say(indent(test), `✔ ${test.title} (${test.duration} ms)`),
  );
  runner.on(EVENT_TEST_PENDING, (test: Mocha.Test) => {
    pending++;
    failed.push(`${test.fullTitle()}: skipped`);
    say(indent(test), `✘ ${test.title}: skipped`);
  });
  runner.on(EVENT_TEST_FAIL, (test: Mocha.Test, error: Error) => {
    failed.push(`${test.fullTitle()}: ${error.message.slice(0, 500)}`);
    say(indent(test), `✘ ${test.title}`);
    for (const line of (error.stack ?? error.message).split('\n')) say(indent(test), `  ${line}`);
  });
  runner.once('end', () => {
    const { passes = 0, failures = 0 } = runner.stats ?? {};
    // A test that is skipped has not passed.
    console.log(`${countsMark} ${JSON.stringify({ passes, failures: failures + pending, failed })}`);
  });
}

const indent = (at: { titlePath(): string[] }): string => '  '.repeat(at.titlePath().length);
const say = (before: string, text: string): void => console.log(`${lineMark}${before}${text}`);

/** The editor's entry: resolves when all have passed, rejects where one has not. */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    reporter: lineReporter as unknown as Mocha.ReporterConstructor,
  });
  mocha.suite.emit('pre-require', globalThis, 'test/host', mocha);
  await import('./activation.host.js');
  await import('./language.host.js');
  await import('./fixes.host.js');
  await import('./quarto.host.js');
  await import('./annotate.host.js');
  await import('./conditions.host.js');
  await import('./readOnly.host.js');
  await import('./snippets.host.js');
  await import('./files.host.js');
  await import('./export.host.js');
  await import('./queries.host.js');
  await import('./references.host.js');
  await import('./preview.host.js');
  await import('./restart.host.js');
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} failed`))));
  });
}
