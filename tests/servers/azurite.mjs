// Azurite on free loopback ports, with nothing kept on disk. It says the ports as it starts, and ends with its standard input.
// node azurite.mjs
import { createRequire } from 'node:module';
import process from 'node:process';

const host = '127.0.0.1';
process.argv.push('--inMemoryPersistence', '--skipApiVersionCheck', '--silent', '--disableTelemetry');
for (const service of ['blob', 'queue', 'table']) {
  process.argv.push(`--${service}Host`, host, `--${service}Port`, '0');
}
process.stdin.on('end', () => process.exit(0)).resume();
createRequire(import.meta.url)('azurite/dist/src/azurite.js');
