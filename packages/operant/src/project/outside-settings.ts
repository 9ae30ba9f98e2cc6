import type { MailSettings } from '../mail/messenger.ts'

/** By what people and systems outside reach a project. */
export interface OutsideSettings {
  /** What `operant start` serves: links, forms and webhooks. */
  readonly server?: ServerSettings
  /** Webhooks that are taken at `/hooks/NAME`, by name; `mail` takes mail that came in. */
  readonly webhooks?: Readonly<Record<string, WebhookSettings>>
  /** Systems outside that are told what happens; which ones is said over the API. */
  readonly webhooksOut?: WebhooksOutSettings
  /** How mail goes out. Default: each as a file in the state folder, and none is sent. */
  readonly mail?: MailSettings
}

export interface ServerSettings {
  /** Default 4300. */
  readonly port?: number
  /** Where it listens. Default 127.0.0.1, which only this machine reaches. */
  readonly address?: string
  /** By which address others reach it, as in `https://operant.example.com`; links in mail begin with it. */
  readonly publicUrl?: string
}

export interface WebhookSettings {
  /** The variable of the environment that holds the sender's secret; several while one is being replaced. */
  readonly secret: string
}

export interface WebhooksOutSettings {
  /**
   * Networks that messages may go to although they are not public, as in `10.1.0.0/16`; there also without TLS. Default:
   * none.
   */
  readonly allow?: readonly string[]
}

/** Where the server listens where nothing else is said. */
export const defaultPort = 4300

/** The address that links begin with. */
export function publicAddress(server: ServerSettings | undefined): string {
  return server?.publicUrl?.replace(/\/+$/, '') ?? `http://127.0.0.1:${server?.port ?? defaultPort}`
}
