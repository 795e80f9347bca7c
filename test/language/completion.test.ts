import assert from 'node:assert/strict';
import { bib } from '../core/base/workspace.js';
import { scene } from './scene.js';

const claims = {
  'claims.md':
    '# Raises trust {.claim #raises-trust}\n\n# Lowers cost {.claim #lowers-cost}\n\n- supported by [@a2020]: ["x"]{#ev-a}\n',
  'references.bib': bib('a2020', 'bovaird2008fad', 'o:x/1'),
};

describe('completion of relation words', () => {
  it('offers them after a bullet, active forms first', () => {
    const { offered } = scene('# Trust {.claim #trust}\n\n- ‸\n');
    assert.deepEqual(offered().slice(0, 3), ['supports', 'contradicts', 'does not support']);
    assert.equal(offered().length, 12);
  });

  it('takes the place of what is typed, whatever the bullet and the nesting', () => {
    for (const bullet of ['- ', '* ', '+ ', '1. ', '12) ', '  - ', '> - ', '- [ ] '.slice(0, 2)]) {
      assert.equal(scene(`${bullet}supp‸\n`).accept('supported by'), `${bullet}supported by \n`);
    }
    assert.equal(scene('- **contra‸').accept('contradicts'), '- **contradicts ');
  });

  it('offers none in the middle of prose, in code, or in front matter', () => {
    for (const text of [
      'He supp‸',
      '```\n- supp‸\n```\n',
      '~~~\n- supp‸',
      '---\ntags:\n  - supp‸\n---\n',
      '- ordinary words that go on and supp‸',
    ]) {
      assert.deepEqual(scene(text).offered(), [], text);
    }
  });

  it('offers them again after a closed code block', () => {
    assert.notDeepEqual(scene('```\ncode\n```\n\n- ‸').offered(), []);
  });
});

describe('completion of claims', () => {
  it('offers every claim after a relation and #, with its text', () => {
    const { completions, offered, accept } = scene('- supports #‸', claims);
    assert.deepEqual(offered(), ['lowers-cost', 'raises-trust']);
    assert.equal(completions().find(({ label }) => label === 'raises-trust')?.detail, 'Raises trust');
    assert.equal(accept('raises-trust'), '- supports #raises-trust');
  });

  it('puts the claims of the note first', () => {
    const { offered } = scene('# Own {.claim #z-own}\n\n- supports #‸', claims);
    assert.equal(offered()[0], 'z-own');
  });

  it('offers them after a second ref, a second relation, and in ref=', () => {
    for (const text of [
      '- supports #raises-trust, #low‸',
      '- supports #raises-trust; contradicts #low‸',
      '- **Supports** #low‸',
      'As [said]{.claim ref=low‸',
      'As [said]{.claim ref="low‸',
    ]) {
      assert.equal(scene(text, claims).accept('lowers-cost'), text.replace('low‸', 'lowers-cost'));
    }
  });

  it('leaves what follows the cursor', () => {
    const { accept } = scene('- supports #rai‸ [@a2020, p. 3]: "x"\n', claims);
    assert.equal(accept('raises-trust'), '- supports #raises-trust [@a2020, p. 3]: "x"\n');
  });

  it('explains a claim only when it is chosen', () => {
    const { completions, details } = scene('- supports #‸', claims);
    assert.ok(completions().every(({ documentation }) => documentation === undefined));
    assert.match(details('lowers-cost') ?? '', /Lowers cost[^]*untested/);
  });
});

describe('completion of citation keys', () => {
  it('offers the keys of the bibliography after @', () => {
    assert.deepEqual(scene('As @‸', claims).offered(), ['a2020', 'bovaird2008fad', 'o:x/1']);
    assert.equal(
      scene('- supported by [@bov‸', claims).accept('bovaird2008fad'),
      '- supported by [@bovaird2008fad',
    );
    assert.equal(scene('See -@o:x‸, p. 3', claims).accept('o:x/1'), 'See -@o:x/1, p. 3');
  });

  it('puts the keys that the note cites first', () => {
    assert.equal(scene('As [@o:x/1] says, @‸', claims).offered()[0], 'o:x/1');
  });

  it('offers none in an e-mail address or a web address', () => {
    for (const text of ['write to me@‸', 'https://x.org/@‸', '`code @‸`', 'Escaped \\@‸']) {
      assert.deepEqual(scene(text, claims).offered(), [], text);
    }
  });

  it('completes the key of the note itself', () => {
    const { accept } = scene('---\ncitekey: bov‸\n---\n', claims);
    assert.equal(accept('bovaird2008fad'), '---\ncitekey: bovaird2008fad\n---\n');
  });

  it('shows author and title of the one that is chosen', () => {
    assert.match(scene('@‸', claims).details('bovaird2008fad') ?? '', /Someone 2020[^]*On bovaird2008fad/);
  });
});

describe('completion where lines end otherwise', () => {
  it('reads CRLF and CR', () => {
    for (const newline of ['\r\n', '\r']) {
      const { accept } = scene(`# A${newline}${newline}- supports #rai‸${newline}`, claims);
      assert.equal(accept('raises-trust'), `# A${newline}${newline}- supports #raises-trust${newline}`);
      const fenced = scene(`\`\`\`${newline}x${newline}\`\`\`${newline}- supports #rai‸`, claims);
      assert.ok(fenced.offered().includes('raises-trust'), JSON.stringify(newline));
    }
  });
});
