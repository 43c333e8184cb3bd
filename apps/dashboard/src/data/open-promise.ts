/** A promise with what settles it. */
export interface OpenPromise<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (cause: unknown) => void;
}

/** A promise that its maker settles. */
export function openPromise<T>(): OpenPromise<T> {
  let resolve!: OpenPromise<T>["resolve"];
  let reject!: OpenPromise<T>["reject"];
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
