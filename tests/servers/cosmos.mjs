// Vercel's Cosmos DB server on a free loopback port. First line out: the port.
import { createRequire } from 'node:module';
import process from 'node:process';

const require = createRequire(import.meta.url);
const { createHttpServer } = require('@vercel/cosmosdb-server');

const server = createHttpServer().listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit()).resume();
