import 'reflect-metadata';
import { DatabaseSync } from 'node:sqlite';
import { Controller, Get, Inject, Module, Param, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { physicalTables } from './physical-tables';

const DATABASE = 'database';
let table: (name: string) => string;

type Row = Readonly<Record<string, unknown>>;

/**
 * What one would write in an afternoon: the obvious SQL over the same records, without a look at who asks. Sums are taken from
 * the gifts, totals are `count(*)`.
 */
@Controller('sprocket/v2')
class BareController {
  constructor(@Inject(DATABASE) private readonly database: DatabaseSync) {}

  @Get('admin/campaigns/:id/donations')
  donations(@Param('id') id: string, @Query() query: Readonly<Record<string, string>>) {
    const over = query['donation.amount']?.slice(1);
    const name = query['donation.donor.last_name'];
    const where = `where c.number = ?${over === undefined ? '' : ' and l.amount_minor / 100.0 > ?'}${
      name === undefined ? '' : ' and lower(l.last_name) = lower(?)'
    }`;
    const asked = [
      Number(id),
      ...(over === undefined ? [] : [Number(over)]),
      ...(name === undefined ? [] : [name]),
    ];
    const order = over === undefined ? 'l.paid_at desc' : 'l.amount_minor desc';
    const [limit, offset] = [Number(query['limit'] ?? 10), Number(query['offset'] ?? 0)];
    const rows = this.all(
      `${gifts()} ${where} order by ${order}, l.number limit ? offset ?`,
      ...asked,
      limit,
      offset,
    );
    const [count] = this.all(`select count(*) as total from ${giftTables()} ${where}`, ...asked);
    return { Donations: rows.map(donation), Limit: limit, Offset: offset, Total: count!['total'] };
  }

  @Get('admin/campaigns/:id/donations/:donation')
  one(@Param('id') id: string, @Param('donation') number: string) {
    const [row] = this.all(`${gifts()} where c.number = ? and l.number = ?`, Number(id), Number(number));
    return { Donation: donation(row!) };
  }

  @Get('campaigns/:id/users')
  users(@Param('id') id: string, @Query('limit') limit: string) {
    const listed = `c.number = ? and (p.access is null or p.access = 'public')`;
    const users = this.usersBy(listed, Number(id), Number(limit));
    const [count] = this.all(
      `select count(*) as total from ${table('participants')} p
        join ${table('peer_campaigns')} c on c.campaign_id = p.campaign_id where ${listed}`,
      Number(id),
    );
    return { Users: users, Limit: Number(limit), Offset: 0, Total: count!['total'] };
  }

  @Get('campaigns/:id')
  campaign(@Param('id') id: string, @Query('leader_count') leaders: string) {
    const [row] = this.all(
      `select c.*, (select sum(amount_minor) from ${table('donation_ledger')} l
          where l.campaign_id = c.campaign_id and not l.pending) as raised
        from ${table('peer_campaigns')} c where c.number = ?`,
      Number(id),
    );
    const teams = this.all(
      `select t.*, (select sum(amount_minor) from ${table('donation_ledger')} l
          where l.team_id = t.team_id and not l.pending) as raised
        from ${table('teams')} t where t.campaign_id = ? and t.access = 'public'
        order by raised desc, t.number limit ?`,
      String(row!['campaign_id']),
      Number(leaders),
    );
    return {
      Campaign: {
        Id: row!['number'],
        Name: row!['title'],
        Description: row!['description'],
        Url: row!['url'],
        Fundraising_Goal: {
          ...goal(row!),
          Displayed_Donation_Infos: this.latest('campaign_id', row!['campaign_id']),
        },
        Fundraiser_Leaders: this.usersBy(
          `c.number = ? and p.access = 'public'`,
          Number(id),
          Number(leaders),
          false,
        ),
        Team_Leaders: teams.map((team) => ({
          Id: team['number'],
          Name: team['name'],
          Captains: this.all(
            `select number from ${table('participants')} where team_id = ? and captain`,
            String(team['team_id']),
          ),
          User_Ids: this.all(
            `select number from ${table('participants')} where team_id = ? order by number`,
            String(team['team_id']),
          ).map(({ number }) => number),
          Fundraising_Goal: goal(team),
        })),
      },
    };
  }

  private usersBy(where: string, campaign: number, limit: number, withGifts = true) {
    const rows = this.all(
      `select p.*, t.number as team, c.number as campaign, c.title,
          (select sum(amount_minor) from ${table('donation_ledger')} l
            where l.page_id = p.page_id and not l.pending) as raised
        from ${table('participants')} p
        join ${table('peer_campaigns')} c on c.campaign_id = p.campaign_id
        left join ${table('teams')} t on t.team_id = p.team_id
        where ${where} order by raised desc, p.number limit ?`,
      campaign,
      limit,
    );
    return rows.map((row) => ({
      Id: row['number'],
      Email: null,
      First_Name: row['first_name'],
      Last_Name: row['last_name'],
      Profile_Image: row['picture'],
      Is_Fundraiser: row['page_id'] !== null,
      Team_Id: row['team'],
      Campaign_Id: row['campaign'],
      Is_Captain: row['captain'] === 1,
      Page_Access: row['access'],
      Fundraising_Goal: {
        ...goal(row),
        Displayed_Donation_Infos: withGifts ? this.latest('page_id', row['page_id']) : [],
      },
      Addresses: [],
      Created_On: Number(row['created_at']) / 1_000,
      Last_Modified_On: Number(row['modified_at']) / 1_000,
    }));
  }

  private latest(column: string, id: unknown) {
    return this.all(
      `select number, paid_at, amount_minor, name, message, hide_amount from ${table('donation_ledger')}
        where ${column} = ? and not pending order by paid_at desc limit 100`,
      String(id),
    ).map((row) => ({
      Id: row['number'],
      Date: Number(row['paid_at']) / 1_000,
      Amount: row['hide_amount'] ? null : Number(row['amount_minor']) / 100,
      Donor_Name: row['name'],
      Message: row['message'],
    }));
  }

  private all(sql: string, ...values: (string | number)[]): Row[] {
    return this.database.prepare(sql).all(...values);
  }
}

const giftTables = () => `${table('donation_ledger')} l
  join ${table('peer_campaigns')} c on c.campaign_id = l.campaign_id
  left join ${table('participants')} p on p.campaign_id = l.campaign_id and p.person_id = l.person_id
  left join ${table('teams')} t on t.team_id = l.team_id`;
const gifts = () =>
  `select l.*, c.number as campaign, c.currency, p.number as fundraiser, t.number as team from ${giftTables()}`;

const goal = (row: Row) => ({
  Id: row['page_number'],
  Campaign_Name: row['title'],
  Fundraising_Page_Header: row['header'],
  Fundraising_Page_Html: row['html'],
  Goal_Amount: Number(row['goal_minor']) / 100,
  Amount_Raised: Number(row['raised']) / 100,
  Amount_To_Goal: Math.max(Number(row['goal_minor']) - Number(row['raised']), 0) / 100,
});

const donation = (row: Row) => ({
  Id: row['number'],
  Campaign_Id: row['campaign'],
  Amount: Number(row['amount_minor']) / 100,
  Message: row['message'],
  Donor: {
    Id: row['donor_number'],
    First_Name: row['first_name'],
    Last_Name: row['last_name'],
    Email: row['email'],
    Addresses: JSON.parse((row['addresses'] as string | null) ?? '[]') as unknown,
  },
  Recipient: { Id: row['page_number'], User_Id: row['fundraiser'], Team_Id: row['team'] },
  Payment: {
    Paid_At: Number(row['paid_at']) / 1_000,
    Currency_Key: row['currency'],
    Payment_Type: row['payment'],
    Is_Verified: row['verified'] === 1,
  },
  Hide_Name: row['anonymous'] === 1,
  Hide_Amount: row['hide_amount'] === 1,
  Is_Corp_Sponsorship: row['corporate'] === 1,
  Do_Not_Sync: row['withheld_from_sync'] === 1,
  Is_Offline: row['offline'] === 1,
  Is_Pending: row['pending'] === 1,
  Created_On: Number(row['created_at']) / 1_000,
  Last_Modified_On: Number(row['modified_at']) / 1_000,
});

process.on('message', ({ file }: { file: string }) => void serve(file));
process.on('disconnect', () => process.exit(0));

async function serve(file: string): Promise<void> {
  const database = new DatabaseSync(file, { readOnly: true });
  table = physicalTables(database);

  @Module({ controllers: [BareController], providers: [{ provide: DATABASE, useValue: database }] })
  class BareModule {}

  const app = await NestFactory.create(BareModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  process.send?.((app.getHttpServer() as { address(): object }).address());
}
