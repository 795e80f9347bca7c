import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
} from 'vscode-languageserver/node';
import { notifications } from '../protocol.js';
import type { ExportMeans } from './bibliography.js';
import type { Formatting } from './formatting.js';
import { Cancelled } from './turns.js';

/** Does long work until its request is cancelled; `id` is what its progress is told under, where anyone asks for that. */
export type Cancellable = <Result>(
  token: CancellationToken,
  act: (means: ExportMeans) => Promise<Result>,
  id?: string,
) => Promise<Result | ResponseError>;

/** `folder`: where paths in corroborate.json start from. */
export const createCancellable =
  (connection: Connection, formatting: Formatting, folder: () => string): Cancellable =>
  async (token, act, id) => {
    const controller = new AbortController();
    const listening = token.onCancellationRequested(() => controller.abort());
    try {
      return await act({
        formatting,
        folder: folder(),
        signal: controller.signal,
        progress: (progress) => {
          if (id !== undefined)
            void connection.sendNotification(notifications.exportProgress, { id, ...progress });
        },
      });
    } catch (error) {
      if (error instanceof Cancelled)
        return new ResponseError(LSPErrorCodes.RequestCancelled, 'The export was cancelled.');
      throw error;
    } finally {
      listening.dispose();
    }
  };
