import { createCipheriv, createDecipheriv, createHmac, createSecretKey } from 'node:crypto';
import type { Open, Seal } from '@almoner/kernel';

// Keys go to node:crypto as key objects throughout: with plain bytes every call costs several times as much.
const nonceBytes = 12;
const tagBytes = 16;

/** The keys must hold every person that is sealed for: sealing under a key that nobody keeps would lose the value. */
export function sealer(keys: ReadonlyMap<string, Buffer>): Seal {
  return (person, value) => {
    const bytes = keys.get(person);
    if (!bytes) throw new Error(`There is no key to seal a value of person ${person} with.`);
    const key = createSecretKey(bytes);
    const plain = Buffer.from(value, 'utf8');
    // Deterministic, so that a retried command writes the same event; equal nonces then mean equal values.
    const nonce = createHmac('sha256', key).update('nonce').update(plain).digest().subarray(0, nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(Buffer.from(person, 'utf8'));
    const text = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    return { person, text: text.toString('base64url') };
  };
}

/** Null where the person's key is gone; a value that was tampered with throws. */
export function opener(keys: ReadonlyMap<string, Buffer>): Open {
  return (sealed) => {
    const key = sealed && keys.get(sealed.person);
    if (!sealed || !key) return null;
    const bytes = Buffer.from(sealed.text, 'base64url');
    if (bytes.length < nonceBytes + tagBytes)
      throw new Error(`A sealed value of person ${sealed.person} is too short.`);
    const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), bytes.subarray(0, nonceBytes));
    decipher.setAAD(Buffer.from(sealed.person, 'utf8'));
    decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
    const plain = decipher.update(bytes.subarray(nonceBytes, bytes.length - tagBytes));
    try {
      return Buffer.concat([plain, decipher.final()]).toString('utf8');
    } catch (cause) {
      throw new Error(`A sealed value of person ${sealed.person} was changed or sealed under another key.`, {
        cause,
      });
    }
  };
}

/** Digests a secret so that it can be compared and never read back. */
export function digester(secret: Buffer): (text: string) => string {
  const key = createSecretKey(secret);
  return (text) => createHmac('sha256', key).update(text).digest('base64url');
}
