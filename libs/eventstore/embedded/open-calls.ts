import { stopping } from './refusals';

interface Call {
  emit(event: 'error', error: Error): boolean;
}

/** The calls that stay open by themselves, so that a stop can end them in words the client understands. */
export class OpenCalls {
  readonly #calls = new Set<Call>();

  enter(call: Call): () => void {
    this.#calls.add(call);
    return () => this.#calls.delete(call);
  }

  cancelAll(): void {
    for (const call of this.#calls) call.emit('error', stopping());
    this.#calls.clear();
  }
}
