// The little of Node that these tests use; @types/node would give the pages' scripts Node's timers too.

declare module "node:test" {
  type Timers = { enable(given: { apis: string[]; now?: number }): void; reset(): void; tick(ms: number): void; setTime(ms: number): void };
  export type TestContext = { mock: { timers: Timers } };
  export const mock: TestContext["mock"];
  export function test(name: string, body: (t: TestContext) => void | Promise<void>): void;
  export function beforeEach(body: () => void): void;
}

declare module "node:assert/strict" {
  type Assert = {
    ok(value: unknown, message?: string): asserts value;
    equal(actual: unknown, expected: unknown, message?: string): void;
    notEqual(actual: unknown, expected: unknown, message?: string): void;
    deepEqual(actual: unknown, expected: unknown, message?: string): void;
    fail(message?: string): never;
  };
  const assert: Assert;
  export default assert;
}

declare module "node:fs" {
  export function readFileSync(path: URL, encoding: "utf8"): string;
  export function readFileSync(path: URL): Uint8Array;
  export function readdirSync(path: URL, options?: { recursive: boolean }): string[];
}

declare module "node:crypto" {
  export function createHash(name: string): { update(bytes: Uint8Array): { digest(form: "hex"): string } };
}

declare const process: { env: Record<string, string | undefined> };
declare function setImmediate(deed: (value: unknown) => void): void;
