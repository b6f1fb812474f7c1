import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { CommitQueue } from './commit-queue';
import { gossipService } from './gossip-service';
import { LiveFeed } from './live-feed';
import type { EventLog } from './log';
import { OpenCalls } from './open-calls';
import { refuseServices } from './refused-services';
import type { ServerContext } from './server-context';
import { serverFeaturesService } from './server-features-service';
import { streamsDefinition, streamsService } from './streams-service';

export interface ServerOptions {
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly appendBytesMax?: number;
}

const MEBIBYTE = 1024 * 1024;
/** How long a stop waits for readers to take their last messages. */
const GRACE_MS = 1_000;

/** The event log behind the EventStoreDB protocol. */
export class EventStoreServer {
  static async start(log: EventLog, options: ServerOptions): Promise<EventStoreServer> {
    const server = new EventStoreServer(log, options);
    await server.#bind(options.port);
    return server;
  }

  readonly #server: Server;
  readonly #host: string;
  readonly #context: ServerContext;
  #port = 0;

  private constructor(log: EventLog, options: ServerOptions) {
    this.#host = options.host ?? '127.0.0.1';
    const feed = new LiveFeed();
    const commits = new CommitQueue(log, (events) => feed.publish(events));
    const appendBytesMax = options.appendBytesMax ?? MEBIBYTE;
    this.#context = { log, commits, feed, calls: new OpenCalls(), appendBytesMax };
    // An append may be larger than its limit on the wire, so that it can be refused by name.
    this.#server = new Server({ 'grpc.max_receive_message_length': 17 * MEBIBYTE });
    this.#server.addService(streamsDefinition, streamsService(this.#context));
    this.#server.addService(ServerFeaturesService, serverFeaturesService);
    this.#server.addService(
      GossipService,
      gossipService(() => ({ host: this.#host, port: this.#port })),
    );
    refuseServices(this.#server);
  }

  get port(): number {
    return this.#port;
  }

  /** Answers what was asked, ends open calls with CANCELLED, and closes the connections. The log stays open. */
  async stop(): Promise<void> {
    this.#context.commits.close();
    await new Promise(setImmediate);
    this.#context.calls.cancelAll();
    await new Promise<void>((resolve) => {
      const force = setTimeout(() => {
        this.#server.forceShutdown();
        resolve();
      }, GRACE_MS);
      this.#server.tryShutdown(() => {
        clearTimeout(force);
        resolve();
      });
    });
  }

  #bind(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const credentials = ServerCredentials.createInsecure();
      this.#server.bindAsync(`${this.#host}:${port}`, credentials, (error, bound) => {
        this.#port = bound;
        if (error) reject(error);
        else resolve();
      });
    });
  }
}
