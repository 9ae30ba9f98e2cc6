import { createHash, randomBytes } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../facts/time.ts'

/** How mail goes out. */
export interface MailSettings {
  /** Who it comes from, and where answers go to. */
  readonly from: string
  /** A mail server, as in `smtps://user:password@mail.example.com`. */
  readonly smtp?: string
}

/** A message to one address. */
export interface Message {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The same key is the same message: its Message-ID is made of it. */
  readonly key: string
}

/**
 * Sends messages. A mail server may take one and be cut off before it says so: then it is sent again, with the same
 * Message-ID, by which most mailboxes show it once.
 */
export interface Messenger {
  /** @throws where it was not taken. */
  send(message: Message): Promise<void>
}

/** Who mail comes from where nobody says: a name that no mail can be sent back to. */
const nobody = 'operant@localhost.invalid'

/** Milliseconds for which a mail server may be silent. */
const patience = 20_000

/** Where mail is put that is not sent. */
export function outbox(folder: string): string {
  return join(folder, 'mail')
}

/** Sends by the project's mail server, or else puts each message into the state folder as a file. */
export async function openMessenger(mail: MailSettings | undefined, folder: string, clock: Clock): Promise<Messenger> {
  const { createTransport } = await import('nodemailer')
  const from = mail?.from ?? nobody
  // Nothing in a message may make us read a file or an address.
  const closed = { disableFileAccess: true, disableUrlAccess: true }
  const composed = ({ to, subject, text, key }: Message) => ({
    from: { name: 'Operant', address: from },
    to: { name: '', address: to },
    subject,
    text,
    messageId: `<${fingerprint(key)}@${from.slice(from.indexOf('@') + 1)}>`,
    date: clock.now(),
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
  if (mail?.smtp === undefined) {
    const transport = createTransport({ ...closed, streamTransport: true, buffer: true, newline: 'unix' })
    return {
      async send(message) {
        const { message: raw } = await transport.sendMail(composed(message))
        await putInto(outbox(folder), `${fingerprint(message.key)}.eml`, raw)
      },
    }
  }
  const limits = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience }
  const transport = createTransport({ ...closed, ...limits, url: mail.smtp })
  return {
    async send(message) {
      await transport.sendMail(composed(message))
    },
  }
}

function fingerprint(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32)
}

/** Whole or not at all; the same message again takes the place of the one before. */
async function putInto(folder: string, name: string, raw: Buffer | NodeJS.ReadableStream): Promise<void> {
  if (!Buffer.isBuffer(raw)) throw new Error('a message was not composed whole')
  await mkdir(folder, { recursive: true })
  const made = join(folder, `.${name}.${randomBytes(6).toString('hex')}`)
  await writeFile(made, raw)
  await rename(made, join(folder, name))
}
