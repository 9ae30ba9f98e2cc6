/** Documents in which every text tries to leave the place where it is written. */

const act = 'globalThis.taken = true'

/** Each tries to leave the place where it is written. */
export const attempts = [
  `*/ ${act}; /*`,
  `'; ${act}; '`,
  `"); ${act}; ("`,
  `\`\${${act}}\``,
  `\n${act}\n`,
  `\r${act}\r`,
  `\u2028${act}\u2029`,
  `\\'; ${act}; //`,
  `</script><script>${act}</script>`,
  `\u202E${act}\u2066`,
  '__proto__',
  'constructor',
  'toString',
  `} }); ${act}; ({ a: {`,
  `(?<x>a) ${act}`,
  '\uD800',
  '',
]

/** A document in which every text is this attempt. */
export function hostileDocument(attempt: string, number: number): unknown {
  const schema = {
    type: 'object',
    description: attempt,
    required: [attempt],
    properties: {
      [attempt]: { type: 'string', description: attempt, enum: [attempt, 'other'], default: attempt, example: attempt },
      pattern: { type: 'string', pattern: attempt, format: attempt },
      inner: { $ref: `#/components/schemas/${pointer(attempt)}` },
      kind: {
        oneOf: [{ type: 'object', required: ['a'], properties: { a: { const: attempt } } }, { type: 'null' }],
        discriminator: { propertyName: attempt },
      },
    },
  }
  return {
    openapi: '3.1.0',
    info: { title: attempt, version: attempt, description: attempt },
    servers: [{ url: `https://example.com/{x}`, variables: { x: { default: attempt } } }],
    tags: [{ name: attempt }],
    security: [{ [attempt]: [attempt] }],
    paths: {
      [`/a${number}/{id}/${attempt.replaceAll(/[{}]/g, '')}`]: {
        get: {
          operationId: attempt,
          summary: attempt,
          description: attempt,
          tags: [attempt],
          parameters: [
            { name: 'id', in: 'path', required: true, description: attempt, schema: { type: 'string' } },
            { name: attempt, in: 'query', style: 'form', description: attempt, schema },
            { name: `x${attempt}`, in: 'header', content: { [attempt]: { schema } } },
          ],
          responses: { 200: { description: attempt, content: { 'application/json': { schema } } } },
        },
        post: {
          summary: attempt,
          requestBody: { content: { [`text/x ${attempt}`]: { schema: { type: 'string' } } } },
          responses: { 201: { description: attempt, content: { [`text/${attempt}`]: {} } } },
        },
        put: {
          requestBody: {
            required: true,
            content: {
              'multipart/form-data': { schema, encoding: { [attempt]: { contentType: attempt, style: attempt } } },
            },
          },
          responses: { 204: { description: attempt } },
        },
      },
    },
    components: {
      schemas: {
        [attempt]: {
          ...schema,
          properties: { next: { $ref: `#/components/schemas/${pointer(attempt)}` }, [attempt]: { type: 'integer' } },
        },
      },
      securitySchemes: { [attempt]: { type: 'apiKey', in: 'header', name: attempt, description: attempt } },
    },
  }
}

function pointer(name: string): string {
  return name.toWellFormed() === name ? encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1')) : name
}
