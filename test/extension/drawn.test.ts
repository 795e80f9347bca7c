import assert from 'node:assert/strict';
import { createDrawn } from '../../src/extension/queries/drawn.js';

describe('what a view drew', () => {
  it('is drawn anew only where its roots, or what was opened under them, differ', async () => {
    const drawn = createDrawn();
    const found = new Map([
      ['a', { count: 1 }],
      ['b', { count: 2 }],
    ]);
    const open = (id: string): void => drawn.open(id, found.get(id), () => Promise.resolve(found.get(id)));
    assert.equal(await drawn.isAsDrawn([]), false);
    drawn.begin([{ id: 'a' }, { id: 'b' }]);
    assert.equal(await drawn.isAsDrawn([{ id: 'a' }, { id: 'b' }]), true);
    assert.equal(await drawn.isAsDrawn([{ id: 'a' }]), false);
    open('a');
    found.set('b', { count: 3 });
    assert.equal(await drawn.isAsDrawn([{ id: 'a' }, { id: 'b' }]), true);
    found.set('a', { count: 4 });
    assert.equal(await drawn.isAsDrawn([{ id: 'a' }, { id: 'b' }]), false);
    // Drawn anew nothing is open before it is opened again.
    drawn.begin([{ id: 'a' }, { id: 'b' }]);
    assert.equal(await drawn.isAsDrawn([{ id: 'a' }, { id: 'b' }]), true);
    open('a');
    assert.equal(await drawn.isAsDrawn([{ id: 'a' }, { id: 'b' }]), true);
  });
});
