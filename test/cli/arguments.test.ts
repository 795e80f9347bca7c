import assert from 'node:assert/strict';
import { join } from 'node:path';
import { commands } from '../../src/cli/commands/index.js';
import { temporaryFolder } from '../workspace/temporaryFolder.js';
import { runIn } from './runIn.js';

/** Fails with one sentence on stderr, nothing on stdout, and exit code 2. */
async function fails(args: string[], message: string): Promise<void> {
  assert.deepEqual(await runIn(args), { code: 2, out: '', err: `corroborate: ${message}\n` });
}

describe('the command line', () => {
  it('says what it can do, and what each command takes', async () => {
    for (const args of [['--help'], ['-h'], ['help']]) {
      const { code, out, err } = await runIn(args);
      assert.equal(code, 0);
      assert.equal(err, '');
      for (const { name, summary } of commands)
        assert.ok(out.includes(`corroborate ${name}`) && out.includes(summary));
    }
    for (const { name, options } of commands) {
      const asked = await runIn([name, '--help']);
      assert.equal(asked.code, 0);
      for (const option of Object.keys(options)) assert.match(asked.out, new RegExp(`--${option}\\b`));
      assert.equal((await runIn(['help', name])).out, asked.out);
    }
  });

  it('shows its help and fails where no command is given', async () => {
    const { code, out } = await runIn([]);
    assert.equal(code, 2);
    assert.match(out, /corroborate claims/);
  });

  it('says its version', async () => {
    const { code, out } = await runIn(['--version']);
    assert.equal(code, 0);
    assert.match(out, /^\d+\.\d+\.\d+\n$/);
  });

  it('answers a slip with one sentence and exit code 2', async () => {
    await fails(['chekc'], 'there is no command chekc; did you mean check?');
    await fails(['xyzzy'], 'there is no command xyzzy; corroborate --help lists them');
    await fails(['check', '--fromat', 'json'], 'check has no option --fromat; did you mean --format?');
    await fails(['check', '-x'], 'check has no option -x; corroborate check --help lists what there is');
    await fails(['check', '--format', 'xml'], '--format is one of text, json, not xml');
    await fails(['check', '--format'], '--format needs a value: --format <text|json>');
    await fails(['claims', '--sort=size'], '--sort is one of topic, strength, verdict, file, text, not size');
    await fails(['index', '--json=yes'], '--json takes no value');
    await fails(['check', 'a', 'b'], 'check has no use for b; corroborate check --help lists what there is');
    await fails(['lsp'], 'lsp speaks over stdin and stdout: corroborate lsp --stdio');
    await fails(
      ['claims', '--rubric', 'nestor'],
      'nestor is not one of dfid-2014, grade-lite, nesta, sms; a rubric of your own is named by its path; did you mean nesta?',
    );
    await fails(
      ['rate', '--rubric', 'nestor'],
      'nestor is not one of dfid-2014, grade-lite, nesta, sms; a rubric of your own is named by its path; did you mean nesta?',
    );
  });

  it('says in one sentence that a folder or file is not there', async () => {
    const folder = temporaryFolder({ 'a.md': '' });
    for (const command of ['index', 'claims', 'check', 'bibliography']) {
      await fails([command, join(folder, 'none')], `there is no folder ${folder}/none`);
      await fails([command, join(folder, 'a.md')], `${folder}/a.md is not a folder`);
    }
    for (const command of ['rate', 'cite']) {
      await fails([command, join(folder, 'none')], `there is no file ${folder}/none`);
      await fails([command, folder], `${folder} cannot be read (EISDIR)`);
    }
  });
});
