import type { OpenStream } from './stream.ts'
import type { Said, TabParts } from './tabs.ts'

/** What tabs share, by this name: the lock, and what they say to each other. */
const name = 'operant live'

const openStream: OpenStream = (address, { opened, told, changed, failed }) => {
  const source = new EventSource(address)
  source.addEventListener('open', opened)
  source.addEventListener('message', ({ data, lastEventId }: MessageEvent<string>) => told(data, lastEventId))
  source.addEventListener('changed', ({ data }: MessageEvent<string>) => changed(data))
  source.addEventListener('error', () => failed(source.readyState === EventSource.CLOSED))
  return () => source.close()
}

export function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** The stream, the lock and the channel of this browser. */
export const browserParts: Pick<TabParts, 'open' | 'wait' | 'connect' | 'hold'> = {
  open: openStream,
  wait,
  connect: (hear) => {
    const channel = new BroadcastChannel(name)
    channel.addEventListener('message', ({ data }: MessageEvent<Said>) => hear(data))
    return {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches this origin alone
      say: (said) => channel.postMessage(said),
      close: () => channel.close(),
    }
  },
  hold: async (signal, work) => {
    await navigator.locks.request(name, { signal }, work)
  },
}
