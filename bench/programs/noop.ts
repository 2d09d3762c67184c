/** A Fastify route that reads its body as JSON and does nothing: what a server process can do at most. */
import { fastify } from 'fastify';

const app = fastify();
app.post('/rien', () => ({}));
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
process.stdin.on('end', () => process.exit()).resume();
