import { z } from 'zod'
import { isAddress } from '../facts/mail-address.ts'
import { listOf } from '../webhooks/networks.ts'

const server = z.strictObject(
  {
    port: z
      .number('expected a port. To mend it, write port: 4300')
      .int('expected a port. To mend it, write port: 4300')
      .min(0, 'expected a port. To mend it, write port: 4300')
      .max(65_535, 'expected a port of at most 65535. To mend it, write port: 4300')
      .optional(),
    address: z
      .string("expected an address to listen on. To mend it, write address: '127.0.0.1'")
      .min(1, "expected an address to listen on. To mend it, write address: '127.0.0.1'")
      .optional(),
    publicUrl: z
      .custom<string>(
        isPublicUrl,
        "expected the address by which others reach it. To mend it, write publicUrl: 'https://operant.example.com'",
      )
      .optional(),
  },
  { error: 'expected settings. To mend it, write server: { port: 4300 }' },
)

const webhook = z.strictObject(
  {
    secret: z
      .string("expected the name of a variable. To mend it, write secret: 'SHOP_WEBHOOK_SECRET'")
      .regex(
        /^[A-Z][A-Z0-9_]*$/,
        "expected the name of a variable of the environment, never the secret itself. To mend it, write secret: 'SHOP_WEBHOOK_SECRET'",
      ),
  },
  { error: "expected a webhook. To mend it, write { secret: 'SHOP_WEBHOOK_SECRET' }" },
)

const webhooksOut = z.strictObject(
  {
    allow: z
      .array(
        z.custom<string>(
          isNetwork,
          "expected a network. To mend it, write an address and how many bits of it count: '10.1.0.0/16'",
        ),
        "expected networks that are not public. To mend it, write allow: ['10.1.0.0/16']",
      )
      .readonly()
      .optional(),
  },
  { error: "expected settings. To mend it, write webhooksOut: { allow: ['10.1.0.0/16'] }" },
)

const mail = z.strictObject(
  {
    from: z
      .string("expected who mail comes from. To mend it, write from: 'operant@example.com'")
      .refine(isAddress, "expected one address of mail. To mend it, write from: 'operant@example.com'"),
    smtp: z
      .custom<string>(
        isMailServer,
        "expected a mail server. To mend it, write smtp: 'smtps://mail.example.com', or leave it out",
      )
      .optional(),
  },
  { error: "expected settings. To mend it, write mail: { from: 'operant@example.com' }" },
)

/** The fields of a project that are about people and systems outside. */
export const outsideFields = {
  server: server.optional(),
  webhooks: z
    .record(
      z
        .string()
        .regex(
          /^[a-z0-9][a-z0-9-]*$/,
          'expected a name such as shop. To mend it, use small letters, digits and dashes',
        ),
      webhook,
      { error: "expected webhooks by name. To mend it, write webhooks: { shop: { secret: 'SHOP_WEBHOOK_SECRET' } }" },
    )
    .optional(),
  webhooksOut: webhooksOut.optional(),
  mail: mail.optional(),
}

/** Names of the fields at a place in them. */
export function outsideFieldsAt([first]: readonly PropertyKey[]): readonly string[] | undefined {
  if (first === 'server') return Object.keys(server.shape)
  if (first === 'webhooks') return Object.keys(webhook.shape)
  if (first === 'webhooksOut') return Object.keys(webhooksOut.shape)
  return first === 'mail' ? Object.keys(mail.shape) : undefined
}

function isPublicUrl(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false
  const { protocol, username, password, search, hash } = new URL(value)
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === ''
}

function isNetwork(value: unknown): boolean {
  try {
    return typeof value === 'string' && listOf([value]) !== undefined
  } catch {
    return false
  }
}

function isMailServer(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value) && /^smtps?:$/.test(new URL(value).protocol)
}
