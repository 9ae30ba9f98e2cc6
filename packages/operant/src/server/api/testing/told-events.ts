import { z } from 'zod'

const Told = z.object({ id: z.string(), run: z.string(), seq: z.number(), type: z.string() })
type Told = z.infer<typeof Told>

/** Reads server-sent events as they come. */
export class ToldEvents {
  readonly told: Told[] = []
  /** What was changed besides, as it was told. */
  readonly changed: string[] = []
  /** Where whoever is cut off goes on. */
  lastId = ''
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  readonly #decoder = new TextDecoder()
  #rest = ''

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.getReader()
  }

  /** Reads on until `enough` says so, or the stream ends: then it answers false. */
  async until(enough: () => boolean): Promise<boolean> {
    while (!enough()) {
      const { done, value } = await this.#reader.read()
      if (done) return false
      this.#take(this.#decoder.decode(value, { stream: true }))
    }
    return true
  }

  async cutOff(): Promise<void> {
    await this.#reader.cancel()
  }

  #take(text: string): void {
    const blocks = (this.#rest + text).split('\n\n')
    this.#rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
      )
      this.lastId = fields.get('id') ?? this.lastId
      const data = fields.get('data')
      if (fields.get('event') === 'changed') this.changed.push(data ?? '')
      else if (data !== undefined) this.told.push(Told.parse(JSON.parse(data)))
    }
  }
}
