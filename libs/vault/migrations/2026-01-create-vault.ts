import { Migration } from '@mikro-orm/migrations';

/** Person keys and named secrets. A destroyed key leaves its row, without the key. */
export class CreateVault extends Migration {
  override up(): void {
    const postgresql = this.driver.getPlatform().constructor.name === 'PostgreSqlPlatform';
    const schema = postgresql ? 'vault.' : '';
    const bytes = postgresql ? 'bytea' : 'blob';
    // A gift waits for its key to be on disk: in the key's own tree that is one page, beside a tree of row numbers two.
    const storage = postgresql ? '' : ' without rowid';
    this.addSql(
      `create table ${schema}person_key (person text primary key, wrapped_key ${bytes}, created_at bigint not null,
        destroyed_at bigint, check ((wrapped_key is null) = (destroyed_at is not null)))${storage}`,
    );
    this.addSql(
      `create table ${schema}named_secret (name text primary key, wrapped_secret ${bytes} not null,
        created_at bigint not null)`,
    );
  }
}
