/**
 * `node scripts/complete-lock.mjs`, after `npm install` has changed package-lock.json: adds the builds of tools for other
 * platforms that npm left out. npm leaves out what its registry does not have, and later `npm ci` refuses a lock file in
 * which an optional dependency is missing, even one that this platform would never install. `--check` changes nothing and
 * exits with 1 when something is missing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const CPUS = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

/** Optional dependencies of locked packages that the lock file does not have: `{ name, version, dev }`. */
function missingOptionals(lock) {
  return Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isLocked(lock, path, name))
      .map(([name, version]) => ({ name, version, dev })),
  );
}

/** Is a package locked where one at `path` would find it, in its own folder or in one above? */
function isLocked(lock, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    if (`${folder && `${folder}/`}node_modules/${name}` in lock.packages) return true;
    if (folder === '') return false;
  }
}

/** The entry of a build whose name ends in its platform, such as `-linux-arm64-musl`. */
function lockEntry({ name, version, dev }) {
  const words = name.slice(name.lastIndexOf('/') + 1).split('-');
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = CPUS.find((candidate) => words.includes(candidate));
  if (os === undefined || cpu === undefined || !/^\d+\.\d+\.\d+$/.test(version))
    throw new Error(`${name}@${version}: the name tells no platform, or the version is a range; run npm install with a complete registry`);
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : words.some((word) => word.startsWith('gnu')) ? 'glibc' : undefined;
  return { version, cpu: [cpu], ...(dev && { dev }), ...(libc && os === 'linux' && { libc: [libc] }), optional: true, os: [os] };
}

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = missingOptionals(lock);
if (process.argv.includes('--check')) {
  for (const { name, version } of missing) process.stdout.write(`package-lock.json: ${name}@${version} is missing\n`);
  process.exitCode = missing.length > 0 ? 1 : 0;
} else {
  for (const optional of missing) lock.packages[`node_modules/${optional.name}`] = lockEntry(optional);
  const inOrder = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(inOrder) }, undefined, 2)}\n`);
  process.stdout.write(`${missing.length} optional packages added\n`);
}
