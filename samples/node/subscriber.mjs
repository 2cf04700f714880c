// A subscriber of the suite's events: connects again by itself, acknowledges by hand, does nothing twice, and puts aside what it cannot read.
// AMQP_URL is the address with the account's name and password, QUEUE its queue, SERVICES those that it hears, STORE where it keeps its work.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import amqp from 'amqplib';

const { AMQP_URL, QUEUE = 'subscriber.sample.node', STORE = 'handled-node.log' } = process.env;
const services = (process.env.SERVICES ?? 'edge-of-care,family-group-conferences,fostering-recruitment,kinship-assessment').split(',');
const deadLetters = `${QUEUE}.dead`;

// What was handled, by event id. In a database the id is inserted in the transaction of what the event changes there; here one line is both.
const handled = new Set(existsSync(STORE) ? readFileSync(STORE, 'utf8').split('\n').map((line) => line.split(' ')[0]) : []);

function handle(event) {
  if (handled.has(event.id)) return;
  appendFileSync(STORE, `${event.id} ${event.type} ${event.subject} ${event.sequence}\n`);
  handled.add(event.id);
}

function read(message) {
  const event = JSON.parse(message.content.toString('utf8'));
  if (event?.specversion !== '1.0' || !event.id || !event.type || typeof event.data !== 'object') throw new Error('not an event of the suite');
  return event;
}

// Everything it makes is named after its account, and is made again by each connection: that changes nothing that is there.
async function declare(channel) {
  await channel.assertExchange(deadLetters, 'fanout', { durable: true });
  await channel.assertQueue(deadLetters, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
  await channel.bindQueue(deadLetters, deadLetters, '');
  await channel.assertQueue(QUEUE, {
    durable: true,
    arguments: {
      'x-queue-type': 'quorum', 'x-delivery-limit': 20, 'x-overflow': 'reject-publish',
      'x-dead-letter-exchange': deadLetters, 'x-dead-letter-strategy': 'at-least-once',
    },
  });
  for (const service of services) {
    await channel.bindQueue(QUEUE, `${service}.events`, '#'); // or one type, such as kinship.case-opened.v1
    await channel.bindQueue(QUEUE, `${service}.replays`, QUEUE); // what an operator replays for this queue
  }
}

function take(channel, message) {
  let event;
  try {
    event = read(message);
  } catch {
    return channel.nack(message, false, false); // unreadable now and later: to the dead letters
  }
  try {
    handle(event);
  } catch {
    return channel.nack(message, false, true); // perhaps not later: again, up to the delivery limit
  }
  channel.ack(message);
}

async function subscribe() {
  const connection = await amqp.connect(AMQP_URL, { heartbeat: 10 });
  const lost = new Promise((resolve) => connection.once('close', resolve));
  connection.on('error', (error) => console.error(`connection: ${error.message}`));
  try {
    const channel = await connection.createChannel();
    channel.on('error', (error) => console.error(`channel: ${error.message}`));
    channel.once('close', () => connection.close().catch(() => {}));
    await channel.prefetch(50);
    await declare(channel);
    await channel.consume(QUEUE, (message) => (message ? take(channel, message) : connection.close()), { noAck: false });
    console.log('ready');
    await lost;
  } finally {
    await connection.close().catch(() => {});
  }
}

for (;;) {
  await subscribe().catch((error) => console.error(`not connected: ${error.message}`));
  await sleep(1000);
}
