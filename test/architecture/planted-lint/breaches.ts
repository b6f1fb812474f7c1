async function pay(): Promise<number> {
  return Promise.resolve(1);
}

export function forget(): void {
  pay();
}

export function trust(text: string): number {
  const read: any = JSON.parse(text);
  return read.amount;
}

export function half(kind: 'given' | 'taken'): number {
  switch (kind) {
    case 'given':
      return 1;
  }
  return 0;
}
