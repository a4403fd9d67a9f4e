/** A server that says what a recorded one said, when it is told to. */
import { createServer, type Server, type Socket } from 'node:net';
import { REQUEST_LIMITS } from '../../../src/eccp/limits.js';
import type { PacketElement } from '../../../src/eccp/packet.js';
import { PacketReader } from '../../../src/eccp/packet-reader.js';
import { whenOver } from '../server-support.js';

/** What a client has asked. */
interface Asked {
  readonly name: string;
  readonly id: string;
}

const OUR_COOKIE = '0123456789abcdef0123456789abcdef';

export class PlayedServer {
  readonly #server: Server;
  /** How many bytes of a packet are written at once. */
  readonly #piece: number;
  #socket: Socket | undefined;
  #asked: Asked[] = [];
  #wake = (): void => {};
  #latest: { readonly name: string; readonly packet: string } | undefined;
  /** The same answer once more, to a client that had to log in again and repeats its request. */
  #again: { readonly name: string; readonly packet: string } | undefined;
  /** A login of the recording is asked for; others are the client's own. */
  expectsLogin = false;

  constructor(piece: number) {
    this.#piece = piece;
    this.#server = createServer({ noDelay: true }, (socket) => this.#take(socket));
    whenOver(() => {
      this.#socket?.destroy();
      this.#server.close();
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** Until there is a request that is for the recording. */
  async arrival(): Promise<void> {
    while (this.#asked.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  takeRequest(): Asked | undefined {
    return this.#asked.shift();
  }

  say(packet: string): void {
    const bytes = Buffer.from(packet);
    for (let i = 0; i < bytes.length; i += this.#piece) this.#socket?.write(bytes.subarray(i, i + this.#piece));
  }

  /** The recorded answer, with the id of our client. */
  answer({ id, name }: Asked, packet: string): void {
    this.#latest = { name, packet };
    this.say(packet.replace(/ id="[^"]*"/, () => ` id="${id}"`));
  }

  end(): void {
    this.#socket?.end();
  }

  #take(socket: Socket): void {
    this.#socket = socket;
    const reader = new PacketReader(REQUEST_LIMITS);
    socket.on('error', () => {}); // the client may be gone
    socket.on('data', (chunk: Buffer) => {
      for (const packet of reader.read(chunk).packets) this.#request(packet);
    });
  }

  #request(packet: PacketElement): void {
    const asked = { name: packet.children[0]?.name ?? '', id: packet.attributes.get('id') ?? '' };
    if (asked.name === 'login' && !this.expectsLogin) {
      this.#again = this.#latest;
      this.say(`<response id="${asked.id}"><login_response><success/><app_cookie>${OUR_COOKIE}</app_cookie></login_response></response>`);
    } else if (asked.name === this.#again?.name) {
      this.answer(asked, this.#again.packet);
      this.#again = undefined;
    } else {
      this.#asked.push(asked);
      this.#wake();
    }
  }
}
