// A real SMTP server on a free loopback port. First line out: the port. Then a JSON line for each message taken.
// node smtp.mjs [busy | signed-in | plain-only]
import { createRequire } from 'node:module';
import process from 'node:process';

const require = createRequire(import.meta.url);
const { SMTPServer } = require('smtp-server');
const { simpleParser } = require('mailparser');
const mode = process.argv[2] ?? '';

const server = new SMTPServer({
  authOptional: mode !== 'signed-in',
  allowInsecureAuth: true,
  disabledCommands: mode === 'plain-only' ? ['STARTTLS', 'AUTH'] : [],
  onAuth(auth, session, done) {
    const known = auth.username === 'pipeline' && auth.password === 'right';
    done(known ? null : new Error('535 unknown'), known ? { user: auth.username } : undefined);
  },
  onRcptTo(address, session, done) {
    done(mode === 'busy' ? Object.assign(new Error('try later'), { responseCode: 451 }) : null);
  },
  async onData(stream, session, done) {
    const mail = await simpleParser(stream);
    const line = {
      to: session.envelope.rcptTo.map((recipient) => recipient.address),
      from: mail.from.text,
      subject: mail.subject,
      id: mail.messageId,
      priority: mail.priority ?? '',
      automatic: mail.headers.get('auto-submitted') ?? '',
      text: mail.text,
      html: mail.html,
    };
    process.stdout.write(JSON.stringify(line) + '\n');
    done();
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => process.stdout.write(server.server.address().port + '\n'));
process.stdin.on('end', () => process.exit(0)).resume();
