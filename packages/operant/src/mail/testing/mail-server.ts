import { createServer, type AddressInfo, type Socket } from 'node:net'

/** A small mail server that keeps what it is sent (RFC 5321, without encryption). */
export interface MailServer {
  readonly url: string
  readonly taken: { readonly from: string; readonly to: readonly string[]; readonly data: string }[]
  /** How it answers the message itself from now on. Default: it takes it. */
  answers: 'takes' | 'refuses' | 'takes and hangs up'
  close(): Promise<void>
}

export async function startMailServer(): Promise<MailServer> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    converse(socket, mail)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    taken: [],
    answers: 'takes',
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
  return mail
}

function converse(socket: Socket, mail: MailServer): void {
  const say = (line: string): void => {
    socket.write(`${line}\r\n`)
  }
  let rest = ''
  let from = ''
  let to: string[] = []
  let data: string[] | undefined
  const hear = (line: string): void => {
    if (data) {
      if (line !== '.') return void data.push(line.replace(/^\.\./, '.'))
      const whole = { from, to, data: data.join('\r\n') }
      data = undefined
      if (mail.answers === 'refuses') return say('451 not now')
      mail.taken.push(whole)
      return mail.answers === 'takes' ? say('250 taken') : void socket.destroy()
    }
    const [, verb = '', argument = ''] = /^(\w+)(?:[ :](.*))?$/.exec(line) ?? []
    switch (verb.toUpperCase()) {
      case 'EHLO':
      case 'HELO':
        return say('250 here')
      case 'MAIL':
        from = /<(.*?)>/.exec(argument)?.[1] ?? ''
        to = []
        return say('250 ok')
      case 'RCPT':
        to.push(/<(.*?)>/.exec(argument)?.[1] ?? '')
        return say('250 ok')
      case 'DATA':
        data = []
        return say('354 go on')
      case 'QUIT':
        say('221 bye')
        return void socket.end()
      default:
        return say('500 what')
    }
  }
  say('220 here')
  socket.on('data', (chunk: Buffer) => {
    const lines = `${rest}${chunk.toString('latin1')}`.split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) hear(line)
  })
}
