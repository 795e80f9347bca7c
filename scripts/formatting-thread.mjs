// The thread that formats bibliographies where the server runs from its source, as in tests: a thread has to be told of TypeScript anew.
import { register } from 'tsx/esm/api';

register();
await import('../src/server/formattingThread.ts');
