import { Migration } from '@mikro-orm/migrations';

/** How far each policy has reacted. No event can rebuild it: reacting again from the start could do twice what was done. */
export class KeepPolicyCheckpoints extends Migration {
  override up(): void {
    const postgresql = this.driver.getPlatform().constructor.name === 'PostgreSqlPlatform';
    this.addSql(
      `create table ${postgresql ? 'vault.' : ''}policy_checkpoint (policy text primary key, position text not null,
        saved_at bigint not null)`,
    );
  }
}
