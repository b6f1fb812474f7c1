import { Migration } from '@mikro-orm/migrations';

/**
 * What persons and applications are signed in with, as digests. No event can rebuild it: to lose it would sign everybody out,
 * to bring it back from the log would sign in whoever was signed out.
 */
export class KeepTokens extends Migration {
  override up(): void {
    const postgresql = this.driver.getPlatform().constructor.name === 'PostgreSqlPlatform';
    const schema = postgresql ? 'vault.' : '';
    const granted = `digest text primary key, grant_id text not null, application_id text not null,
      person_id text not null, scopes text not null, expires_at bigint not null`;
    this.addSql(
      `create table ${schema}oauth_code (${granted}, redirect_uri text not null, code_challenge text,
        spent_at bigint)`,
    );
    this.addSql(`create table ${schema}oauth_token (${granted}, kind text not null)`);
    this.addSql(
      `create table ${schema}login_session (digest text primary key, person_id text not null,
        opened_at bigint not null, expires_at bigint not null)`,
    );
    this.addSql(`create table ${schema}ended_grant (grant_id text primary key, expires_at bigint not null)`);
    for (const table of ['oauth_code', 'oauth_token', 'login_session', 'ended_grant'])
      this.addSql(`create index ${table}_expires_at on ${schema}${table} (expires_at)`);
  }
}
