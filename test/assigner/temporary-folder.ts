import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type AssignerConfig, readAssignerConfig } from 'statewire/assigner';

/** A folder of an administrator, with the files given by their path in it. */
export class TemporaryFolder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'statewire-assigner-'));

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.write(files);
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      const file = join(this.path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  read(own: AssignerConfig = {}): AssignerConfig {
    return readAssignerConfig(this.path, own);
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
