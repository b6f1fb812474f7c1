import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/** The master key does not fit the vault: another key, or a vault that was changed. */
export class WrongMasterKey extends Error {
  override readonly name = 'WrongMasterKey';
}

/** Encrypts a key under the master key; `name` is bound to it, so that no two rows can be swapped unnoticed. */
export function wrap(masterKey: Buffer, name: string, key: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(masterKey), nonce);
  cipher.setAAD(Buffer.from(name, 'utf8'));
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
}

export function unwrap(masterKey: Buffer, name: string, wrapped: Buffer): Buffer {
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      createSecretKey(masterKey),
      wrapped.subarray(0, nonceBytes),
    );
    decipher.setAAD(Buffer.from(name, 'utf8'));
    decipher.setAuthTag(wrapped.subarray(wrapped.length - tagBytes));
    return Buffer.concat([
      decipher.update(wrapped.subarray(nonceBytes, wrapped.length - tagBytes)),
      decipher.final(),
    ]);
  } catch (cause) {
    throw new WrongMasterKey(
      `The vault's ${name} cannot be opened with this master key: use the key that the vault was created with.`,
      { cause },
    );
  }
}
