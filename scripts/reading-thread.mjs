// The thread that reads files where the project runs from its source, as in tests: a thread has to be told of TypeScript anew.
import { register } from 'tsx/esm/api';

register();
await import('../src/workspace/readingThread.ts');
