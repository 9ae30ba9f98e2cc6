export { secret, MissingSecret, type Secret } from './secret.ts'
export { httpClient, CallFailed, type HttpClient, type HttpClientOptions } from './http/client.ts'
export { apiKey, basic, bearer, clientCredentials, type Scheme } from './http/security.ts'
export { statusOnly, WrongAnswer } from './http/answer.ts'
export type { BodyPlace, FieldWriting, Operation, ParameterPlace, Style, Writing } from './http/operation.ts'
export type { Transport, WireAnswer, WireLimits } from './http/transport.ts'
export type { WireRequest } from './http/request.ts'
export { mcpClient, type McpClient, type McpClientOptions, type ToolCall } from './mcp/client.ts'
export { toolText } from './mcp/answer.ts'
export {
  given,
  rowsOf,
  sqlClient,
  type RowReading,
  type SqlClient,
  type SqlClientOptions,
  type RowWriting,
} from './sql/client.ts'
