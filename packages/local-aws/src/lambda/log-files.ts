import type { WriteStream } from 'node:fs';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The functions' log lines, in one file per log group under `<dataDir>/logs/`. */
export class LogFiles {
  readonly #dir: string;
  readonly #files = new Map<string, WriteStream>();
  #closed = false;

  constructor(dataDir: string) {
    this.#dir = join(dataDir, 'logs');
    mkdirSync(this.#dir, { recursive: true, mode: 0o700 });
  }

  /** Writes a line, given without its newline. Lines after `close` are lost. */
  write(logGroup: string, line: string): void {
    if (this.#closed) return;
    let file = this.#files.get(logGroup);
    if (file === undefined) {
      file = createWriteStream(this.#fileOf(logGroup), { flags: 'a', mode: 0o600 });
      // The next line opens the file again, because a full disk may have space by then.
      file.on('error', (error) => {
        console.error(`logs: ${logGroup}: ${error.message}`);
        this.#files.delete(logGroup);
      });
      this.#files.set(logGroup, file);
    }
    file.write(`${line}\n`);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(
      [...this.#files.values()].map((file) => new Promise<void>((resolve) => file.end(() => resolve()))),
    );
  }

  #fileOf(logGroup: string): string {
    return join(this.#dir, `${logGroup.replace(/^\//, '').replace(/[^\w.-]+/g, '-')}.log`);
  }
}
