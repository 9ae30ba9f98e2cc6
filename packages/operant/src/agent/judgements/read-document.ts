import { z } from 'zod'
import { definedAt } from '../../facts/definition-error.ts'
import type { Fact } from '../../facts/fact.ts'
import { outsideText } from '../../facts/outside-text.ts'
import {
  CAPABILITY,
  type Awaitable,
  type Capability,
  type Inputs,
  type JudgementSpec,
  type NamesOf,
  type Needs,
} from '../capability.ts'
import { common, givenBy, type CommonOptions } from '../common.ts'
import type { Clients, Uses } from '../connector.ts'
import { requireFunctions } from '../require.ts'
import type { FileRead, ReadDocumentForm } from './forms.ts'
import { patience } from './options.ts'

/** What can be told of a file without understanding it. */
export function documentContent() {
  return z.object({
    /** By its bytes, whatever it is called; `other` for what is none of these. */
    format: z.enum(['pdf', 'jpeg', 'png', 'gif', 'webp', 'text', 'other']),
    bytes: z.number().int(),
    /** Of a PDF. */
    pages: z.number().int().nullable(),
    /** What a PDF or a plain text says; empty of a picture, and of a PDF that is a scan. */
    text: outsideText(),
    /** Of a picture, in pixels. */
    width: z.number().int().nullable(),
    height: z.number().int().nullable(),
    /** When a picture says it was taken (EXIF), in the camera's own time: whoever sent it could have written that. */
    takenAt: z.iso.datetime({ local: true }).nullable(),
    /** The camera, as the picture says. */
    camera: z.string().nullable(),
  })
}
export type DocumentContent = z.output<ReturnType<typeof documentContent>>

/**
 * Reads a file offline: what it is, the text of a PDF, size and EXIF date of a picture. To understand what a picture
 * shows, give it to `classify` or `extract` as `file`.
 */
export function readDocument<const Ns extends Needs, G extends string, U extends Uses>(
  definition: CommonOptions & {
    readonly name: string
    readonly needs: Ns
    /** `fact('invoiceFile', documentContent())`. */
    readonly gives: Fact<DocumentContent, G>
    readonly uses: U
    readonly file: (inputs: Inputs<Ns>, clients: Clients<U>) => Awaitable<FileRead>
  },
): Capability<NamesOf<Ns>, G> {
  const where = definedAt()
  const what = `readDocument "${definition.name}"`
  const gives = givenBy(where, what, definition.gives)
  requireFunctions(where, what, definition, ['file'])
  const spec: JudgementSpec = {
    kind: 'judgement',
    ...common(where, { timeout: patience, ...definition }, gives, 1),
    gives,
    atLeast: 0,
    form: { kind: 'read document', file: definition.file as ReadDocumentForm['file'] },
  }
  return { [CAPABILITY]: spec }
}
