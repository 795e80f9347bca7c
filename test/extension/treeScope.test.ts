import assert from 'node:assert/strict';
import { contentsWords } from '../../src/extension/exportWords.js';
import { chosenNodes, scopeOf, scopeWords, type TreeNode } from '../../src/extension/treeScope.js';

const study = (citekey: string) => ({ kind: 'study', id: citekey, study: { citekey } }) as TreeNode;
const claim = (key: string) => ({ kind: 'claim', id: key, claim: { key } }) as TreeNode;
const evidence = (citekey: string) => ({ kind: 'evidence', id: citekey, evidence: { citekey } });

describe('what chosen nodes of the trees stand for', () => {
  it('is all that is selected where the menu was opened on one of them, else that one', () => {
    const [a, b, c] = [study('a'), study('b'), study('c')];
    assert.deepEqual(chosenNodes(a, [a, b]), [a, b]);
    assert.deepEqual(chosenNodes(c, [a, b]), [c]);
    assert.deepEqual(chosenNodes(c, undefined), [c]);
    assert.deepEqual(chosenNodes(undefined, undefined), []);
    assert.deepEqual(chosenNodes({ claim: 1 }, undefined), []);
  });

  it('is claims and references, each once', () => {
    assert.deepEqual(scopeOf([claim('x'), study('a'), study('a'), claim('y')]), {
      claims: ['x', 'y'],
      citekeys: ['a'],
    });
    const relation = { kind: 'relation', evidence: [evidence('a'), evidence('b')] } as unknown as TreeNode;
    assert.deepEqual(scopeOf([relation, evidence('b') as TreeNode]), { citekeys: ['a', 'b'] });
    const group = { kind: 'group', claims: [claim('x'), claim('y')] } as unknown as TreeNode;
    assert.deepEqual(scopeOf([group, claim('x')]), { claims: ['x', 'y'] });
    const studies = { kind: 'studyGroup', studies: [study('a')] } as unknown as TreeNode;
    assert.deepEqual(scopeOf([studies]), { citekeys: ['a'] });
  });

  it('is said in numbers', () => {
    assert.equal(scopeWords({ claims: ['x'] }), '1 claim');
    assert.equal(scopeWords({ citekeys: ['a', 'b'] }), '2 references');
    assert.equal(scopeWords({ claims: ['x', 'y'], citekeys: ['a'] }), '2 claims and 1 reference');
  });

  it('is nothing for what stands for none', () => {
    assert.equal(scopeOf([]), undefined);
    assert.equal(scopeOf([{ kind: 'message', id: 'm', label: 'No evidence yet' }]), undefined);
  });
});

describe('what a bibliography holds', () => {
  it('is said in a few words', () => {
    assert.equal(contentsWords({}), 'all references');
    assert.equal(
      contentsWords({ evidenceOnly: true, annotated: true, groupBy: 'topic' }),
      'evidence only, annotated, by topic',
    );
  });
});
